import type { Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { UnknownCount } from '../terms/unknown.ts'

/** The notices of a club whose kind is none of these. */
export const unknownNotices = (
  tx: Transaction<Tables>,
  club: string,
  known: readonly string[],
): Promise<UnknownCount[]> =>
  tx
    .selectFrom('notice')
    .select(({ fn }) => ['kind as name', fn.countAll<number>().as('count')])
    .where('club_id', '=', club)
    .where('kind', 'not in', [...known])
    .groupBy('kind')
    .execute()
