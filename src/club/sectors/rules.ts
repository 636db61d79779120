import { apart, type ByFamily, type RegionFigures, type SectorFamily, sectorFamilies } from '../../terms/sector.ts'
import { distanceByChance, distanceOf } from './distance.ts'

/** With fewer members that count, nothing is said of seats. */
export const fewest = 10

/** A family with nobody is worth a word where chance leaves it out less often than this. */
const seldom = 0.05

/** A club beside its region. */
export type Balance = {
  /** The families that count here, in their order. */
  readonly families: readonly SectorFamily[]
  /** Members of every family, those that do not count included. */
  readonly members: ByFamily
  /** How many of them count. */
  readonly counted: number
  /** Null where no figures are chosen. */
  readonly region: RegionFigures | null
  /** Null without figures, and for a club that is too small to be told. */
  readonly compared: Compared | null
}

export type Compared = {
  /** So many of these members the region would give each family: whole seats, as many as members count. */
  readonly seats: ByFamily
  /** Jensen-Shannon divergence of club and region, in bits: 0 where they are alike, 1 at most. */
  readonly distance: number
  /** Clubs of this size drawn at random from the region stay under it 95 times in 100. */
  readonly chance: number
  /** More than chance would do. */
  readonly isFar: boolean
  /** Families without anybody, where chance gives nobody less than once in twenty. */
  readonly nobody: readonly SectorFamily[]
}

export const noMembers: ByFamily = {
  ...{ agriculture: 0, industry: 0, construction: 0, trade: 0, services: 0, 'public-education-health': 0 },
}

/** Which families count: the last only where the club says so, and the figures have it. */
const familiesCounted = (region: RegionFigures | null, withApart: boolean): readonly SectorFamily[] =>
  withApart && (region === null || region.hasApart) ? sectorFamilies : sectorFamilies.filter(family => family !== apart)

export type ToBalance = {
  readonly members: ByFamily
  readonly region: RegionFigures | null
  /** Whether the last family counts in this club. */
  readonly withApart: boolean
  /** Whose draws these are: the same club is compared with the same ones each time. */
  readonly club: string
}

export function balanceOf({ members, region, withApart, club }: ToBalance): Balance {
  const families = familiesCounted(region, withApart)
  const counted = families.reduce((sum, family) => sum + members[family], 0)
  const compared = region && counted >= fewest ? compare(listOf(families, members), region, families, club) : null
  return { families, members, counted, region, compared }
}

const listOf = (families: readonly SectorFamily[], figures: ByFamily): number[] =>
  families.map(family => figures[family])

function compare(
  members: readonly number[],
  region: RegionFigures,
  families: readonly SectorFamily[],
  club: string,
): Compared {
  const firms = listOf(families, region.establishments)
  const counted = sumOf(members)
  const distance = distanceOf(members, firms)
  const chance = distanceByChance({ firms, members: counted, club })
  return {
    seats: byFamily(families, seatsOf(counted, firms)),
    distance,
    chance,
    isFar: distance > chance,
    nobody: families.filter((_, n) => members[n] === 0 && leftOutByChance(counted, firms, n) < seldom),
  }
}

const byFamily = (families: readonly SectorFamily[], figures: readonly number[]): ByFamily => ({
  ...noMembers,
  ...Object.fromEntries(families.map((family, n) => [family, figures[n]!])),
})

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0)

/** How often a club of so many has nobody of one family, were its members drawn from the region. */
export const leftOutByChance = (members: number, firms: readonly number[], family: number): number =>
  (1 - firms[family]! / sumOf(firms)) ** members

/** Seats by largest remainder, in whole numbers throughout; equal remainders go to whoever has more firms, then to the first. */
export function seatsOf(seats: number, firms: readonly number[]): number[] {
  const all = sumOf(firms)
  const given = firms.map(own => Math.floor((own * seats) / all))
  const remainders = firms
    .map((own, n) => ({ n, own, left: (own * seats) % all }))
    .toSorted((a, b) => b.left - a.left || b.own - a.own || a.n - b.n)
  for (const { n } of remainders.slice(0, seats - sumOf(given))) given[n]! += 1
  return given
}

/** What one more member of a family would change: seats before and after. */
export type WhatIf = {
  readonly family: SectorFamily
  readonly before: Standing
  readonly after: Standing
  /** By how much the club comes closer to its region; less than 0: it goes away from it. Null where the two are not compared. */
  readonly closer: number | null
}

/** `seats`: what the region would give, where that is told. */
type Standing = { readonly counted: number; readonly members: number; readonly seats: number | null }

/** What a candidate of this family would change. Whoever is shown apart changes nothing of what is counted. */
export function whatIf({ families, members, counted, region, compared }: Balance, family: SectorFamily): WhatIf {
  const own = families.indexOf(family)
  const now = listOf(families, members)
  const then = now.map((one, n) => (n === own ? one + 1 : one))
  const all = own < 0 ? counted : counted + 1
  const firms = region && listOf(families, region.establishments)
  const seats = (among: number) => (firms && own >= 0 && among >= fewest ? seatsOf(among, firms)[own]! : null)
  return {
    family,
    before: { counted, members: members[family], seats: seats(counted) },
    after: { counted: all, members: members[family] + 1, seats: seats(all) },
    closer: firms && compared && own >= 0 ? compared.distance - distanceOf(then, firms) : null,
  }
}

/** Whoever brings the club closest to its region first; who came first where two do so alike; who cannot be placed last. */
export function mostHelpful<One extends { readonly family: SectorFamily | null }>(
  candidates: readonly One[],
  balance: Balance,
): readonly (One & { readonly whatIf: WhatIf | null })[] {
  const known = new Map(sectorFamilies.map(family => [family, whatIf(balance, family)]))
  const rank = ({ whatIf }: { readonly whatIf: WhatIf | null }) => whatIf?.closer ?? Number.NEGATIVE_INFINITY
  return candidates
    .map(one => ({ ...one, whatIf: one.family === null ? null : known.get(one.family)! }))
    .map((one, n) => ({ one, n, rank: rank(one) }))
    .toSorted((a, b) => (a.rank === b.rank ? a.n - b.n : b.rank - a.rank))
    .map(({ one }) => one)
}
