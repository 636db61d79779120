import { describe, expect } from 'vitest'
import { keepApart } from '../../src/club/apart/keep.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { heldOneToOnes } from '../../src/club/one-to-ones/met.ts'
import { together } from '../../src/db/together.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import type { View } from '../../src/view/view.ts'
import { actionsOf, type Staged } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

const buttonsOf = (message: Staged | undefined): string[] =>
  message === undefined ? [] : actionsOf(message.view).map(({ label }) => label)

const records = ({ inClub }: Club) =>
  inClub(({ tx }) => tx.selectFrom('one_to_one').selectAll().orderBy('id').execute())

/** Each two for whom one counts, by their names in order. */
const pairs = async (club: Club): Promise<string[]> => {
  const names = new Map((['lea', 'marc', 'ana', 'olga'] as const).map(who => [club.idOf(who), who]))
  const { held } = await club.inClub(tx => together(tx, { held: [heldOneToOnes(tx)] }))
  return held.flatMap(({ members }) => {
    const known = members.map(one => names.get(one)!).sort()
    return known.flatMap((one, n) => known.slice(n + 1).map(other => `${one} ${other}`))
  })
}

/** The lines of the ledger that hold: by whom, for whom. */
const lines = ({ inClub }: Club) =>
  inClub(async ({ tx }) => {
    const all = await tx.selectFrom('act').selectAll().where('kind', '=', 'one-to-one-held').execute()
    const later = new Set(all.flatMap(({ corrects }) => corrects ?? []))
    return all.filter(line => !line.cancels && !later.has(line.id))
  })

/** The calendar file of a message. */
const fileOf = (view: View): string => {
  const file = view.blocks.find(block => block.kind === 'file')
  return file?.kind === 'file' ? new TextDecoder().decode(file.bytes).replaceAll('\r\n ', '') : ''
}
const fieldOf = (file: string, name: string): string | undefined =>
  new RegExp(`^${name}[^:\\n]*:(.*)$`, 'm').exec(file)?.[1]?.trim()

story(
  'a one-to-one offered with a referral is proposed, agreed, and counts when both say so',
  async ({ people: { lea, marc }, clock, inClub }) => {
    await lea.says('/refer @marc moi-même "Un devis"')
    await lea.presses('Proposer un tête-à-tête')
    expect(lea.form?.fields[0]?.options?.[0]?.label).toBe('Marc Dubois')
    await lea.submits({ note: 'Parlons de vos chantiers' })
    expect(marc.texts.at(-1)).toContain('Un café avec Léa Martin')
    expect(marc.texts.at(-1)).toContain('Parlons de vos chantiers')
    await lea.says('/tete-a-tete @marc')
    expect(lea.texts.at(-1)).toContain('déjà ouvert entre vous deux')
    await marc.presses('Avec plaisir')
    expect(lea.messages.at(-1)?.where.kind).toBe('group')
    await clock.passes('P15D')
    await lea.presses('Oui, c’est fait')
    expect(lea.texts.join('\n')).toContain('Il comptera quand l’autre l’aura dit aussi')
    const held = () =>
      inClub(club => club.tx.selectFrom('act').select('by_id').where('kind', '=', 'one-to-one-held').execute())
    expect(await held()).toHaveLength(0)
    await marc.presses('Oui, c’est fait')
    expect(await held()).toHaveLength(2)
  },
)

