import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pair, RoundAsked } from '../../src/club/pairing/matching/asked.ts'
import { diceOf, hashOf, shuffled } from '../../src/club/pairing/matching/chance.ts'
import { drawRound } from '../../src/club/pairing/matching/draw.ts'

const day = '2026-12-07'
const idOf = (n: number) => `m${String(n).padStart(3, '0')}`

const clubOf = (size: number, seed: string): RoundAsked => ({
  members: Array.from({ length: size }, (_, n) => ({
    ...{ id: idOf(n), leftOut: false, newcomer: false, company: null },
  })),
  ...{ day, met: [], barred: [], trades: [], seed },
})

const within = (members: readonly string[]): Pair[] =>
  members.flatMap((one, n) => members.slice(n + 1).map((other): Pair => [one, other]))

const keyOf = ([one, other]: Pair) => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Every round of an even club in which all are there: each must bring everybody somebody new. */
function meetsWhole(club: RoundAsked): void {
  const size = club.members.length
  const met = new Map<string, { pair: Pair; on: string }>()
  for (let round = 1; round < size; round++) {
    const { groups, leftOut } = drawRound({ ...club, seed: `${club.seed} ${round}`, met: [...met.values()] })
    expect(leftOut).toEqual([])
    for (const members of groups) {
      const pair = members as unknown as Pair
      expect(met.has(keyOf(pair)), `${keyOf(pair)} again in round ${round} of ${size}, seed ${club.seed}`).toBe(false)
      met.set(keyOf(pair), { pair, on: '2026-11-02' })
    }
  }
  expect(met.size).toBe((size * (size - 1)) / 2)
}

test('everybody meets everybody before anybody meets twice, in an even club in which all are there', () => {
  for (const size of [4, 6, 8, 10, 12, 14, 20, 30, 46, 60])
    for (let seed = 0; seed < (size > 20 ? 2 : 10); seed++) meetsWhole(clubOf(size, String(seed)))
})

test('so it is where trades say each time who should meet whom, and lots decide little', () => {
  for (const size of [6, 8, 10, 12, 14, 20, 30])
    for (let seed = 0; seed < 4; seed++) {
      const dice = diceOf(hashOf(`${size} ${seed}`))
      const club = clubOf(size, String(seed))
      const trade = new Map(club.members.map(({ id }) => [id, dice(6)]))
      const scores = Array.from({ length: 36 }, () => dice(100) / 100)
      const trades = within(club.members.map(({ id }) => id)).map(pair => {
        const [one, other] = pair.map(id => trade.get(id)!).toSorted((a, b) => a - b)
        return { pair, score: scores[one! * 6 + other!]!, same: one === other }
      })
      const members = club.members.map(member => ({ ...member, newcomer: dice(5) === 0 }))
      meetsWhole({ ...club, members, trades })
    }
})

/** A small club with a history, people who are not to be paired, colleagues, newcomers. */
const someClub = fc
  .record({
    size: fc.integer({ min: 0, max: 9 }),
    seed: fc.string({ maxLength: 4 }),
    leftOut: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    newcomer: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    company: fc.array(fc.constantFrom(null, null, null, 'Toitures Petit', 'Durand'), { minLength: 9, maxLength: 9 }),
    met: fc.integer({ min: 0, max: 100 }),
    barred: fc.constantFrom(0, 10, 30, 60, 85),
    pairs: fc.array(
      fc.record({
        met: fc.integer({ min: 1, max: 100 }),
        barred: fc.integer({ min: 1, max: 100 }),
        months: fc.integer({ min: 0, max: 40 }),
        score: fc.constantFrom(0, 0, 0.3, 1),
        same: fc.boolean(),
      }),
      { minLength: 36, maxLength: 36 },
    ),
  })
  .map(({ size, seed, pairs, ...club }): RoundAsked => {
    const members = Array.from({ length: size }, (_, n) => ({
      ...{ id: idOf(n), leftOut: club.leftOut[n]!, newcomer: club.newcomer[n]! },
      company: club.company[n]!,
    }))
    const known = within(members.map(({ id }) => id)).map((pair, n) => ({ pair, ...pairs[n]! }))
    return {
      ...{ members, day, seed },
      met: known
        .filter(({ met }) => met <= club.met)
        .map(({ pair, months }) => ({ pair, on: Temporal.PlainDate.from(day).subtract({ months }).toString() })),
      barred: known.filter(({ barred }) => barred <= club.barred).map(({ pair }) => pair),
      trades: known.map(({ pair, score, same }) => ({ pair, score, same })),
    }
  })

