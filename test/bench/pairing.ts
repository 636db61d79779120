import { monitorEventLoopDelay } from 'node:perf_hooks'
import maximumWeightMatching from 'edmonds-blossom-fixed'
import type { Met, Pair, Present, RoundAsked } from '../../src/club/pairing/matching/asked.ts'
import { drawRoundAway } from '../../src/club/pairing/matching/away.ts'
import { neverMet, possible, setBoard } from '../../src/club/pairing/matching/board.ts'
import { type Dice, diceOf, numbersUnder, shuffled } from '../../src/club/pairing/matching/chance.ts'
import { drawRound } from '../../src/club/pairing/matching/draw.ts'
import { heaviest } from '../../src/club/pairing/matching/heaviest.ts'
import { weights } from '../../src/club/pairing/matching/weights.ts'
import { type Line, rounded } from './figures.ts'

/** What drawing rounds costs (the fastest of several times, in ms) as a club grows, what is given up for it, and how often a pair comes again. */
export type Pairing = {
  readonly growth: readonly { readonly members: number; readonly first: number; readonly later: number }[]
  /** While a round of the largest club is drawn, in ms: how long the program was held up, and how long it took. */
  readonly away: { readonly members: number; readonly took: number; readonly heldUp: number }
  /** What a round fulfils of two wishes, beside the best of all edges. */
  readonly quality: readonly { readonly members: number; readonly unmet: number; readonly trades: number }[]
  readonly repeats: readonly {
    readonly members: number
    readonly way: string
    readonly share: number
    readonly most: number
  }[]
  /** Of so many clubs of each even size, those in which a pair came again or somebody was left out. */
  readonly bar: { readonly clubs: number; readonly upTo: number; readonly failed: number; readonly longest: number }
}

type Effort = { readonly times: number; readonly runs: number; readonly seeds: number }

const day = '2026-12-07'
const firstDay = Temporal.PlainDate.from('2024-01-01')

const people = (size: number): Present[] =>
  numbersUnder(size).map(n => ({
    id: `m${String(n).padStart(4, '0')}`,
    leftOut: false,
    newcomer: n % 9 === 0,
    company: null,
  }))

const asking = (size: number, seed: string, facts: Partial<RoundAsked> = {}): RoundAsked => ({
  ...{ members: people(size), day, met: [], barred: [], trades: [], seed },
  ...facts,
})

/** A club with trades and two years of a history, in which many have met, some of them lately. */
function lived(size: number, seed: number): RoundAsked {
  const dice = diceOf(seed)
  const members = people(size)
  const pairs = (count: number, of: (one: number) => number) =>
    numbersUnder(size).flatMap(one => numbersUnder(count).map((): Pair => [members[one]!.id, members[of(one)]!.id]))
  const others = (one: number) => (one + 1 + dice(size - 1)) % size
  return asking(size, `lived ${seed}`, {
    met: pairs(24, others).map(pair => ({ pair, on: firstDay.add({ days: dice(1_000) }).toString() })),
    barred: pairs(2, others),
    trades: pairs(30, others).map(pair => ({ pair, score: dice(101) / 100, same: dice(12) === 0 })),
  })
}

async function timed<Result>(times: number, work: () => Promise<Result> | Result): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < times; n++) {
    const begun = performance.now()
    await work()
    least = Math.min(least, performance.now() - begun)
  }
  return least
}

export async function pairing({ times, runs, seeds }: Effort): Promise<Pairing> {
  const growth = []
  for (const members of [30, 60, 100, 200, 500, 1_000, 2_000]) {
    const [first, later] = [asking(members, 'first'), lived(members, members)]
    growth.push({
      members,
      first: await timed(times, () => drawRoundAway(first)),
      later: await timed(times, () => drawRoundAway(later)),
    })
  }
  return {
    growth,
    away: await drawnAway(2_000),
    quality: [30, 60, 100, 120, 150, 200].map(members => ({ members, ...qualityOf(members) })),
    repeats: [12, 30, 60].flatMap(members =>
      ways.map(way => ({ members, way: way.name, ...repeatsOf(members, way, runs) })),
    ),
    bar: barOf(seeds, 60),
  }
}

async function drawnAway(members: number): Promise<Pairing['away']> {
  const asked = lived(members, 1)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begun = performance.now()
  await drawRoundAway(asked)
  const took = performance.now() - begun
  delay.disable()
  return { members, took, heldUp: delay.max / 1e6 }
}

/** Of some clubs the least, beside the best of all edges: pairs that never met, then what their trades have for each other. */
function qualityOf(members: number): { readonly unmet: number; readonly trades: number } {
  const clubs = numbersUnder(3).map(seed => {
    const board = setBoard(lived(members, seed))
    const ofPairs = weights(board, 0, false)
    const graph = possible(board)
    const edges = numbersUnder(members).flatMap(one =>
      numbersUnder(one)
        .filter(other => graph.edges[one * members + other])
        .map(other => [one, other, ofPairs.weigh(one, other)] as const),
    )
    const total = (mates: readonly number[], matrix: (at: number) => number) =>
      mates.reduce((sum, other, one) => (other > one ? sum + matrix(one * members + other) : sum), 0)
    const drawn = [...heaviest(graph, ofPairs)]
    const best = maximumWeightMatching(edges, true)
    const share = (matrix: (at: number) => number) => total(drawn, matrix) / total(best, matrix)
    return {
      unmet: share(at => (board.since[at] === neverMet ? 1 : 0)),
      trades: share(at => board.complement[at]!),
    }
  })
  return { unmet: Math.min(...clubs.map(({ unmet }) => unmet)), trades: Math.min(...clubs.map(({ trades }) => trades)) }
}

