import { describe, expect, test } from 'vitest'
import { askForRounds } from '../../src/club/pairing/plan.ts'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub, Person, Who } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

type Tell = (club: ClubOn) => Promise<void>
const everybody = ['lea', 'marc', 'ana', 'olga'] as const satisfies readonly Who[]

/** The club has lived here for long: its rounds are asked for. */
async function hasRounds({ inClub }: ClubOn): Promise<void> {
  await inClub(async club => {
    await club.tx
      .updateTable('club')
      .set({ placed_at: club.at.subtract({ hours: 24 * 90 }) })
      .execute()
    await askForRounds(club)
  })
}

/** Whom each round brought together, by their names. */
const together = ({ inClub, idOf }: ClubOn, round: string) =>
  inClub(async ({ tx }) => {
    const rows = await tx.selectFrom('one_to_one').select(['members', 'status']).where('round', '=', round).execute()
    const nameOf = (id: string) => everybody.find(who => idOf(who) === id)!
    return rows.map(({ members, status }) => `${members.map(nameOf).sort().join(' ')}: ${status}`).sort()
  })

/** With whom the last round brought somebody together. */
async function partnerOf(club: ClubOn, who: Who, round: string): Promise<Who> {
  const pair = (await together(club, round)).find(one => one.includes(who))!
  return pair
    .split(':')[0]!
    .split(' ')
    .find(one => one !== who) as Who
}

const words: Readonly<
  Record<'lea' | 'marc' | 'ana' | 'olga', Record<'ahead' | 'proposed' | 'skip' | 'join' | 'yes' | 'no', string>>
> = (() => {
  const fr = {
    ...{ ahead: 'Bientôt quelqu’un à rencontrer', proposed: 'Quelqu’un à rencontrer :', skip: 'Passer ce tour' },
    ...{ join: 'Finalement, j’en suis', yes: 'Avec plaisir', no: 'Pas cette fois' },
  }
  const en = {
    ...{ ahead: 'Somebody to meet, soon', proposed: 'Somebody to meet:', skip: 'Skip this round' },
    ...{ join: 'Count me in again', yes: 'With pleasure', no: 'Not this time' },
  }
  return { lea: fr, marc: fr, ana: en, olga: en }
})()

const said = async (person: Person, text: string) => (await person.readsOf(text)).length