type Groups = readonly (readonly string[])[]

/** All ways to make groups of some members: of two, and one of three where there may be one. */
function* waysToGroup(
  members: readonly string[],
  trioAllowed: boolean,
  may: (pair: Pair) => boolean,
): Iterable<Groups> {
  const [first, ...others] = members
  if (first === undefined) {
    yield []
    return
  }
  yield* waysToGroup(others, trioAllowed, may)
  for (const [n, second] of others.entries()) {
    if (!may([first, second])) continue
    const rest = others.filter(one => one !== second)
    for (const way of waysToGroup(rest, trioAllowed, may)) yield [[first, second], ...way]
    if (!trioAllowed) continue
    for (const third of others.slice(n + 1)) {
      if (!may([first, third]) || !may([second, third])) continue
      const left = rest.filter(one => one !== third)
      for (const way of waysToGroup(left, false, may)) yield [[first, second, third], ...way]
    }
  }
}

/** What a round is worth, wish by wish: less is better. */
function faultsOf(asked: RoundAsked, groups: Groups): readonly number[] {
  const placed = new Set(groups.flat())
  const alone = asked.members.filter(({ id }) => !placed.has(id))
  const members = new Map(asked.members.map(member => [member.id, member]))
  const met = new Map(asked.met.map(({ pair, on }) => [keyOf(pair), on]))
  const trades = new Map(
    asked.trades.map(({ pair, score, same }) => [keyOf(pair), { score: Math.round(score * 7), same }]),
  )
  const pairs = groups.flatMap(within)
  const sum = (of: (pair: Pair) => number) => pairs.reduce((total, pair) => total + of(pair), 0)
  const repeats = sum(pair => (met.has(keyOf(pair)) ? 1 : 0))
  const monthsSince = (on: string | undefined) =>
    on === undefined ? 0 : Math.min(24, Temporal.PlainDate.from(on).until(day, { largestUnit: 'months' }).months)
  const other = [
    -sum(pair => (pair.some(id => members.get(id)!.newcomer) ? 1 : 0)),
    -sum(pair => trades.get(keyOf(pair))!.score),
    sum(pair => (trades.get(keyOf(pair))!.same ? 1 : 0)),
  ]
  const first = [alone.length, alone.filter(({ leftOut }) => leftOut).length, repeats]
  // Where everybody meets somebody new, that those unmet can all still meet comes before these.
  return alone.length + repeats + (asked.members.length % 2) === 0
    ? first
    : [...first, -sum(pair => monthsSince(met.get(keyOf(pair)))), ...other]
}

const compare = (one: readonly number[], other: readonly number[]) => {
  const at = one.findIndex((fault, n) => fault !== other[n])
  return at < 0 ? 0 : one[at]! - other[at]!
}

test('nobody is in two groups, nor with whom he is not to be, and three are together only when the number is odd', () => {
  fc.assert(
    fc.property(someClub, asked => {
      const { groups, leftOut } = drawRound(asked)
      const barred = new Set(asked.barred.map(keyOf))
      const company = new Map(asked.members.map(({ id, company }) => [id, company]))
      expect([...groups.flat(), ...leftOut].toSorted()).toEqual(asked.members.map(({ id }) => id).toSorted())
      for (const pair of groups.flatMap(within)) {
        expect(barred).not.toContain(keyOf(pair))
        if (company.get(pair[0]) !== null) expect(company.get(pair[0])).not.toBe(company.get(pair[1]))
      }
      const sizes = groups.map(({ length }) => length).toSorted()
      expect(sizes.filter(size => size !== 2)).toEqual(sizes.includes(3) ? [3] : [])
      if (asked.members.length % 2 === 0) expect(sizes).not.toContain(3)
    }),
    { numRuns: 500 },
  )
})

test('no other groups would be better: all ways to make them are tried, up to nine members', () => {
  fc.assert(
    fc.property(someClub, asked => {
      const barred = new Set(asked.barred.map(keyOf))
      const company = new Map(asked.members.map(({ id, company }) => [id, company]))
      const may = (pair: Pair) =>
        !barred.has(keyOf(pair)) && (company.get(pair[0]) === null || company.get(pair[0]) !== company.get(pair[1]))
      const ids = asked.members.map(({ id }) => id)
      const ways = [...waysToGroup(ids, ids.length % 2 === 1, may)].map(way => faultsOf(asked, way))
      const best = ways.reduce((one, other) => (compare(other, one) < 0 ? other : one))
      const drawn = drawRound(asked).groups
      expect(faultsOf(asked, drawn)).toEqual(best)
    }),
    { numRuns: 300 },
  )
})

