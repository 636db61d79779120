import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'

type Kind = { readonly name: string }

/** In SQL: whether a message about a record, given by its id, has arrived at this member, or at him whose id stands there. */
export const hasReached = (
  club: ClubTx,
  record: RawBuilder<unknown>,
  reader: string | RawBuilder<unknown>,
): RawBuilder<boolean> =>
  sql<boolean>`exists (select from notice n join delivery d on d.club_id = n.club_id and d.notice_id = n.id
    where n.club_id = ${club.id} and n.about = ${record}::text and n.reader_id = ${reader} and d.state = 'sent')`

/** When the message of this kind about each of these records came before its reader; those of which it has not are left out. */
export async function whenReached(
  club: ClubTx,
  kind: { readonly name: string },
  about: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  if (about.length === 0) return new Map()
  const rows = await club.tx
    .selectFrom('notice')
    .leftJoin('delivery', join =>
      join
        .onRef('delivery.club_id', '=', 'notice.club_id')
        .onRef('delivery.notice_id', '=', 'notice.id')
        .on('delivery.state', '=', 'sent'),
    )
    // What he came for himself was never sent.
    .select(['notice.about', 'notice.changed_at', 'delivery.sent_at'])
    .where('notice.club_id', '=', club.id)
    .where('notice.kind', '=', kind.name)
    .where('notice.about', 'in', [...about])
    .where('notice.state', '=', 'sent')
    .execute()
  return new Map(
    rows.flatMap(({ about, sent_at, changed_at }) => {
      const at = sent_at ?? changed_at
      return about === null || at === null ? [] : [[about, at]]
    }),
  )
}

/**
 * When somebody was last told something of these kinds about a record since an instant, or when it was kept for him; null:
 * nobody. `asked`: the one that somebody asked for; kept for a later day, it is asked all the same.
 */
export async function lastToldAbout(
  club: ClubTx,
  { asked, kinds }: { readonly asked: Kind; readonly kinds: readonly Kind[] },
  about: string,
  since: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const told = sql<Temporal.Instant>`coalesce(went_at, kept_at)`
  const row = await club.tx
    .selectFrom('notice')
    .select(told.as('at'))
    .where('club_id', '=', club.id)
    .where('about', '=', about)
    .where(
      'kind',
      'in',
      [asked, ...kinds].map(({ name }) => name),
    )
    // What the bot keeps on its own for a later day has told nobody anything yet.
    .where(({ or, eb }) =>
      or([eb('went_at', 'is not', null), eb('state', 'in', ['waiting', 'sending'])]).or(
        sql<boolean>`state = 'kept' and (due_at <= ${club.at} or kind = ${asked.name})`,
      ),
    )
    .where(told, '>', since)
    .orderBy(told, 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/** In SQL: whether somebody is being asked this about a record, given by its id, since an instant: it went, or is on its way. */
export const isAsked = (
  club: ClubTx,
  asked: Kind,
  record: RawBuilder<unknown>,
  since: Temporal.Instant,
): RawBuilder<boolean> =>
  sql<boolean>`exists (select from notice n where n.club_id = ${club.id} and n.kind = ${asked.name}
    and n.about = ${record}::text and n.state in ('kept', 'waiting', 'sending', 'sent')
    and coalesce(n.went_at, n.kept_at) > ${since})`

/** How many messages the bot has sent a member by itself. */
export async function countSent(club: ClubTx, reader: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from notice
    where club_id = ${club.id} and reader_id = ${reader} and state = 'sent' and kind <> 'answer'`.execute(club.tx)
  return rows[0]!.count
}