// The club stands on Tuesday 3 November 2026, at 11:00; the round of December is drawn on Monday the 7th at 10:00.
const stories: Record<string, Tell> = {
  'a month of the club: told beforehand, drawn, agreed, met, counted': async club => {
    const { people, clock } = club
    await hasRounds(club)
    await clock.goesTo('2026-12-03T09:59')
    for (const who of everybody) expect(await said(people[who], words[who].ahead)).toBe(0)
    await clock.goesTo('2026-12-03T10:00')
    for (const who of everybody) await people[who].sees(words[who].ahead, { where: 'direct' })
    // A slip is taken back, and she is in.
    await people.lea.presses('Passer ce tour')
    await people.lea.sees('Rien ne vous sera proposé')
    await people.lea.presses('Finalement, j’en suis')
    await people.lea.sees('passez ce tour ; personne n’en saura rien')
    expect(await together(club, '2026-12')).toEqual([])

    await clock.goesTo('2026-12-07T10:01')
    const pairs = await together(club, '2026-12')
    expect(pairs).toHaveLength(2)
    expect(pairs.every(one => one.endsWith(': proposed'))).toBe(true)
    const marc = await people.marc.sees('Quelqu’un à rencontrer :', { where: 'direct' })
    expect(marc.words).toContain('Pourquoi vous deux')
    expect(marc.words).toContain('n’avez encore jamais eu de tête-à-tête')
    await people.marc.sees('Le tirage de ce tour est fait')
    const partner = await partnerOf(club, 'marc', '2026-12')

    // The one says yes, the other too: their conversation opens.
    await people.marc.presses('Avec plaisir')
    await people.marc.sees('les autres')
    await people[partner].presses(words[partner].yes)
    await people.marc.sees(/votre conversation est ouverte/)
    await people.marc.sees(/tête-à-tête/, { where: 'group' })

    // The other two say when it could be, and choose: it stands in their calendars.
    const [first, second] = pairs
      .find(one => !one.includes('marc'))!
      .split(':')[0]!
      .split(' ') as [Who, Who]
    await people[first].presses(first === 'lea' ? 'Proposer des moments' : 'Propose times')
    await people[first].fills({ when: '2026-12-10 10:00' })
    const chosen = (await people[second].reads())
      .flatMap(({ buttons }) => buttons.filter(one => /10/.test(one)))
      .at(-1)!
    await people[second].presses(chosen)
    expect((await together(club, '2026-12')).every(one => one.endsWith(': scheduled'))).toBe(true)

    // Two weeks later both are asked, by the card of every one-to-one.
    await clock.goesTo('2026-12-22T10:05')
    await people.marc.presses('Oui, c’est fait')
    await people[partner].presses(partner === 'lea' ? 'Oui, c’est fait' : 'Yes, we met')
    expect((await together(club, '2026-12')).filter(one => one.endsWith(': held'))).toHaveLength(1)
    await people.marc.sees('Vous vous êtes vus : merci de l’avoir dit')

    // The next round asks nobody to meet again whom he was just proposed.
    await clock.goesTo('2027-01-04T10:05')
    const next = await together(club, '2027-01')
    expect(next).toHaveLength(2)
    expect(next.filter(one => pairs.some(before => before.split(':')[0] === one.split(':')[0]))).toEqual([])
  },

  'who skips is not drawn, nor who is on leave; a group of three takes the odd one in': async club => {
    const { people, clock } = club
    await hasRounds(club)
    await clock.goesTo('2026-12-03T10:00')
    await people.ana.presses('Skip this round')
    await people.ana.sees('Nothing is proposed to you')
    await clock.goesTo('2026-12-07T10:01')
    expect(await together(club, '2026-12')).toEqual(['lea marc olga: proposed'])
    const seen = await people.lea.sees('Quelqu’un à rencontrer :')
    expect(seen.words).toContain('Pourquoi vous trois')
    expect(seen.words).toContain('Marc Dubois')
    expect(seen.words).toContain('Olga Renard')
    expect(await said(people.ana, 'Somebody to meet:')).toBe(0)
    await people.ana.sees('You skipped this round')
    // One says no without a word: the others agree and know nothing of it.
    await people.olga.presses('Not this time')
    await people.lea.presses('Avec plaisir')
    expect((await people.lea.sees('Quelqu’un à rencontrer :')).words).toContain('Olga Renard')
    await people.marc.presses('Avec plaisir')
    expect(await together(club, '2026-12')).toEqual(['lea marc: scheduled'])
    await people.olga.sees('Not this time. Nobody is told')
    // She is in the next one, and they, who have just been proposed to each other, are not brought together.
    await people.olga.types('/pause pour:"un mois"')
    await clock.goesTo('2027-01-04T10:05')
    expect(await together(club, '2027-01')).toEqual(expect.not.arrayContaining([expect.stringContaining('olga')]))
  },

  'a no is silent: the other reads nothing of it, not by a press either, until the round is over': async club => {
    const { people, clock } = club
    await hasRounds(club)
    await clock.goesTo('2026-12-07T10:01')
    const partner = await partnerOf(club, 'lea', '2026-12')
    const before = (await people.lea.sees('Quelqu’un à rencontrer :')).words
    await people[partner].presses(words[partner].no)
    expect((await people.lea.sees('Quelqu’un à rencontrer :')).words).toBe(before)
    await people.lea.presses('Avec plaisir')
    await people.lea.sees('les autres')
    await clock.goesTo('2027-01-04T10:05')
    await people.lea.sees('Finalement pas cette fois')
  },

  'nobody is brought together with whom he would rather not be, and nobody learns of it': async club => {
    const { people, clock, inClub, idOf } = club
    await hasRounds(club)
    await clock.goesTo('2026-12-03T10:00')
    await people.lea.presses('Plutôt pas avec…')
    await people.lea.presses('Nommer quelqu’un')
    await people.lea.fills({ member: 'Marc' })
    await people.lea.sees('Aucun tête-à-tête ne vous sera plus proposé avec Marc Dubois', { onlyHis: true })
    await people.olga.types(club.ground.platform === 'discord' ? '/assidu "club pairs"' : '/club pairs')
    expect((await people.olga.sees('One-to-ones the club proposes')).words).not.toContain('Marc')
    await people.olga.presses('Keep two apart')
    await people.olga.fills({ one: 'Léa Martin', other: 'Ana Costa' })
    await people.olga.sees('Léa Martin and Ana Costa are not brought together', { onlyHis: true })
    await clock.goesTo('2026-12-07T10:01')
    expect(await together(club, '2026-12')).toEqual(['ana marc: proposed', 'lea olga: proposed'])
    await clock.goesTo('2027-01-04T10:05')
    // Olga is the only one left for her, and was just proposed to her: nobody is left this time.
    expect((await together(club, '2027-01')).join()).not.toContain('lea')
    for (const who of ['marc', 'ana', 'olga'] as const) {
      const read = (await people[who].reads()).map(one => one.words).join('\n')
      expect(read).not.toMatch(/plutôt pas avec marc|rather not|Marc Dubois and Léa|ne pas réunir/i)
    }
    await people.marc.types('/my-data')
    expect((await people.marc.reads()).map(one => one.words).join('\n')).not.toMatch(/aucun tête-à-tête n’est proposé/)
    await people.lea.types('/mes-donnees')
    await people.lea.sees(/aucun tête-à-tête n’est proposé\D*1/)
    const rows = await inClub(({ tx }) => tx.selectFrom('audit').select(['what', 'about', 'detail']).execute())
    expect(rows.filter(({ what }) => what === 'kept-apart')).toEqual([
      { what: 'kept-apart', about: null, detail: null },
    ])
    expect(JSON.stringify(rows)).not.toContain(idOf('marc'))
  },
}

const platforms: readonly (readonly [string, () => Promise<OpenClub>])[] = [
  ['Slack', onSlack('socket')],
  ['Discord', onDiscord],
  ['the playground', onPlayground],
]

for (const [platform, open] of platforms)
  describe(`the round of one-to-ones on ${platform}`, () => {
    for (const [name, tell] of Object.entries(stories))
      test(name, async () => {
        const club = await open()
        await tell(club).finally(() => club.close())
      })
  })
