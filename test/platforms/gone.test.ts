import { expect, test } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { coffee, nudged } from '../../src/club/nudges/kinds.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub, Seen, Who } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

const others = ['lea', 'ana', 'olga'] as const satisfies readonly Who[]

/** Marc is in everything a member can be in, and others read of him wherever one reads. */
async function marcIsInEverything(club: ClubOn): Promise<readonly (readonly [Who, Seen, string])[]> {
  const { people, clock, inClub, idOf } = club
  const { lea, marc, ana, olga } = people
  await inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ email: 'marc@dubois.example', phone: '+33639987701', activity: 'Électricien', seeks: 'Des chantiers' })
      .where('id', '=', idOf('marc'))
      .execute(),
  )
  await olga.types('/meeting plan')
  await olga.fills({ date: '2026-11-19', time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo('2026-11-12T09:30')
  await marc.presses('Je viens avec un invité')
  await marc.fills({ name: 'Paul Roux', agreed: true })
  await lea.types(
    '/recommander @marc outside besoin:"Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
  )
  await lea.presses('Oui, transmettre', 'Mme Dupont')
  await marc.types('/recommander @ana outside besoin:"Un buffet" contact:"M. Tilleul" telephone:"06 39 98 33 44"')
  await marc.presses('Oui, transmettre', 'M. Tilleul')
  await marc.types('/recommander @lea outside besoin:"Une toiture" contact:"Mme Aubépine" telephone:"06 39 98 55 66"')
  await marc.presses('Oui, transmettre', 'Mme Aubépine')
  await lea.presses('Contact pris', 'Mme Aubépine')
  await olga.types('/intro @marc @lea "two who should talk"')
  await olga.presses('Send it')
  await marc.types('/presenter @ana pourquoi:"Parler de mon métier"')
  await marc.presses('Envoyer')
  await ana.presses('Yes, gladly', 'Marc Dubois')
  await lea.types('/tete-a-tete @marc')
  const proposed = await lea.sees(/roposé à Marc Dubois/, { onlyHis: true })
  await lea.types('/merci @marc aide "Merci de tout cœur"')
  await marc.types('/merci @lea aide "Merci Léa"')
  await marc.types('/presenter moi')
  await marc.types('/mon-bilan')
  await marc.presses('Ce n’est pas juste')
  await marc.fills({ words: 'Je donne bien plus' })
  await inClub(async ({ tx, id, newId, at }) => {
    const [first, second] = [newId(), newId()]
    const nudge = (of: string, member: string, act: string, about: string | null) => ({
      ...{ club_id: id, id: of, external_id: of, member_id: member, step: 1, platform: null, act, about },
      ...{ decided_at: at, held_back: false, outcome: 'pending', outcome_at: null, episode: of, arm: 'now' },
      ...{ standing: 'hunter', due_at: null },
    })
    await tx
      .insertInto('nudge')
      .values([
        nudge(first, idOf('olga'), 'greet-newcomer', idOf('marc')),
        nudge(second, idOf('marc'), 'buddy', idOf('ana')),
      ])
      .execute()
    return [first, second] as const
  }).then(([first, second]) =>
    inClub(async tx => {
      await nudged.keep(tx, { nudge: first, to: { member: idOf('olga') } })
      await coffee.keep(tx, { nudge: second, to: { member: idOf('ana') } })
    }),
  )
  await club.assidu.drain()
  const tableau = await lea.sees('Transmise à Marc Dubois')
  return [
    ['lea', await lea.sees('Souhaitez-vous rencontrer Marc Dubois'), 'Oui, volontiers'],
    ['lea', await lea.sees('Mme Aubépine', { where: 'direct' }), 'Rendez-vous pris'],
    ['lea', proposed, 'Annuler'],
    ['lea', tableau, 'Annuler'],
    ['ana', await ana.sees('A coffee with Marc Dubois'), 'Propose a date'],
    ['ana', await ana.sees('M. Tilleul', { where: 'direct' }), 'Contacted'],
    ['olga', await olga.sees('Asked: Marc Dubois'), 'Undo'],
    ['olga', await olga.sees('Marc Dubois: “that’s not right”'), 'We have spoken'],
  ]
}

/** What they read, each of them, that a platform still shows: an answer to one alone is gone with his window. */
const read = async ({ people, ground }: ClubOn): Promise<Seen[]> => {
  const all: Seen[] = []
  for (const who of others)
    all.push(...(await people[who].reads()).filter(({ onlyHis }) => ground.platform === 'playground' || !onlyHis))
  return all
}

/** What each of them reads by now that stood nowhere before. */
const newFor = async ({ people, ground }: ClubOn, before: readonly Seen[]) =>
  Promise.all(
    others.map(async who => ({
      who,
      words: (await people[who].reads())
        .filter(one => ground.platform === 'playground' || !one.onlyHis)
        .filter(({ id }) => !before.some(one => one.id === id))
        .map(({ words }) => words),
    })),
  )

const same = (one: Seen, other: Seen) => one.id === other.id && one.words === other.words

/** His name, company, address and trade, and what he or others told of the prospects they passed on. */
const his =
  /Marc|Dubois|marc@|39 ?98 ?77 ?01|Dupont|Tilleul|Aubépine|39 ?98 ?12 ?12|39 ?98 ?33 ?44|39 ?98 ?55 ?66|Électricien|Des chantiers/

const grounds: Readonly<Record<string, () => Promise<OpenClub>>> = {
  'the playground': onPlayground,
  Slack: onSlack('socket'),
  Discord: onDiscord,
}

for (const [name, open] of Object.entries(grounds)) {
  test(`whoever is erased stands nowhere any more, and nobody is asked about him: ${name}`, async () => {
    const club = await open()
    try {
      const cards = await marcIsInEverything(club)
      expect((await read(club)).filter(({ words }) => his.test(words)).length).toBeGreaterThan(9)
      await club.inClub(async tx => eraseMember(tx, await memberById(tx, club.idOf('marc')), 'Ancien membre'))
      // A message that has just been edited waits for the platform's pace before it is drawn anew.
      await expect
        .poll(async () => (await read(club)).filter(({ words }) => his.test(words)).map(({ words }) => words), {
          timeout: 40_000,
          interval: 500,
        })
        .toEqual([])
      // A button that somebody still has before him says what is so.
      for (const [who, card, label] of cards) {
        const was = await club.people[who].reads()
        await club.people[who].pressesOn(card, label)
        const said = (await club.people[who].reads()).filter(now => !was.some(one => same(one, now)))
        expect([label, said.length]).toEqual([label, 1])
        expect(said[0]!.words).not.toMatch(his)
      }
      const now = await read(club)
      const asking = async () =>
        (await newFor(club, now)).flatMap(({ who, words }) =>
          words.flatMap(text => (/Serez-vous là|Will you be there/.exec(text) ?? []).map(said => [who, said])),
        )
      // The platform's limit is waited for on the day of the question, before the clock leaps: whom it reaches in time it asks.
      await club.clock.goesTo('2026-11-17T12:00')
      await expect.poll(async () => (await asking()).length, { timeout: 40_000, interval: 500 }).toBeGreaterThan(0)
      await club.clock.passes('P60D')
      const [news, asked] = [await newFor(club, now), await asking()]
      const inHis = { lea: 'Serez-vous là', ana: 'Will you be there', olga: 'Will you be there' } as const
      expect(asked).toEqual(asked.map(([who]) => [who, inHis[who as keyof typeof inHis]]))
      const later = news.flatMap(({ words }) => words)
      expect(later.filter(words => /ancien membre/i.test(words) || his.test(words))).toEqual([])
    } finally {
      await club.close()
    }
  })

  test(`an end takes him out of sight, and its undoing brings all back as it was: ${name}`, async () => {
    const club = await open()
    const { clock } = club
    const { olga } = club.people
    const members = club.ground.platform === 'discord' ? '/assidu "club members"' : '/club members'
    try {
      await marcIsInEverything(club)
      const before = await read(club)
      await olga.types(members)
      await olga.presses('End a membership')
      await olga.fills({ member: 'Marc' })
      const ended = await read(club)
      const changed = before.flatMap(one => {
        const now = ended.find(({ id }) => id === one.id)
        return now && !same(one, now) ? [now.words] : []
      })
      // Nothing waits with him any more, and the announcement does not name him: neither as coming nor beside his guest.
      expect(changed.filter(words => /^Réunion/.test(words)).join()).toMatch(/1 invité.*Paul Roux/s)
      expect(changed.filter(words => /^Réunion/.test(words)).join()).not.toMatch(/\d présent/)
      expect(changed.filter(words => /^Réunion/.test(words)).join()).not.toMatch(his)
      expect(changed.join()).toContain('Ce n’est plus nécessaire')
      expect(changed.join()).toContain('this needs no answer any more')
      expect(ended.map(({ words }) => words).join()).not.toContain('A coffee with Marc')
      await clock.passes('P2D')
      await olga.types(members)
      await olga.chooses('Restore a membership', 'Marc Dubois')
      const back = await read(club)
      const differs = before.filter(one => !back.some(now => same(one, now))).map(({ words }) => words.split('\n')[0])
      // Who had asked was told "not this time": it is not asked a second time.
      expect(differs).toEqual(['Souhaitez-vous rencontrer Marc Dubois ?'])
    } finally {
      await club.close()
    }
  })
}
