import type { RawBuilder } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import { instantOrNothing, rows, together } from '../db/together.ts'
import { type Awaited, type AwaitedKind, awaitedKinds } from '../terms/awaiting.ts'
import { none } from './topic.ts'

/** What waits for a member, of all topics in one statement; in the order in which it is told. */
export async function whatAwaits(club: ClubTx, member: string): Promise<readonly Awaited[]> {
  const selects = club.topics.flatMap(({ awaits }) => (awaits === none ? [] : awaits.rows))
  const { told } = await together(club, {
    told: selects.map(select =>
      rows(select(club, member) as RawBuilder<{ what: AwaitedKind; count: number; at: string | null }>, row => ({
        ...{ what: row.what, count: row.count, at: instantOrNothing(row.at) ?? null },
      })),
    ),
  })
  const order = ({ what }: Awaited) => awaitedKinds.indexOf(what)
  return told.filter(({ count }) => count > 0).toSorted((a, b) => order(a) - order(b))
}

/** He is back before his leave has ended: what waited for that is done. */
export async function doWhatAwaited(club: ClubTx, member: string): Promise<void> {
  for (const { awaits } of club.topics) if (awaits !== none && awaits.back !== none) await awaits.back(club, member)
}
