import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { OneToOne } from './one-to-one.ts'

/** For so many days somebody is a newcomer. */
export const newcomerDays = 90

const aloneAfterDays = 30

/** A newcomer who has had time for a one-to-one, and none. */
export const isAlone = ({ days, oneToOnes }: { days: number; oneToOnes: number }): boolean =>
  days >= aloneAfterDays && oneToOnes === 0

/** So many days after it took place it may still be noted, confirmed and corrected. */
const countsWithin = 30

/** What was said of whether it took place. */
type Said = Pick<OneToOne, 'status' | 'confirmedBy' | 'deniedBy' | 'loggedBy'> & { readonly people: readonly string[] }

/** What becomes of it as each has said whether it took place: one "no" is his alone. */
export function statusOf({ status, people, confirmedBy, deniedBy, loggedBy }: Said): OneToOne['status'] {
  if (people.every(one => confirmedBy.includes(one))) return 'held'
  if (confirmedBy.length > 0) return 'unconfirmed'
  if (loggedBy !== null || people.every(one => deniedBy.includes(one))) return 'not-held'
  return status === 'proposed' ? 'proposed' : 'scheduled'
}

/** Each two who said that it took place, in both orders: for them it counts. */
export const pairsThatCount = (confirmedBy: readonly string[]): readonly (readonly [string, string])[] =>
  confirmedBy.flatMap(one => confirmedBy.filter(other => other !== one).map(other => [one, other] as const))

/** Whether it is too long ago for anybody's word to make it count. */
export const isTooLongAgo = (heldOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  heldOn.until(today, { largestUnit: 'days' }).days > countsWithin

/** Each may say otherwise than he said, as long as the end of a membership has not settled it. */
export const maySayWhetherHeld = ({ status, deniedBy, by }: Pick<OneToOne, 'status' | 'deniedBy' | 'by'>): boolean => {
  if (status === 'not-held') return deniedBy.length > 0
  // Those whom a round brings together may meet without having answered it.
  return status === 'proposed' ? by === null : status !== 'skipped'
}

/** Moments that are proposed: none is past, or more than two years ahead. */
export function momentsThatCanBe(moments: readonly Temporal.Instant[], at: Temporal.Instant): Refusal | null {
  if (moments.some(moment => Temporal.Instant.compare(moment, at) <= 0)) return refuse('moment gone', {}, 'when')
  const last = at.add({ hours: 24 * 730 })
  return moments.some(moment => Temporal.Instant.compare(moment, last) > 0) ? refuse('too far ahead', {}, 'when') : null
}
