import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { NoticeKinds } from '../../notices/kind.ts'
import { itsReaderMustCome } from '../../notices/targets.ts'
import type { Member, MemberRef, Platform } from '../../terms/member.ts'
import { isRefusal } from '../../terms/refusals.ts'
import { memberCalled } from './kinds.ts'
import { type OwnNotice, ownNotice } from './own-notice.ts'
import { memberById, memberRef } from './queries.ts'

/** What is posted once in the club channel for somebody to whom nothing can be sent: that something waits, never what. */
export type Call = { readonly member: MemberRef; readonly platform: Platform; readonly waits: boolean }

/** What waits for him until he comes for it himself; what he has just let go by coming is his to read here too. */
const waitingFor = (club: ClubTx, memberId: string) =>
  club.tx
    .selectFrom('notice')
    .where('club_id', '=', club.id)
    .where('reader_id', '=', memberId)
    .where('due_at', '<=', club.at)
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'waiting'), eb('why', 'in', [...itsReaderMustCome])]),
        and([eb('state', '=', 'kept'), eb('changed_at', '=', club.at)]),
      ]),
    )

/** Calls him in the channel of that platform, unless a call stands there or is on its way: one for all that waits. */
export async function callInChannel(club: ClubTx, memberId: string, platform: Platform): Promise<void> {
  const earlier = await club.tx
    .selectFrom('notice')
    .leftJoin('delivery', join =>
      join.onRef('delivery.club_id', '=', 'notice.club_id').onRef('delivery.notice_id', '=', 'notice.id'),
    )
    .select(['notice.id', 'notice.state', 'delivery.state as stands'])
    .where('notice.club_id', '=', club.id)
    .where('notice.kind', '=', memberCalled.name)
    .where('notice.about', '=', memberId)
    .execute()
  const isAlive = earlier.some(({ state, stands }) => (state === 'sent' ? stands === 'sent' : state !== 'dropped'))
  if (isAlive) return
  // Two that need him at once make one call.
  const once = `${memberId}:${new Set(earlier.map(({ id }) => id)).size + 1}`
  await memberCalled.keep(club, { member: memberId, platform, to: { channel: 'club' }, once })
}

export async function callOf(
  club: ClubTx,
  { member, platform }: { readonly member: string; readonly platform: Platform },
): Promise<Call | null> {
  const called = await memberById(club, member)
  // What is on its way to him privately needs no call any more.
  const first = await waitingFor(club, member)
    .select('id')
    .where('class', '=', 'personal')
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst()
  return { member: memberRef(called), platform, waits: !called.left && !!first }
}

/** How many messages wait for him to come. */
export async function countWaiting(club: ClubTx, memberId: string): Promise<number> {
  const row = await waitingFor(club, memberId)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Gives him the oldest message that waits for him, as it is true now, and takes it as read; null when none is left. `left`
 * still wait after it.
 */
export async function nextWaiting(
  club: ClubTx,
  kinds: NoticeKinds,
  by: Member,
): Promise<{ readonly notice: OwnNotice; readonly left: number } | null> {
  const rows = await waitingFor(club, by.id).select('id').orderBy('due_at').orderBy('id').forUpdate().execute()
  for (const [n, { id }] of rows.entries()) {
    const notice = await ownNotice(club, kinds, { by, notice: id })
    const stands = !isRefusal(notice) && notice.kind.stillTrue(notice.facts) && !(notice.kind.optional && notice.off)
    await club.tx
      .updateTable('notice')
      .set({ state: stands ? 'sent' : 'dropped', why: stands ? null : 'no longer true', changed_at: club.at })
      .where('club_id', '=', club.id)
      .where('id', '=', id)
      .execute()
    if (!stands) continue
    const left = rows.length - n - 1
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

/** A call with nothing behind it goes from the channel. */
export const redrawCalls = (club: ClubTx, memberId: string): Promise<void> =>
  redrawAbout(club, memberId, [memberCalled])
