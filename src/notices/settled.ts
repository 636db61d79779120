import type { ClubTx } from '../db/club-tx.ts'
import type { KindAndArguments } from './ended.ts'
import type { NoticeKinds } from './kind.ts'

/** What follows from it having arrived, or having to wait. */
export async function tellSettled(
  club: ClubTx,
  kinds: NoticeKinds,
  notice: KindAndArguments | undefined,
): Promise<void> {
  if (notice) await kinds.of(notice.kind).settled?.(club, notice.arguments)
}
