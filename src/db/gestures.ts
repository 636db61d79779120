import { createHash } from 'node:crypto'
import type { ClubTx } from './club-tx.ts'

type Seen = {
  readonly platform: string
  readonly place: string
  readonly id: string
  readonly at: Temporal.Instant
}

/** What was pressed, by whom and with what chosen: the same thing pressed again is known by it. */
export const tapOf = (account: string, press: string, values: readonly string[] = []): string =>
  createHash('sha256')
    .update(JSON.stringify([account, press, ...values]))
    .digest('base64url')

/** In seconds: who taps again so soon has not read the answer to the first tap yet. */
const secondTapWithin = 10

/** Whether the same was pressed a moment before. */
export async function isSecondTap(club: ClubTx, gesture: Omit<Seen, 'at'>, tap: string): Promise<boolean> {
  const first = await club.tx
    .selectFrom('gesture')
    .select('id')
    .where('platform', '=', gesture.platform)
    .where('place', '=', gesture.place)
    .where('tap', '=', tap)
    .where('id', '!=', gesture.id)
    .where('at', '>=', club.at.subtract({ seconds: secondTapWithin }))
    .limit(1)
    .executeTakeFirst()
  return first !== undefined
}

/** Notes the platform's id of what somebody did where no club is known yet; false when it was seen before. */
export async function noteGesture(tx: ClubTx['tx'], gesture: Seen): Promise<boolean> {
  const noted = await tx
    .insertInto('gesture')
    .values({ ...gesture, tap: null })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return noted !== undefined
}
