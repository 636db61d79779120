import { beforeAll, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { noticeCommand } from '../../commands/notice.ts'
import { listed } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { forgettingDrafts } from '../../src/dispatch/drafts.ts'
import { type CountedClub, everyGesture, openCountedClub } from '../kit/counted-club.ts'
import { comesToLive, corrects } from '../tables/lives/set-up.ts'
import { lives } from '../tables/lives.ts'
import { statements } from '../tables/statements.ts'

type Count = CountedClub['counts'] extends ReadonlyMap<string, infer One> ? One : never

async function counted(times: number): Promise<Map<string, Count>> {
  const all = new Map<string, Count>()
  for (const tell of [lives, comesToLive, corrects]) {
    const club = await openCountedClub(times)
    try {
      await tell(club, times)
    } finally {
      await club.close()
    }
    for (const [key, why] of club.refused) refused.set(key, why)
    for (const [key, count] of club.counts) if ((all.get(key)?.all ?? -1) < count.all) all.set(key, count)
  }
  return all
}

/** Why what was tried was refused. */
const refused = new Map<string, string>()

let few: ReadonlyMap<string, Count>

let many: ReadonlyMap<string, Count>

beforeAll(async () => {
  few = await counted(1)
  many = await counted(5)
}, 600_000)

/** All that has to be counted; what the bot sends by itself is, as far as it comes about in these weeks. */
const everything = [
  ...everyGesture([...commands, noticeCommand({} as never)]),
  ...[...topics.flatMap(({ duties }) => listed(duties)), forgettingDrafts].map(({ name }) => `duty ${name}`),
]

/** A row of the table as it would be added, with what was asked, for whoever wants to know why it is so many. */
const row = (key: string, { all, queue, texts }: Count) =>
  `'${key}': ${all},${process.env.STATEMENTS === key ? ` // ${queue} of the queue\n${texts.join('\n')}` : ''}`

test('every command, button, form and duty is counted', () => {
  const uncounted = everything
    .filter(key => !few.has(key) || !many.has(key))
    .map(key => (refused.has(key) ? `${key} (it was tried, and refused: ${refused.get(key)})` : key))
  expect(uncounted, 'nobody comes to these in test/tables/lives: let somebody do it').toEqual([])
})

test('each has its row in the table, and no row is of nothing', () => {
  const counted = new Map([...few, ...many])
  const missing = [...counted].filter(([key]) => !(key in statements)).map(([key, count]) => row(key, count))
  expect(missing.sort(), 'add these lines to test/tables/statements.ts').toEqual([])
  expect(Object.keys(statements).filter(key => !counted.has(key))).toEqual([])
})

const over = (counted: ReadonlyMap<string, Count>, most: Readonly<Record<string, number>>) =>
  [...counted].filter(([key, { all }]) => all > (most[key] ?? Number.POSITIVE_INFINITY))

test('none takes more statements than its row says', () => {
  expect(
    over(few, statements)
      .map(([key, count]) => row(key, count))
      .sort(),
  ).toEqual([])
})

test('nor in a club of five times as many members, meetings and referrals', () => {
  expect(
    over(many, statements)
      .map(([key, count]) => row(key, count))
      .sort(),
  ).toEqual([])
})
