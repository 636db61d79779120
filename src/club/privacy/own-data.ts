import type { ClubTx } from '../../db/club-tx.ts'
import { countSent } from '../../notices/reached.ts'
import type { Member } from '../../terms/member.ts'
import { type Exported, isCounted, type OwnKind, ownKinds, type RecordKind, recordKinds } from '../../terms/own-data.ts'
import { memberNames } from '../members/own-data.ts'
import { type OwnRecords, ownData } from '../own-data.ts'
import { listed } from '../topic.ts'

export const ownMessages = ownData(['messages'], async (club, { member }) => ({
  messages: await countSent(club, member.id),
}))

/** How many records of each kind are kept about a member, as far as they are his to read. */
export async function recordCounts(club: ClubTx, member: Member): Promise<Record<RecordKind, number>> {
  const own = await ownOf(club, member, kinds => kinds.some(isCounted))
  const count = (records: OwnRecords | undefined) => (typeof records === 'number' ? records : (records?.length ?? 0))
  return Object.fromEntries(recordKinds.map(kind => [kind, count(own.get(kind))])) as Record<RecordKind, number>
}

/**
 * All that is kept about a member and is his to see: what others said of him in private (a rating, a confirmation) is
 * theirs, and of third persons only what he himself passed on or received.
 */
export async function exportOf(club: ClubTx, member: Member): Promise<Exported[]> {
  const own = await ownOf(club, member, () => true)
  return ownKinds.flatMap(kind => {
    const records = own.get(kind)
    return records === undefined || typeof records === 'number' ? [] : records
  })
}

async function ownOf(
  club: ClubTx,
  member: Member,
  wanted: (kinds: readonly OwnKind[]) => boolean,
): Promise<ReadonlyMap<OwnKind, OwnRecords>> {
  const names = await memberNames(club)
  const owner = { member, nameOf: (id: string | null) => (id === null ? null : (names.get(id) ?? null)) }
  const all = new Map<OwnKind, OwnRecords>()
  for (const { kinds, of } of club.topics.flatMap(topic => listed(topic.ownData)))
    if (wanted(kinds))
      for (const [kind, records] of Object.entries(await of(club, owner))) all.set(kind as OwnKind, records)
  return all
}
