import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { NoticeKinds } from '../../notices/kind.ts'
import { countWaitingFor, endWaiting, holdWaiting, postedAbout, waitsFor } from '../../notices/waiting.ts'
import type { Member, MemberRef, Platform } from '../../terms/member.ts'
import { isRefusal } from '../../terms/refusals.ts'
import { memberCalled } from './kinds.ts'
import { type OwnNotice, ownNotice } from './own-notice.ts'
import { memberById, memberRef } from './queries.ts'

/**
 * What is posted once in the club channel for somebody to whom nothing can be sent: that something waits, never what.
 */
export type Call = { readonly member: MemberRef; readonly platform: Platform; readonly waits: boolean }

/** Calls him in the channel of that platform, unless a call stands there or is on its way: one for all that waits. */
export async function callInChannel(club: ClubTx, memberId: string, platform: Platform): Promise<void> {
  const { times, stands } = await postedAbout(club, memberCalled, memberId)
  if (stands) return
  // Two that need him at once make one call.
  const once = `${memberId}:${times + 1}`
  await memberCalled.keep(club, { member: memberId, platform, to: { channel: 'club' }, once })
}

export async function callOf(
  club: ClubTx,
  { member, platform }: { readonly member: string; readonly platform: Platform },
): Promise<Call | null> {
  const called = await memberById(club, member)
  return { member: memberRef(called), platform, waits: !called.left && (await waitsFor(club, member)) }
}

/** How many messages wait for him to come. */
export const countWaiting = (club: ClubTx, memberId: string): Promise<number> => countWaitingFor(club, memberId)

/**
 * Gives him the oldest message that waits for him, as it is true now, and takes it as read; null when none is left. `left`
 * still wait after it.
 */
export async function nextWaiting(
  club: ClubTx,
  kinds: NoticeKinds,
  by: Member,
): Promise<{ readonly notice: OwnNotice; readonly left: number } | null> {
  const ids = await holdWaiting(club, by.id)
  for (const [n, id] of ids.entries()) {
    const notice = await ownNotice(club, kinds, { by, notice: id })
    const stands = !isRefusal(notice) && notice.kind.stillTrue(notice.facts) && !(notice.kind.optional && notice.off)
    await endWaiting(club, id, { read: stands })
    if (!stands) continue
    await notice.kind.settled?.(club, notice.arguments, 'arrived')
    const left = ids.length - n - 1
    if (left === 0) await redrawCalls(club, by.id)
    return { notice, left }
  }
  await redrawCalls(club, by.id)
  return null
}

/** Whether he takes no direct messages here. */
export async function isClosed(club: ClubTx, { platform, account }: { platform: Platform; account: string }) {
  const row = await club.tx
    .selectFrom('account')
    .select('closed_at')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .executeTakeFirst()
  return row?.closed_at != null
}

/** Removes his calls from the channel once nothing waits behind them. */
export const redrawCalls = (club: ClubTx, memberId: string): Promise<void> =>
  redrawAbout(club, memberId, [memberCalled])
