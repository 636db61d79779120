import { type Line, rounded } from './figures.ts'
import { type Organizers, yearOfAnswers } from './standing/answers.ts'
import {
  added,
  type Estimate,
  estimate,
  f1,
  type Hits,
  noHits,
  precision,
  type Scores,
  scores,
} from './standing/figures.ts'
import { type JudgedClub, judge } from './standing/judged.ts'
import { live } from './standing/live.ts'
import { type Rhythm, rhythms, seeds, type World, type WorldName, worlds } from './standing/worlds.ts'

/** How well the rule tells who is who, in clubs whose people are known: of seeds that no choice of a number has seen. */
export type StandingFigures = {
  readonly clubs: number
  readonly hunter: Scores
  readonly withdrawn: Scores
  readonly rebalance: Scores
  /** What those are whom the rule says to rebalance. */
  readonly namedToRebalance: { readonly [label: string]: number }
  readonly byRhythm: { readonly [R in Rhythm]: Scores }
  readonly calledHunters: {
    readonly [who in 'introverts' | 'popular' | 'newcomers' | 'on leave']: readonly [called: number, of: number]
  }
  /** Per 1,000 members and half-year. */
  readonly flagChanges: Estimate
  /** Flags in clubs too small, or too silent, to tell. */
  readonly tooFewToTell: readonly [flags: number, members: number]
  readonly worlds: { readonly [W in WorldName]: { hunter: Scores; withdrawn: Scores; flagChanges: Estimate } }
  /** Before the first answer and after each quarter of a year of them, by how often organizers are mistaken. */
  readonly answers: readonly { mistaken: number; quarters: readonly { precision: Estimate; f1: Estimate }[] }[]
}

const judged = (world: World, count: number, from: number, choice: Parameters<typeof live>[2] = {}): JudgedClub[] =>
  Array.from({ length: count }, (_, n) => judge(live(world, from + n, choice)))

const changesOf = (clubs: readonly JudgedClub[]) =>
  estimate(clubs, chosen => {
    const members = chosen.reduce((sum, club) => sum + club.members.length, 0)
    return (1_000 * chosen.reduce((sum, club) => sum + club.flagChanges, 0)) / members
  })

/** All of it over so many clubs. */
export function standing({ clubs: count }: { clubs: number }): StandingFigures {
  const seed = seeds.test
  const clubs = judged(worlds.usual, count, seed)
  const members = clubs.flatMap(club => club.members)
  const called = (who: (member: (typeof members)[number]) => boolean) => {
    // Somebody popular who asks much and gives little is rightly named.
    const asked = members.filter(member => who(member) && member.is !== 'hunter')
    return [asked.filter(({ said }) => said === 'hunter').length, asked.length] as const
  }
  const named = Object.groupBy(
    members.filter(({ said }) => said === 'to-rebalance'),
    ({ is }) => is,
  )
  const few = [
    ...judged(worlds.usual, Math.ceil(count / 4), seed, { size: 7 }),
    ...judged({ ...worlds.usual, gives: 0.3, asks: 0.2 }, Math.ceil(count / 4), seed),
  ].flatMap(club => club.members)
  return {
    clubs: count,
    hunter: scores(clubs, 'hunter'),
    withdrawn: scores(clubs, 'withdrawn'),
    rebalance: scores(clubs, 'to-rebalance'),
    namedToRebalance: Object.fromEntries(Object.entries(named).map(([is, list]) => [is, list.length])),
    byRhythm: mapped(rhythms, (_, rhythm) =>
      scores(judged(worlds.usual, Math.ceil(count / 2), seed + 100_000, { rhythm }), 'hunter'),
    ),
    calledHunters: {
      introverts: called(({ character }) => character === 'introvert'),
      popular: called(({ character }) => character === 'popular'),
      newcomers: called(({ is }) => is === 'new'),
      'on leave': called(({ is }) => is === 'on-leave'),
    },
    flagChanges: changesOf(clubs),
    tooFewToTell: [few.filter(({ said }) => said === 'hunter').length, few.length],
    worlds: mapped(worlds, world => {
      const there = judged(world, count, seed + 200_000)
      return { hunter: scores(there, 'hunter'), withdrawn: scores(there, 'withdrawn'), flagChanges: changesOf(there) }
    }),
    answers: [0.05, 0.1, 0.2].map(mistaken => ({
      mistaken,
      quarters: quarters(count, seed, { looks: 0.15, mistaken }),
    })),
  }
}

