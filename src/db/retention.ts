import { type RawBuilder, sql } from 'kysely'
import type { KeptDays } from '../terms/own-data.ts'
import type { ClubTx } from './club-tx.ts'
import { rememberGone } from './imported-rows.ts'
import type { Tables } from './tables.ts'

/** The instants before which each kind of thing has been kept long enough. */
export type KeptUntil = {
  readonly [What in keyof KeptDays]: Temporal.Instant
} & {
  /** Ids of gestures, answered requests to be linked, answers that one person saw and duties that are done. */
  readonly traces: Temporal.Instant
}

/** For how long traces are kept. */
export const tracesDays = 30

/**
 * Lets go of one kind of thing that has been kept long enough, a batch of it at most. Gives whether to come again in a
 * minute: more is left, or what it named may go now. Doing it twice changes nothing.
 */
export type LetGo = (club: ClubTx, until: KeptUntil) => Promise<boolean>

/** What a step takes at once: a transaction of about a second. */
export const batch = 500

/** Rows of the installation that were made where the club lives. */
export const inItsPlaces = (club: ClubTx): RawBuilder<boolean> =>
  sql`(platform, place) in (select platform, place from place where club_id = ${club.id})`

/** Tables of records that an import may bring. */
type Records = {
  [T in keyof Tables]: Tables[T] extends { id: unknown; external_id: unknown } ? T : never
}[keyof Tables]

/** A batch of these records goes, their identities are remembered; `past` names the table `t`. Gives their ids. */
export async function forgetRecords(
  club: ClubTx,
  { table, file, past }: { readonly table: Records; readonly file: string; readonly past: RawBuilder<boolean> },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with gone as (delete from ${sql.table(table)} where club_id = ${club.id} and id in
      (select t.id from ${sql.table(table)} t where t.club_id = ${club.id} and ${past} limit ${batch})
      returning id, external_id),
    remembered as (${rememberGone(club, file, sql`select external_id from gone`)})
    select id from gone`.execute(club.tx)
  return rows.map(({ id }) => id)
}
