import { type RawBuilder, sql } from 'kysely'
import { insertMany } from './bulk.ts'
import type { ClubTx } from './club-tx.ts'

/**
 * What imports have read, row by row: a hash of each row's text under its identity. The same row read again changes nothing,
 * whatever became of it in the club since; and what the club has let go of is not brought back.
 */
export type ReadRow = { readonly identity: string; readonly hash: Buffer }

/** The hashes of those of these rows of a file that were read before, by identity. */
export async function hashesOf(
  club: ClubTx,
  file: string,
  identities: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await club.tx
    .selectFrom('imported_row')
    .select(['identity', 'hash'])
    .where('club_id', '=', club.id)
    .where('file', '=', file)
    .where('identity', '=', sql<string>`any(${identities})`)
    .execute()
  return new Map(rows.map(row => [row.identity, row.hash]))
}

export const rememberRead = (club: ClubTx, file: string, rows: readonly ReadRow[]): Promise<void> =>
  insertMany(
    club,
    'imported_row',
    rows.map(({ identity, hash }) => ({ file, identity, hash })),
    sql`on conflict (club_id, file, identity) do update set hash = excluded.hash`,
  )

/** A statement that remembers rows of a file which are let go of; `identities` is a query of one column of text. */
export const rememberGone = (club: ClubTx, file: string, identities: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`insert into imported_row (club_id, file, identity, hash)
    select ${club.id}, ${file}, gone.identity, ''::bytea from (${identities}) gone(identity) on conflict do nothing`
