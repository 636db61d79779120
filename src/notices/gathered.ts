import { sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { Arguments, NoticeReader, Shown } from './kind.ts'
import type { Notice } from './rows.ts'

/** Why a notice was not sent itself: the message of another tells it. */
const merged = 'merged'

/** The facts of a notice, and of those that its message tells as well, as they are now. */
export async function factsOf(
  club: ClubTx,
  kind: Shown,
  { id, arguments: own }: { readonly id: string; readonly arguments: Arguments },
  reader: NoticeReader,
): Promise<unknown> {
  return kind.load(club, own, reader, [own, ...(kind.gathers ? await argumentsIn(club, id) : [])])
}

async function argumentsIn(club: ClubTx, id: string): Promise<Arguments[]> {
  const rows = await club.tx
    .selectFrom('notice')
    .select('arguments')
    .where('club_id', '=', club.id)
    .where('merged_into', '=', id)
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.map(row => row.arguments)
}

/**
 * All of the same kind that is kept for the same reader or channel, and due before an instant, is told by this notice's
 * message; but for one that another process decides about just now: it finds this one. Gives whether there were some.
 */
export async function gather(
  club: ClubTx,
  { id, kind, reader_id, channel }: Notice,
  before: Temporal.Instant,
): Promise<boolean> {
  const { rows } =
    await sql`update notice set state = 'dropped', why = ${merged}, merged_into = ${id}, went_at = ${club.at},
      changed_at = ${club.at}
    where club_id = ${club.id} and id in (select id from notice
      where club_id = ${club.id} and kind = ${kind} and state in ('kept', 'waiting') and id <> ${id}
        and reader_id is not distinct from ${reader_id} and channel is not distinct from ${channel}
        and coalesce(moved_to, due_at) < ${before} for update skip locked)
    returning id`.execute(club.tx)
  return rows.length > 0
}

/** The message of `into` tells it too, and is drawn anew. One that gathers tells both; else it speaks of the later, and they change places. */
export async function mergeInto(
  club: ClubTx,
  { id, arguments: own }: Notice,
  into: string,
  { gathers }: Pick<Shown, 'gathers'>,
): Promise<void> {
  const change = (one: string) => club.tx.updateTable('notice').where('club_id', '=', club.id).where('id', '=', one)
  const now = { state: 'dropped', why: merged, merged_into: into, went_at: club.at, changed_at: club.at }
  await change(id).set(now).execute()
  if (!gathers)
    await sql`update notice n set arguments = case when n.id = ${into} then ${JSON.stringify(own)}::jsonb else o.arguments end
      from notice o where n.club_id = ${club.id} and o.club_id = n.club_id and n.id in (${id}, ${into}) and o.id = ${into}`.execute(
      club.tx,
    )
  await club.enqueue('redraw', { id: into })
}

/** What its message was to tell as well goes on its own: this one goes another way. */
export async function release(club: ClubTx, id: string): Promise<void> {
  const released = await club.tx
    .updateTable('notice')
    .set({ state: 'kept', why: null, merged_into: null, went_at: null, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('merged_into', '=', id)
    .returning('id')
    .execute()
  await club.enqueue('deliver', ...released)
}