function quarters(count: number, seed: number, organizers: Organizers) {
  const world = { ...worlds.usual, months: [26, 26] as const }
  const years = Array.from({ length: count }, (_, n) =>
    yearOfAnswers(live(world, seed + 300_000 + n), organizers, seed + n),
  )
  const over = (quarter: number, share: (hits: Hits) => number) =>
    estimate(years, chosen => share(chosen.reduce((sum, year) => added(sum, year[quarter]!), noHits)))
  return years[0]!.map((_, quarter) => ({ precision: over(quarter, precision), f1: over(quarter, f1) }))
}

const mapped = <K extends string, V, R>(table: { readonly [key in K]: V }, to: (value: V, key: K) => R) =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, to(value as V, key as K)])) as {
    readonly [key in K]: R
  }

const said = ({ at, from, to }: Estimate, digits = 2) =>
  `${at.toFixed(digits)} (${from.toFixed(digits)} to ${to.toFixed(digits)})`
const three = ({ f1, precision, recall }: Scores) =>
  `F1 ${said(f1)}, precision ${said(precision)}, recall ${said(recall)}`
const share = ([part, whole]: readonly [number, number]) =>
  `${part} of ${whole}${part === 0 ? '' : ` (${rounded((100 * part) / whole, 2)} %)`}`

/** The table, each figure with the interval of 95 in 100 samples of as many clubs. */
export function standingLines(of: StandingFigures): Line[] {
  const named = Object.values(of.namedToRebalance).reduce((sum, count) => sum + count, 0)
  const engaged = of.namedToRebalance.engaged ?? 0
  return [
    [`standing, ${of.clubs} clubs of 30: hunters`, three(of.hunter), 'aimed at: F1 0.64, precision 0.77'],
    ['  withdrawn', three(of.withdrawn), 'F1 0.52'],
    ['  to rebalance', three(of.rebalance), `of ${named} named, ${engaged} are engaged: nobody reads it of a person`],
    ...Object.entries(of.byRhythm).map(
      ([rhythm, scores]): Line => [`  hunters, ${rhythm}`, three(scores), rhythm === 'quarterly' ? 'F1 0.4' : ''],
    ),
    ['  introverts called hunters', share(of.calledHunters.introverts), 'under 1 %'],
    ['  popular receivers called hunters', share(of.calledHunters.popular), 'under 1 %'],
    ['  newcomers called hunters', share(of.calledHunters.newcomers), 'none'],
    ['  members on leave called hunters', share(of.calledHunters['on leave']), 'none'],
    ['  in clubs of 7, and in silent ones', share(of.tooFewToTell), 'none'],
    ['  changes of the flag per 1,000 members and half-year', said(of.flagChanges, 0), 'at most 80'],
    ...Object.entries(of.worlds).map(
      ([world, { hunter, withdrawn, flagChanges }]): Line => [
        `  world “${world}”`,
        `hunters F1 ${said(hunter.f1)}, precision ${said(hunter.precision)}`,
        `withdrawn F1 ${said(withdrawn.f1)}, changes ${said(flagChanges, 0)}`,
      ],
    ),
    ...of.answers.flatMap(({ mistaken, quarters }) =>
      quarters.map(
        ({ precision, f1 }, n): Line => [
          n === 0
            ? `  before any answer, organizers mistaken in ${100 * mistaken} of 100`
            : `    after ${3 * n} months of answers`,
          `precision ${said(precision)}, F1 ${said(f1)}`,
          n === quarters.length - 1 ? 'precision 0.90, F1 0.75' : '',
        ],
      ),
    ),
  ]
}
