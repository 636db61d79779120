import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, dueAt, keepNotice, noLongerDue } from '../../notices/keep.ts'
import type { ReferralStatus } from '../../terms/referral.ts'
import { closesAt, closingToldAt, isClosed, remindersOf } from './rules.ts'

type Touched = { readonly id: string; readonly status: ReferralStatus; readonly touchedAt: Temporal.Instant }

/**
 * What will be asked about a referral from its last touch on: the receiver's reminders, the word a week before it closes
 * by itself, and that closing. What was asked for its earlier step is dropped. `firstReminder` spreads imported ones.
 */
export async function scheduleReferral(
  club: ClubTx,
  { id, status, touchedAt }: Touched,
  { receiver, firstReminder }: { receiver?: string; firstReminder?: Temporal.Instant } = {},
): Promise<void> {
  await dropKept(club, id, ['referral-reminder', 'referral-closes-soon'], 'a later step')
  await noLongerDue(club, 'close-referral', id)
  if (isClosed(status)) return
  const { receiver_id, giver_id } = await club.tx
    .selectFrom('referral')
    .select(['receiver_id', 'giver_id'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const reminders = remindersOf(status, touchedAt)
  const instants = firstReminder === undefined ? reminders : [firstReminder, ...reminders.slice(1)]
  for (const [n, at] of instants.entries())
    await keepNotice(club, {
      kind: 'referral-reminder',
      class: 'club',
      to: { member: receiver ?? receiver_id },
      arguments: { referral: id, status },
      about: id,
      once: `referral-reminder:${id}:${status}:${touchedAt.epochMilliseconds}:${n}`,
      at,
    })
  for (const member of [giver_id, receiver_id])
    await keepNotice(club, {
      kind: 'referral-closes-soon',
      class: 'club',
      to: { member },
      arguments: { referral: id, status },
      about: id,
      once: `referral-closes-soon:${id}:${member}:${touchedAt.epochMilliseconds}`,
      at: closingToldAt(touchedAt),
    })
  await dueAt(club, 'close-referral', id, closesAt(touchedAt))
}
