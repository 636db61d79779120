import type { ClubTx } from '../../db/club-tx.ts'
import { isToldAbout, redrawAbout } from '../../notices/keep.ts'
import type { AttendanceStatus, Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { RollLine, RollSheet, Taken } from '../../terms/roll.ts'
import { audit } from '../members/audit.ts'
import { keepFollowUps } from './follow-up.ts'
import { guestsOf } from './guest-queries.ts'
import * as kinds from './kinds.ts'
import { meetingById } from './queries.ts'
import { askToClose } from './roll-duties.ts'
import { dropMarks } from './roll-marks.ts'
import { putDown, rollSheet } from './roll-queries.ts'
import { came, countsOf, freeUntil, isThere, rollOf, stateOf } from './roll-rules.ts'
import { type Changed, forgetRoll, keepSteps, writeRoll } from './roll-writes.ts'
import { isNews, mayCallRoll } from './rules.ts'

export type Called = {
  readonly by: Member
  readonly meeting: string
  /** What the sheet said that he had before him (`seen` of a RollSheet). */
  readonly seen: string
  /** Why a closed roll is corrected, or null where he says nothing of it; absent while he has not been asked. */
  readonly why?: string | null
}

/** The sheet says something else by now than he has seen: nothing was put down. */
export type Overtaken = { readonly overtaken: RollSheet }

/** The roll is closed: he may say why it is corrected, and nothing was put down yet. */
export type AsksWhy = { readonly asksWhy: true }

/**
 * Takes the roll as its sheet stands, or corrects it by what was said since: the ledger notes who came, the channel gets its
 * message. A correction changes the lines it is about and no other; after the closing it leaves a trace.
 */
export async function closeRoll(
  club: ClubTx,
  { by, meeting: id, seen, why }: Called,
): Promise<Taken | Overtaken | AsksWhy | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayCallRoll(meeting, club.at)
  if (refused) return refused
  const sheet = await rollSheet(club, meeting)
  if (sheet.seen !== seen) return { overtaken: sheet }
  const roll = rollOf(sheet)
  const guests = sheet.guests.filter(isThere)
  // A sheet sent untouched must not put down an absence for everybody.
  if (![...roll.values()].some(came) && guests.length === 0) return refuse('nobody came', {})
  const late = sheet.taken && sheet.closed
  if (late && why === undefined) return { asksWhy: true }
  const changed = await writeRoll(club, sheet, { roll, substitutes: new Map(sheet.lines.map(substituteOf)) })
  const step = club.newId()
  if (sheet.taken) await keepSteps(club, { step, meeting: id, by, late, why }, changed)
  await dropMarks(club, id)
  await kinds.remindingOfRoll.dismiss(club, id)
  await kinds.closingRoll.dismiss(club, id)
  await audit(club, { by, what: sheet.taken ? 'roll-corrected' : 'roll-taken', about: id })
  const now = (await meetingById(club, id))!
  await keepNews(club, now)
  await redrawAbout(club, id, kinds.aroundRoll)
  return {
    ...{ meeting: now, counts: countsOf(roll.values()), guests: guests.length },
    freeUntil: freeUntil(now, club.row.settings.rollOpenDays),
    corrected: sheet.taken ? { step, names: namesOf(sheet, changed), late } : null,
  }
}

const substituteOf = (line: RollLine): [string, string | null] => [
  line.member.id,
  stateOf(line) === 'substitute' ? (line.mark?.substitute ?? line.substitute) : null,
]

const namesOf = ({ lines, guests }: RollSheet, changed: readonly Changed[]): string[] =>
  changed.flatMap(({ about }) => {
    const found = lines.find(({ member }) => member.id === about) ?? guests.find(({ guest }) => guest.id === about)
    return found ? [found.label] : []
  })

/**
 * Takes a roll back as if it had not been taken: the meeting waits for one again, and what differed from what was expected
 * stands on its sheet as it was said. Not once it is closed: from then on each line is corrected, and that is read.
 */
export async function undoRoll(
  club: ClubTx,
  { by, meeting: id }: { by: Member; meeting: string },
): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'planned') return refuse('done already', { by: null })
  if (meeting.status !== 'held' || meeting.closedAt === null) return refuse('no longer possible', {})
  const closes = freeUntil(meeting, club.row.settings.rollOpenDays)
  if (Temporal.Instant.compare(club.at, closes) >= 0) return refuse('roll closed', { since: closes })
  const stood = await putDown(club, id)
  const there = new Set((await guestsOf(club, id)).flatMap(({ id, status }) => (status === 'present' ? [id] : [])))
  await forgetRoll(club, meeting)
  const now = (await meetingById(club, id))!
  await keepAsMarks(club, by, await rollSheet(club, now), { stood, there })
  await askToClose(club, now)
  await audit(club, { by, what: 'roll-undone', about: id })
  await redrawAbout(club, id, kinds.aroundRoll)
  return now
}

type Stood = {
  readonly stood: ReadonlyMap<string, { readonly status: AttendanceStatus | null; readonly substitute: string | null }>
  readonly there: ReadonlySet<string>
}

/** What a roll had put down otherwise than expected is what an organizer has said: nobody types it twice. */
async function keepAsMarks(club: ClubTx, by: Member, sheet: RollSheet, { stood, there }: Stood): Promise<void> {
  const of = (about: string, status: string, substitute: string | null) => ({
    ...{ club_id: club.id, meeting_id: sheet.meeting.id, about, status, substitute_name: substitute },
    ...{ marked_by: by.id, marked_at: club.at },
  })
  const marks = [
    ...sheet.lines.flatMap(({ member, stands, substitute }) => {
      const before = stood.get(member.id)
      if (!before?.status || (before.status === stands && before.substitute === substitute)) return []
      return [of(member.id, before.status, before.substitute)]
    }),
    ...sheet.guests.flatMap(({ guest, stands }) =>
      there.has(guest.id) === stands ? [] : [of(guest.id, stands ? 'absent' : 'present', null)],
    ),
  ]
  await dropMarks(club, sheet.meeting.id)
  if (marks.length > 0) await club.tx.insertInto('roll_mark').values(marks).execute()
}

/** The messages after a meeting, once; a roll taken long after is no news. */
async function keepNews(club: ClubTx, meeting: Meeting): Promise<void> {
  if (!isNews(meeting, club.at)) return
  await keepFollowUps(club, meeting, await guestsOf(club, meeting.id))
  if (await isToldAbout(club, kinds.recap, meeting.id)) return
  const once = `${meeting.id}:${club.at.epochNanoseconds}`
  await kinds.recap.keep(club, { meeting: meeting.id, to: { channel: 'club' }, once })
}
