import { erasedMembers, membersToCompare } from '../../club/members/queries.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { identityOf } from '../../format/format.ts'
import { type Before, factsOf } from '../../format/known.ts'
import { StoredRows } from './stored-rows.ts'

/**
 * What the club has already, asked of the database as the folder is read. Until its first import it takes any identifier that
 * is free: that no other club here has.
 */
export async function beforeOf(club: ClubTx, isFree: boolean): Promise<Before> {
  const stored = new StoredRows(club)
  return {
    club: club.row.imported_at === null && isFree ? undefined : club.externalId,
    erased: await erasedMembers(club),
    members: () => membersToCompare(club),
    find: async (file, ids) => {
      const identities = ids.map(external_id => ({ external_id }))
      const found = await stored.those(file, identities)
      return new Map(found.map(({ row }) => [identityOf(file, row), factsOf(file, row, club.zone)]))
    },
  }
}
