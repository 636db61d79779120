import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout, toldAbout } from '../../notices/keep.ts'
import { signsChanged } from '../../notices/signs.ts'
import type { Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Preview, Saved, Series, SeriesPlan } from '../../terms/series.ts'
import { daysOf, nextDaysOf, type Recurrence } from '../../time/recurrence.ts'
import { dayOf, nextWeekly } from '../../time/wall.ts'
import { callOff } from './change.ts'
import * as kinds from './kinds.ts'
import { asMeeting, meetingsAround, takenBy } from './queries.ts'
import { isAround, mayStart } from './rules.ts'
import { keepReminders, rescheduleMeetings, scheduleMeetings, unscheduleMeetings } from './schedule.ts'
import { fillSeats } from './seats.ts'
import {
  columnsOf,
  daysMade,
  type KeptSeries,
  type MadeMeeting,
  madeFrom,
  seriesById,
  whereOf,
} from './series-queries.ts'
import {
  dayOff,
  later,
  lengthOf,
  madeUntil,
  type Occurrence,
  occurrenceOn,
  occurrencesOf,
  READ_BACK,
  type Reconciled,
  reconciled,
} from './series-rules.ts'
import { keepChanged } from './tell-change.ts'

/** Which series a plan takes the place of, from which of its days on, and which state of it was seen. */
export type Replacing = { readonly series: string; readonly from: Temporal.PlainDate; readonly revision: number }

export type ToSave = { readonly plan: SeriesPlan; readonly of: Replacing | null }

/** For how long ahead days off are looked for before a series is saved. */
const lookedAhead = { years: 1 }

/** A series as it would be, read back before it is saved; or why it cannot be. */
export async function previewSeries(
  club: ClubTx,
  { plan, of }: ToSave,
  or: Recurrence | null = null,
): Promise<Preview | Refusal> {
  const begins = await beginOf(club, { plan, of })
  if (isRefusal(begins)) return begins
  const where = whereOf(club)
  const zone = plan.zone ?? club.zone
  const { rule, startsOn } = begins.plan
  const all = daysOf(rule, startsOn, begins.day, begins.day.add(lookedAhead))
  const first = nextDaysOf(rule, startsOn, begins.day, READ_BACK)
  const off = (kind: 'holiday' | 'break') => all.filter(day => dayOff(day, where.country) === kind)
  const told = of && (await reconciling(club, { plan: begins.plan, of }))
  if (told && isRefusal(told)) return told
  return {
    plan: begins.plan,
    first: first.map(day => ({
      day,
      meeting: { startsAt: occurrenceOn(begins.plan, day, where).startsAt, zone, place: plan.place },
      off: dayOff(day, where.country),
    })),
    holidays: off('holiday'),
    breaks: off('break'),
    toChange: told && {
      moved: told.change.filter(({ row, to }) => row.heard && !row.meeting.startsAt.equals(to.startsAt)).length,
      calledOff: told.callOff.length,
      stays: told.stays.map(({ meeting }) => meeting),
    },
    or,
  }
}

/** The plan with its first day as the one it is counted from; or why it cannot begin then. */
async function beginOf(
  club: ClubTx,
  { plan, of }: ToSave,
): Promise<{ plan: SeriesPlan; day: Temporal.PlainDate } | Refusal> {
  const where = whereOf(club)
  const [begun] = nextDaysOf(plan.rule, plan.startsOn, plan.startsOn, 1)
  if (!begun) return refuse('too far ahead', {}, 'date')
  const counted = { ...plan, startsOn: begun }
  // What goes on as it was may have begun long ago.
  const isPast = of !== null && !isAhead(club, occurrenceOn(counted, begun, where).startsAt)
  const [day] = isPast ? nextDaysOf(plan.rule, begun, of.from, 1) : [begun]
  if (!day) return refuse('too far ahead', {}, 'date')
  const { startsAt } = occurrenceOn(counted, day, where)
  const refused = mayStart(startsAt, club.zone, club.at)
  if (refused) return refused
  const taken = (await meetingsAround(club, [startsAt])).find(
    other => isAround(other, startsAt) && (of === null || other.series !== of.series),
  )
  return taken ? takenBy(club, taken) : { plan: counted, day }
}

type ToApply = Reconciled<MadeMeeting> & {
  readonly taken: readonly Temporal.PlainDate[]
  /** One of the meetings that stand there. */
  readonly takenBy: Meeting | null
  readonly until: Temporal.PlainDate
}

