import { expect } from 'vitest'
import { channelOf, direct, planned } from '../kit/meetings.ts'
import type { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** A meeting that is changed when the channel would say so too late: those who come hear of it themselves, and nobody else. */

type Club = StoryOf<keyof typeof usualCast>

/** A breakfast that Léa and Olga come to, Ana sends somebody to and Marc does not, on the evening before at eight. */
async function theEveningBefore(club: Club): Promise<void> {
  const { lea, marc, ana, olga } = club.people
  await planned(club)
  await club.clock.goesTo('2026-11-05T09:00')
  await lea.presses('Je viens')
  await olga.presses('Je viens')
  await marc.presses('Je ne peux pas')
  await ana.presses('On me remplace')
  await ana.submits({ name: 'Julie Petit' })
  await club.clock.goesTo('2026-11-11T20:00')
}

/** What somebody was told privately since `before`. */
const news = (person: Person, before: number) => direct(person).slice(before)
const counts = (people: readonly Person[]) => people.map(person => direct(person).length)

story(
  'called off in the evening, a breakfast of tomorrow is called off for who comes, at once; so is that it takes place after all',
  async club => {
    const { lea, marc, ana, olga } = club.people
    await theEveningBefore(club)
    const all = [lea, marc, ana, olga]
    const before = counts(all)
    await olga.says('/meeting')
    await olga.presses('Call off')
    await olga.presses('Yes, call it off')
    await club.assidu.drain()
    // The channel is asleep: what stands there is drawn anew, without a sound.
    expect(channelOf(club)).toHaveLength(1)
    expect(channelOf(club)[0]!.text).toContain('Réunion annulée')
    expect(news(lea, before[0]!)).toEqual([expect.stringContaining('Réunion annulée')])
    expect(news(ana, before[2]!)).toEqual([expect.stringContaining('Called off')])
    // Who does not come needs no word, and who did it knows.
    expect(news(marc, before[1]!)).toEqual([])
    expect(news(olga, before[3]!)).toEqual([])

    await club.clock.passes('PT20M')
    await olga.presses('Undo')
    await club.assidu.drain()
    expect(news(lea, before[0]! + 1)).toEqual([expect.stringContaining('La réunion a bien lieu')])
    expect(news(ana, before[2]! + 1)).toEqual([expect.stringContaining('takes place')])
    // The earlier word says what is so now, and the channel has heard of neither.
    expect(news(lea, before[0]!)[0]).toContain('La réunion a bien lieu')
    await club.clock.goesTo('2026-11-12T08:30')
    expect(counts(all)).toEqual([before[0]! + 2, before[1], before[2]! + 2, before[3]])
    expect(channelOf(club)).toHaveLength(1)
  },
)

story('moved in the evening, those who come read the new hour before they leave the house', async club => {
  const { lea, marc, olga } = club.people
  await theEveningBefore(club)
  const before = counts([lea, marc])
  await olga.says('/meeting')
  await olga.presses('Move')
  await olga.submits({ date: '2026-11-12', time: '12:15', place: 'La Cour d’Or' })
  // A slip of the finger is not told: moved again before it was, it is one word.
  await olga.says('/meeting')
  await olga.presses('Move')
  await olga.submits({ date: '2026-11-12', time: '12:30', place: 'La Cour d’Or' })
  await club.clock.goesTo('2026-11-11T21:00')
  expect(news(lea, before[0]!)).toEqual([expect.stringMatching(/La réunion a changé[\s\S]*12\s*h\s*30/)])
  expect(news(marc, before[1]!)).toEqual([])
  await lea.presses('Finalement je ne peux pas')
  expect(channelOf(club)[0]!.text).toMatch(/1\sprésent/)
})

story('called off by day, the channel says it in time and nobody is written to', async club => {
  const { lea, olga } = club.people
  await planned(club)
  await club.clock.goesTo('2026-11-05T09:00')
  await lea.presses('Je viens')
  await club.clock.goesTo('2026-11-11T14:00')
  const before = direct(lea).length
  await olga.says('/meeting')
  await olga.presses('Call off')
  await olga.presses('Yes, call it off')
  await club.clock.goesTo('2026-11-12T09:00')
  expect(news(lea, before)).toEqual([])
  expect(channelOf(club).at(-1)!.text).toContain('Réunion annulée')
})

story('called off an hour before, who is on his way is told', async club => {
  const { lea, marc, olga } = club.people
  await planned(club, { time: '12:15' })
  await club.clock.goesTo('2026-11-05T09:00')
  await lea.presses('Je viens')
  await club.clock.goesTo('2026-11-12T11:15')
  const before = counts([lea, marc])
  await olga.says('/meeting')
  await olga.presses('Call off')
  await olga.presses('Yes, call it off')
  await club.assidu.drain()
  expect(news(lea, before[0]!)).toEqual([expect.stringContaining('Réunion annulée')])
  expect(news(marc, before[1]!)).toEqual([])
  expect(channelOf(club).at(-1)!.text).toContain('Réunion annulée')
})
