import { type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaily } from '../../time/wall.ts'

/** What is known of earlier requests for the same two. */
export type Earlier = {
  readonly askedBy: string
  readonly status: 'pending' | 'accepted' | 'declined' | 'expired'
  readonly requestedAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly held: boolean
}

export type Wanted = { readonly asker: string; readonly a: string; readonly b: string }

const days = (n: number) => ({ hours: n * 24 })
const after = (instant: Temporal.Instant, than: Temporal.Instant) => Temporal.Instant.compare(instant, than) > 0

/** Sent now, or kept back without a word until another request for the same two has ended. */
export type Decision = { readonly send: 'now' } | { readonly send: 'later'; readonly from: Temporal.Instant | null }

/**
 * May these two be introduced? Whoever declined must not be seen: only one of the two learns
 * that a request is on its way; a third person's own waits, and looks like any other to him.
 */
export function mayRequest(wanted: Wanted, past: readonly Earlier[], at: Temporal.Instant): Decision | Refusal {
  if (wanted.a === wanted.b) return refuse('yourself', {}, 'first')
  const isParty = wanted.asker === wanted.a || wanted.asker === wanted.b
  const agreed = past.find(({ status }) => status === 'accepted')
  // When the two agreed is theirs, and of whoever asked them.
  const mayKnow = isParty || agreed?.askedBy === wanted.asker
  if (agreed) return refuse('already introduced', { since: mayKnow ? (agreed.endedAt ?? agreed.requestedAt) : null })
  const pending = past.filter(({ status }) => status === 'pending')
  if (pending.some(({ held, askedBy }) => (!held && isParty) || askedBy === wanted.asker))
    return refuse('already on its way', {})
  // Behind one that is under way it goes when that one ends; behind others that wait, it waits for the same day.
  if (pending.some(({ held }) => !held)) return { send: 'later', from: null }
  const ended = past.map(one => ({ ...one, at: one.endedAt ?? one.requestedAt }))
  const own = ended.find(one => one.askedBy === wanted.asker && after(one.at.add(days(180)), at))
  if (own) return refuse('asked before', { since: own.requestedAt })
  const free = ended.map(one => one.at.add(days(30))).filter(from => after(from, at))
  return free.length === 0 ? { send: 'now' } : { send: 'later', from: free.toSorted(Temporal.Instant.compare).at(-1)! }
}

/** Declined and unanswered end alike: at the first 10:00 after 7 days. */
export const endsAt = (sentAt: Temporal.Instant, zone: string): Temporal.Instant =>
  nextDaily(sentAt.add(days(7)), zone, '10:00')

/** A side that said "not now" is asked again, once: at the first 10:00 after 30 days. */
export const againAt = (saidAt: Temporal.Instant, zone: string): Temporal.Instant =>
  nextDaily(saidAt.add(days(30)), zone, '10:00')

/** Whether a side is to be asked again, and the end that follows from it is still ahead. */
export const isPutOff = (
  again: Readonly<Record<string, Temporal.Instant | null>>,
  at: Temporal.Instant,
  zone: string,
): boolean => Object.values(again).some(asked => asked !== null && after(endsAt(asked, zone), at))

/** A side that has not answered is reminded once, on the third day at 10:00. */
export const remindedAt = (sentAt: Temporal.Instant, zone: string): Temporal.Instant =>
  nextDaily(sentAt.add(days(2)), zone, '10:00')

/** "Did you meet?" 7 days after the agreement, once more at 21. */
export const metAskedAt = (agreedAt: Temporal.Instant, zone: string): readonly [Temporal.Instant, Temporal.Instant] => [
  nextDaily(agreedAt.add(days(7)), zone, '10:00'),
  nextDaily(agreedAt.add(days(21)), zone, '10:00'),
]
