import type { ClockMove } from './api.ts'

const FARTHEST = Temporal.Duration.from({ days: 400 })

export type Target = { to: Temporal.Instant } | { cannot: 'unreadableTime' | 'notForward' | 'tooFar'; typed: string }

/** A duration is counted on the club's wall clock: P1D is the same hour tomorrow, also when the clocks change. */
function instantOf(move: ClockMove, now: Temporal.ZonedDateTime): Temporal.Instant | undefined {
  try {
    if ('by' in move) return now.add(Temporal.Duration.from(move.by)).toInstant()
    // A wall time without a zone, as a date-and-time field gives it, is the club's.
    return /(?:Z|[+-]\d\d:?\d\d)(?:\[|$)/i.test(move.to)
      ? Temporal.Instant.from(move.to)
      : Temporal.PlainDateTime.from(move.to).toZonedDateTime(now.timeZoneId).toInstant()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Where the clock is to go: forward, at most 400 days at once. */
export function targetOf(move: ClockMove, at: Temporal.Instant, zone: string): Target {
  const typed = 'by' in move ? move.by : move.to
  const now = at.toZonedDateTimeISO(zone)
  const to = instantOf(move, now)
  if (to === undefined) return { cannot: 'unreadableTime', typed }
  if (Temporal.Instant.compare(to, at) <= 0) return { cannot: 'notForward', typed }
  return Temporal.Instant.compare(to, now.add(FARTHEST).toInstant()) > 0 ? { cannot: 'tooFar', typed } : { to }
}
