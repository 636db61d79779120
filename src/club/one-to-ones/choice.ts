import { newcomerDays } from './rules.ts'

/** Somebody whom a member might meet. */
export type Candidate = {
  readonly id: string
  /** Tells equals apart, always alike. */
  readonly order: string
  /** How long he has been a member. */
  readonly days: number
  /** Their last one-to-one that counts, by its day where that is known; null where they never had one. */
  readonly met: { readonly last: Temporal.PlainDate | null } | null
  /** How well their trades complete each other, 0 to 1. */
  readonly score: number
}

export type Suggested = {
  readonly id: string
  readonly why: 'newcomer' | 'never met' | 'long ago'
  /** When they last met, where that is why. */
  readonly last: Temporal.PlainDate | null
}

/** After so many days two who have met may well meet again. */
const longAgoDays = 180
const most = 3

/**
 * Up to three: of those never met the one who completes him best; a newcomer, who is welcomed by that; the one not seen for
 * longest. Whatever place is left goes to those never met, by how well they complete him.
 */
export function chosen(candidates: readonly Candidate[], today: Temporal.PlainDate): readonly Suggested[] {
  const best = candidates.toSorted((a, b) => b.score - a.score || (a.order < b.order ? -1 : 1))
  const isNew = (days: number) => days >= 0 && days < newcomerDays
  const never = best.filter(({ met }) => met === null)
  const unseen = best
    .filter(({ met }) => met !== null && met.last !== null && met.last.until(today).total('days') >= longAgoDays)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.met!.last!, b.met!.last!))
  const wanted = [
    never.find(one => !isNew(one.days)),
    never.find(one => isNew(one.days)),
    unseen[0],
    ...never,
    ...unseen,
  ]
  const three = [...new Set(wanted.filter(one => one !== undefined))].slice(0, most)
  return three.map(({ id, days, met }) => ({
    id,
    why: met !== null ? 'long ago' : isNew(days) ? 'newcomer' : 'never met',
    last: met?.last ?? null,
  }))
}
