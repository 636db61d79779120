import { expect } from 'vitest'
import { lookAround } from '../../src/club/nudges/facts.ts'
import { offerOf, possibleActs } from '../../src/club/nudges/possible.ts'
import { labels } from '../kit/meetings.ts'
import type { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

/** A breakfast on Thursday 19 November at 07:45, as it has been announced a week before. */
async function announced({ people: { olga }, clock }: Club): Promise<void> {
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-19', time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo('2026-11-12T09:00')
}

const board = ({ stage }: Club) => stage.messages.findLast(({ text }) => /^Réunion du jeudi 19/.test(text))!.text
const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')!.text
const direct = (person: Person) =>
  person.messages.flatMap(({ where, text }) => (where.kind === 'direct' ? [text.split('\n')[0]] : []))

async function brings(person: Person, guest: string, press = 'Je viens avec un invité'): Promise<void> {
  await person.presses(press)
  await person.submits({ name: guest, agreed: true })
}

story('who brings a guest comes: counted, confirmed, ticked on the roll, and not asked', async club => {
  const { people, clock, inClub, idOf } = club
  const { lea, marc, olga } = people
  await announced(club)
  await brings(lea, 'Paul Roux')
  expect(told(lea)).toContain('Le club vous attend avec votre invité')
  expect(board(club)).toContain('1 présent, 1 invité, 3 sans réponse')
  expect(board(club)).toContain('Présents : Léa Martin')
  // Neither would a nudge ask for an answer, nor say what it asked for before.
  await inClub(async tx => {
    const around = await lookAround(tx)
    const forWhom = new Set(around.people.map(({ id }) => id))
    const could = await possibleActs(tx, { ...around, standings: new Map(), forWhom })
    const { id } = await tx.tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow()
    for (const [who, isAsked] of [
      ['lea', false],
      ['marc', true],
    ] as const) {
      expect(could.get(idOf(who))!().some(({ act }) => act === 'rsvp')).toBe(isAsked)
      expect((await offerOf(tx, 'rsvp')!.stands(tx, id, idOf(who))) !== null).toBe(isAsked)
    }
  })

  await clock.goesTo('2026-11-17T10:00')
  expect(direct(lea)).toEqual([])
  expect(direct(marc)).toContainEqual(expect.stringContaining('Serez-vous là jeudi'))
  await clock.goesTo('2026-11-18T17:00')
  expect(direct(lea)).toEqual([expect.stringContaining('On vous attend jeudi')])

  await clock.goesTo('2026-11-19T09:30')
  await olga.says('/meeting')
  await olga.presses(/^Take the roll/)
  expect(labels(olga).filter(label => label.startsWith('✓'))).toEqual([
    expect.stringContaining('guest of Léa Martin'),
    '✓ Léa Martin',
  ])
})

story(
  'a guest brought after a no says what it changes; one who does not come leaves the answer in sight',
  async club => {
    const { lea, marc, ana } = club.people
    await announced(club)
    await lea.presses('Je ne peux pas')
    await brings(lea, 'Paul Roux')
    expect(told(lea)).toContain('Vous aviez dit ne pas pouvoir venir : vous comptez maintenant parmi les présents')
    expect(board(club)).toContain('1 présent, 1 invité, 3 sans réponse')
    await lea.presses('Annuler')
    expect(told(lea)).toContain('Vous restez parmi les présents')
    await lea.presses('Je ne peux pas')
    expect(board(club)).toContain('1 absent, 3 sans réponse')

    await marc.presses('On me remplace')
    await marc.submits({ name: 'Julie Petit' })
    await brings(marc, 'Nora Blanc')
    expect(told(marc)).toContain('c’est maintenant vous qui venez')
    expect(board(club)).not.toContain('Julie Petit')

    // Who had said nothing is as before when the guest goes.
    await brings(ana, 'Tom Weiss', 'Je viens avec un invité')
    await ana.presses('Undo')
    expect(told(ana)).toContain('nothing is noted: are you coming?')
    expect(board(club)).toContain('1 présent, 1 absent, 1 invité, 2 sans réponse')
  },
)

story(
  'who says no, or takes his answer back, hears of the guests he announced, and can call them off there',
  async club => {
    const { lea } = club.people
    await announced(club)
    await brings(lea, 'Paul Roux')
    await lea.presses('Je ne peux pas')
    expect(told(lea)).toContain('Paul Roux : cette invitation tient toujours')
    expect(board(club)).toContain('1 absent, 1 invité')
    await lea.presses('Annuler')
    expect(told(lea)).toContain('Vous amenez Paul Roux : le club vous attend donc aussi')
    await lea.presses('Paul Roux ne vient pas')
    expect(told(lea)).toContain('Paul Roux n’est plus sur la liste')
    expect(board(club)).toContain('4 sans réponse')
    expect(board(club)).not.toContain('1 invité')
  },
)

story('a guest that an import brought makes who invited him come', async club => {
  const { inClub, idOf } = club
  await announced(club)
  await inClub(async ({ tx, id, newId }) => {
    const meeting = await tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow()
    await tx
      .insertInto('guest')
      .values({
        ...{ club_id: id, id: newId(), external_id: 'g1', guest: 'p1', name: 'Paul Roux', company: null },
        ...{ activity: null, email: null, phone: null, invited_by: idOf('marc'), meeting_id: meeting.id },
        ...{ status: 'invited', followed_up_on: null, became_member_id: null },
      })
      .execute()
  })
  await club.people.lea.presses('Je viens')
  expect(board(club)).toContain('2 présents, 1 invité, 2 sans réponse')
  await club.clock.goesTo('2026-11-17T10:00')
  expect(direct(club.people.marc)).toEqual([])
})

story(
  'a member on leave is not asked; when he answers, or brings somebody, he is confirmed like anybody',
  async club => {
    const { people, clock, inClub, idOf } = club
    const { lea, marc, ana } = people
    await inClub(async ({ tx, id, newId }) => {
      for (const who of ['lea', 'marc', 'ana'] as const)
        await tx
          .insertInto('leave')
          .values({
            ...{ club_id: id, id: newId(), external_id: who, member_id: idOf(who) },
            ...{ from_on: Temporal.PlainDate.from('2026-11-02'), until_on: Temporal.PlainDate.from('2026-12-01') },
          })
          .execute()
    })
    await announced(club)
    await lea.presses('Je viens')
    expect(told(lea)).toContain('Vous êtes en pause ce jour-là')
    await brings(marc, 'Paul Roux')
    await clock.goesTo('2026-11-17T10:00')
    expect([direct(lea), direct(marc), direct(ana)]).toEqual([[], [], []])
    await clock.goesTo('2026-11-19T07:00')
    expect([direct(lea).length, direct(marc).length, direct(ana).length]).toEqual([1, 1, 0])
  },
)
