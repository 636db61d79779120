import { expect, test } from 'vitest'
import { isWell, sum } from './books.ts'
import { liveThroughKills } from './faults.ts'
import { isCalm, liveThroughStorm, sumOfStorm } from './storm.ts'

/** What was interrupted takes up to a minute and a half to come right by itself. */
const patience = 300_000

test(
  'a club lives on through a few kills of its program: nothing is lost, doubled or stuck',
  async () => {
    const books = await liveThroughKills({ kills: 4, seed: 11, tell: () => {} })
    expect(isWell(books) ? sum(books) : books).toMatch(/^4 kills: 0 acts lost, 0 messages lost, 0 doubled, 0 stuck, /)
  },
  patience,
)

test(
  'a crowd answers an announcement while one of two programs is killed: what was told is kept, once, and the announcements end up right',
  async () => {
    const books = await liveThroughStorm({ members: 60, seconds: 3, tell: () => {} })
    expect(isCalm(books) ? sumOfStorm(books) : books).toMatch(/^a storm of 60: 0 answers lost, 0 doubled, 0 wrong; /)
  },
  patience,
)
