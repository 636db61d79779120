import { sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import { itsReaderMustCome } from './targets.ts'

/** What others ask about notices: what waits for whom, and what came of those about a record. */

/** What waits for him until he comes for it himself; what he has just let go by coming is his to read here too. */
const waitingFor = (club: ClubTx, reader: string) =>
  club.tx
    .selectFrom('notice')
    .where('club_id', '=', club.id)
    .where('reader_id', '=', reader)
    .where('due_at', '<=', club.at)
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'waiting'), eb('why', 'in', [...itsReaderMustCome])]),
        and([eb('state', '=', 'kept'), eb('changed_at', '=', club.at)]),
      ]),
    )

/** Whether something that was done for him waits; what is on its way to him privately does not. */
export async function waitsFor(club: ClubTx, reader: string): Promise<boolean> {
  const first = await waitingFor(club, reader)
    .select('id')
    .where('class', '=', 'personal')
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst()
  return first !== undefined
}

/** How many messages wait for him to come. */
export async function countWaitingFor(club: ClubTx, reader: string): Promise<number> {
  const row = await waitingFor(club, reader)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What waits for him, the oldest first, held for this transaction. */
export async function holdWaiting(club: ClubTx, reader: string): Promise<string[]> {
  const rows = await waitingFor(club, reader).select('id').orderBy('due_at').orderBy('id').forUpdate().execute()
  return rows.map(({ id }) => id)
}

/** He has read it here, or there was nothing left to read. */
export async function endWaiting(club: ClubTx, id: string, { read }: { readonly read: boolean }): Promise<void> {
  await club.tx
    .updateTable('notice')
    .set({ state: read ? 'sent' : 'dropped', why: read ? null : 'no longer true', changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

/** What was kept until he could be written to goes its way, if it is still true and at an hour that is allowed. */
export async function releaseFor(club: ClubTx, member: string): Promise<void> {
  const released = await club.tx
    .updateTable('notice')
    .set({ state: 'kept', why: null, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('state', '=', 'waiting')
    .where(({ or, eb }) => or([eb('reader_id', '=', member), sql<boolean>`${member}::uuid = any(people)`]))
    .returning('id')
    .execute()
  await club.enqueue('deliver', ...released)
}

const withoutAccount = (club: ClubTx) =>
  club.tx
    .selectFrom('notice')
    .where('club_id', '=', club.id)
    .where('state', '=', 'waiting')
    .where('why', '=', 'no account')

/** How many messages wait for an account of their reader. */
export async function countWithoutAccount(club: ClubTx): Promise<number> {
  const { count } = await withoutAccount(club)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Those without an account for whom what a member did is kept; kinds that are for organizers as such count for nothing. */
export async function readersWithoutAccount(
  club: ClubTx,
  { except }: { readonly except: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await withoutAccount(club)
    .select('reader_id')
    .distinct()
    .where('class', '=', 'personal')
    .where('kind', 'not in', [...except])
    .execute()
  return new Set(rows.flatMap(({ reader_id }) => reader_id ?? []))
}

/** A notice as it is kept, for whoever is to read it. */
export const noticeById = (club: ClubTx, id: string) =>
  club.tx
    .selectFrom('notice')
    .select(['kind', 'reader_id as reader', 'people', 'arguments'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()

/** What came of the notices of a kind about these records, by record. */
export async function stateOfThose(
  club: ClubTx,
  kind: { readonly name: string },
  about: readonly string[],
): Promise<ReadonlyMap<string, { readonly state: string; readonly why: string | null }>> {
  if (about.length === 0) return new Map()
  const rows = await club.tx
    .selectFrom('notice')
    .select(['about', 'state', 'why'])
    .where('club_id', '=', club.id)
    .where('about', 'in', [...about])
    .where('kind', '=', kind.name)
    .execute()
  return new Map(rows.map(row => [row.about!, row]))
}

/**
 * How many of a kind there were about a record, and whether one of them stands somewhere or is on its way. One that is being
 * changed this moment may be being taken away: it does not stand. Whoever would take it away waits for this transaction.
 */
export async function postedAbout(
  club: ClubTx,
  kind: { readonly name: string },
  about: string,
): Promise<{ readonly times: number; readonly stands: boolean }> {
  const posted = await club.tx
    .selectFrom('notice')
    .select(['id', 'state'])
    .where('club_id', '=', club.id)
    .where('kind', '=', kind.name)
    .where('about', '=', about)
    .execute()
  const sent = posted.flatMap(({ id, state }) => (state === 'sent' ? id : []))
  const there =
    sent.length === 0
      ? []
      : await club.tx
          .selectFrom('delivery')
          .select('edit_by')
          .where('club_id', '=', club.id)
          .where('notice_id', 'in', sent)
          .where('state', '=', 'sent')
          .orderBy('id')
          .forShare()
          .execute()
  return {
    times: posted.length,
    stands:
      posted.some(({ state }) => state !== 'sent' && state !== 'dropped') ||
      there.some(({ edit_by }) => edit_by === null),
  }
}
