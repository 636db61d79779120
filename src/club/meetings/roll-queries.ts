import type { ClubTx } from '../../db/club-tx.ts'
import type { AttendanceStatus, Meeting, MeetingBoard, Recap, RollSheet, Rsvp } from '../../terms/meeting.ts'
import { toldOf } from '../../terms/presence.ts'
import { dayOf } from '../../time/wall.ts'
import { checkInsOf, guestsCheckedIn } from '../check-in/checked-in.ts'
import { expectedOfCheckIn } from '../check-in/rules.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { countLines } from '../ledger/lines.ts'
import { membersOn } from '../members/queries.ts'
import { attendanceAt } from '../presence/read.ts'
import { answersTo, byName } from './answer-queries.ts'
import { guestsOf } from './guest-queries.ts'
import { heldBefore, meetingById, nextMeeting } from './queries.ts'
import { expectedOf } from './rules.ts'

/** A roll that was taken: how many came, as everywhere, and who, as an announcement names them. */
export async function takenRoll(club: ClubTx, { id, required }: Meeting) {
  const tally = required ? await attendanceAt(club, id) : null
  const rows = await club.tx
    .selectFrom('attendance')
    .select(['member_id', 'status', 'substitute_name'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', id)
    .execute()
  const came = rows.filter(({ status }) => status === 'present' || status === 'late' || status === 'substitute')
  return {
    told: tally ? toldOf(tally) : { came: came.length, expected: null, excused: 0, besides: 0 },
    shown: (here: readonly MeetingBoard['answers'][number]['member'][]): Rsvp[] =>
      came
        .flatMap(({ member_id, status, substitute_name }): Rsvp[] => {
          const member = here.find(one => one.id === member_id)
          const answer = status === 'substitute' ? 'substitute' : 'present'
          return member ? [{ member, answer, substitute: substitute_name }] : []
        })
        .sort(byName),
  }
}

/** The sheet of a roll: what was taken before, else what the answers say. */
export async function rollSheet(club: ClubTx, meeting: Meeting): Promise<RollSheet> {
  const day = dayOf(meeting.startsAt, meeting.zone)
  const taken = await club.tx
    .selectFrom('attendance')
    .select(['member_id', 'status'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting.id)
    .execute()
  const before =
    taken.length > 0
      ? taken.map(row => [row.member_id, row.status as AttendanceStatus] as const)
      : (await answersTo(club, meeting.id)).flatMap(({ member, answer }) => {
          const expected = expectedOf(answer, club.row.settings.excusedBy)
          return expected ? [[member.id, expected] as const] : []
        })
  // Whoever was at the door was there, whatever he had answered.
  const arrived = taken.length > 0 ? new Map() : await guestsCheckedIn(club, meeting.id)
  const atTheDoor = taken.length > 0 ? [] : await checkInsOf(club, meeting.id)
  return {
    meeting,
    members: await membersOn(club, day),
    onLeave: new Set((await leavesOn(club, day)).keys()),
    before: new Map([...before, ...atTheDoor.map(one => [one.member, expectedOfCheckIn(one, meeting)] as const)]),
    guests: (await guestsOf(club, meeting.id)).map(guest =>
      arrived.has(guest.id) ? { ...guest, status: 'present' } : guest,
    ),
  }
}

/** What the message after a meeting tells; null while its roll is not taken. */
export async function recapOf(club: ClubTx, id: string): Promise<Recap | null> {
  const meeting = await meetingById(club, id)
  if (meeting?.status !== 'held' || meeting.closedAt === null) return null
  const { told } = await takenRoll(club, meeting)
  const since = (await heldBefore(club, meeting.startsAt)) ?? meeting.startsAt.subtract({ hours: 31 * 24 })
  const counts = await countLines(club, { after: since, upTo: meeting.closedAt })
  return {
    meeting,
    roll: told,
    guests: (await guestsOf(club, id)).filter(guest => guest.status === 'present'),
    referrals: counts.get('referral-given') ?? 0,
    thanks: counts.get('thanks-given') ?? 0,
    next: await nextMeeting(club),
  }
}
