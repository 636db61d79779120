import type { HistoryMember, WeighedAct } from '../../terms/history.ts'
import type { Records } from '../presence/rules.ts'
import type { Weighing } from './weights.ts'

/**
 * Everything a standing is computed from: plain facts with their own dates, no score among them. Ties are broken by
 * `order`, so the order of the lists never matters.
 */
export type History = Omit<Records, 'members'> & {
  /** The club's zone (IANA): Tuesdays, days of joining and pauses are days there. */
  zone: string
  /** The day the club was set up: the start of a history in which nothing happened yet. */
  setUpOn: Temporal.PlainDate
  members: readonly HistoryMember[]
  acts: readonly WeighedAct[]
  /** Sensitivity e, each from its own instant; before the first: normal. */
  sensitivity?: readonly { from: Temporal.Instant; e: number }[]
  /** "He is no hunter", said by an organizer. */
  noHunter?: readonly { member: string; at: Temporal.Instant }[]
  /** The club's own weights, each from its own instant, oldest first; before the first: those of the table. */
  weighings?: readonly { from: Temporal.Instant; weighing: Weighing }[]
}

export const day = 86_400_000

/** Later than any instant, in milliseconds. */
export const never = 8.64e15

/** First instant of a day in the club's zone, as milliseconds. */
export const opens = (date: Temporal.PlainDate, zone: string): number => date.toZonedDateTime(zone).epochMilliseconds

/** A member's pauses as milliseconds, from the first instant of the first day to the end of the last. */
export const pausesOf = ({ leaves = [] }: HistoryMember, zone: string): [from: number, until: number][] =>
  leaves.map(({ from, until }) => [opens(from, zone), until ? opens(until.add({ days: 1 }), zone) : never])

/** Where the history begins: as said, else the earliest act or meeting, else the day of the set-up. */
export function startOfHistory(history: History): number {
  if (history.historyFrom) return opens(history.historyFrom, history.zone)
  let first = Number.POSITIVE_INFINITY
  // A sponsorship is dated by a day of joining, and those never begin a history.
  for (const act of history.acts) if (act.kind !== 'sponsorship') first = Math.min(first, act.on.epochMilliseconds)
  for (const meeting of history.meetings)
    if (meeting.status === 'held') first = Math.min(first, meeting.startsAt.epochMilliseconds)
  return Number.isFinite(first) ? first : opens(history.setUpOn, history.zone)
}

/** The evaluations, Tuesdays 10:00 club time, from the first after `start` to the last at or before `at`. */
export function evaluationsBetween(start: number, at: Temporal.Instant, zone: string): Temporal.ZonedDateTime[] {
  const from = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  let tuesday = from.toPlainDate().add({ days: (9 - from.dayOfWeek) % 7 })
  const evaluations: Temporal.ZonedDateTime[] = []
  for (;;) {
    const beat = tuesday.toZonedDateTime({ timeZone: zone, plainTime: '10:00' })
    if (beat.epochMilliseconds > at.epochMilliseconds) return evaluations
    if (beat.epochMilliseconds > start) evaluations.push(beat)
    tuesday = tuesday.add({ days: 7 })
  }
}
