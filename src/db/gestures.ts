import type { ClubTx } from './club-tx.ts'

type Seen = {
  readonly platform: string
  readonly place: string
  readonly id: string
  readonly at: Temporal.Instant
}

/** Notes the platform's id of what somebody did where no club is known yet; false when it was seen before. */
export async function noteGesture(tx: ClubTx['tx'], gesture: Seen): Promise<boolean> {
  const noted = await tx
    .insertInto('gesture')
    .values(gesture)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return noted !== undefined
}
