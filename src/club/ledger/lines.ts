import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { ActKind } from '../../terms/act.ts'
import { membersByIds } from '../members/queries.ts'

/** A line of the ledger as it is kept. */
export type Line = Selectable<Tables['act']>

/**
 * The lines of the club's ledger that hold: they cancel nothing, and no later line corrects or cancels them. To go on from,
 * or as a table of its own in SQL: `from ${linesThatHold(club)} line`.
 */
export const linesThatHold = (club: ClubTx) =>
  club.tx
    .selectFrom('act as line')
    .selectAll('line')
    .where('line.club_id', '=', club.id)
    .where('line.cancels', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('act as later')
            .select('later.id')
            .whereRef('later.club_id', '=', 'line.club_id')
            .whereRef('later.corrects', '=', 'line.id'),
        ),
      ),
    )

/** In SQL: whether a record, given by its id, has a line of one of these kinds that holds. */
export const hasLine = (club: ClubTx, record: RawBuilder<unknown>, kinds: readonly ActKind[]): RawBuilder<boolean> =>
  sql<boolean>`exists (select from ${linesThatHold(club)} noted
    where noted.record_id = ${record} and noted.kind in (${sql.join(kinds)}))`

/** The lines of these records that hold, oldest first. */
export const linesOf = (club: ClubTx, records: readonly string[]): Promise<Line[]> =>
  linesThatHold(club)
    .where(sql<boolean>`line.record_id = any(${records})`)
    .orderBy('line.at')
    .orderBy('line.noted_at')
    .execute()

/** Every line of a record in the order in which they were noted, those that hold no more included: its history. */
export const everyLineOf = (club: ClubTx, record: string): Promise<Line[]> =>
  club.tx
    .selectFrom('act')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('record_id', '=', record)
    .orderBy('noted_at')
    .orderBy('at')
    .orderBy('id')
    .execute()

/** A span without its last instant, as a week is counted, or without its first, as what follows a meeting is. */
export type Span =
  | { readonly from: Temporal.Instant; readonly until: Temporal.Instant }
  | { readonly after: Temporal.Instant; readonly upTo: Temporal.Instant }

/**
 * In SQL: the lines that are counted. Of a referral none is once nothing says any more that it was given: its giver gave it
 * to somebody else, and what became of it counts there.
 */
const countedLines = (club: ClubTx) => sql`(select line.* from ${linesThatHold(club)} line
  where line.record <> 'referral' or ${hasLine(club, sql`line.record_id`, ['referral-given'])})`

/**
 * Lines of the ledger in a span, by kind; a referral's steps each for itself, as `step:won`. A record counts once a
 * kind.
 */
export async function countLines(club: ClubTx, span: Span): Promise<ReadonlyMap<string, number>> {
  const within =
    'from' in span
      ? sql<boolean>`at >= ${span.from} and at < ${span.until}`
      : sql<boolean>`at > ${span.after} and at <= ${span.upTo}`
  const counted = await sql<{ kind: string; count: number }>`
    select ${countedAs} as kind, count(distinct record_id)::int as count
    from ${countedLines(club)} line where ${within} group by 1`.execute(club.tx)
  return new Map(counted.rows.map(row => [row.kind, row.count]))
}

/** As what a line is counted: its kind, or which step of a referral. */
export type CountedKind = ActKind | `step:${string}`
const countedAs = sql<CountedKind>`case when kind = 'referral-step' then 'step:' || coalesce(detail, '') else kind end`

/** Days of the club's calendar: from the first, up to the last without it. */
export type Days = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }

/** Of one series in one month, or in all of them together (null): so many records, by so many members for so many. */
export type SeriesOfMonth<Series extends string> = {
  readonly series: Series
  readonly month: Temporal.PlainYearMonth | null
  readonly records: number
  readonly by: number
  readonly for: number
}

/**
 * Lines of the ledger by month of the club's calendar, in series of one or more kinds. A record counts once a series: in the
 * month in which the first of these was noted of it.
 */
export const linesByMonth = <Series extends string>(
  club: ClubTx,
  series: Readonly<Record<Series, readonly CountedKind[]>>,
  { from, until }: Days,
): Rows<SeriesOfMonth<Series>> => {
  const kinds = Object.entries<readonly CountedKind[]>(series).flatMap(([name, kinds]) =>
    kinds.map(kind => sql`(${name}, ${kind})`),
  )
  return rows(
    sql<Omit<SeriesOfMonth<Series>, 'month'> & { month: string | null }>`
      with firsts as (
        select distinct on (record_id, series) series, by_id, for_id, (at at time zone ${club.zone})::date as day
        from ${countedLines(club)} line
        join (values ${sql.join(kinds)}) as counted (series, counted_as) on counted_as = ${countedAs}
        order by record_id, series, at, noted_at)
      select series, to_char(day, 'YYYY-MM') as month, count(*)::int as records,
        count(distinct by_id)::int as by, count(distinct for_id)::int as for
      from firsts where day >= ${from} and day < ${until}
      group by grouping sets ((series, to_char(day, 'YYYY-MM')), (series))`,
    row => ({ ...row, month: row.month === null ? null : Temporal.PlainYearMonth.from(row.month) }),
  )
}

/** An act of a member as he reads of it himself; `with` names the other, where there is one. */
export type RecentAct = { readonly kind: ActKind; readonly at: Temporal.Instant; readonly with: string | null }

/** His own latest acts; what others did about him in private (a rating) is theirs. */
export async function recentActs(club: ClubTx, member: string, limit: number): Promise<RecentAct[]> {
  const lines = await linesThatHold(club)
    .where('line.by_id', '=', member)
    .orderBy('line.at', 'desc')
    .orderBy('line.id')
    .limit(limit)
    .execute()
  const others = await membersByIds(
    club,
    lines.flatMap(line => line.for_id ?? []),
  )
  return lines.map(line => ({
    kind: line.kind as ActKind,
    at: line.at,
    with: line.for_id === null ? null : (others.get(line.for_id)?.name ?? null),
  }))
}