/** What has to be done so that the meetings of a series are those of its plan, from a day on. */
async function reconciling(club: ClubTx, { plan, of }: ToSave): Promise<ToApply | Refusal> {
  const rows = of ? await madeFrom(club, of.series, of.from) : []
  const until = madeUntil(plan, club.today)
  const own = new Set(rows.map(({ day }) => day.toString()))
  // Days before those that change, and those of meetings that have begun, have had theirs.
  const had = of ? [...(await daysMade(club, of.series))].filter(day => !own.has(day)) : []
  const wanted = occurrencesOf(plan, whereOf(club), later(plan.startsOn, club.today), until).filter(
    ({ day, startsAt }) => isAhead(club, startsAt) && !had.includes(day.toString()),
  )
  const found = reconciled(rows, wanted)
  const { free, ...taken } = await freeOf(club, found.make, of?.series)
  return { ...found, make: free, ...taken, until }
}

const isAhead = (club: ClubTx, startsAt: Temporal.Instant) => Temporal.Instant.compare(startsAt, club.at) > 0

/** Of meetings to make, those at whose hour no other stands. */
async function freeOf(club: ClubTx, make: readonly Occurrence[], own: string | undefined) {
  const [first, ...more] = make.map(({ startsAt }) => startsAt)
  if (!first) return { free: make, taken: [], takenBy: null }
  const others = (await meetingsAround(club, [first, ...more])).filter(
    ({ series }) => series === null || series !== own,
  )
  const standing = ({ startsAt, status }: Occurrence) =>
    status === 'planned' ? others.find(other => isAround(other, startsAt)) : undefined
  const taken = make.filter(standing)
  const [earliest] = taken
  return {
    free: make.filter(one => !standing(one)),
    taken: taken.map(({ day }) => day),
    takenBy: (earliest && standing(earliest)) ?? null,
  }
}

/** Saves a new series, or a change of one from a day on: what follows becomes what the plan says. */
export async function saveSeries(club: ClubTx, { by, plan, of }: ToSave & { by: Member }): Promise<Saved | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const before = of && (await seriesById(club, of.series, { lock: true }))
  if (of && !before) return refuse('no such series', {})
  if (of && before?.revision !== of.revision) return refuse('series changed meanwhile', {})
  const begins = await beginOf(club, { plan, of })
  if (isRefusal(begins)) return begins
  const doing = await reconciling(club, { plan: begins.plan, of })
  if (isRefusal(doing)) return doing
  // Its first day may be a day off: where others stand at every hour of it, the same series is planned already.
  if (!of && doing.takenBy && !doing.make.some(({ status }) => status === 'planned'))
    return takenBy(club, doing.takenBy)
  const series: Series = {
    id: before?.id ?? club.newId(),
    plan: begins.plan,
    endsOn: null,
    revision: (before?.revision ?? 0) + 1,
  }
  await writeSeries(club, series, doing.until, before ? null : by)
  const made = await apply(club, series, doing)
  await looksAgain(club, series.id)
  return { series, made, next: await nextOf(club, series.id), taken: doing.taken, changed: before !== null }
}

async function writeSeries(
  club: ClubTx,
  { id, plan, endsOn, revision }: Series,
  until: Temporal.PlainDate,
  by: Member | null,
) {
  const row = { ...columnsOf(plan), made_until: until, ends_on: endsOn, revision }
  if (by)
    await club.tx
      .insertInto('meeting_series')
      .values({ club_id: club.id, id, ...row, planned_by: by.id })
      .execute()
  else
    await club.tx.updateTable('meeting_series').set(row).where('club_id', '=', club.id).where('id', '=', id).execute()
}

/** Does what was found: makes, moves, takes off the list, calls off; gives what was made. */
async function apply(club: ClubTx, series: Series, doing: ToApply): Promise<readonly Meeting[]> {
  const { make, change, drop } = doing
  await takeOff(
    club,
    drop.map(({ id }) => id),
  )
  await callOff(
    club,
    doing.callOff.map(({ id }) => id),
  )
  await changeMade(club, series.plan, change)
  return makeMeetings(club, series, make)
}

async function takeOff(club: ClubTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await unscheduleMeetings(club, ids)
  await club.tx
    .deleteFrom('meeting')
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .execute()
}

/** Meetings of a series, one for each of these days; a day that has its meeting keeps it. */
async function makeMeetings(
  club: ClubTx,
  { id, plan }: Pick<Series, 'id' | 'plan'>,
  make: readonly Occurrence[],
): Promise<Meeting[]> {
  if (make.length === 0) return []
  const rows = await club.tx
    .insertInto('meeting')
    .values(
      make.map(({ day, startsAt, status }) => {
        const own = club.newId()
        return {
          ...{ club_id: club.id, id: own, external_id: `mt-${own}`, series_id: id, series_on: day },
          ...{ starts_at: startsAt, ends_at: startsAt.add(lengthOf(plan)), status, ...told(plan) },
          ...{ attendance_recorded: null, notes: null, planned_by: null, closed_at: null },
        }
      }),
    )
    .onConflict(conflict => conflict.constraint('meeting_of_series').doNothing())
    .returningAll()
    .execute()
  const meetings = rows
    .map(row => asMeeting(club, row))
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  await scheduleMeetings(
    club,
    meetings.filter(({ status }) => status === 'planned'),
  )
  return meetings
}

