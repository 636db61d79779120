import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Business, roughly, scaled } from '../../terms/money.ts'
import { lastWeekly, MONDAY } from '../../time/wall.ts'
import { type Change, stretches } from './totals-rules.ts'

/** What may be asked of the club's business. */
export type Span = { readonly from: Temporal.Instant; readonly until: Temporal.Instant }

/**
 * The business that members thanked each other for in a span, as anybody of the club may read it: the stretches of whole weeks
 * that ended in it; else those of the twelve months before its end; else that there was some, without a figure; nothing
 * where nobody named an amount in the span. The one way to such a total: whoever added amounts up himself could be asked for
 * two totals whose difference is one pair's.
 *
 * Only what stands in the club's currency and is contested by nobody counts. A stretch is told once and never anew: what is
 * taken back, corrected or imported later counts in a later one.
 */
export async function businessThanked(club: ClubTx, { from, until }: Span): Promise<Business> {
  await tellStretches(club)
  const yearBefore = until.toZonedDateTimeISO(club.zone).subtract({ months: 12 }).toInstant()
  const { rows } = await sql<Totals>`
    with told as (select * from business_told
      where club_id = ${club.id} and currency = ${club.currency} and until_at <= ${until}),
    in_span as (select * from told where until_at > ${from}), in_year as (select * from told where from_at >= ${yearBefore})
    select (select sum(amount)::text from in_span) as span, (select min(from_at) from in_span) as span_from,
      (select sum(amount)::text from in_year) as year, (select min(from_at) from in_year) as year_from,
      exists (select from thanks where club_id = ${club.id} and thanked_at >= ${from} and thanked_at < ${until}
        and withdrawn_at is null and amount > 0) as some`.execute(club.tx)
  const { span, span_from, year, year_from, some } = rows[0]!
  if (span === null && !some) return { told: 'nothing' }
  const shown = [
    { sum: span, since: span_from },
    { sum: year, since: year_from },
  ].find(({ sum }) => sum !== null && scaled(sum) > 0n)
  if (!shown) return { told: 'some' }
  return { told: 'total', about: { amount: roughly(shown.sum!), currency: club.currency }, from: shown.since! }
}

type Totals = {
  readonly span: string | null
  readonly span_from: Temporal.Instant | null
  readonly year: string | null
  readonly year_from: Temporal.Instant | null
  /** Whether anybody named an amount in the span. */
  readonly some: boolean
}

/** Tells what whole weeks have brought since it was told last. Whoever comes second waits for the rows, and finds them told. */
async function tellStretches(club: ClubTx): Promise<void> {
  const until = lastWeekly(club.at, club.zone, MONDAY, '00:00')
  const rows = await club.tx
    .selectFrom('thanks')
    .select(['id', 'from_id', 'to_id', 'thanked_at', sql<string>`(${stands} - counted)::text`.as('change')])
    .where('club_id', '=', club.id)
    .where('thanked_at', '<', until)
    .where(sql<boolean>`coalesce(currency, ${club.currency}) = ${club.currency} and ${stands} <> counted`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length === 0) return
  const last = await club.tx
    .selectFrom('business_told')
    .select('until_at')
    .where('club_id', '=', club.id)
    .orderBy('until_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const changes: Change[] = rows.map(row => ({
    ...{ id: row.id, pair: [row.from_id, row.to_id] as const, at: row.thanked_at, change: row.change },
  }))
  const told = stretches(changes, { since: last?.until_at ?? null, until, zone: club.zone })
  const each = told.map(({ ids, from, until }) => ({ id: club.newId(), ids, from: String(from), until: String(until) }))
  await sql`
    with stretch as (select * from jsonb_to_recordset(${JSON.stringify(each)}::jsonb)
      as stretch (id uuid, ids uuid[], "from" timestamptz, until timestamptz)),
    counted as (
      update thanks set counted = ${stands} from (select t.id, t.counted as before, s.id as stretch
        from stretch s join thanks t on t.club_id = ${club.id} and t.id = any(s.ids)) was
      where thanks.club_id = ${club.id} and thanks.id = was.id returning was.stretch, thanks.counted - was.before as change)
    insert into business_told (club_id, id, from_at, until_at, amount, currency)
    select ${club.id}, s.id, s."from", s.until, sum(c.change), ${club.currency}
    from stretch s join counted c on c.stretch = s.id group by s.id, s."from", s.until`.execute(club.tx)
}

/** What of an amount counts: all of it, or nothing once it was taken back, replaced or contested. */
const stands = sql<string>`case when withdrawn_at is null and answer is distinct from 'not-quite' then coalesce(amount, 0) else 0 end`
