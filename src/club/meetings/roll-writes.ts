import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { AttendanceStatus, Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { RollSheet } from '../../terms/roll.ts'
import { checkInsOf } from '../check-in/checked-in.ts'
import { cancelActs, noteActs } from '../ledger/note.ts'
import { audit } from '../members/audit.ts'
import { guestsOf } from './guest-queries.ts'
import * as kinds from './kinds.ts'
import { meetingById } from './queries.ts'
import { dropMarks } from './roll-marks.ts'
import { putDown } from './roll-queries.ts'
import { came, freeUntil, isThere } from './roll-rules.ts'

/** What one line was before and is now; of a member or of a guest. */
export type Changed = {
  readonly about: string
  readonly was: string | null
  readonly wasSubstitute: string | null
  /** When he came, as the line had it. */
  readonly wasCheckedInAt: Temporal.Instant | null
  readonly now: string | null
}

type Roll = {
  readonly roll: ReadonlyMap<string, AttendanceStatus>
  readonly substitutes: ReadonlyMap<string, string | null>
}

/** Whether who has no line was absent. Whoever waited for a seat to the end has none, and the meeting counts for him as little as an optional one. */
const tellsOfAll = ({ meeting, lines }: RollSheet, { roll }: Roll): boolean =>
  meeting.required && lines.every(({ member, onLeave }) => onLeave || roll.has(member.id))

/** Puts a roll down: of a roll that stood already, only the lines that differ. Gives those. */
export async function writeRoll(club: ClubTx, sheet: RollSheet, said: Roll): Promise<Changed[]> {
  const { meeting, guests, taken } = sheet
  const before = taken ? await putDown(club, meeting.id) : new Map<string, never>()
  const lines = [...new Set([...said.roll.keys(), ...before.keys()])].flatMap((about): Changed[] => {
    const {
      status: was = null,
      substitute: wasSubstitute = null,
      checkedInAt: wasCheckedInAt = null,
    } = before.get(about) ?? {}
    const now = said.roll.get(about) ?? null
    const isSame = was === now && wasSubstitute === (said.substitutes.get(about) ?? null)
    // Whoever is on the list no more does not stand on the sheet: his line stays as it was.
    return isSame || !said.substitutes.has(about) ? [] : [{ about, was, wasSubstitute, wasCheckedInAt, now }]
  })
  await writeLines(club, meeting, lines, said.substitutes)
  const visits = guests.flatMap((one): Changed[] => {
    const { id } = one.guest
    // Before the roll nothing was noted of who came, also of a guest who was put on the list at the door.
    const was = taken ? one.guest.status : 'invited'
    const now = isThere(one) ? 'present' : 'absent'
    return was === now ? [] : [{ about: id, was, wasSubstitute: null, wasCheckedInAt: null, now }]
  })
  await writeVisits(club, meeting, visits)
  await club.tx
    .updateTable('meeting')
    .set({ status: 'held', attendance_recorded: tellsOfAll(sheet, said) ? 'full' : 'partial' })
    .$if(!taken, query => query.set({ closed_at: club.at }))
    .where('club_id', '=', club.id)
    .where('id', '=', meeting.id)
    .execute()
  return [...lines, ...visits]
}

/** The members' lines as they are now, and what the ledger says of each. */
async function writeLines(
  club: ClubTx,
  meeting: Meeting,
  changed: readonly Changed[],
  substitutes: ReadonlyMap<string, string | null>,
): Promise<void> {
  if (changed.length === 0) return
  await club.tx
    .deleteFrom('attendance')
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting.id)
    .where(
      'member_id',
      'in',
      changed.map(({ about }) => about),
    )
    .execute()
  const arrived = new Map(
    (await checkInsOf(club, meeting.id)).flatMap(({ member, at, substitute }) =>
      substitute === null ? [[member, at] as const] : [],
    ),
  )
  const rows = changed.flatMap(({ about, now, wasCheckedInAt }) =>
    now === null
      ? []
      : [
          {
            ...{ club_id: club.id, meeting_id: meeting.id, member_id: about, status: now },
            substitute_name: substitutes.get(about) ?? null,
            // What an import said of it stands, where nobody has checked in here.
            checked_in_at: now === 'present' || now === 'late' ? (arrived.get(about) ?? wasCheckedInAt) : null,
          },
        ],
  )
  if (rows.length > 0) await club.tx.insertInto('attendance').values(rows).execute()
  const gone = changed.flatMap(({ about, was }) => (isCame(was) ? [about] : []))
  if (gone.length > 0) await cancelActs(club, meeting.id, { kind: 'meeting-attended', by: gone })
  await noteActs(
    club,
    rows
      .filter(({ status }) => isCame(status))
      .map(({ member_id, status }) => ({
        ...{ kind: 'meeting-attended', by: member_id, at: meeting.startsAt },
        ...{ record: 'meeting', recordId: meeting.id, detail: status },
      })),
  )
}

/** The guests who came, and those who did not; who brought one has brought him once he came. */
async function writeVisits(club: ClubTx, meeting: Meeting, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return
  const ids = (now: string) => changed.flatMap(one => (one.now === now ? [one.about] : []))
  await club.tx
    .updateTable('guest')
    .set({
      status: sql`case when id = any(${ids('present')}) then 'present' when id = any(${ids('absent')}) then 'absent'
        else 'invited' end`,
    })
    .where('club_id', '=', club.id)
    .where(
      'id',
      'in',
      changed.map(({ about }) => about),
    )
    .execute()
  const gone = changed.flatMap(({ about, was }) => (was === 'present' ? [about] : []))
  if (gone.length > 0) await cancelActs(club, gone)
  const present = new Set(ids('present'))
  await noteActs(
    club,
    (await guestsOf(club, meeting.id)).flatMap(({ id, by }) =>
      by === null || !present.has(id)
        ? []
        : [{ kind: 'guest-came', by: by.id, at: meeting.startsAt, record: 'guest', recordId: id } as const],
    ),
  )
  await redrawVisits(
    club,
    changed.map(({ about }) => about),
  )
}