describe('times are proposed', () => {
  story('one is pressed, both have it for their calendars, and it is moved and called off', async club => {
    const { lea, marc } = club.people
    await lea.says('/tete-a-tete @marc jeudi 12/11 10h, vendredi 13 novembre 14h30 lieu:"Café de la Gare"')
    expect(lea.texts.at(-1)).toMatch(/jeudi 12 novembre à 10 h\n• vendredi 13 novembre à 14 h 30/)
    const asked = marc.messages.at(-1)!
    expect(buttonsOf(asked)).toEqual([
      'jeudi 12 novembre à 10 h',
      'vendredi 13 novembre à 14 h 30',
      'Un autre moment',
      'Pas maintenant',
      'Pourquoi ce message ?',
    ])
    await marc.presses('vendredi 13 novembre à 14 h 30')
    // Marc's own message tells it now; Léa is told once, in private, and nothing else opens.
    expect(marc.messages.at(-1)).toBe(asked)
    expect(asked.text).toContain('Votre tête-à-tête avec Léa Martin\nC’est convenu : vendredi 13 novembre à 14 h 30.')
    const told = lea.messages.at(-1)!
    expect(told.where.kind).toBe('direct')
    expect(told.text).toContain('C’est convenu : vendredi 13 novembre à 14 h 30.')
    expect(told.text).toContain('Café de la Gare')
    const [hers, his] = [fileOf(told.view), fileOf(asked.view)]
    expect(fieldOf(hers, 'DTSTART')).toBe('20261113T133000Z')
    expect(fieldOf(hers, 'SEQUENCE')).toBe('1')
    expect(fieldOf(hers, 'LOCATION')).toBe('Café de la Gare')
    expect(fieldOf(hers, 'SUMMARY')).toBe('Tête-à-tête avec Marc Dubois')
    expect(fieldOf(hers, 'DESCRIPTION')).toContain('Objectifs')
    expect(fieldOf(his, 'UID')).toBe(fieldOf(hers, 'UID'))
    expect(hers).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i)
    await lea.pressesOn(told, 'De quoi parler ?')
    expect(lea.texts.at(-1)).toContain('Savoir-faire : pour quoi vous appelle-t-on en premier ?')

    // He has to move it: she chooses again, and the event is the same, one later.
    await marc.pressesOn(asked, 'Déplacer')
    expect(marc.form?.fields.find(({ id }) => id === 'place')?.value).toBe('Café de la Gare')
    await marc.submits({ when: 'mercredi 18 novembre 9h ou 11h' })
    expect(told.text).toContain(
      'Marc Dubois propose un autre moment : celui dont vous étiez convenus ne tient plus. Lequel vous convient',
    )
    await lea.presses('mercredi 18 novembre à 11 h')
    expect(asked.text).toContain('C’est convenu : mercredi 18 novembre à 11 h.')
    const moved = fileOf(asked.view)
    expect(fieldOf(moved, 'UID')).toBe(fieldOf(hers, 'UID'))
    expect(fieldOf(moved, 'SEQUENCE')).toBe('2')

    // One word the morning of the day, and the question the day after.
    await club.clock.goesTo('2026-11-18T10:00')
    for (const one of [lea, marc]) expect(one.seen(/Aujourd’hui : votre tête-à-tête/)).toBeDefined()
    await club.clock.goesTo('2026-11-19T11:00')
    await lea.presses('Oui, c’est fait')
    await marc.presses('Oui, c’est fait')
    expect((await records(club))[0]).toMatchObject({ status: 'held' })
    expect(String((await records(club))[0]!.held_on)).toBe('2026-11-18')
    expect(await pairs(club)).toEqual(['lea marc'])
    // What was asked once says what came of it; no conversation was opened.
    expect(asked.text).toContain('C’était convenu pour mercredi 18 novembre à 11 h.')
    expect([...lea.texts, ...marc.texts].join()).not.toContain('conversation est ouverte')
  })

  story('another time, or no: nobody learns of a no; what is past is not pressed any more', async club => {
    const { lea, marc, ana } = club.people
    await lea.says('/tete-a-tete @ana demain 9h')
    await ana.presses('Another time')
    await ana.submits({ when: 'Thursday 12 November 8:30, Friday 13 November 18:00' })
    expect(ana.texts.at(-1)).toContain('the choice is being made')
    const answered = lea.messages.at(-1)!
    expect(answered.text).toContain('Ana Costa propose un autre moment. Lequel vous convient')
    await club.clock.goesTo('2026-11-12T09:00')
    await lea.pressesOn(answered, 'jeudi 12 novembre à 8 h 30')
    expect(lea.texts.at(-1)).toContain('Ce moment est passé')
    await lea.pressesOn(answered, 'vendredi 13 novembre à 18 h')
    expect(ana.seen(/It is agreed: Friday 13 November at 18:00/)).toBeDefined()
    const file = fileOf(ana.messages.findLast(({ view }) => fileOf(view) !== '')!.view)
    expect(fieldOf(file, 'SUMMARY')).toBe('One-to-one with Léa Martin')
    // She cannot come after all: he is told kindly, with a button for another day.
    await ana.presses('Cancel it')
    expect(lea.texts.at(-1)).toContain('Ana Costa ne peut finalement pas venir')
    await lea.presses('Proposer un autre jour')
    expect(lea.form?.fields[0]?.options?.[0]?.label).toBe('Ana Costa')
    await club.clock.goesTo('2026-11-14T12:00')
    expect(lea.seen(/avez-vous pris le temps/)).toBeUndefined()

    await lea.says('/tete-a-tete @marc lundi 16 novembre 10h')
    const before = lea.texts.join()
    await marc.presses('Pas maintenant')
    expect(lea.texts.join()).toBe(before)
    await marc.presses('Finalement, oui')
    expect(lea.messages.at(-1)?.where.kind).toBe('group')
  })

  story('what cannot be is said at once, and what was typed is kept', async club => {
    const { lea, marc } = club.people
    for (const [typed, said] of [
      ['mardi 3 novembre 2026 9h, mercredi 10h', 'Ce moment est passé'],
      ['dimanche 28 mars 2027 2h30', 'cette heure n’existe pas'],
      ['3 décembre 2029 10h', 'C’est dans plus de deux ans'],
      ['4/11 10h, 5/11 10h, 6/11 10h, 7/11 10h', '3 moments au plus'],
      ['jeudi', 'ajoutez l’heure : « jeudi 10h »'],
      ['dans 3 jours', 'À quelle heure, vendredi 6 novembre ?'],
    ] as const) {
      await lea.says(`/tete-a-tete @marc ${typed}`)
      expect(lea.texts.at(-1), typed).toContain(said)
      await lea.presses('Corriger')
      expect(lea.form?.fields.find(({ id }) => id === 'when')?.value).toBe(typed)
    }
    expect(marc.messages).toEqual([])
    await lea.submits({ when: 'dans 3 jours à 8h' })
    expect(buttonsOf(marc.messages.at(-1))).toContain('vendredi 6 novembre à 8 h')
  })

  story('three agree on the moment that suits them all, and the one who said no is not in it', async club => {
    const { lea, marc, ana, olga } = club.people
    await lea.says('/tete-a-tete @marc @ana @olga jeudi 12/11 10h, vendredi 13/11 14h')
    await olga.presses('Not now')
    await marc.presses('jeudi 12 novembre à 10 h')
    expect((await records(club))[0]).toMatchObject({ status: 'proposed' })
    await marc.presses('✓ jeudi 12 novembre à 10 h')
    await marc.presses('vendredi 13 novembre à 14 h')
    await ana.presses('Friday 13 November at 14:00')
    const [agreed] = await records(club)
    expect(agreed).toMatchObject({ status: 'scheduled', sequence: 1 })
    expect(agreed!.members).toEqual(['lea', 'marc', 'ana'].map(who => club.idOf(who as 'lea')))
    expect(lea.texts.at(-1)).toContain('vendredi 13 novembre à 14 h')
    expect(olga.texts.join()).not.toContain('It is agreed')
  })
})