type Way = {
  readonly name: string
  readonly draw: (size: number, met: ReadonlyMap<string, number>, seed: string, dice: Dice) => readonly Numbers[]
}

type Numbers = readonly [number, number]

const keyOf = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`

/** Pairs one after another, each the best of those that are left. */
function takenInTurn(pairs: readonly Numbers[]): Numbers[] {
  const taken = new Set<number>()
  return pairs.filter(([one, other]) => {
    if (taken.has(one) || taken.has(other)) return false
    taken.add(one).add(other)
    return true
  })
}

const everyPair = (size: number) =>
  numbersUnder(size).flatMap(one => numbersUnder(one).map(other => [other, one] as const))

const ways: readonly Way[] = [
  {
    name: 'by chance',
    draw: (size, _, __, dice) => takenInTurn(shuffled(everyPair(size), dice)),
  },
  {
    name: 'member by member',
    draw(size, met, _, dice) {
      const order = shuffled(numbersUnder(size), dice)
      const times = (one: number, other: number) => met.get(keyOf(one, other)) ?? 0
      const taken = new Set<number>()
      return order.flatMap((one): Numbers[] => {
        if (taken.has(one)) return []
        const left = order.filter(other => other !== one && !taken.has(other))
        const best = left.reduce((a, b) => (times(one, b) < times(one, a) ? b : a))
        taken.add(one).add(best)
        return [[one, best]]
      })
    },
  },
  {
    name: 'best pair first',
    draw: (size, met, _, dice) =>
      takenInTurn(
        shuffled(everyPair(size), dice).toSorted((a, b) => (met.get(keyOf(...a)) ?? 0) - (met.get(keyOf(...b)) ?? 0)),
      ),
  },
  {
    name: 'optimal round by round',
    draw(size, met, _, dice) {
      const edges = everyPair(size).map(([one, other]) => {
        return [one, other, 1_000_000 - 10_000 * (met.get(keyOf(one, other)) ?? 0) + dice(32)] as const
      })
      return maximumWeightMatching(edges, true).flatMap((other, one): Numbers[] => (other > one ? [[one, other]] : []))
    },
  },
  {
    name: 'Assidu',
    draw(size, met, seed) {
      const known: Met[] = [...met.keys()].map(key => ({ pair: key.split(' ') as unknown as Pair, on: '2026-01-05' }))
      const members = numbersUnder(size).map(n => ({ id: String(n), leftOut: false, newcomer: false, company: null }))
      return drawRound(asking(size, seed, { members, met: known })).groups.map(([one, other]) => [
        Number(one),
        Number(other),
      ])
    },
  },
]

/** Over all the rounds in which everybody could meet everybody: the share of pairs that had met, of all and at worst. */
function repeatsOf(size: number, way: Way, runs: number): { share: number; most: number } {
  const shares = numbersUnder(runs).map(run => {
    const met = new Map<string, number>()
    const dice = diceOf(run)
    let [pairs, again] = [0, 0]
    for (let round = 1; round < size; round++)
      for (const [one, other] of way.draw(size, met, `${run} ${round}`, dice)) {
        const key = keyOf(one, other)
        pairs += 1
        if (met.has(key)) again += 1
        met.set(key, (met.get(key) ?? 0) + 1)
      }
    return again / pairs
  })
  return { share: shares.reduce((sum, share) => sum + share, 0) / runs, most: Math.max(...shares) }
}

/** Every even size, in this many clubs each: everybody meets everybody in as few rounds as can be. */
function barOf(seeds: number, upTo: number): Pairing['bar'] {
  let [clubs, failed, longest] = [0, 0, 0]
  for (let size = 4; size <= upTo; size += 2)
    for (let seed = 0; seed < seeds; seed++) {
      const met = new Map<string, Met>()
      for (let round = 1; round < size; round++) {
        const begun = performance.now()
        const { groups } = drawRound(asking(size, `${seed} ${round}`, { met: [...met.values()] }))
        longest = Math.max(longest, performance.now() - begun)
        for (const group of groups) met.set(group.join(' '), { pair: group as unknown as Pair, on: '2026-01-05' })
      }
      clubs += 1
      if (met.size < (size * (size - 1)) / 2) failed += 1
    }
  return { clubs, upTo, failed, longest }
}

const milliseconds = (ms: number) => `${rounded(ms, ms < 10 ? 1 : 0)} ms`
const percent = (share: number, digits = 2) => `${rounded(share * 100, digits)} %`
const target: Readonly<Record<number, string>> = { 30: 'milliseconds', 500: 'under 200 ms', 2000: 'under 3 s' }

export const pairingLines = ({ growth, away, quality, repeats, bar }: Pairing): Line[] => [
  ...growth.map(
    ({ members, first, later }): Line => [
      `a round of ${members}: the first, and one after two years`,
      `${milliseconds(first)}, ${milliseconds(later)}`,
      target[members] ?? '',
    ],
  ),
  [
    `the program held up while ${away.members} are drawn`,
    milliseconds(away.heldUp),
    `of ${milliseconds(away.took)} that it took`,
  ],
  ...quality.map(
    ({ members, unmet, trades }): Line => [
      `a round of ${members}: pairs that never met, and how far trades complete each other`,
      `${percent(unmet)}, ${percent(trades)}`,
      'of the best of all edges',
    ],
  ),
  ...repeats.map(
    ({ members, way, share, most }): Line => [
      `pairs that met before, ${members} members in ${members - 1} rounds: ${way}`,
      percent(share),
      `at worst ${percent(most)}`,
    ],
  ),
  [
    `clubs of 4 to ${bar.upTo}, even, in which not everybody met everybody without a repeat`,
    `${bar.failed} of ${bar.clubs}`,
    `the longest round took ${milliseconds(bar.longest)}`,
  ],
]
