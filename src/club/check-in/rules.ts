import type { AttendanceStatus, CheckIn, Meeting } from '../../terms/meeting.ts'

/** Who checks in later than this after the start is proposed as late. */
const ON_TIME_FOR = { minutes: 10 }

/** What the roll proposes for whoever has checked in. */
export const expectedOfCheckIn = (
  { at, substitute }: Pick<CheckIn, 'at' | 'substitute'>,
  { startsAt }: Pick<Meeting, 'startsAt'>,
): AttendanceStatus => {
  if (substitute !== null) return 'substitute'
  return Temporal.Instant.compare(at, startsAt.add(ON_TIME_FOR)) > 0 ? 'late' : 'present'
}
