import type { MessageRef } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { channelShut, noConnection } from './held.ts'
import { changeDelivery, type Delivery, type Notice } from './rows.ts'

/** The states of a delivery that is neither sent nor given up. */
const unfinished = ['sending', 'doubtful', 'again', 'retry'] as const

/** Why a notice was not sent: what it told was no longer so. */
export const untrue = 'no longer true'

/** What a notice tells of. */
export type KindAndArguments = Pick<Notice, 'kind' | 'arguments' | 'channel' | 'due_at'>

/**
 * Whoever changes a notice and its deliveries takes the notice first: two of them never wait for each other. Gives what it
 * tells of; undefined once it is gone.
 */
export const lockNotice = (club: ClubTx, id: string): Promise<KindAndArguments | undefined> =>
  club.tx
    .selectFrom('notice')
    .select(['kind', 'arguments', 'channel', 'due_at'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/**
 * The message was found where `ref` says: its delivery counts as sent, and is redrawn at once, since its facts may have
 * changed meanwhile.
 */
export async function takeAsSent(club: ClubTx, { id, notice_id }: Delivery, ref: MessageRef): Promise<void> {
  await changeDelivery(club, id, { ...columnsOfSent(club, ref), stale: false }).execute()
  await conclude(club, notice_id)
  await club.enqueue('redraw', { id: notice_id })
}

/** The columns of a delivery that stands where `ref` says. */
export const columnsOfSent = (club: ClubTx, { channel, message, files }: MessageRef) => ({
  state: 'sent',
  channel,
  message,
  files: [...(files ?? [])],
  sent_at: club.at,
  lease_by: null,
  lease_until: null,
  address: null,
  trouble: null,
})

/** Ends a notice: nothing more of it is sent. */
export const endNotice = (club: ClubTx, id: string, why: string): Promise<void> => endNotices(club, [id], why)

/** Ends notices: nothing more of them is sent. One of which any message was sent counts as sent. */
export async function endNotices(club: ClubTx, ids: readonly string[], why: string): Promise<void> {
  if (ids.length === 0) return
  const ours = (state: string) =>
    club.tx
      .updateTable('delivery')
      .where('club_id', '=', club.id)
      .where('notice_id', 'in', [...ids])
      .where('state', '=', state)
  await ours('retry').set({ state: 'dropped', trouble: why }).execute()
  await ours('again').set({ state: 'let go' }).execute()
  const there = await club.tx
    .selectFrom('delivery')
    .select('notice_id')
    .distinct()
    .where('club_id', '=', club.id)
    .where('notice_id', 'in', [...ids])
    .where('state', 'in', ['sent', 'let go'])
    .execute()
  const stand = new Set(there.map(row => row.notice_id))
  await changeNotices(club, [...stand], 'sent', why)
  await changeNotices(
    club,
    ids.filter(id => !stand.has(id)),
    'dropped',
    why,
  )
}

/** Keeps it waiting until it can be delivered. */
export const keepWaiting = (club: ClubTx, id: string, why: string): Promise<void> =>
  changeNotices(club, [id], 'waiting', why)

/** It is sent once every delivery of it is done with; where only channels that are shut are left, it waits for them. */
export async function conclude(club: ClubTx, id: string): Promise<void> {
  const left = await club.tx
    .selectFrom('delivery')
    .select(['platform', 'state', 'trouble'])
    .where('club_id', '=', club.id)
    .where('notice_id', '=', id)
    .where('state', 'in', [...unfinished])
    .execute()
  if (left.length === 0) return changeNotices(club, [id], 'sent', null)
  const whys = left.map(({ platform, state, trouble }) =>
    state === 'retry' && (trouble === channelShut || trouble === noConnection(platform)) ? trouble : undefined,
  )
  if (!whys.includes(undefined)) await keepWaiting(club, id, whys.find(why => why !== channelShut) ?? channelShut)
}

async function changeNotices(club: ClubTx, ids: readonly string[], state: string, why: string | null): Promise<void> {
  if (ids.length === 0) return
  await club.tx
    .updateTable('notice')
    .set({ state, why, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .execute()
}

/** Nothing that is kept for this member is sent to him any more. */
export const dropAllFor = (club: ClubTx, reader: string, why: string) =>
  club.tx
    .updateTable('notice')
    .set({ state: 'dropped', why, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('reader_id', '=', reader)
    .where('state', 'in', ['kept', 'waiting'])
    .execute()
