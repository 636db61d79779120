import type { ClubTx } from '../../db/club-tx.ts'
import { releaseFor } from '../../notices/waiting.ts'
import type { Member, Platform } from '../../terms/member.ts'
import type { AccountNotes } from './queries.ts'
import { redrawCalls } from './waiting.ts'

type Doing = {
  readonly platform: Platform
  readonly account: string
  readonly channel?: { readonly kind: 'channel' | 'direct' | 'group' }
}

/** How long a note of his last activity stays good enough: what tells on which platform he is written to. */
const staleAfter = { minutes: 15 }

/**
 * Where he last did something is where he is written to. Doing anything is saying hello, and shows that he can be
 * reached: what waited for either is let go.
 */
export async function wasActive(
  club: ClubTx,
  member: Member,
  { platform, account, channel }: Doing,
  before: AccountNotes,
): Promise<void> {
  // Somebody whose direct messages are closed shows them open by writing there himself, and nowhere else.
  const isOpen = before.closed_at !== null && channel?.kind === 'direct'
  const silent = before.hello_at === null || before.unreachable_at !== null || isOpen
  const fresh =
    before.active_at !== null && Temporal.Instant.compare(before.active_at, club.at.subtract(staleAfter)) >= 0
  if (fresh && !silent) return
  await club.tx
    .updateTable('account')
    .set({
      active_at: club.at,
      hello_at: before.hello_at ?? club.at,
      unreachable_at: null,
      ...(isOpen && { closed_at: null }),
    })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .execute()
  if (silent) await releaseWaiting(club, member.id)
}

/** What was kept for a member until he could be written to goes its way, if it is still true and at an hour that is allowed. */
export async function releaseWaiting(club: ClubTx, memberId: string): Promise<void> {
  await releaseFor(club, memberId)
  await redrawCalls(club, memberId)
}

/** He wants what is his privately: direct messages are tried again. */
export async function takesMessagesAgain(
  club: ClubTx,
  member: Member,
  { platform, account }: Omit<Doing, 'channel'>,
): Promise<void> {
  const closed = await club.tx
    .updateTable('account')
    .set({ closed_at: null })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('closed_at', 'is not', null)
    .returning('account')
    .executeTakeFirst()
  if (closed) await releaseWaiting(club, member.id)
}

/** The data notice was shown to him here: his first private message need not carry it again. */
export async function wasInformed(club: ClubTx, { platform, account }: Doing): Promise<void> {
  await club.tx
    .updateTable('account')
    .set({ informed_at: club.at })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('informed_at', 'is', null)
    .execute()
}

/** Whether he knows already what is kept about him. */
export async function isInformed(club: ClubTx, memberId: string): Promise<boolean> {
  const row = await club.tx
    .selectFrom('account')
    .select('account')
    .where('club_id', '=', club.id)
    .where('member_id', '=', memberId)
    .where('informed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
