import type { KeptLeave, Leave, Pause } from '../../terms/leave.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'

/** A pause has an end; after so many days it is renewed, or it ends. */
export const longestDays = 90

/** What one may choose instead of a date. */
export const lengths = ['two-weeks', 'month', 'date'] as const
export type Length = (typeof lengths)[number]

/** What a member said of his pause. */
export type Wanted = {
  readonly from?: Temporal.PlainDate | undefined
  readonly until?: Temporal.PlainDate | undefined
  readonly length?: Length | undefined
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(b, a) ? b : a)
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? b : a)

/** The last day that a pause may have which begins, or is renewed, on a day. */
export const latestEnd = (first: Temporal.PlainDate): Temporal.PlainDate => first.add({ days: longestDays - 1 })

/** The days he means: from today unless he named a later one. Of two days, in whatever order, the earlier is the first. */
export function daysOf({ from, until, length }: Wanted, today: Temporal.PlainDate): Pause | Refusal {
  const [first, end] =
    from !== undefined && until !== undefined && isBefore(until, from) ? [until, from] : [from ?? today, until]
  if (isBefore(first, today)) return refuse('in the past', {}, from === undefined ? 'until' : 'from')
  const last = end ?? lastOf(first, length)
  if (last === null) return refuse('missing', {}, 'until')
  if (isBefore(last, first)) return refuse('in the past', {}, 'until')
  const latest = latestEnd(first)
  return isBefore(latest, last)
    ? refuse('pause too long', { days: longestDays, until: latest }, 'until')
    : { from: first, until: last }
}

function lastOf(first: Temporal.PlainDate, length: Length | undefined): Temporal.PlainDate | null {
  if (length === 'two-weeks') return first.add({ days: 13 })
  return length === 'month' ? monthLater(first.subtract({ days: 1 })) : null
}

const monthLater = (day: Temporal.PlainDate) => day.add({ months: 1 })

const overlap = (one: Leave, other: Leave): boolean => {
  const endsBefore = (a: Leave, b: Leave) => a.until !== null && isBefore(a.until, b.from)
  return !endsBefore(one, other) && !endsBefore(other, one)
}

/**
 * How a pause takes its place among those he has, of which none may overlap: a new one; or another end of the one in
 * which it begins, where nothing else stands in its way.
 */
export function placeOf(
  wanted: Pause,
  own: readonly KeptLeave[],
): { readonly place: 'new' } | { readonly place: 'instead'; readonly of: KeptLeave } | Refusal {
  const [clash, ...others] = own.filter(one => overlap(one, wanted))
  if (!clash) return { place: 'new' }
  if (others.length > 0 || isBefore(wanted.from, clash.from))
    return refuse('pause taken already', { from: (others[0] ?? clash).from, until: (others[0] ?? clash).until })
  return { place: 'instead', of: clash }
}

/** How long before its end he may renew it. */
const renewableDays = 3

export const isOn = ({ from, until }: Leave, day: Temporal.PlainDate): boolean =>
  !isBefore(day, from) && (until === null || !isBefore(until, day))

/** Whether it is on its last days. */
export const mayRenew = ({ from, until }: Leave, today: Temporal.PlainDate): boolean =>
  until !== null && isOn({ from, until }, today) && isBefore(until, today.add({ days: renewableDays }))

/** The last day of one that is renewed for a month: as far as one may go, and not into the next that he has. */
export function renewedUntil(one: KeptLeave, own: readonly KeptLeave[], today: Temporal.PlainDate): Pause['until'] {
  const until = one.until ?? today
  const next = own.filter(({ id, from }) => id !== one.id && isBefore(until, from)).map(({ from }) => from)
  const free = next.reduce(earlier, latestEnd(today).add({ days: 1 })).subtract({ days: 1 })
  return later(until, earlier(monthLater(until), free))
}

/** What is left of one that ends today instead: its days before today; null when there are none. */
export function cutToday({ from }: Leave, today: Temporal.PlainDate): Pause | null {
  return isBefore(from, today) ? { from, until: today.subtract({ days: 1 }) } : null
}

/** When a pause that ends is spoken of: from so many days ahead, at 10:00. */
export const spokenOfBefore = 2
/** Whoever pauses for a few days knows when he is back. */
export const shortDays = 7

/** How often one may ask for something for oneself on leave: with the next time one is back. */
export const asksOnLeave = 1

/** The days between the last day of a membership and today, on which it begins anew; null when there were none. */
export function timeAway(lastDay: Temporal.PlainDate | null, today: Temporal.PlainDate): Leave | null {
  const yesterday = today.subtract({ days: 1 })
  if (lastDay === null || Temporal.PlainDate.compare(lastDay, yesterday) >= 0) return null
  return { from: lastDay.add({ days: 1 }), until: yesterday }
}
