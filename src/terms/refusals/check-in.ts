import type { MeetingTime } from '../meeting.ts'

export type CheckInRefusals = {
  /** `opens`: from when. */
  'door not open': MeetingTime & { opens: Temporal.Instant }
  /** It is over, or its roll is taken. */
  'door closed': MeetingTime
  'no meeting at the door': { next: MeetingTime | null }
  /** `rotates`: a page at the door shows the next one by itself. */
  'wrong door code': { rotates: boolean }
  'too many door codes': Record<string, never>
}
