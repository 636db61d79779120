import { expect } from 'vitest'
import { channelOf, direct, planned, told } from '../kit/meetings.ts'
import type { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** Who is reminded of a meeting, and of what: true when it is said, whatever has happened since the announcement. */

type Club = StoryOf<keyof typeof usualCast>

/** Olga puts somebody on the list, who has an account and has said hello. */
async function joins({ people: { olga }, stranger, inClub }: Club, account: string, name: string): Promise<Person> {
  await olga.says('/club members')
  await olga.presses('Add')
  await olga.submits({ name })
  await inClub(async ({ tx, id, at }) => {
    const member = await tx.selectFrom('member').select('id').where('name', '=', name).executeTakeFirstOrThrow()
    await tx
      .insertInto('account')
      .values({
        ...{ club_id: id, platform: 'playground', place: 'stage', account, member_id: member.id, linked_at: at },
        ...{ hello_at: at, informed_at: at, active_at: null, unreachable_at: null, closed_at: null },
      })
      .execute()
  })
  return stranger(account, name)
}

story('whoever comes on the list after the announcement is reminded as anybody', async club => {
  const { people, clock } = club
  const { olga, marc } = people
  await planned(club, { date: '2026-11-19', time: '12:15' })
  await clock.goesTo('2026-11-12T09:00')
  expect(channelOf(club)).toHaveLength(1)
  // Nina is new; Marc's membership was ended by a slip, and goes on.
  const nina = await joins(club, 'nina', 'Nina Petit')
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: 'Marc' })
  await olga.says('/club members')
  await olga.chooses('Restore a membership', 'Marc Dubois')
  await clock.goesTo('2026-11-17T10:00')
  expect(direct(nina)).toEqual([expect.stringContaining('Serez-vous là jeudi')])
  expect(direct(marc)).toEqual([expect.stringContaining('Serez-vous là jeudi')])
  // Whoever comes after the question was asked is not asked any more; that he comes he is reminded of.
  const paul = await joins(club, 'paul', 'Paul Roux')
  await clock.goesTo('2026-11-17T18:00')
  expect(direct(paul)).toEqual([])
  await paul.says('/reunion présent')
  await clock.goesTo('2026-11-19T10:00')
  expect(direct(paul)).toEqual([expect.stringContaining('On vous attend jeudi')])
  await clock.goesTo('2026-11-19T12:00')
  expect([direct(nina), direct(marc)].map(all => all.length)).toEqual([1, 1])
})

story(
  'a meeting that counts for everybody after all is asked about; whoever wants no more of it hears no more',
  async club => {
    const { people, clock } = club
    const { olga, lea, marc, ana } = people
    await planned(club, { date: '2026-11-19', time: '12:15' })
    await olga.presses(/^Length/)
    await olga.submits({ optional: true })
    await clock.goesTo('2026-11-12T09:00')
    await olga.presses('Correct')
    await olga.submits({ optional: false })
    await lea.says('/reunion présent')
    await ana.says('/reunion absent')
    await clock.goesTo('2026-11-17T09:59')
    for (const person of [lea, marc, ana]) expect(direct(person)).toEqual([])
    await clock.goesTo('2026-11-17T10:00')
    expect(direct(marc)).toEqual([expect.stringContaining('Serez-vous là jeudi')])
    await marc.presses('Pourquoi ce message ?')
    expect(told(marc)).toContain('posée une fois, deux jours avant')
    await marc.presses('Ne plus en recevoir')
    // Moved, it asks again whoever may be asked: it is ten days since, and Marc wants to be asked no more.
    await olga.says('/meeting')
    await olga.presses('Move')
    await olga.submits({ date: '2026-11-30', time: '12:15' })
    await clock.goesTo('2026-11-30T12:00')
    expect(direct(marc)).toHaveLength(1)
    expect(direct(lea)).toEqual([expect.stringContaining('On vous attend lundi')])
    expect(direct(ana)).toEqual([])
  },
)

story('whoever lives elsewhere reads the hour of the place first, then his own, on every card', async club => {
  const { people, clock, inClub } = club
  const { olga, lea, marc, ana } = people
  await inClub(async ({ tx }) => {
    for (const [who, zone] of [
      ['olga', 'America/Montreal'],
      ['lea', 'Indian/Reunion'],
      ['ana', 'Pacific/Kiritimati'],
    ] as const)
      await tx.updateTable('member').set({ zone }).where('external_id', '=', who).execute()
  })
  // The series as it is read back, saved, listed and shown.
  const forOlga = 'Thursday 19 November at 12:15 (6:15 your time)'
  await olga.says('/meeting plan every Thursday 12:15 from 19 November Café du Port 1h30')
  expect(told(olga)).toContain(forOlga)
  await olga.presses('Keep them all')
  expect(told(olga)).toContain(`The next one: ${forOlga}`)
  await olga.presses('The series')
  expect(told(olga)).toContain(forOlga)
  await olga.says('/meeting')
  expect(told(olga)).toContain(forOlga)
  // The announcement stands in the channel for everybody, with the hour of who reads it beside.
  await clock.goesTo('2026-11-12T09:00')
  expect(channelOf(club)[0]!.text).toContain('Réunion du jeudi 19 novembre à 12 h 15')
  expect(channelOf(club)[0]!.text).toContain('Là où vous êtes')
  // Receipt, reminder, and the next morning's: where it is another day there, it says so.
  const forLea = 'jeudi 19 novembre à 12 h 15 (15 h 15 pour vous)'
  const forAna = 'Thursday 19 November at 12:15 (Friday 20 November at 1:15 your time)'
  await lea.says('/reunion présent')
  expect(told(lea)).toContain(forLea)
  await marc.says('/reunion absent')
  await clock.goesTo('2026-11-18T18:00')
  expect(direct(ana)).toEqual([expect.stringContaining(forAna)])
  await ana.presses('I’m coming')
  expect(told(ana)).toContain(forAna)
  await clock.goesTo('2026-11-19T12:00')
  expect(direct(lea).at(-1)).toContain('On vous attend jeudi 19 novembre')
  expect(direct(lea).at(-1)).toContain(forLea)
  // A move, and the roll's recap with the next date.
  await olga.says('/meeting')
  await olga.presses('Move')
  await olga.submits({ date: '2026-11-19', time: '18:00', which: 'one' })
  expect(told(olga)).toContain('Thursday 19 November at 18:00 (12:00 your time)')
  // Said once nothing more is changed for half an hour, or a tenth of the time that is left.
  await clock.passes('PT35M')
  expect(lea.seen(/La réunion a changé/)!.text).toContain('jeudi 19 novembre à 18 h')
})
