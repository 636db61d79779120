import type { Standing } from '../../../src/terms/standing.ts'
import { quantile } from '../figures.ts'
import { Chance } from './dice.ts'
import type { Judged, JudgedClub } from './judged.ts'
import type { Label } from './people.ts'

/** Of one standing: rightly said, wrongly said, and not said where it is so. */
export type Hits = { right: number; wrong: number; missed: number }

export const noHits: Hits = { right: 0, wrong: 0, missed: 0 }

export const added = (a: Hits, b: Hits): Hits => ({
  right: a.right + b.right,
  wrong: a.wrong + b.wrong,
  missed: a.missed + b.missed,
})

export function hitsOf(members: readonly Judged[], standing: Standing & Label): Hits {
  const hits = { ...noHits }
  for (const { said, is } of members)
    if (said === standing) hits[is === standing ? 'right' : 'wrong']++
    else if (is === standing) hits.missed++
  return hits
}

export const precision = ({ right, wrong }: Hits) => right / (right + wrong)
const recall = ({ right, missed }: Hits) => right / (right + missed)
export const f1 = ({ right, wrong, missed }: Hits) => (2 * right) / (2 * right + wrong + missed)

/** A figure over clubs, with the interval in which 95 of 100 samples of as many of these clubs lie. */
export type Estimate = { at: number; from: number; to: number }

const samples = 400

export function estimate<Club>(clubs: readonly Club[], figure: (clubs: readonly Club[]) => number): Estimate {
  const chance = new Chance(7)
  const found = Array.from({ length: samples }, () => figure(clubs.map(() => chance.one(clubs)))).filter(
    Number.isFinite,
  )
  return { at: figure(clubs), from: quantile(found, 0.025), to: quantile(found, 0.975) }
}

/** Of a standing over clubs: each share with its interval. */
export function scores(clubs: readonly JudgedClub[], standing: Standing & Label) {
  const hits = clubs.map(({ members }) => hitsOf(members, standing))
  const over = (share: (hits: Hits) => number) =>
    estimate(hits, chosen => share(chosen.reduce((sum, one) => added(sum, one), noHits)))
  return { precision: over(precision), recall: over(recall), f1: over(f1) }
}
export type Scores = ReturnType<typeof scores>
