import type { Weighing } from './weights.ts'

/**
 * Everything a standing is computed from: plain facts with their own dates, no score among them.
 * `id`s are opaque. Ties are broken by `order`, so the order of the lists never matters.
 */
export type History = {
  /** The club's zone (IANA): Tuesdays, days of joining and pauses are days there. */
  zone: string
  /** First day of which something is known, if the club said so. Outside, nothing is zero: it is unknown. */
  historyFrom?: Temporal.PlainDate | undefined
  /** The day the club was set up: the start of a history in which nothing happened yet. */
  setUpOn: Temporal.PlainDate
  members: readonly HistoryMember[]
  meetings: readonly HistoryMeeting[]
  attendance: readonly AttendanceRow[]
  acts: readonly Act[]
  /** Sensitivity e, each from its own instant; before the first: normal. */
  sensitivity?: readonly { from: Temporal.Instant; e: number }[]
  /** "He is no hunter", said by an organizer. */
  noHunter?: readonly { member: string; at: Temporal.Instant }[]
  weighing?: Weighing
}

export type HistoryMember = {
  id: string
  /** What ties are broken by; the id when absent. */
  order?: string
  joinedOn: Temporal.PlainDate
  /** Last day of membership. */
  leftOn?: Temporal.PlainDate | undefined
  /** Objections to scoring; an open one has no end. */
  objected?: readonly { from: Temporal.Instant; until?: Temporal.Instant | undefined }[]
  /** Standings he said are not right, until a human has answered. */
  contested?: readonly { from: Temporal.Instant; until?: Temporal.Instant | undefined }[]
  /** Pauses: first and last day, the last included; open-ended without. */
  leaves?: readonly { from: Temporal.PlainDate; until?: Temporal.PlainDate | undefined }[]
}

export type HistoryMeeting = {
  id: string
  startsAt: Temporal.Instant
  status: 'planned' | 'held' | 'cancelled' | 'holiday'
  required: boolean
  /** `full`: without a row he was absent; `partial`: without a row it is unknown; `none`: no roll was taken. */
  roll: 'full' | 'partial' | 'none'
}

export type AttendanceRow = {
  meeting: string
  member: string
  status: 'present' | 'late' | 'excused' | 'substitute' | 'absent'
}

type Done = { id: string; by: string; on: Temporal.Instant }

/**
 * What a member did, dated by its own day. Facts learnt later (a confirmation, a rating, an acceptance) count from
 * their date when it is stored, else from the act's own.
 */
export type Act =
  | (Done & {
      kind: 'referral'
      for: string
      confirmed: 'confirmed' | 'denied' | 'unknown'
      confirmedOn?: Temporal.Instant | undefined
      quality?: number | undefined
      ratedOn?: Temporal.Instant | undefined
      /** It is or was at `meeting`, `quoted` or `won`. */
      reachedMeeting: boolean
    })
  | (Done & { kind: 'introduction'; accepted: boolean; acceptedOn?: Temporal.Instant | undefined })
  | (Done & { kind: 'introduction-for-himself' })
  | (Done & {
      kind: 'answer'
      ask: string
      helpful?: boolean | undefined
      /** When the author of the ask said whether it helped. */
      saidOn?: Temporal.Instant | undefined
    })
  /** A visit of a guest who came; `by` is empty when nobody had invited him. */
  | (Done & { kind: 'guest'; guest: string })
  | (Done & { kind: 'sponsorship'; for: string })
  | (Done & { kind: 'thanks'; for: string })
  | (Done & { kind: 'ask' | 'offer' | 'problem' })
  /** One line for each participant who counts. */
  | (Done & { kind: 'one-to-one' })

export const day = 86_400_000

/** First instant of a day in the club's zone, as milliseconds. */
export const opens = (date: Temporal.PlainDate, zone: string): number => date.toZonedDateTime(zone).epochMilliseconds

/** Noon of a day in the club's zone: the instant of an act of which only the day is known. */
export const noon = (date: Temporal.PlainDate, zone: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()

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
