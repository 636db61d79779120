import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { isToldAbout, redrawAbout } from '../../notices/keep.ts'
import type { AttendanceStatus, Meeting, RollSheet, Taken } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { checkInsOf } from '../check-in/checked-in.ts'
import { cancelActs, noteActs } from '../ledger/note.ts'
import { audit, lastAudited } from '../members/audit.ts'
import { memberById } from '../members/queries.ts'
import { keepFollowUps } from './follow-up.ts'
import { guestsOf } from './guest-queries.ts'
import * as kinds from './kinds.ts'
import { latestBegun, meetingById, nextMeeting } from './queries.ts'
import { rollSheet } from './roll-queries.ts'
import { came, isNews, mayCallRoll, rollOf } from './rules.ts'

/** The sheet of a meeting's roll, or of the latest meeting that has none. */
export async function openRoll(club: ClubTx, id?: string): Promise<RollSheet | Refusal> {
  const meeting = id === undefined ? await latestBegun(club, 'missing') : await meetingById(club, id)
  if (!meeting && id !== undefined) return refuse('no such meeting', {})
  if (!meeting) return refuse('no roll to take', { next: await nextMeeting(club) })
  return mayCallRoll(meeting, club.at) ?? rollSheet(club, meeting)
}

export type Called = {
  readonly by: Member
  readonly meeting: string
  readonly came: readonly string[]
  readonly late: readonly string[]
  readonly excused: readonly string[]
  readonly substitute: readonly string[]
  readonly guests: readonly string[]
  /** Who stood on the sheet: of whoever came on the list since, it says nothing. Absent: everybody. */
  readonly shown?: readonly string[] | undefined
  /** What the sheet was opened on, as `standOf` gives it; absent: whatever stands is replaced. */
  readonly seen?: string | undefined
}

/** Where a roll stands: the instant it was closed, so that a sheet opened before another's roll is known. */
export const standOf = ({ closedAt }: Meeting): string => String(closedAt?.epochMilliseconds ?? 'open')

/** Takes the roll, or corrects it: attendance is frozen, the ledger notes who came, the channel gets its message. */
export async function closeRoll(club: ClubTx, called: Called): Promise<Taken | Refusal> {
  const meeting = await meetingById(club, called.meeting, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayCallRoll(meeting, club.at)
  if (refused) return refused
  if (called.seen !== undefined && called.seen !== standOf(meeting))
    return refuse('roll changed meanwhile', { by: await latestCaller(club, meeting.id) })
  const sheet = await rollSheet(club, meeting)
  const ticks = {
    came: new Set(called.came),
    late: new Set(called.late),
    excused: new Set(called.excused),
    substitute: new Set(called.substitute),
  }
  const roll = rollOf({ ...sheet, shown: called.shown && new Set(called.shown) }, ticks)
  if (isRefusal(roll)) return { ...roll, field: 'excused' }
  if (!meeting.required) onlyWhoCame(roll)
  // A sheet sent untouched must not put down an absence for everybody.
  if (![...roll.values()].some(came) && called.guests.length === 0) return refuse('nobody came', {}, 'came')
  const corrected = await forgetRoll(club, meeting)
  await writeRoll(club, meeting, roll)
  await writeGuests(club, meeting, new Set(called.guests))
  await kinds.remindingOfRoll.dismiss(club, meeting.id)
  await audit(club, { by: called.by, what: corrected ? 'roll-corrected' : 'roll-taken', about: meeting.id })
  await keepNews(club, meeting)
  await redrawAbout(club, meeting.id, kinds.aroundRoll)
  const counts = { present: 0, late: 0, excused: 0, substitute: 0, absent: 0 }
  for (const status of roll.values()) counts[status]++
  return { meeting: (await meetingById(club, meeting.id))!, counts, guests: called.guests.length, corrected }
}

/** Nobody is absent from an optional meeting, nor excused. */
function onlyWhoCame(roll: Map<string, AttendanceStatus>): void {
  for (const [member, status] of roll) if (!came(status)) roll.delete(member)
}

/** Takes a roll back as if it had not been taken: the meeting waits for one again. */
export async function undoRoll(
  club: ClubTx,
  { by, meeting: id }: { by: Member; meeting: string },
): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'planned') return refuse('done already', { by: null })
  if (meeting.status !== 'held' || meeting.closedAt === null) return refuse('no longer possible', {})
  await forgetRoll(club, meeting)
  await club.tx
    .updateTable('meeting')
    .set({ status: 'planned', attendance_recorded: null, closed_at: null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await audit(club, { by, what: 'roll-undone', about: id })
  await redrawAbout(club, id, kinds.aroundRoll)
  return (await meetingById(club, id))!
}

/** Cancels what an earlier roll of this meeting put down; true when there was one. */
async function forgetRoll(club: ClubTx, meeting: Meeting): Promise<boolean> {
  if (meeting.closedAt === null && meeting.status !== 'held') return false
  await cancelActs(club, [meeting.id, ...(await guestsOf(club, meeting.id)).map(({ id }) => id)])
  await club.tx
    .updateTable('guest')
    .set({ status: 'invited' })
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting.id)
    .execute()
  await club.tx.deleteFrom('attendance').where('club_id', '=', club.id).where('meeting_id', '=', meeting.id).execute()
  return true
}

