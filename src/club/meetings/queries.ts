import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { instant, type Rows, rows } from '../../db/together.ts'
import { isElsewhere } from '../../terms/clocks.ts'
import type { Week } from '../../terms/digest.ts'
import type {
  AttendanceStatus,
  Guest,
  Meeting,
  MeetingBoard,
  MeetingStatus,
  Recap,
  RollSheet,
  Rsvp,
  RsvpAnswer,
  Visit,
} from '../../terms/meeting.ts'
import { folded, isSameName } from '../../terms/names.ts'
import type { Page } from '../../terms/page.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { countLines } from '../ledger/lines.ts'
import { membersByIds, membersOn } from '../members/queries.ts'
import { expectedOf, isAround, nextByHabit, USUAL_LENGTH, VISITS_BEFORE_APPLYING } from './rules.ts'

type MeetingRow = Pick<
  Selectable<Tables['meeting']>,
  'id' | 'title' | 'starts_at' | 'ends_at' | 'zone' | 'place' | 'status' | 'closed_at' | 'required' | 'series_id'
>

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
  series: row.series_id,
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

/** The latest meeting that began and has no roll; with `taken`, the latest whose roll was taken. */
export async function latestBegun(club: ClubTx, roll: 'missing' | 'taken'): Promise<Meeting | null> {
  const row = await meetings(club)
    .where('starts_at', '<=', club.at)
    .$if(roll === 'missing', query => query.where('status', '=', 'planned'))
    .$if(roll === 'taken', query => query.where('status', '=', 'held').where('closed_at', 'is not', null))
    // Of an optional meeting nobody is waiting for the roll.
    .orderBy(sql`coalesce(required, true)`, 'desc')
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? asMeeting(club, row) : null
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

type GivenAnswer = { meeting_id: string; member_id: string; answer: string; substitute_name: string | null }

/**
 * In SQL, every answer to the club's meetings. Who brings a guest comes: where he has not answered himself the guest is his
 * answer, for as long as the guest is expected and wherever that stands, an imported list included.
 */
export const givenAnswers = (club: ClubTx): RawBuilder<GivenAnswer> => sql<GivenAnswer>`(
  select meeting_id, member_id, answer, substitute_name from rsvp where club_id = ${club.id}
  union all
  select distinct g.meeting_id, g.invited_by, 'present', null::text from guest g
  where g.club_id = ${club.id} and g.invited_by is not null and not exists (
    select from rsvp r where r.club_id = g.club_id and r.meeting_id = g.meeting_id and r.member_id = g.invited_by))`

/** What a member has answered to these meetings, by meeting. */
export async function answersOf(
  club: ClubTx,
  member: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { answer: RsvpAnswer; substitute: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await club.tx
    .selectFrom(givenAnswers(club).as('given'))
    .select(['meeting_id', 'answer', 'substitute_name'])
    .where('meeting_id', 'in', [...ids])
    .where('member_id', '=', member)
    .execute()
  return new Map(
    rows.map(row => [row.meeting_id, { answer: row.answer as RsvpAnswer, substitute: row.substitute_name }]),
  )
}

/** What a member has answered to a meeting; null while he has not. */
export const rsvpOf = async (club: ClubTx, meeting: string, member: string) =>
  (await answersOf(club, member, [meeting])).get(meeting) ?? null

export async function guestsOf(club: ClubTx, meeting: string): Promise<Guest[]> {
  const rows = await club.tx
    .selectFrom('guest')
    .select(['id', 'name', 'company', 'invited_by', 'status'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const members = await membersByIds(
    club,
    rows.flatMap(row => row.invited_by ?? []),
  )
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    company: row.company,
    by: row.invited_by === null ? null : (members.get(row.invited_by) ?? null),
    status: row.status as Guest['status'],
  }))
}

async function answersTo(club: ClubTx, meeting: string): Promise<Rsvp[]> {
  const rows = await club.tx
    .selectFrom(givenAnswers(club).as('given'))
    .selectAll()
    .where('meeting_id', '=', meeting)
    .execute()
  const members = await membersByIds(
    club,
    rows.map(row => row.member_id),
  )
  return rows
    .flatMap(row => {
      const member = members.get(row.member_id)
      return member ? [{ member, answer: row.answer as RsvpAnswer, substitute: row.substitute_name }] : []
    })
    .sort(byName)
}

const byName = (a: Rsvp, b: Rsvp): number => a.member.name.localeCompare(b.member.name, 'fr')

/** A meeting with its answers. A member on leave that day is not waited for. */
export async function boardOf(club: ClubTx, id: string): Promise<MeetingBoard | null> {
  const meeting = await meetingById(club, id)
  if (!meeting) return null
  const day = dayOf(meeting.startsAt, meeting.zone)
  const here = await membersOn(club, day)
  const away = await leavesOn(club, day)
  const answers = (await answersTo(club, id)).filter(({ member }) => here.some(one => one.id === member.id))
  const answered = new Set(answers.map(({ member }) => member.id))
  const roll = meeting.status === 'held' && meeting.closedAt !== null ? await takenRoll(club, meeting) : null
  const guests = await guestsOf(club, id)
  return {
    meeting,
    elsewhere: here.some(({ reads }) => isElsewhere(meeting.startsAt, meeting.zone, reads.zone)),
    answers: roll?.shown(here) ?? answers,
    roll: roll && { came: roll.came, expected: roll.expected },
    // A guest of somebody who has left is the club's guest: who had invited him is told no more.
    guests: (roll ? guests.filter(({ status }) => status === 'present') : guests).map(guest =>
      guest.by?.left ? { ...guest, by: null } : guest,
    ),
    silent: here.filter(({ id }) => !answered.has(id) && !away.has(id)).length,
  }
}

/** A roll that was taken: how many came, and who, as an announcement names them. */
async function takenRoll(club: ClubTx, { id, required }: Meeting) {
  const rows = await club.tx
    .selectFrom('attendance')
    .select(['member_id', 'status', 'substitute_name'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', id)
    .execute()
  const came = rows.filter(({ status }) => status === 'present' || status === 'late' || status === 'substitute')
  return {
    came: came.length,
    expected: required ? rows.length : null,
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
  return {
    meeting,
    members: await membersOn(club, day),
    onLeave: new Set((await leavesOn(club, day)).keys()),
    before: new Map(before),
    guests: await guestsOf(club, meeting.id),
  }
}

export async function visitById(club: ClubTx, id: string): Promise<Visit | null> {
  const row = await club.tx
    .selectFrom('guest')
    .select(['meeting_id', 'name', 'company', 'followed_up_on', 'became_member_id'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  const meeting = row && (await meetingById(club, row.meeting_id))
  const guest = meeting && (await guestsOf(club, meeting.id)).find(one => one.id === id)
  if (!row || !meeting || !guest) return null
  const visits = (await visitsOf(club, row.name, row.company))?.visits ?? 0
  return {
    guest,
    meeting,
    visits,
    mayComeAgain: visits < (club.row.visitor_limit ?? VISITS_BEFORE_APPLYING),
    followedUp: row.followed_up_on !== null || row.became_member_id !== null,
  }
}

/** Earlier visits of a guest of that name, however it was written, and company: his id as a person, and how often he came. */
export async function visitsOf(
  club: ClubTx,
  name: string,
  company: string | null,
): Promise<{ guest: string; visits: number } | null> {
  const rows = await club.tx
    .selectFrom('guest')
    .select(['guest', 'name', 'company', 'status'])
    .where('club_id', '=', club.id)
    .execute()
  const same = rows.filter(
    row =>
      isSameName(row.name, name) &&
      (company === null || row.company === null || folded(row.company) === folded(company)),
  )
  const [first] = same
  return first ? { guest: first.guest, visits: same.filter(row => row.status === 'present').length } : null
}

/** What the message after a meeting tells; null while its roll is not taken. */
export async function recapOf(club: ClubTx, id: string): Promise<Recap | null> {
  const meeting = await meetingById(club, id)
  if (meeting?.status !== 'held' || meeting.closedAt === null) return null
  const { came, expected } = await takenRoll(club, meeting)
  const before = await meetings(club)
    .where('status', '=', 'held')
    .where('starts_at', '<', meeting.startsAt)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const since = before?.starts_at ?? meeting.startsAt.subtract({ hours: 31 * 24 })
  const counts = await countLines(club, { after: since, upTo: meeting.closedAt })
  return {
    meeting,
    came,
    expected,
    guests: (await guestsOf(club, id)).filter(guest => guest.status === 'present'),
    referrals: counts.get('referral-given') ?? 0,
    thanks: counts.get('thanks-given') ?? 0,
    next: await nextMeeting(club),
  }
}

/** What a week's digest tells of meetings beside their rolls. */
export type WeekOfGuests = {
  /** Visits in the week's meetings. */
  readonly came: number
  /** Members who were guests once. */
  readonly wereGuests: readonly string[]
  /** The latest meeting that has begun and whose roll nobody took. */
  readonly rollMissing: { readonly id: string; readonly startsAt: Temporal.Instant } | null
}

/** After two months nobody remembers who was there: a roll is not asked for any more. */
const rollIsAskedFor = { hours: 60 * 24 }

export const weekOfGuests = (club: ClubTx, week: Week): Rows<WeekOfGuests> =>
  rows(
    sql<Omit<WeekOfGuests, 'rollMissing'> & { rollMissing: { id: string; startsAt: string } | null }>`
      select
        (select count(*)::int from guest g join meeting m on m.club_id = g.club_id and m.id = g.meeting_id
          where g.club_id = ${club.id} and g.status = 'present'
            and m.starts_at >= ${week.from} and m.starts_at < ${week.until}) as came,
        array(select distinct g.became_member_id from guest g
          where g.club_id = ${club.id} and g.became_member_id is not null) as "wereGuests",
        (select json_build_object('id', m.id, 'startsAt', m.starts_at) from meeting m
          where m.club_id = ${club.id} and m.status = 'planned' and coalesce(m.required, true)
            and m.starts_at <= ${club.at} and m.starts_at > ${club.at.subtract(rollIsAskedFor)}
          order by m.starts_at desc limit 1) as "rollMissing"`,
    ({ rollMissing, ...row }) => ({
      ...row,
      rollMissing: rollMissing && { id: rollMissing.id, startsAt: instant(rollMissing.startsAt) },
    }),
  )
