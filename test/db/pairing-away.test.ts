import { expect, test } from 'vitest'
import { drawn } from '../../src/club/pairing/drawn.ts'
import type { RoundAsked } from '../../src/club/pairing/matching/asked.ts'
import { drawRoundAway, isLong } from '../../src/club/pairing/matching/away.ts'
import { drawRound } from '../../src/club/pairing/matching/draw.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { gathered } from '../../src/db/gather.ts'
import { story } from '../kit/story.ts'

const club = (size: number): RoundAsked => ({
  members: Array.from({ length: size }, (_, n) => ({
    ...{ id: `m${n}`, leftOut: false, newcomer: false, company: null },
  })),
  ...{ day: '2026-12-07', met: [], barred: [['m0', 'm1']], trades: [], seed: 'le-cercle 2026-12' },
})

test('a large club is drawn in a thread of its own: the program goes on meanwhile, and the round is the same', async () => {
  const asked = club(151)
  expect(isLong(asked)).toBe(true)
  let isDrawn = false
  let turns = 0
  const goOn = () => {
    turns += 1
    if (!isDrawn) setImmediate(goOn)
  }
  setImmediate(goOn)
  const round = await drawRoundAway(asked)
  isDrawn = true
  expect(turns).toBeGreaterThan(1)
  expect(round).toEqual(drawRound(asked))
  expect(round.groups.filter(({ length }) => length === 3)).toHaveLength(1)
})

test('what goes wrong in the thread is told to whoever waits for the round', async () => {
  const broken = { ...club(151), day: 'one fine day' }
  await expect(drawRoundAway(broken)).rejects.toThrow(RangeError)
})

story('no transaction is open while a large club is drawn', async ({ assidu, clubId, inClub: within }) => {
  const asked = club(80)
  await expect(within(one => drawn(one, asked))).rejects.toThrow('inside an open transaction')
  const tries: string[] = []
  const round = await gathered(ask =>
    inClub({ ...assidu.means, ask }, clubId, async one => {
      tries.push('begun')
      await one.tx
        .updateTable('club')
        .set({ name: `${one.name} bis` })
        .where('club_id', '=', one.id)
        .execute()
      return drawn(one, asked)
    }),
  )
  expect(round.groups).toHaveLength(40)
  expect(tries).toEqual(['begun', 'begun'])
  // What was written before it was drawn was taken back: what follows from the round stands with it, or nothing does.
  expect(await within(async ({ name }) => name)).toBe('Le Cercle bis')
})