/** Who brought them, or looks after them, may have been asked about guests who came: now they did, or did not. */
const redrawVisits = (club: ClubTx, guests: readonly string[]) =>
  redrawAbout(club, guests, [kinds.followUp, kinds.noHost])

const isCame = (status: string | null): boolean => came(status as AttendanceStatus | null)

/** A roll as if it had never been taken: no line, no act, and every guest is one who was invited. */
export async function forgetRoll(club: ClubTx, meeting: Meeting): Promise<void> {
  const guests = (await guestsOf(club, meeting.id)).map(({ id }) => id)
  await cancelActs(club, [meeting.id, ...guests])
  await redrawVisits(club, guests)
  const ofIt = { club_id: club.id, meeting_id: meeting.id }
  await club.tx
    .updateTable('guest')
    .set({ status: 'invited' })
    .where(eb => eb.and(ofIt))
    .execute()
  await club.tx
    .deleteFrom('attendance')
    .where(eb => eb.and(ofIt))
    .execute()
  await club.tx
    .deleteFrom('attendance_change')
    .where(eb => eb.and(ofIt))
    .execute()
  await club.tx
    .updateTable('meeting')
    .set({ status: 'planned', attendance_recorded: null, closed_at: null })
    .where('club_id', '=', club.id)
    .where('id', '=', meeting.id)
    .execute()
}

type Correcting = {
  readonly by: Member
  /** Held by whoever asks. */
  readonly meeting: Meeting
  readonly member: string
  readonly to: 'present'
}

/** Corrects one line of a roll that stands, with the trace that a closed one asks for. Gives the step that it was. */
export async function correctLine(club: ClubTx, { by, meeting, member, to }: Correcting): Promise<string> {
  const before = (await putDown(club, meeting.id)).get(member)
  const { status: was = null, substitute: wasSubstitute = null, checkedInAt: wasCheckedInAt = null } = before ?? {}
  const changed = [{ about: member, was, wasSubstitute, wasCheckedInAt, now: to }]
  const [step, closes] = [club.newId(), freeUntil(meeting, club.row.settings.rollOpenDays)]
  await writeLines(club, meeting, changed, new Map([[member, null]]))
  // What stood on an open sheet of him was said before.
  await dropMarks(club, meeting.id, [member])
  const late = Temporal.Instant.compare(club.at, closes) >= 0
  await keepSteps(club, { step, meeting: meeting.id, by, late, why: null }, changed)
  await audit(club, { by, what: 'roll-corrected', about: meeting.id })
  await redrawAbout(club, meeting.id, kinds.aroundRoll)
  return step
}

type Step = {
  readonly step: string
  readonly meeting: string
  readonly by: Member
  readonly late: boolean
  readonly why: string | null | undefined
}

/** What a correction changed: by it the correction is taken back, and read once the roll is closed. */
export async function keepSteps(club: ClubTx, of: Step, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return
  await club.tx
    .insertInto('attendance_change')
    .values(
      changed.map(({ about, was, wasSubstitute, wasCheckedInAt, now }) => ({
        ...{ club_id: club.id, id: club.newId(), step: of.step, meeting_id: of.meeting, about },
        ...{ was, was_substitute: wasSubstitute, was_checked_in_at: wasCheckedInAt, now, by_id: of.by.id, at: club.at },
        ...{ after_closing: of.late, why: of.why ?? null },
      })),
    )
    .execute()
}

/**
 * Takes a correction back: each of its lines is again what it was. Only whoever made it takes it back, while it is the last
 * one; whatever came later is corrected in its turn.
 */
export async function undoCorrection(
  club: ClubTx,
  { by, step }: { by: Member; step: string },
): Promise<Meeting | Refusal> {
  const found = await club.tx
    .selectFrom('attendance_change')
    .select('meeting_id')
    .where('club_id', '=', club.id)
    .where('step', '=', step)
    .executeTakeFirst()
  if (!found) return refuse('done already', { by: null })
  const meeting = await meetingById(club, found.meeting_id, { lock: true })
  const changes = await club.tx
    .selectFrom('attendance_change')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', found.meeting_id)
    .orderBy('at')
    .execute()
  const mine = changes.filter(one => one.step === step)
  if (!meeting || mine.length === 0) return refuse('done already', { by: null })
  if (mine[0]!.by_id !== by.id) return refuse('not your correction', {})
  if (changes.at(-1)!.step !== step) return refuse('no longer possible', {})
  const guests = new Set((await guestsOf(club, meeting.id)).map(({ id }) => id))
  const back = mine.map(({ about, was, was_substitute, was_checked_in_at, now }) => ({
    ...{ about, was: now, now: was, wasSubstitute: null, substitute: was_substitute },
    wasCheckedInAt: was_checked_in_at,
  }))
  await writeLines(
    club,
    meeting,
    back.filter(({ about }) => !guests.has(about)),
    new Map(back.map(({ about, substitute }) => [about, substitute])),
  )
  await writeVisits(
    club,
    meeting,
    back.filter(({ about }) => guests.has(about)),
  )
  await club.tx.deleteFrom('attendance_change').where('club_id', '=', club.id).where('step', '=', step).execute()
  await audit(club, { by, what: 'roll-correction-undone', about: meeting.id })
  await redrawAbout(club, meeting.id, kinds.aroundRoll)
  return meeting
}
