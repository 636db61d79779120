import type { ClubTx } from '../db/club-tx.ts'
import type { Told } from './ended.ts'
import type { NoticeKinds } from './kind.ts'

/** What follows from it having arrived, or having to wait. */
export async function tellSettled(club: ClubTx, kinds: NoticeKinds, notice: Told | undefined): Promise<void> {
  if (notice) await kinds.of(notice.kind).settled?.(club, notice.arguments)
}
