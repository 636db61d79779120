import { clubIdentifiedBy } from '../../club/setup/club-row.ts'
import { type ClubTx, enterClub, type Means } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'

/**
 * The club that a folder is meant for: the one named, else the one that has its identifier; null: it is a new one.
 * `isFree`: no other club here has that identifier.
 */
export async function clubFor(
  means: Means,
  tx: ClubTx['tx'],
  externalId: string | undefined,
  named: string | undefined,
): Promise<{ readonly club: ClubTx | null; readonly isFree: boolean }> {
  // There may be no club yet: its identifier stands for it.
  if (externalId !== undefined) await onlyOneAtATime({ id: externalId, tx }, 'import')
  const owner = externalId === undefined ? undefined : await clubIdentifiedBy(tx, externalId)
  const id = named ?? owner
  if (id === undefined) return { club: null, isFree: true }
  return { club: await enterClub(means, tx, id), isFree: owner === undefined || owner === id }
}
