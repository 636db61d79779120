import type { ClubTx } from '../../db/club-tx.ts'
import type { AttendanceStatus, Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { RollMark, RollSheet } from '../../terms/roll.ts'
import { meetingById } from './queries.ts'
import { rollSheet } from './roll-queries.ts'
import { seenOf } from './roll-rules.ts'
import { mayCallRoll } from './rules.ts'

/** The sheet of a meeting's roll. */
export async function openRoll(club: ClubTx, id: string): Promise<RollSheet | Refusal> {
  const meeting = await meetingById(club, id)
  if (!meeting) return refuse('no such meeting', {})
  return mayCallRoll(meeting, club.at) ?? rollSheet(club, meeting)
}

export type Said = {
  readonly by: Member
  readonly meeting: string
  /** Members and guests who stood on the sheet: nobody else's line changes. */
  readonly about: readonly string[]
  /** Of a guest `present` or `absent`; null: what stood there before anybody touched it. */
  readonly status: AttendanceStatus | null
  readonly substitute?: string | undefined
}

/**
 * Says of some people on a sheet what they are; nothing is put down before the sheet is saved. What is said is a state and
 * no turn of a switch: said twice, or from a sheet that is older by now, it is the same.
 */
export async function markRoll(club: ClubTx, said: Said): Promise<RollSheet | Refusal> {
  const meeting = await heldOpen(club, said.meeting)
  if ('refused' in meeting) return meeting
  const sheet = await rollSheet(club, meeting)
  const { lines, guests } = sheet
  const substitute = said.status === 'substitute' ? (said.substitute ?? null) : null
  const marks = said.about.flatMap(about => {
    const line = lines.find(({ member }) => member.id === about)
    const guest = guests.find(one => one.guest.id === about)
    if (!line && !guest) return []
    const stands = line ? line.stands : guest!.stands ? 'present' : 'absent'
    const isAsBefore =
      said.status === null || (said.status === stands && (substitute ?? line?.substitute) === line?.substitute)
    return [{ about, status: isAsBefore ? null : said.status }]
  })
  // Of somebody who is not on this sheet nothing can be put down.
  if (marks.length < said.about.length) return refuse('no longer possible', {})
  await dropMarks(club, meeting.id, said.about)
  const kept = marks.flatMap(({ about, status }) =>
    status === null
      ? []
      : [
          {
            ...{ club_id: club.id, meeting_id: meeting.id, about, status, substitute_name: substitute },
            ...{ marked_by: said.by.id, marked_at: club.at },
          },
        ],
  )
  if (kept.length > 0) await club.tx.insertInto('roll_mark').values(kept).execute()
  const now = new Map(
    marks.map(({ about, status }) => [about, status === null ? null : { status, by: said.by, substitute }]),
  )
  return marked(sheet, now)
}

/** The sheet with these marks on it, and the others as they are. */
function marked(sheet: RollSheet, now: ReadonlyMap<string, RollMark | null>): RollSheet {
  const lines = sheet.lines.map(line => {
    const mark = now.get(line.member.id)
    return mark === undefined ? line : { ...line, mark }
  })
  const guests = sheet.guests.map(one => {
    const mark = now.get(one.guest.id)
    if (mark === undefined) return one
    return { ...one, mark: mark && ({ ...mark, status: mark.status === 'present' ? 'present' : 'absent' } as const) }
  })
  return { ...sheet, lines, guests, seen: seenOf({ ...sheet, lines, guests }) }
}

/** Forgets what was said of some on a sheet, or of all. */
export async function dropMarks(club: ClubTx, meeting: string, about?: readonly string[]): Promise<void> {
  await club.tx
    .deleteFrom('roll_mark')
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .$if(about !== undefined, query => query.where('about', 'in', [...about!]))
    .execute()
}

async function heldOpen(club: ClubTx, id: string): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  return mayCallRoll(meeting, club.at) ?? meeting
}
