import { expect } from 'vitest'
import { wordsFor } from '../../src/words/words.ts'
import { channelOf, labels, planned, told } from '../kit/meetings.ts'
import { story } from '../kit/story.ts'

/** How the club’s meetings are run, as its organizers choose it. */

story('the organizers choose when meetings announce themselves: bounded, told, taken back', async club => {
  const { people, clock, inClub } = club
  const { olga, lea } = people
  await planned(club, { date: '2026-11-26' })
  await olga.says('/club meetings')
  expect(told(olga)).toMatch(/The announcement stands in the club’s channel 7\sdays before, at 9:00; .*as usual/)
  expect(told(olga)).toContain('before the start: it takes nothing from their attendance')

  await olga.presses('Change this')
  expect(olga.form!.fields.map(({ value }) => value)).toEqual(['7', '7', 'answer'])
  await olga.submits({ announce: '10', roll: '0' })
  expect(olga.problems).toEqual({ roll: '“0” cannot be: give a whole number of days, from 1 to 30.' })
  // What was typed is there again.
  expect(olga.form!.fields.map(({ value }) => value)).toEqual(['10', '0', 'answer'])
  await olga.submits({ announce: '7', roll: '7' })
  expect(told(olga)).toContain('This is how it is already')

  await olga.presses('Change this')
  await olga.submits({ announce: '10' })
  expect(told(olga)).toMatch(/10\sdays before, at 9:00; .*Usually 7\./)
  const audited = () => inClub(({ tx }) => tx.selectFrom('audit').select('what').execute())
  expect(await audited()).toEqual([{ what: 'settings-changed' }])
  await olga.presses('Undo')
  expect(told(olga)).toMatch(/7\sdays before/)
  expect((await audited()).length).toBe(2)
  await clock.goesTo('2026-11-16T12:00')
  expect(channelOf(club)).toHaveLength(0)

  // Its day has passed by now: nobody hears of it before the next morning, and until then it is a slip.
  await olga.presses('Change this')
  await olga.submits({ announce: '14' })
  expect(told(olga)).toContain('announced next morning at 9:00')
  await olga.presses('Undo')
  await clock.goesTo('2026-11-17T12:00')
  expect(channelOf(club)).toHaveLength(0)
  await olga.presses('Change this')
  await olga.submits({ announce: '14' })
  await clock.goesTo('2026-11-18T08:59')
  expect(channelOf(club)).toHaveLength(0)
  await clock.goesTo('2026-11-18T09:00')
  expect(channelOf(club)).toHaveLength(1)
  // What was announced stays so, and once.
  await olga.presses('Undo')
  await clock.goesTo('2026-11-19T12:00')
  expect(channelOf(club)).toHaveLength(1)

  await lea.says('/club reunions')
  expect(told(lea)).not.toContain('L’annonce')
})

story('what excuses is theirs to say, and how long a roll is corrected without a trace', async club => {
  const { people, clock, inClub } = club
  const { olga, ana } = people
  await olga.says('/club meetings')
  await olga.presses('Change this')
  await olga.submits({ excused: 'organizers', roll: '2' })
  expect(told(olga)).toContain('An answer alone excuses nobody')
  await planned(club)
  await clock.goesTo('2026-11-05T09:00')
  await ana.presses('Je ne peux pas')
  await clock.goesTo('2026-11-12T09:30')
  await olga.says('/club roll-call')
  expect(labels(olga)).toContain('– Ana Costa')
  await clock.goesTo('2026-11-13T12:00')
  const status = () => inClub(({ tx }) => tx.selectFrom('meeting').select('status').execute())
  // Longer after all: what will close the meeting waits as long.
  await olga.says('/club meetings')
  await olga.presses('Change this')
  await olga.submits({ roll: '4' })
  await clock.goesTo('2026-11-16T12:00')
  expect(await status()).toEqual([{ status: 'planned' }])
  await clock.goesTo('2026-11-17T00:00')
  expect(await status()).toEqual([{ status: 'held' }])
})

story('the words of each field say what is usual, and its bounds', async () => {
  for (const language of ['fr', 'en'] as const) {
    const { asks } = wordsFor({ language, address: 'vous' }).meetingSettings.commands['club-meetings'].forms.settings
    for (const { hint } of [asks.announce, asks.roll]) expect(hint.match(/\d+/g)!.slice(0, 3)).toEqual(['7', '1', '30'])
  }
})
