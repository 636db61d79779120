import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { Meeting } from '../../terms/meeting.ts'
import type { Page } from '../../terms/page.ts'
import type { Occurring, Series, SeriesPlan } from '../../terms/series.ts'
import { ruleOf, ruleText } from '../../time/recurrence.ts'
import { countryOfZone } from '../../time/zones.ts'
import { heardOf } from './heard.ts'
import { asMeeting } from './queries.ts'
import type { Made, Where } from './series-rules.ts'

/** What the days of a series are computed with: the club's zone, and the country whose holidays count. */
export const whereOf = (club: ClubTx): Where => ({
  zone: club.zone,
  country: club.country ?? countryOfZone(club.zone),
})

type SeriesRow = Selectable<Tables['meeting_series']>

/** A plan as its row has it. */
export const columnsOf = (plan: SeriesPlan) => ({
  title: plan.title,
  place: plan.place,
  rule: ruleText(plan.rule),
  starts_on: plan.startsOn,
  at_time: plan.time.toString({ smallestUnit: 'minute' }),
  zone: plan.zone,
  minutes: plan.minutes,
  required: plan.required,
  seats: plan.seats,
  rests_on_holidays: plan.rests.holidays,
  rests_in_breaks: plan.rests.breaks,
})

export type KeptSeries = Series & { readonly madeUntil: Temporal.PlainDate }

const asSeries = (row: SeriesRow): KeptSeries => ({
  id: row.id,
  plan: {
    title: row.title,
    place: row.place,
    rule: ruleOf(row.rule),
    startsOn: row.starts_on,
    time: Temporal.PlainTime.from(row.at_time),
    minutes: row.minutes,
    zone: row.zone,
    required: row.required,
    seats: row.seats,
    rests: { holidays: row.rests_on_holidays, breaks: row.rests_in_breaks },
  },
  endsOn: row.ends_on,
  revision: row.revision,
  madeUntil: row.made_until,
})

const series = (club: ClubTx) => club.tx.selectFrom('meeting_series').selectAll().where('club_id', '=', club.id)

/** A series by id, or null. `lock` holds it until the transaction ends. */
export async function seriesById(club: ClubTx, id: string, { lock = false } = {}): Promise<KeptSeries | null> {
  let query = series(club).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? asSeries(row) : null
}

/** The series that go on, the oldest first. */
export async function seriesAhead(club: ClubTx): Promise<readonly Series[]> {
  const rows = await series(club)
    .where(({ or, eb }) => or([eb('ends_on', 'is', null), eb('ends_on', '>=', club.today)]))
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
  return rows.map(asSeries)
}

/** A meeting of a series that has not begun, with all that decides what becomes of it. */
export type MadeMeeting = Made & { readonly meeting: Meeting }

const toCome = (club: ClubTx, id: string) =>
  club.tx
    .selectFrom('meeting')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('series_id', '=', id)
    .where('status', '<>', 'held')
    .where('starts_at', '>', club.at)
    .orderBy('starts_at')
    .orderBy('id')

/** The meetings of a series that have not begun, from one of its days on; held until the transaction ends. */
export async function madeFrom(club: ClubTx, id: string, from: Temporal.PlainDate): Promise<MadeMeeting[]> {
  const rows = await toCome(club, id).where('series_on', '>=', from).forUpdate().execute()
  const heard = await heardOf(
    club,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    ...{ id: row.id, day: row.series_on!, status: row.status, byHand: row.by_hand, heard: heard.has(row.id) },
    meeting: asMeeting(club, row),
  }))
}

/** The days of a series that have a meeting, of whatever became of it. */
export async function daysMade(club: ClubTx, id: string): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('meeting')
    .select('series_on')
    .where('club_id', '=', club.id)
    .where('series_id', '=', id)
    .execute()
  return new Set(rows.map(row => String(row.series_on)))
}

/** The day a meeting has in its series; null where it is of none. */
export async function dayInSeries(
  club: ClubTx,
  meeting: string,
): Promise<{ series: KeptSeries; day: Temporal.PlainDate } | null> {
  const row = await club.tx
    .selectFrom('meeting')
    .select(['series_id', 'series_on'])
    .where('club_id', '=', club.id)
    .where('id', '=', meeting)
    .executeTakeFirst()
  const found = row?.series_id ? await seriesById(club, row.series_id) : null
  return found && row?.series_on ? { series: found, day: row.series_on } : null
}

/** How many of its meetings a card of a series shows. */
const onAPage = 6

/** The meetings of a series that have not begun, called off and resting ones too, page by page. */
export async function occurring(club: ClubTx, id: string, number = 1): Promise<Page<Occurring>> {
  const rows = await toCome(club, id)
    .select(sql<number>`(count(*) over ())::int`.as('all'))
    .limit(onAPage)
    .offset((number - 1) * onAPage)
    .execute()
  // Some have begun meanwhile: the list is shown from its beginning.
  if (rows.length === 0 && number > 1) return occurring(club, id)
  const rest = Math.max(0, (rows[0]?.all ?? 0) - number * onAPage)
  return { items: rows.map(row => ({ meeting: asMeeting(club, row), byHand: row.by_hand })), number, rest }
}

/** The days until an instant on which a series rests, the nearest first. */
export async function restingUntil(club: ClubTx, until: Temporal.Instant): Promise<readonly Meeting[]> {
  const rows = await club.tx
    .selectFrom('meeting')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('status', '=', 'holiday')
    .where('series_id', 'is not', null)
    .where('starts_at', '>', club.at)
    .where('starts_at', '<=', until)
    .orderBy('starts_at')
    .limit(5)
    .execute()
  return rows.map(row => asMeeting(club, row))
}