test('three who are together count as three pairs: two who never met are worth more than any number of months', () => {
  const club = clubOf(5, 'three')
  const [a, b, c, d, e] = club.members.map(({ id }) => id) as [string, string, string, string, string]
  const long = (pair: Pair) => ({ pair, on: '2020-01-06' })
  const late = (pair: Pair) => ({ pair, on: day })
  const asked: RoundAsked = {
    ...club,
    // Either the first three, of whom two pairs never met, or three who met long ago.
    met: [late([b, c]), late([d, e]), long([a, d]), long([b, d]), long([c, e])],
    barred: [
      [a, e],
      [b, e],
      [c, d],
    ],
  }
  expect(drawRound(asked).groups).toEqual([
    [a, b, c],
    [d, e],
  ])
})

test('where one round is left in which everybody meets somebody new, it is found among a few other unmet pairs', () => {
  for (const size of [10, 11, 13, 20, 21, 31, 46, 61, 120, 151])
    for (let seed = 0; seed < (size > 100 ? 2 : 10); seed++) {
      const dice = diceOf(hashOf(`${size} ${seed}`))
      const club = clubOf(size, String(seed))
      const ids = club.members.map(({ id }) => id)
      // Hidden groups, and as many other pairs that have not met as there are members.
      const order = shuffled(ids, dice)
      const hidden = size % 2 === 1 ? [order.splice(0, 3)] : []
      while (order.length > 0) hidden.push(order.splice(0, 2))
      const unmet = new Set(hidden.flatMap(within).map(keyOf))
      for (let n = 0; n < size; n++) {
        const [one, other] = [ids[dice(size)]!, ids[dice(size)]!]
        if (one !== other) unmet.add(keyOf([one, other]))
      }
      const met = within(ids)
        .filter(pair => !unmet.has(keyOf(pair)))
        .map(pair => ({ pair, on: '2025-01-06' }))
      const { groups, leftOut } = drawRound({ ...club, met })
      expect(leftOut).toEqual([])
      expect(groups.flatMap(within).filter(pair => !unmet.has(keyOf(pair)))).toEqual([])
    }
})

test('in a large club in which many complete the same few best, nobody is left alone for it', () => {
  const ids = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n}`)
  // Two sides of sixty: each member has one on the other side, and the two dozen on his own whom all would like to meet.
  const [left, right, wantedLeft, wantedRight] = [ids('l', 60), ids('r', 60), ids('lw', 24), ids('rw', 24)]
  const wanted = [
    ...left.flatMap(one => wantedLeft.map((other): Pair => [one, other])),
    ...right.flatMap(one => wantedRight.map((other): Pair => [one, other])),
  ]
  const may = new Set([...wanted, ...left.map((one, n): Pair => [one, right[n]!])].map(keyOf))
  const members = [...left, ...right, ...wantedLeft, ...wantedRight]
  const { groups, leftOut } = drawRound({
    members: members.map(id => ({ id, leftOut: false, newcomer: false, company: null })),
    ...{ day, met: [], seed: 'the same few' },
    barred: within(members).filter(pair => !may.has(keyOf(pair))),
    trades: wanted.map(pair => ({ pair, score: 1, same: false })),
  })
  expect(leftOut).toEqual([])
  expect(groups).toHaveLength(84)
})

test('the same facts give the same round, whatever the order of their rows', () => {
  const turned = <One>(list: readonly One[], by: number): One[] =>
    [...list.slice(by), ...list.slice(0, by)].toReversed()
  fc.assert(
    fc.property(someClub, fc.nat({ max: 8 }), (asked, by) => {
      const other: RoundAsked = {
        ...asked,
        members: turned(asked.members, by),
        met: turned(asked.met, by).map(({ pair: [a, b], on }) => ({ pair: [b, a], on })),
        barred: turned(asked.barred, by).map(([a, b]) => [b, a]),
        trades: turned(asked.trades, by).map(({ pair: [a, b], ...known }) => ({ pair: [b, a], ...known })),
      }
      expect(drawRound(other)).toEqual(drawRound(asked))
    }),
  )
})