const told = ({ title, place, zone, required, seats }: SeriesPlan) => ({ title, place, zone, required, seats })

/** Meetings that follow their series to another time, place or day; whoever was told of one is told again. */
async function changeMade(club: ClubTx, plan: SeriesPlan, change: Reconciled<MadeMeeting>['change']): Promise<void> {
  if (change.length === 0) return
  const starts = change.map(({ to }) => to.startsAt)
  await sql`
    update meeting m set starts_at = t.starts_at, ends_at = t.ends_at, series_on = t.day, status = t.status,
      title = ${plan.title}, place = ${plan.place}, zone = ${plan.zone}, required = ${plan.required}, seats = ${plan.seats}
    from unnest(${change.map(({ row }) => row.id)}::uuid[], ${starts.map(String)}::timestamptz[],
      ${starts.map(at => at.add(lengthOf(plan)).toString())}::timestamptz[], ${change.map(({ to }) => to.day.toString())}::date[],
      ${change.map(({ to }) => to.status)}::text[]) as t (id, starts_at, ends_at, day, status)
    where m.club_id = ${club.id} and m.id = t.id`.execute(club.tx)
  const now = change.map(({ row, to }) => ({
    before: row.meeting,
    after: { ...row.meeting, ...told(plan), startsAt: to.startsAt, zone: plan.zone ?? club.zone, status: to.status },
  }))
  for (const { before, after } of now) if (before.seats !== after.seats) await fillSeats(club, after)
  const otherwise = now.filter(
    ({ before, after }) => !before.startsAt.equals(after.startsAt) || before.status !== after.status,
  )
  await unscheduleMeetings(
    club,
    otherwise.map(({ after }) => after.id),
  )
  await rescheduleMeetings(
    club,
    otherwise.flatMap(({ after }) => (after.status === 'planned' ? [after] : [])),
  )
  const heard = await toldAbout(
    club,
    kinds.announced,
    now.map(({ after }) => after.id),
    ['sent'],
  )
  const toTell = now.filter(({ after }) => heard.has(after.id))
  const news = toTell.filter(({ before, after }) => before.status !== 'planned' || isElsewhere(before, after))
  for (const { after } of news) await keepReminders(club, after)
  await keepChanged(club, news)
  await redrawAbout(club, [...heard], kinds.beforeIt)
  await signsChanged(club)
}

const isElsewhere = (a: Meeting, b: Meeting) => !a.startsAt.equals(b.startsAt) || a.place !== b.place

/** The next meeting of a series that takes place, or null. */
async function nextOf(club: ClubTx, id: string): Promise<Meeting | null> {
  const row = await club.tx
    .selectFrom('meeting')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('series_id', '=', id)
    .where('status', '=', 'planned')
    .where('starts_at', '>', club.at)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return row ? asMeeting(club, row) : null
}

/** The hour of the week at which series are looked at again: nobody hears of it. */
const monday = 1
const lookedAt = '05:00'
const looksAgain = (club: ClubTx, id: string) =>
  kinds.lookingAhead.ask(club, id, nextWeekly(club.at, club.zone, monday, lookedAt))

/**
 * Duty `look-ahead`: makes the meetings that a series lacks up to a quarter of a year ahead. After an outage it makes all that
 * are missing, once; those that lie back are on the list, and nobody is told of them.
 */
export async function lookAhead(club: ClubTx, id: string): Promise<void> {
  await onlyOneAtATime(club, 'calendar')
  const series = await seriesById(club, id, { lock: true })
  if (!series || series.endsOn !== null) return
  const until = madeUntil(series.plan, club.today)
  const missing = occurrencesOf(series.plan, whereOf(club), series.madeUntil.add({ days: 1 }), until)
  const { free } = await freeOf(club, missing, id)
  await makeMeetings(club, series, free)
  await club.tx
    .updateTable('meeting_series')
    .set({ made_until: later(until, series.madeUntil) })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await looksAgain(club, id)
}

/** What ending a series would do to the meetings that are planned. */
export type ToEnd = {
  readonly series: Series
  /** From which of its days on. */
  readonly from: Temporal.PlainDate
  readonly gone: number
  /** The club has heard of them: they are called off. */
  readonly calledOff: number
  readonly stays: readonly Meeting[]
}

