import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, keepAll, type ToKeep } from '../../notices/keep.ts'
import { isClosed, type ReferralStatus } from '../../terms/referral.ts'
import * as kinds from './kinds.ts'
import { closesAt, closingToldBefore, remindersOf } from './rules.ts'

/** `goesOn`: its receiver said so, then. */
type Touched = {
  readonly id: string
  readonly status: ReferralStatus
  readonly touchedAt: Temporal.Instant
  readonly goesOn?: boolean
}

export type Between = { readonly giver: string; readonly receiver: string }

/**
 * What will be asked about a referral from its last touch on: the receiver's reminders, and the word a week before it
 * closes by itself (at `closes`). Null for a closed one. `notBefore` is for imported ones: their own dates may lie long
 * back, and nobody hears of them before. None closes of which nobody was asked a week before he is told: nor one that
 * counts from a day long past again, since "still going on" was not meant.
 */
export function asksAbout(
  { at }: Pick<ClubTx, 'at'>,
  { id, status, touchedAt, goesOn = false }: Touched,
  { giver, receiver }: Between,
  notBefore?: Temporal.Instant,
): {
  readonly notices: readonly ToKeep[]
  readonly closes: Temporal.Instant
} | null {
  if (isClosed(status)) return null
  const own = remindersOf({ status, goesOn }, touchedAt)
  const ahead = own.filter(due => isAfter(due, notBefore ?? at))
  const reminders = notBefore !== undefined && ahead.length < own.length ? [notBefore, ...ahead] : ahead
  const closes = latest(closesAt(touchedAt), (notBefore ?? at).add({ hours: 2 * closingToldBefore }))
  // Of this moment: what was asked for before and is no longer wanted does not stand in its way.
  const once = `${id}:${status}:${at.epochMilliseconds}`
  return {
    notices: [
      ...reminders.map((due, n) =>
        kinds.reminder.of({
          ...{ referral: id, status, to: { member: receiver }, due, once: `${once}:${n}` },
          ...(status === 'new' && !goesOn && due === own.at(-1) && { again: 'yes' }),
        }),
      ),
      ...[giver, receiver].map(member =>
        kinds.closesSoon.of({
          ...{ referral: id, status, closes: closes.toString(), to: { member }, once },
          due: closes.subtract({ hours: closingToldBefore }),
        }),
      ),
    ],
    closes,
  }
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
const latest = (a: Temporal.Instant, b: Temporal.Instant) => (isAfter(b, a) ? b : a)

/** Asks for all that, in place of what was asked for its earlier step. */
export async function scheduleReferral(club: ClubTx, touched: Touched): Promise<void> {
  const { id, status } = touched
  await dropKept(club, id, [kinds.reminder, kinds.closesSoon], 'a later step')
  await kinds.closing.dismiss(club, id)
  if (isClosed(status)) return
  const { receiver_id, giver_id } = await club.tx
    .selectFrom('referral')
    .select(['receiver_id', 'giver_id'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const asked = asksAbout(club, touched, { giver: giver_id, receiver: receiver_id })
  if (asked) await keepAll(club, asked.notices, [kinds.closing.of(id, asked.closes)])
}
