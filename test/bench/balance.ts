import { distanceByChance } from '../../src/club/sectors/distance.ts'
import { familyOfActivity } from '../../src/club/sectors/families.ts'
import { balanceOf, mostHelpful } from '../../src/club/sectors/rules.ts'
import type { RegionFigures } from '../../src/terms/sector.ts'
import { type Line, median, rounded } from './figures.ts'

export type BalanceTimes = {
  readonly candidates: number
  /** All of them, placed by what they write, in seats before and after, in their order; milliseconds. */
  readonly whatIf: number
  /** The distance by chance of a club whose size it never had, by its size; milliseconds. */
  readonly chance: readonly { readonly members: number; readonly ms: number }[]
}

/** What people write of their work, some of it of no trade that anybody knows. */
const activities = [
  ...['Plomberie et chauffage', 'Négoce de matériaux', 'Expertise comptable', 'Usinage de pièces', 'Viticulture'],
  ...['Des idées pour vos équipes', 'Conseil en stratégie', 'Transport et logistique', 'Ostéopathie', 'Imprimerie'],
]

const lille: RegionFigures = {
  ...{ code: 'UU2010-59702', name: 'Lille', year: 2015, source: 'INSEE', hasApart: true, nomenclature: 'naf-rev2' },
  establishments: {
    ...{ agriculture: 468, industry: 3_616, construction: 8_566, trade: 16_224, services: 48_439 },
    'public-education-health': 14_685,
  },
}

const timed = (work: () => unknown): number => {
  const before = performance.now()
  work()
  return performance.now() - before
}

/** So many candidates beside a club of sixty. */
export function balance(candidates: number, runs: number): BalanceTimes {
  const members = {
    ...{ agriculture: 1, industry: 4, construction: 5, trade: 11, services: 36, 'public-education-health': 3 },
  }
  const club = balanceOf({ members, region: lille, withApart: false, club: 'bench' })
  const applied = Array.from({ length: candidates }, (_, n) => ({ n, activity: activities[n % activities.length]! }))
  const whatIf = Array.from({ length: runs }, () =>
    timed(() =>
      mostHelpful(
        applied.map(one => ({ ...one, family: familyOfActivity(one)?.family ?? null })),
        club,
      ),
    ),
  )
  const firms = Object.values(lille.establishments).slice(0, 5)
  const chance = [30, 300, 2_000].map(size => ({
    members: size,
    ms: rounded(
      median(
        Array.from({ length: runs }, (_, n) => timed(() => distanceByChance({ firms, members: size, club: `${n}` }))),
      ),
      1,
    ),
  }))
  return { candidates, whatIf: rounded(median(whatIf), 2), chance }
}

export const balanceLines = ({ candidates, whatIf, chance }: BalanceTimes): Line[] => [
  [`what if, for ${candidates} candidates`, `${whatIf} ms`, 'aimed at: under 100 ms'],
  ...chance.map(
    ({ members, ms }): Line => [
      `distance by chance, a club of ${members}`,
      `${ms} ms`,
      'once for each size of a club, then kept',
    ],
  ),
]