describe('one that took place is noted', () => {
  story('by one line with all names; each confirms for himself, and it counts for each two who did', async club => {
    const { lea, marc, ana } = club.people
    await lea.says('/tete-a-tete @marc et @ana hier "On a parlé chantiers"')
    expect(lea.texts.at(-1)).toContain('C’est noté : votre tête-à-tête avec Marc Dubois et Ana Costa')
    expect(lea.texts.at(-1)).toContain('C’était lundi 2 novembre')
    expect(marc.texts).toHaveLength(1)
    expect(marc.texts.at(-1)).toContain('@Léa Martin a noté que vous vous êtes vus, avec Ana Costa, lundi 2 novembre')
    expect(marc.texts.at(-1)).toContain('On a parlé chantiers')
    expect(await pairs(club)).toEqual([])
    await marc.presses('Oui, c’est fait')
    expect(await pairs(club)).toEqual(['lea marc'])
    expect(marc.texts.at(-1)).toContain(
      'Il compte avec Léa Martin ; avec la dernière personne, quand elle l’aura dit aussi',
    )
    // One no is his alone: nothing changes for the others, and nobody is told.
    const before = [lea.texts.join(), marc.texts.join()]
    await ana.presses('No')
    expect(ana.texts.at(-1)).toContain('Noted: it does not count for you')
    expect([lea.texts.join(), marc.texts.join()]).toEqual(before)
    expect(await pairs(club)).toEqual(['lea marc'])
    expect((await records(club))[0]).toMatchObject({ status: 'unconfirmed' })
    await ana.presses('Yes, we met')
    expect((await pairs(club)).sort()).toEqual(['ana lea', 'ana marc', 'lea marc'])
    expect((await records(club))[0]).toMatchObject({ status: 'held' })
    expect(await lines(club)).toHaveLength(6)
    expect(new Set((await lines(club)).map(({ at }) => String(at)))).toEqual(new Set(['2026-11-02T11:00:00Z']))
    // For himself, and one tap for the other: on the same card, without another message.
    const marcs = marc.messages.length
    await marc.presses('C’était utile')
    expect((await records(club))[0]!.useful_to).toEqual([club.idOf('marc')])
    expect(lea.texts.join()).not.toContain('utile')
    await marc.presses('✓ Utile (vous seul le voyez)')
    expect((await records(club))[0]!.useful_to).toEqual([])
    expect(marc.messages).toHaveLength(marcs)
  })

  story('by both, it is one, whose first day stands until somebody corrects it', async club => {
    const { lea, marc, ana } = club.people
    await lea.says('/tete-a-tete @marc hier')
    await marc.says('/tete-a-tete @lea avant-hier')
    expect(await records(club)).toHaveLength(1)
    expect(String((await records(club))[0]!.held_on)).toBe('2026-11-02')
    expect(await pairs(club)).toEqual(['lea marc'])
    expect(marc.texts.join('\n')).toContain('Vous l’avez dit tous les deux')
    await marc.presses('Un autre jour')
    await marc.submits({ date: 'avant-hier' })
    expect(String((await records(club))[0]!.held_on)).toBe('2026-11-01')
    expect((await lines(club)).map(({ at }) => String(at))).toEqual(['2026-11-01T11:00:00Z', '2026-11-01T11:00:00Z'])
    await marc.presses('Remercier Léa Martin')
    expect(marc.form?.fields.find(({ id }) => id === 'to')?.value).toBe(club.idOf('lea'))
    // Not the same any more ten days later.
    await club.clock.passes('P10D')
    await lea.says('/tete-a-tete @marc hier')
    expect(await records(club)).toHaveLength(2)
    // By the wrong name: he who noted it puts it right, and she who was not there is not asked any more.
    await lea.says('/tete-a-tete @ana hier')
    await lea.presses('Corriger')
    await lea.submits({ with: [club.idOf('olga')] })
    expect(club.people.olga.texts.at(-1)).toContain('@Léa Martin noted that you met')
    expect(ana.texts.at(-1)).not.toContain('noted')
    await lea.presses('Annuler')
    expect(lea.texts.join('\n')).toContain('C’est annulé : il n’en reste rien.')
    expect((await records(club)).filter(({ withdrawn_at }) => withdrawn_at === null)).toHaveLength(2)
  })

  story('as soon as they say it, one agreed on before is the one; nobody is asked twice', async club => {
    const { lea, marc } = club.people
    await lea.says('/tete-a-tete @marc')
    await marc.presses('Avec plaisir')
    await club.clock.passes('P5D')
    await marc.says('/tete-a-tete @lea hier')
    expect(await records(club)).toHaveLength(1)
    await lea.presses('Oui, c’est fait')
    expect(await pairs(club)).toEqual(['lea marc'])
    const read = lea.messages.length
    await club.clock.passes('P15D')
    expect(lea.messages).toHaveLength(read)
  })

  story('a day too long ago, or still to come, is refused; a yes after thirty days counts no more', async club => {
    const { lea, marc } = club.people
    await lea.says('/tete-a-tete @marc 2 octobre')
    expect(lea.texts.at(-1)).toContain('plus de 30 jours')
    await lea.says('/tete-a-tete')
    await lea.presses('Noter un tête-à-tête passé')
    await lea.submits({ with: [club.idOf('marc')], date: '2026-11-20' })
    expect(lea.problems.date).toContain('encore à venir')
    await lea.submits({ date: '2026-10-30' })
    await club.clock.passes('P30D')
    await marc.presses('Oui, c’est fait')
    expect(marc.texts.at(-1)).toContain('il ne compte plus')
    expect(await pairs(club)).toEqual([])
  })
})