async function writeRoll(club: ClubTx, meeting: Meeting, roll: ReadonlyMap<string, AttendanceStatus>): Promise<void> {
  await club.tx
    .updateTable('meeting')
    .set({ status: 'held', attendance_recorded: meeting.required ? 'full' : 'partial', closed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', meeting.id)
    .execute()
  const substitutes = await club.tx
    .selectFrom('rsvp')
    .select(['member_id', 'substitute_name'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting.id)
    .execute()
  const atTheDoor = await checkInsOf(club, meeting.id)
  const nameOf = new Map([
    ...substitutes.map(row => [row.member_id, row.substitute_name] as const),
    ...atTheDoor.flatMap(({ member, substitute }) => (substitute === null ? [] : [[member, substitute] as const])),
  ])
  const arrived = new Map(
    atTheDoor.flatMap(({ member, at, substitute }) => (substitute ? [] : [[member, at] as const])),
  )
  const rows = [...roll].map(([member, status]) => ({
    club_id: club.id,
    meeting_id: meeting.id,
    member_id: member,
    status,
    substitute_name: status === 'substitute' ? (nameOf.get(member) ?? null) : null,
    checked_in_at: status === 'present' || status === 'late' ? (arrived.get(member) ?? null) : null,
  }))
  if (rows.length > 0) await club.tx.insertInto('attendance').values(rows).execute()
  await noteActs(
    club,
    [...roll]
      .filter(([, status]) => came(status))
      .map(([member, status]) => ({
        kind: 'meeting-attended',
        by: member,
        at: meeting.startsAt,
        record: 'meeting',
        recordId: meeting.id,
        detail: status,
      })),
  )
}

async function writeGuests(club: ClubTx, meeting: Meeting, ticked: ReadonlySet<string>): Promise<void> {
  const guests = await guestsOf(club, meeting.id)
  if (guests.length === 0) return
  const present = guests.filter(({ id }) => ticked.has(id))
  await club.tx
    .updateTable('guest')
    .set({ status: sql`case when id = any(${present.map(({ id }) => id)}) then 'present' else 'absent' end` })
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting.id)
    .execute()
  await noteActs(
    club,
    present.flatMap(({ id, by }) =>
      by === null
        ? []
        : [{ kind: 'guest-came', by: by.id, at: meeting.startsAt, record: 'guest', recordId: id } as const],
    ),
  )
}

/** Who took, corrected or took back this roll last. */
async function latestCaller(club: ClubTx, meeting: string): Promise<string | null> {
  const last = await lastAudited(club, ['roll-taken', 'roll-corrected', 'roll-undone'], { about: meeting })
  return last?.by ? (await memberById(club, last.by)).name : null
}

/** The messages after a meeting, once; a roll taken long after is no news. */
async function keepNews(club: ClubTx, meeting: Meeting): Promise<void> {
  if (!isNews(meeting, club.at)) return
  await keepFollowUps(club, meeting, await guestsOf(club, meeting.id))
  if (await isToldAbout(club, kinds.recap, meeting.id)) return
  const once = `${meeting.id}:${club.at.epochNanoseconds}`
  await kinds.recap.keep(club, { meeting: meeting.id, to: { channel: 'club' }, once })
}
