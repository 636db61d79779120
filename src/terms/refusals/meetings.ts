import type { MeetingTime } from '../meeting.ts'

export type MeetingRefusals = {
  'no such meeting': Record<string, never>
  'no meeting ahead': Record<string, never>
  'meeting cancelled': MeetingTime
  'meeting begun': MeetingTime
  'meeting not begun': MeetingTime
  'no roll to take': { next: MeetingTime | null }
  'nobody came': Record<string, never>
  'not your correction': Record<string, never>
  'roll closed': { since: Temporal.Instant }
  'hour skipped': { instead: Temporal.Instant; zone: string }
  'too far ahead': Record<string, never>
  'meeting then already': MeetingTime & { by: string | null }
  'no such series': Record<string, never>
  'series changed meanwhile': Record<string, never>
  'plan not understood': { typed: string }
  'no first date': Record<string, never>
  /** A last day was typed: `until 1 June`. */
  'series without end': { typed: string }
  /** `free`: too few for him and who brings him. */
  'no seat for a guest': { free: number; name: string }
  'days out of bounds': { typed: string; from: number; to: number }
  'not a number of seats': { typed: string }
}
