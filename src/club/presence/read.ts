import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { HistoryMember } from '../../terms/history.ts'
import type { MeetingTally, Presence } from '../../terms/presence.ts'
import type { Contribution, Within } from '../acts.ts'
import type { LeaveOf } from '../leaves/on-leave.ts'
import { none } from '../topic.ts'
import { type Counted, countedMeetings, furthestBack, meetingTallies, presenceIn, type Records } from './rules.ts'

/** What is asked of the topics for it. */
export const selectsOf = (contributions: readonly Contribution[]) => ({
  members: contributions.flatMap(({ members = [] }) => members),
  leaves: contributions.flatMap(({ leaves = [] }) => leaves),
  meetings: contributions.flatMap(({ meetings = [] }) => meetings),
  attendance: contributions.flatMap(({ attendance = [] }) => attendance),
})

/** The rows of those selects. */
type Told = Pick<Records, 'meetings' | 'attendance'> & {
  readonly members: readonly HistoryMember[]
  readonly leaves: readonly LeaveOf[]
}

/** What attendance is counted from, of the rows that tell it. */
export function recordsFrom(club: ClubTx, { members, leaves, meetings, attendance }: Told) {
  const leavesOf = Map.groupBy(leaves, ({ member }) => member)
  return {
    zone: club.zone,
    historyFrom: club.row.history_from ?? undefined,
    members: members.map(member => ({
      ...member,
      leaves: (leavesOf.get(member.id) ?? []).map(({ from, until }) => ({ from, until: until ?? undefined })),
    })),
    meetings,
    attendance,
  }
}

/** What attendance is counted from, of one member, of one meeting, or since an instant: what each topic keeps of it, in one statement. */
export async function recordsOf(club: ClubTx, within: Within): Promise<Records> {
  const contributions = club.topics.flatMap(({ acts }) => (acts === none ? [] : [acts(club, within)]))
  return recordsFrom(club, await together(club, selectsOf(contributions)))
}

/** One member's attendance as it is now, with the meetings it is counted over. */
export async function presenceOf(
  club: ClubTx,
  member: string,
): Promise<Presence & { readonly meetings: readonly Counted[] }> {
  const now = club.at.toZonedDateTimeISO(club.zone)
  const records = await recordsOf(club, { member, since: furthestBack(now) })
  return presenceIn(countedMeetings(records).get(member) ?? [], now)
}

/** One meeting's attendance; null while it has no roll that counts. */
export async function attendanceAt(club: ClubTx, meeting: string): Promise<MeetingTally | null> {
  return meetingTallies(await recordsOf(club, { meeting }))[0] ?? null
}

/** The attendance at each meeting whose roll counts, as far back as figures reach, oldest first. */
export async function attendanceLately(club: ClubTx) {
  const since = furthestBack(club.at.toZonedDateTimeISO(club.zone))
  return meetingTallies(await recordsOf(club, { since }))
}
