import type { ClubTx } from '../db/club-tx.ts'
import type { KindAndArguments } from './ended.ts'
import type { Became, NoticeKinds } from './kind.ts'

/** What follows from it having arrived, or having to wait. */
export async function tellSettled(
  club: ClubTx,
  kinds: NoticeKinds,
  notice: Pick<KindAndArguments, 'kind' | 'arguments'> | undefined,
  became: Became,
): Promise<void> {
  if (notice) await kinds.of(notice.kind).settled?.(club, notice.arguments, became)
}
