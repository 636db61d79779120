import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { Meeting, MeetingStatus } from '../../terms/meeting.ts'
import type { Page } from '../../terms/page.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import { membersByIds } from '../members/queries.ts'
import { isAround, nextByHabit, USUAL_LENGTH } from './rules.ts'

type MeetingRow = Pick<
  Selectable<Tables['meeting']>,
  | 'id'
  | 'title'
  | 'starts_at'
  | 'ends_at'
  | 'zone'
  | 'place'
  | 'status'
  | 'closed_at'
  | 'required'
  | 'series_id'
  | 'seats'
> & { readonly revision?: number }

/** A row as a Meeting: what the row leaves open (its end, zone and place) is taken from the club's habits. */
export const asMeeting = (club: ClubTx, row: MeetingRow): Meeting => ({
  id: row.id,
  title: row.title,
  startsAt: row.starts_at,
  endsAt: row.ends_at ?? row.starts_at.add(USUAL_LENGTH),
  zone: row.zone ?? club.zone,
  place: row.place ?? club.row.meeting_place,
  status: row.status as MeetingStatus,
  closedAt: row.closed_at,
  required: row.required ?? true,
  seats: row.seats,
  series: row.series_id,
  revision: row.revision ?? 0,
})

const meetings = (club: ClubTx) => club.tx.selectFrom('meeting').selectAll().where('club_id', '=', club.id)

/**
 * A meeting by id, or null. `lock` holds it until the transaction ends, so that an answer and a closing follow each
 * other.
 */
export async function meetingById(club: ClubTx, id: string, { lock = false } = {}): Promise<Meeting | null> {
  let query = meetings(club).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? asMeeting(club, row) : null
}

/**
 * A meeting that takes whoever comes, held so that it is not changed meanwhile, by any number at once; null where it counts its seats, or is
 * none.
 */
export async function meetingForAll(club: ClubTx, id: string): Promise<Meeting | null> {
  const row = await meetings(club).where('id', '=', id).where('seats', 'is', null).forShare().executeTakeFirst()
  return row ? asMeeting(club, row) : null
}

/** Those of these ids that there are, the earliest first. */
export async function meetingsByIds(club: ClubTx, ids: readonly string[]): Promise<Meeting[]> {
  const rows = await meetings(club)
    .where('id', 'in', [...ids])
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(row => asMeeting(club, row))
}

const toCome = (club: ClubTx) =>
  meetings(club).where('status', '=', 'planned').where('starts_at', '>', club.at).orderBy('starts_at').orderBy('id')

/** The next planned meeting that has not begun, or null. */
export async function nextMeeting(club: ClubTx): Promise<Meeting | null> {
  const row = await toCome(club).limit(1).executeTakeFirst()
  return row ? asMeeting(club, row) : null
}

/** All that are planned; of those that have begun nobody has taken the roll. */
export async function plannedMeetings(club: ClubTx): Promise<Meeting[]> {
  const rows = await meetings(club).where('status', '=', 'planned').orderBy('starts_at').orderBy('id').execute()
  return rows.map(row => asMeeting(club, row))
}

/** The first meeting that is planned or was held after an instant, or null. */
export async function firstMeetingAfter(club: ClubTx, after: Temporal.Instant): Promise<Meeting | null> {
  const row = await meetings(club)
    .where('status', 'in', ['planned', 'held'])
    .where('starts_at', '>', after)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return row ? asMeeting(club, row) : null
}

/** When the meeting before this instant began that was held; null where there was none. */
export async function heldBefore(club: ClubTx, before: Temporal.Instant): Promise<Temporal.Instant | null> {
  const row = await meetings(club)
    .where('status', '=', 'held')
    .where('starts_at', '<', before)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.starts_at ?? null
}

/** How many meetings a card shows: each has a row of answers. */
const onAPage = 3

/** A page of the planned meetings that have not begun, the nearest first. */
export async function meetingsAhead(club: ClubTx, number = 1): Promise<Page<Meeting>> {
  const rows = await toCome(club)
    .select(sql<number>`(count(*) over ())::int`.as('all'))
    .limit(onAPage)
    .offset((number - 1) * onAPage)
    .execute()
  // Some have begun meanwhile: the list is shown from its beginning.
  if (rows.length === 0 && number > 1) return meetingsAhead(club)
  const rest = Math.max(0, (rows[0]?.all ?? 0) - number * onAPage)
  return { items: rows.map(row => asMeeting(club, row)), number, rest }
}

/** The meetings not called off from an hour before the first of these instants to an hour after the last. */
export async function meetingsAround(
  club: ClubTx,
  [first, ...more]: readonly [Temporal.Instant, ...Temporal.Instant[]],
): Promise<Meeting[]> {
  const rows = await meetings(club)
    .where('status', 'in', ['planned', 'held'])
    .where('starts_at', '>', first.subtract({ hours: 1 }))
    .where('starts_at', '<', (more.at(-1) ?? first).add({ hours: 1 }))
    .orderBy('starts_at')
    .execute()
  return rows.map(row => asMeeting(club, row))
}

/** The refusal where another meeting stands at this instant already; null where none does. */
export async function meetingThen(club: ClubTx, at: Temporal.Instant, but?: string): Promise<null | Refusal> {
  const other = (await meetingsAround(club, [at])).find(one => one.id !== but && isAround(one, at))
  return other ? takenBy(club, other) : null
}

/** The refusal that says which meeting stands there already, and who planned it. */
export async function takenBy(club: ClubTx, other: Meeting): Promise<Refusal> {
  const { planned_by: by } = await club.tx
    .selectFrom('meeting')
    .select('planned_by')
    .where('club_id', '=', club.id)
    .where('id', '=', other.id)
    .executeTakeFirstOrThrow()
  const planner = by === null ? undefined : (await membersByIds(club, [by])).get(by)
  return refuse(
    'meeting then already',
    { startsAt: other.startsAt, zone: other.zone, place: other.place, by: planner?.name ?? null },
    'date',
  )
}

/** The latest meeting that has begun and was not called off, or null. */
export async function lastBegun(club: ClubTx): Promise<Meeting | null> {
  const row = await meetings(club)
    .where('starts_at', '<=', club.at)
    .where('status', 'in', ['planned', 'held'])
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? asMeeting(club, row) : null
}

/** How many rolls are offered to be corrected. */
const rollsOffered = 3

/** The latest meetings that were held, those of which nobody took the roll among them. */
export async function recentRolls(club: ClubTx): Promise<Meeting[]> {
  const rows = await meetings(club)
    .where('status', '=', 'held')
    .where('starts_at', '<=', club.at)
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(rollsOffered)
    .execute()
  return rows.map(row => asMeeting(club, row))
}

/** The last meeting planned or held, from which the habit counts on. */
async function lastOnTheList(club: ClubTx): Promise<Meeting | null> {
  const row = await meetings(club)
    .where('status', 'in', ['planned', 'held'])
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? asMeeting(club, row) : null
}

/** What the form of a new meeting opens with: the club's next usual day, hour and place. */
export async function suggestedStart(club: ClubTx): Promise<Record<string, string>> {
  const last = await lastOnTheList(club)
  const lastDay = last && dayOf(last.startsAt, last.zone)
  const day = nextByHabit(club.row.cadence, club.row.meeting_weekday, lastDay, club.today)
  return {
    ...(day ? { date: day.toString() } : {}),
    ...(club.row.meeting_time ? { time: club.row.meeting_time } : {}),
    ...(club.row.meeting_place ? { place: club.row.meeting_place } : {}),
  }
}