/** A series that could be ended, from one of its days on, or from today; or why not. */
export async function askEnd(
  club: ClubTx,
  { id, from = club.today }: { id: string; from?: Temporal.PlainDate | undefined },
): Promise<ToEnd | Refusal> {
  const series = await seriesById(club, id)
  if (!series) return refuse('no such series', {})
  if (series.endsOn !== null) return refuse('done already', { by: null })
  return toEnd(series, from, await madeFrom(club, id, from))
}

function toEnd(series: Series, from: Temporal.PlainDate, rows: readonly MadeMeeting[]): ToEnd {
  const { drop, callOff, stays } = reconciled(rows, [])
  const takePlace = stays.filter(({ status }) => status === 'planned').map(({ meeting }) => meeting)
  const gone = drop.filter(({ status }) => status === 'planned').length
  return { series, from, gone, calledOff: callOff.length, stays: takePlace }
}

/** Ends a series: its meetings from a day on are taken off the list, or called off where the club has heard of them. */
export async function endSeries(
  club: ClubTx,
  { id, from = club.today }: { by: Member; id: string; from?: Temporal.PlainDate | undefined },
): Promise<ToEnd | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const series = await seriesById(club, id, { lock: true })
  if (!series) return refuse('no such series', {})
  if (series.endsOn !== null) return refuse('done already', { by: null })
  const rows = await madeFrom(club, id, from)
  const doing = { ...reconciled(rows, []), taken: [], takenBy: null, until: series.madeUntil }
  await apply(club, series, doing)
  const ended = { ...series, endsOn: from.subtract({ days: 1 }), revision: series.revision + 1 }
  await writeSeries(club, ended, series.madeUntil, null)
  await kinds.lookingAhead.dismiss(club, id)
  return toEnd(ended, from, rows)
}

/** An ended series goes on: its meetings are made again, and those that were called off with it take place. */
export async function resumeSeries(club: ClubTx, { id }: { by: Member; id: string }): Promise<Saved | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const series = await seriesById(club, id, { lock: true })
  if (!series) return refuse('no such series', {})
  if (series.endsOn === null) return refuse('done already', { by: null })
  const of = {
    series: id,
    from: later(series.endsOn.add({ days: 1 }), series.plan.startsOn),
    revision: series.revision,
  }
  const doing = await reconciling(club, { plan: series.plan, of })
  if (isRefusal(doing)) return doing
  const again = { ...series, endsOn: null, revision: series.revision + 1 }
  await writeSeries(club, again, doing.until, null)
  const made = await apply(club, again, doing)
  await looksAgain(club, id)
  return { series: again, made, next: await nextOf(club, id), taken: doing.taken, changed: true }
}

/** How many meetings of a series the club has heard of: taking its planning back calls these off. */
export async function countHeardOfSeries(club: ClubTx, id: string): Promise<number> {
  const rows = await madeFrom(club, id, dayOf(club.at, 'UTC').subtract({ years: 1 }))
  return rows.filter(({ heard, status }) => heard && status === 'planned').length
}

/** Takes the planning of a series back: what nobody has heard of leaves no trace, the rest is called off. */
export async function unplanSeries(
  club: ClubTx,
  { id }: { by: Member; id: string },
): Promise<{ gone: number; cancelled: number } | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const series = await seriesById(club, id, { lock: true })
  if (!series || series.endsOn !== null) return refuse('done already', { by: null })
  const rows = await madeFrom(club, id, series.plan.startsOn)
  const [heard, unheard] = [rows.filter(row => row.heard), rows.filter(row => !row.heard)]
  const cancelled = heard.filter(({ status }) => status === 'planned').map(row => row.id)
  await callOff(club, cancelled)
  await takeOff(
    club,
    unheard.map(row => row.id),
  )
  await kinds.lookingAhead.dismiss(club, id)
  await forgetOrEnd(club, series)
  const gone = unheard.filter(({ status }) => status === 'planned').length
  return { gone, cancelled: cancelled.length }
}

/** A series of which a meeting is left on the list has ended; one of which nothing is left was never there. */
async function forgetOrEnd(club: ClubTx, series: KeptSeries): Promise<void> {
  if ((await daysMade(club, series.id)).size > 0)
    await writeSeries(
      club,
      { ...series, endsOn: club.today.subtract({ days: 1 }), revision: series.revision + 1 },
      series.madeUntil,
      null,
    )
  else await club.tx.deleteFrom('meeting_series').where('club_id', '=', club.id).where('id', '=', series.id).execute()
}
