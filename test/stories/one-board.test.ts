import { expect } from 'vitest'
import { meetingPress } from '../../src/club/meetings/presses.ts'
import { channelOf, lastIn, planned } from '../kit/meetings.ts'
import { actionsOf } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

/** Which messages of the channel take answers, by the order in which they were posted. */
const taking = (club: Club) =>
  channelOf(club).flatMap(({ view }, n) => (actionsOf(view).some(({ label }) => label === 'Je viens') ? [n] : []))

const meetingOf = ({ inClub }: Club) =>
  inClub(async ({ tx }) => (await tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow()).id)

async function moves(club: Club, to: { date: string; time: string }) {
  await club.people.olga.pressesId(meetingPress('move', await meetingOf(club)))
  await club.people.olga.submits(to)
}

story('of a meeting one message takes answers, whatever becomes of it, and none once it has begun', async club => {
  const { people, clock } = club
  const { lea, marc, olga } = people
  await planned(club)
  await clock.goesTo('2026-11-05T09:00')
  expect(taking(club)).toEqual([0])
  await lea.presses('Je viens')
  // Moved three times within the hour it is one word, of how it stands then; the announcement is true at once.
  for (const time of ['08:00', '08:15', '08:30']) {
    await moves(club, { date: '2026-11-13', time })
    expect(lastIn('club', club)!.text).toContain(
      `vendredi 13 novembre à 8 h${time === '08:00' ? '' : ` ${time.slice(3)}`}`,
    )
    expect(taking(club)).toEqual([0])
    await clock.passes('PT20M')
  }
  expect(channelOf(club)).toHaveLength(1)
  await clock.passes('PT10M')
  expect(channelOf(club)).toHaveLength(2)
  expect(lastIn('club', club)!.text).toContain('La réunion a changé : vendredi 13 novembre à 8 h 30')
  expect(lastIn('club', club)!.text).toContain('Présents : Léa Martin')
  expect(taking(club)).toEqual([1])
  // Moved and moved back before anybody was told: nothing is said.
  await moves(club, { date: '2026-11-16', time: '08:30' })
  await moves(club, { date: '2026-11-13', time: '08:30' })
  await clock.passes('PT2H')
  expect(channelOf(club)).toHaveLength(2)
  // The answers are taken further down.
  await marc.presses('Je viens')
  expect(lastIn('club', club)!.text).toContain('2 présents')
  await olga.pressesId(meetingPress('cancel-yes', await meetingOf(club)))
  expect(taking(club)).toEqual([])
  expect(lastIn('club', club)!.text).toContain('Réunion annulée : vendredi 13 novembre')
  await clock.passes('PT1M')
  await olga.pressesId(meetingPress('restore', await meetingOf(club)))
  expect(taking(club)).toEqual([3])
  // At night the channel is quiet: until it hears of it the message that stands there takes answers, and says what is so.
  await clock.goesTo('2026-11-06T21:00')
  await moves(club, { date: '2026-11-12', time: '07:45' })
  await clock.goesTo('2026-11-06T23:00')
  expect(taking(club)).toEqual([3])
  expect(channelOf(club)[3]!.text).toContain('jeudi 12 novembre à 7 h 45')
  await clock.goesTo('2026-11-07T08:00')
  expect(taking(club)).toEqual([4])
  await clock.goesTo('2026-11-12T07:44')
  expect(taking(club)).toEqual([4])
  await clock.goesTo('2026-11-12T07:45')
  expect(taking(club)).toEqual([])
  expect(lastIn('club', club)!.text).toContain('Elle a commencé : les réponses sont closes.')
  await clock.goesTo('2026-11-12T10:00')
  const board = lastIn('club', club)!
  await olga.says('/club roll-call')
  await olga.presses('Save the roll')
  expect(board.text).toContain('Cette réunion est passée, et l’appel est fait')
  expect(board.text).toContain('Présents : 2 membres sur 4')
  await olga.presses('Undo the roll')
  expect(board.text).toContain('Elle a commencé')
  expect(taking(club)).toEqual([])
})
