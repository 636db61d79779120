import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, keepAll, type ToKeep } from '../../notices/keep.ts'
import type { ReferralStatus } from '../../terms/referral.ts'
import * as kinds from './kinds.ts'
import { closesAt, closingToldAt, isClosed, remindersOf } from './rules.ts'

type Touched = { readonly id: string; readonly status: ReferralStatus; readonly touchedAt: Temporal.Instant }

export type Between = { readonly giver: string; readonly receiver: string }

/**
 * What will be asked about a referral from its last touch on: the receiver's reminders, and the word a week before it
 * closes by itself (at `closes`). Null for a closed one. `firstReminder` spreads imported ones: the second keeps its distance.
 */
export function asksAbout(
  { id, status, touchedAt }: Touched,
  { giver, receiver }: Between,
  firstReminder?: Temporal.Instant,
): {
  readonly notices: readonly ToKeep[]
  readonly closes: Temporal.Instant
} | null {
  const reminders = remindersOf(status, touchedAt)
  const [first] = reminders
  if (isClosed(status) || first === undefined) return null
  const later = firstReminder === undefined ? new Temporal.Duration() : first.until(firstReminder)
  // Imported ones were all touched on one day: their ends are spread as their first reminders are.
  const spread = firstReminder === undefined ? new Temporal.Duration() : touchedAt.until(firstReminder)
  return {
    notices: [
      ...reminders.map((at, n) =>
        kinds.reminder.of({
          ...{ referral: id, status, to: { member: receiver }, due: at.add(later) },
          once: `${id}:${status}:${touchedAt.epochMilliseconds}:${n}`,
        }),
      ),
      ...[giver, receiver].map(member =>
        kinds.closesSoon.of({
          ...{ referral: id, status, to: { member }, due: closingToldAt(touchedAt).add(spread) },
          once: `${id}:${touchedAt.epochMilliseconds}`,
        }),
      ),
    ],
    closes: closesAt(touchedAt).add(spread),
  }
}

/** Asks for all that, in place of what was asked for its earlier step. */
export async function scheduleReferral(
  club: ClubTx,
  touched: Touched,
  { receiver, firstReminder }: { receiver?: string; firstReminder?: Temporal.Instant } = {},
): Promise<void> {
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
  const asked = asksAbout(touched, { giver: giver_id, receiver: receiver ?? receiver_id }, firstReminder)
  if (asked) await keepAll(club, asked.notices, [kinds.closing.of(id, asked.closes)])
}
