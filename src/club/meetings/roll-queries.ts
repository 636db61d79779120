import type { ClubTx } from '../../db/club-tx.ts'
import { labelsOf } from '../../terms/labels.ts'
import {
  type AttendanceStatus,
  type Guest,
  guestText,
  type Meeting,
  type MeetingBoard,
  type Recap,
  type Rsvp,
} from '../../terms/meeting.ts'
import { toldOf } from '../../terms/presence.ts'
import type { LateChange, RollGuest, RollLine, RollMark, RollSheet } from '../../terms/roll.ts'
import { dayOf } from '../../time/wall.ts'
import { checkInsOf, guestsCheckedIn } from '../check-in/checked-in.ts'
import { expectedOfCheckIn, mayCheckIn } from '../check-in/rules.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { countLines } from '../ledger/lines.ts'
import { membersByIds, membersOn } from '../members/queries.ts'
import { attendanceAt } from '../presence/read.ts'
import { businessThanked } from '../thanks/totals.ts'
import { answersTo, byName } from './answer-queries.ts'
import { guestsOf } from './guest-queries.ts'
import { heldBefore, meetingById, nextMeeting } from './queries.ts'
import { came, type Expected, expectedOf, freeUntil, seenOf, standsOf } from './roll-rules.ts'

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

/** The sheet of a meeting's roll: what was taken before, else what is expected; and what was said since, not saved yet. */
export async function rollSheet(club: ClubTx, meeting: Meeting): Promise<RollSheet> {
  const day = dayOf(meeting.startsAt, meeting.zone)
  const taken = meeting.status === 'held' && meeting.closedAt !== null
  const members = await membersOn(club, day)
  const away = await leavesOn(club, day)
  const before: ReadonlyMap<string, Before> = await (taken ? putDown(club, meeting.id) : expectedAt(club, meeting))
  const marks = await marksOf(club, meeting.id)
  const labels = labelsOf(members)
  const lines = members.map((member, n): RollLine => {
    const { status = null, substitute = null } = before.get(member.id) ?? {}
    const onLeave = away.has(member.id)
    return {
      ...{ member, label: labels[n]!, substitute, onLeave, mark: marks.get(member.id) ?? null },
      // What was put down stands, also where nothing was put down of somebody.
      stands: taken && status !== 'no seat' ? status : standsOf(meeting, { expected: status, onLeave }),
    }
  })
  const guests = guestLines(await guestsOf(club, meeting.id), {
    ...{ lines, marks, taken },
    arrived: await guestsCheckedIn(club, meeting.id),
  })
  const sheet = { meeting, lines, guests }
  const closes = freeUntil(meeting, club.row.settings.rollOpenDays)
  return {
    ...{ ...sheet, taken, seen: seenOf(sheet), freeUntil: closes },
    closed: Temporal.Instant.compare(club.at, closes) >= 0,
    doorOpen: mayCheckIn(meeting, club.at) === null,
    changes: await lateChanges(club, meeting.id, { lines, guests }),
  }
}

/** What stood of somebody before this sheet: put down by a roll, or expected. */
type Before = { readonly status: Expected; readonly substitute: string | null }

type PutDown = {
  readonly status: AttendanceStatus | null
  readonly substitute: string | null
  readonly checkedInAt: Temporal.Instant | null
}

/** What the roll says that was taken. */
export async function putDown(club: ClubTx, meeting: string): Promise<ReadonlyMap<string, PutDown>> {
  const rows = await club.tx
    .selectFrom('attendance')
    .select(['member_id', 'status', 'substitute_name', 'checked_in_at'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .execute()
  return new Map(
    rows.map(row => [
      row.member_id,
      {
        ...{ status: row.status as AttendanceStatus, substitute: row.substitute_name },
        checkedInAt: row.checked_in_at,
      },
    ]),
  )
}

/** What is expected: of those who have answered by their answer; whoever was at the door was there, whatever he had answered. */
async function expectedAt(club: ClubTx, meeting: Meeting): Promise<ReadonlyMap<string, Before>> {
  const answers = (await answersTo(club, meeting.id)).map(
    ({ member, answer, substitute }) =>
      [member.id, { status: expectedOf(answer, club.row.settings.excusedBy), substitute }] as const,
  )
  const atTheDoor = (await checkInsOf(club, meeting.id)).map(
    one => [one.member, { status: expectedOfCheckIn(one, meeting), substitute: one.substitute }] as const,
  )
  return new Map([...answers, ...atTheDoor])
}

async function marksOf(club: ClubTx, meeting: string): Promise<ReadonlyMap<string, RollMark>> {
  const rows = await club.tx
    .selectFrom('roll_mark')
    .select(['about', 'status', 'substitute_name', 'marked_by'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .execute()
  const members = await membersByIds(
    club,
    rows.map(row => row.marked_by),
  )
  return new Map(
    rows.map(row => [
      row.about,
      {
        ...{ status: row.status as AttendanceStatus, substitute: row.substitute_name },
        by: members.get(row.marked_by) ?? null,
      },
    ]),
  )
}

type Known = {
  readonly lines: readonly RollLine[]
  readonly marks: ReadonlyMap<string, RollMark>
  readonly taken: boolean
  readonly arrived: { has(guest: string): boolean }
}

/** A guest is expected with whoever brings him; of one whom nobody brings, nobody has said that he does not come. */
function guestLines(guests: readonly Guest[], { lines, marks, taken, arrived }: Known): RollGuest[] {
  const labels = labelsOf(guests.map(guest => ({ ...guest, name: guestText(guest) })))
  return guests.map((guest, n) => {
    const host = lines.find(({ member }) => member.id === guest.by?.id)
    const mark = marks.get(guest.id)
    return {
      ...{ guest, label: labels[n]! },
      stands:
        taken || guest.status !== 'invited'
          ? guest.status === 'present'
          : arrived.has(guest.id) || !host || came(host.stands),
      mark: mark ? { ...mark, status: mark.status === 'present' ? 'present' : 'absent' } : null,
    }
  })
}

/** What was corrected of a roll after it was closed, the latest first. */
async function lateChanges(
  club: ClubTx,
  meeting: string,
  { lines, guests }: Pick<RollSheet, 'lines' | 'guests'>,
): Promise<LateChange[]> {
  const rows = await club.tx
    .selectFrom('attendance_change')
    .select(['about', 'was', 'now', 'by_id', 'at', 'why'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .where('after_closing', '=', true)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const members = await membersByIds(
    club,
    rows.flatMap(row => [row.about, row.by_id ?? []].flat()),
  )
  return rows.map(row => ({
    name:
      lines.find(({ member }) => member.id === row.about)?.label ??
      guests.find(({ guest }) => guest.id === row.about)?.label ??
      members.get(row.about)?.name ??
      '…',
    was: row.was as AttendanceStatus | null,
    now: row.now as AttendanceStatus | null,
    ...{ by: row.by_id === null ? null : (members.get(row.by_id) ?? null), at: row.at, why: row.why },
  }))
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
    business: await businessThanked(club, { from: since, until: meeting.closedAt }),
    next: await nextMeeting(club),
  }
}
