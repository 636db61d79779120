import { sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { NoticeKinds } from './kind.ts'

/** What `report messages --json` prints. */
export type MessagesReport = {
  readonly from: string
  readonly to: string
  readonly kinds: readonly KindSaid[]
  /** What the bot said on its own to members as such, private messages only. */
  readonly weeks: readonly WeekSaid[]
  /** All that was meant for one member, and what became of it. */
  readonly messages?: readonly Meant[]
}

type KindSaid = {
  readonly kind: string
  /** `club`: on its own, within its reader's attention; `organizer`: to organizers as such; `personal`: of what somebody did. */
  readonly class: 'club' | 'organizer' | 'personal' | 'channel'
  readonly kept: number
  readonly sent: number
  /** Told by the message of another. */
  readonly merged: number
  /** Not sent, by why. */
  readonly dropped: Readonly<Record<string, number>>
}

type WeekSaid = {
  /** Its Monday. */
  readonly week: string
  /** How many were members. */
  readonly members: number
  readonly messages: number
  /** The most that one of them got, and what half of them got at most. */
  readonly highest: number
  readonly median: number
}

type Meant = {
  readonly kind: string
  readonly kept_at: string
  readonly due_at: string
  readonly went_at: string | null
  readonly state: string
  readonly why: string | null
}

type Span = { readonly from?: Temporal.Instant | undefined; readonly to?: Temporal.Instant | undefined }

/** What was kept in a span (without bounds: all until now), what of it was sent, and why the rest was not. */
export async function messagesReport(
  club: ClubTx,
  kinds: NoticeKinds,
  span: Span = {},
  member?: string,
): Promise<MessagesReport> {
  const from = span.from ?? Temporal.Instant.fromEpochMilliseconds(0)
  const to = span.to ?? club.at
  return {
    from: from.toString(),
    to: to.toString(),
    kinds: await byKind(club, kinds, from, to),
    weeks: await byWeek(club, kinds, from, to),
    ...(member !== undefined && { messages: await meantFor(club, member, from, to) }),
  }
}

/** Kinds that take nothing of a member's attention, though the bot speaks on its own: what organizers get as such. */
const forOrganizers = (kinds: NoticeKinds): readonly string[] =>
  kinds.names.filter(name => kinds.of(name).class === 'club' && kinds.of(name).budget === null)

async function byKind(
  club: ClubTx,
  kinds: NoticeKinds,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<KindSaid[]> {
  const { rows } = await sql<Omit<KindSaid, 'dropped'> & { why: string | null; dropped: number }>`
    select kind, class, why, count(*)::int as kept, count(*) filter (where state = 'sent')::int as sent,
      count(merged_into)::int as merged, count(*) filter (where state = 'dropped' and merged_into is null)::int as dropped
    from notice where club_id = ${club.id} and kind <> 'answer' and kept_at between ${from} and ${to}
    group by kind, class, why order by kind, class, why`.execute(club.tx)
  const organizers = forOrganizers(kinds)
  const all = new Map<string, KindSaid>()
  for (const { kind, class: its, why, kept, sent, merged, dropped } of rows) {
    const key = `${kind} ${its}`
    const before = all.get(key) ?? { kept: 0, sent: 0, merged: 0, dropped: {} }
    all.set(key, {
      kind,
      class: its === 'club' && organizers.includes(kind) ? 'organizer' : its,
      kept: before.kept + kept,
      sent: before.sent + sent,
      merged: before.merged + merged,
      dropped: dropped === 0 ? before.dropped : { ...before.dropped, [why ?? 'unknown']: dropped },
    })
  }
  return [...all.values()]
}

async function byWeek(
  club: ClubTx,
  kinds: NoticeKinds,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<WeekSaid[]> {
  const organizers = forOrganizers(kinds)
  const { rows } = await sql<{ week: string; members: number; got: number[] | null }>`
    with said as (
      select n.reader_id, date_trunc('week', n.went_at at time zone coalesce(m.zone, ${club.zone}))::date as monday
      from notice n join member m on m.club_id = n.club_id and m.id = n.reader_id
      where n.club_id = ${club.id} and n.class = 'club' and n.kind <> all(${organizers}::text[]) and n.merged_into is null
        and n.state = 'sent' and n.went_at between ${from} and ${to}),
    each as (select monday, reader_id, count(*)::int as got from said group by 1, 2),
    weeks as (select generate_series(min(monday)::timestamp, date_trunc('week', ${to}::timestamptz at time zone ${club.zone}),
      interval '7 days')::date as monday from said)
    select w.monday::text as week, (select count(*)::int from member m where m.club_id = ${club.id}
        and m.joined_on <= w.monday + 6 and (m.left_on is null or m.left_on >= w.monday)) as members,
      (select array_agg(e.got) from each e where e.monday = w.monday) as got
    from weeks w where w.monday is not null order by w.monday`.execute(club.tx)
  return rows.map(({ week, members, got }) => {
    const told = (got ?? []).toSorted((a, b) => b - a)
    return {
      ...{ week, members, messages: told.reduce((sum, one) => sum + one, 0) },
      ...{ highest: told[0] ?? 0, median: medianOf(told, members) },
    }
  })
}

/** Of the most first, and of those who got nothing. */
function medianOf(told: readonly number[], members: number): number {
  const count = Math.max(members, told.length)
  const [low, high] = [Math.floor((count - 1) / 2), Math.ceil((count - 1) / 2)]
  return ((told[low] ?? 0) + (told[high] ?? 0)) / 2
}

async function meantFor(club: ClubTx, member: string, from: Temporal.Instant, to: Temporal.Instant): Promise<Meant[]> {
  const rows = await club.tx
    .selectFrom('notice')
    .select(['kind', 'kept_at', 'due_at', 'went_at', 'state', 'why'])
    .where('club_id', '=', club.id)
    .where('reader_id', '=', member)
    .where('kind', '<>', 'answer')
    .where('kept_at', '>=', from)
    .where('kept_at', '<=', to)
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.map(({ kept_at, due_at, went_at, ...row }) => ({
    ...row,
    ...{ kept_at: kept_at.toString(), due_at: due_at.toString(), went_at: went_at?.toString() ?? null },
  }))
}