story(
  'whom to meet is suggested, but nobody who is away, who said no lately, or is not to be put together',
  async club => {
    const { lea, marc, ana, olga } = club.people
    const suggested = async () => {
      await lea.says('/tete-a-tete')
      return buttonsOf(lea.messages.at(-1)).filter(label => label.startsWith('Proposer à'))
    }
    expect((await suggested()).sort()).toEqual(
      ['Ana Costa', 'Marc Dubois', 'Olga Renard'].map(one => `Proposer à ${one}`),
    )
    await lea.presses('Proposer à Marc Dubois')
    expect(lea.form?.fields[0]?.options?.[0]?.label).toBe('Marc Dubois')
    await lea.submits({})
    await marc.presses('Pas maintenant')
    await ana.says('/pause 2026-12-01')
    expect(await suggested()).toEqual(['Proposer à Olga Renard'])
    // Whichever of the two asked for it, and neither is told why.
    await club.inClub(async tx => {
      const kept = await keepApart(tx, { by: await memberById(tx, club.idOf('olga')), other: club.idOf('lea') })
      if (isRefusal(kept)) throw new Error(kept.refused)
    })
    expect(await suggested()).toEqual([])
    expect(lea.texts.at(-1)).toContain('Quelqu’un à revoir ?')
    await olga.says('/one-to-one')
    expect(buttonsOf(olga.messages.at(-1))).not.toContain('Propose to Léa Martin')
  },
)
