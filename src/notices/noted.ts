import type { Group, MessageRef, Outgoing, Place, Platform, Target, Trouble } from '../contract/platform.ts'
import { isTrouble } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { whyMissing } from '../terms/missing.ts'
import { noteOpen, noteShut } from './channels.ts'
import { type Again, type Delivering, secondsUntil } from './delivering.ts'
import { columnsOfSent, conclude, type KindAndArguments, keepWaiting, lockNotice } from './ended.ts'
import { channelShut, noConnection, releaseChannels } from './held.ts'
import type { Leave } from './lanes.ts'
import { heldBy, mayLookAt } from './lease.ts'
import { notePlaceTrouble, notePlaceWell } from './places.ts'
import { changeDelivery, deliveriesOf } from './rows.ts'
import { tellSettled } from './settled.ts'

/** A send under its lease. */
export type Sending = {
  readonly delivery: string
  readonly token: string
  readonly platform: Platform
  /** A conversation may still have to be opened. */
  readonly target: Target | Group
  readonly message: Outgoing
  /** The reader had the data notice before this message. */
  readonly informed: boolean
  /** It tells whether its place, which is in trouble, is well. */
  readonly onTrial: boolean
  /** He took no direct messages when one was last tried. */
  readonly wasClosed: boolean
  /** The bot could not post in this channel when it last tried. */
  readonly wasShut: boolean
  readonly leave: Leave
}

/** Notes what became of a send; `another way` when its reader may still be reached by another. */
export async function noteSent(
  dependencies: Delivering,
  club: ClubTx,
  notice: string,
  one: Sending,
  sent: MessageRef | Trouble,
): Promise<Again | 'another way'> {
  const change = (set: Parameters<typeof changeDelivery>[2]) => changeDelivery(club, one.delivery, set).execute()
  const told = await lockNotice(club, notice)
  const held = await heldBy(club, one.delivery, one.token)
  if (!held) return isTrouble(sent) ? null : await cameLate(club, one, sent)
  const free = { lease_by: null, lease_until: null }
  if (!isTrouble(sent)) {
    await change({ ...columnsOfSent(club, sent), stale: false })
    if (one.target.kind === 'direct') await noteReached(club, one, one.target.account)
    const { target } = one
    if (one.wasShut && target.kind === 'channel' && (await noteOpen(club, placeOf(one), [target.channel])))
      await releaseChannels(club)
    if (one.onTrial) await placeIsWell(dependencies, club, placeOf(one))
    await conclude(club, notice)
    await tellSettled(club, dependencies.kinds, told, 'arrived')
    if (held.stale) await club.enqueue('redraw', { id: notice })
    return null
  }
  switch (sent.trouble) {
    case 'later':
      await change({ state: 'retry', ...free, address: null, trouble: 'later' })
      if (told && isLongDue(club, told)) await tellSettled(club, dependencies.kinds, told, 'waits')
      return { again: sent.seconds }
    case 'doubtful': {
      await changeDelivery(club, one.delivery, { state: 'doubtful', ...free, trouble: sent.detail })
        .set(({ eb }) => ({ doubtful: eb('doubtful', '+', 1) }))
        .execute()
      const [row] = (await deliveriesOf(club, notice)).filter(({ id }) => id === one.delivery)
      return { again: secondsUntil(dependencies, mayLookAt(row!) ?? dependencies.means.real()) }
    }
    case 'installation': {
      const { kind: sort } = one.target
      if (!sent.sure || !(await stopPlace(dependencies, club, placeOf(one), { detail: sent.detail, sort }))) {
        dependencies.puzzled(placeOf(one), sent.detail)
        await change({ state: 'retry', ...free, address: null, trouble: sent.detail })
        return { again: 300 }
      }
      // To a channel it still has to go; to people it may find another way meanwhile.
      const state = sort === 'channel' ? 'retry' : 'failed'
      await change({ state, ...free, address: null, trouble: noConnection(one.platform.name) })
      return 'another way'
    }
    case 'gone':
    case 'closed':
    case 'forbidden': {
      // A channel is waited for, whatever becomes of its message in another place.
      const [state, trouble] =
        one.target.kind === 'channel' ? (['retry', channelShut] as const) : (['failed', sent.detail] as const)
      await change({ state, ...free, address: null, trouble })
      const became = await noteUnreachable(dependencies, club, one, sent)
      if (became === 'another way' || 'again' in became) return became
      if (told?.channel === 'organizers') return 'another way'
      await keepWaiting(club, notice, became.why)
      await tellSettled(club, dependencies.kinds, told, 'waits')
      return null
    }
  }
}

/** Whoever waits to hear that it has arrived is not left thinking so while a platform is busy for so long. */
const soonEnough = { minutes: 15 }

const isLongDue = (club: ClubTx, { due_at }: KindAndArguments): boolean =>
  Temporal.Instant.compare(due_at.add(soonEnough), club.at) <= 0

const placeOf = ({ platform, target }: Pick<Sending, 'platform' | 'target'>): Place => ({
  platform: platform.name,
  place: target.place,
})

/** Nothing more is sent there until it is well; false where the place is no club's any more. */
export async function stopPlace(
  dependencies: Delivering,
  club: ClubTx,
  place: Place,
  met: { readonly detail: string; readonly sort: Target['kind'] },
): Promise<boolean> {
  const { noted, news } = await notePlaceTrouble(club, place, { ...met, real: dependencies.means.real() })
  if (news) await dependencies.placeChanged(club, place, news)
  return noted
}

async function placeIsWell(dependencies: Delivering, club: ClubTx, place: Place): Promise<void> {
  if (await notePlaceWell(club, place)) await dependencies.placeChanged(club, place, 'well')
}

/**
 * The lease was lost meanwhile and somebody else settled the delivery: this message becomes the delivery's, or is its
 * twin.
 */
async function cameLate(club: ClubTx, one: Sending, sent: MessageRef): Promise<null> {
  const { place, channel, message, files = [] } = sent
  await club.enqueue('twin', { id: one.delivery, place, channel, message, files: files.join(' ') })
  return null
}

type OutOfReach = Extract<Trouble, { trouble: 'gone' | 'closed' | 'forbidden' }>

/** Notes it once, of whom it is; gives why the message has to wait, unless there may be another way. */
async function noteUnreachable(
  dependencies: Delivering,
  club: ClubTx,
  one: Sending,
  met: OutOfReach,
): Promise<'another way' | { readonly why: string } | { readonly again: number }> {
  const { target } = one
  switch (target.kind) {
    case 'channel': {
      const shut = { ...placeOf(one), channel: target.channel }
      if (await noteShut(club, shut, met.detail)) await dependencies.channelFoundShut(club, shut)
      return { why: met.detail }
    }
    case 'direct':
      await changeAccount(club, one, target.account)
        .set(met.trouble === 'closed' ? { closed_at: club.at } : { unreachable_at: club.at })
        .execute()
      return 'another way'
    case 'group': {
      if (met.trouble === 'gone' && met.account) {
        await changeAccount(club, one, met.account).set({ unreachable_at: club.at }).execute()
        return 'another way'
      }
      // Somebody has taken the conversation away: it is opened anew.
      if (met.trouble === 'gone' && 'channel' in target) {
        await changeDelivery(club, one.delivery, { channel: null }).execute()
        return { again: 60 }
      }
      if (met.trouble === 'gone') return { why: whyMissing({ what: 'other' }) }
      const member = 'account' in met && met.account ? await memberBehind(club, one, met.account) : undefined
      if (member) return { why: whyMissing({ what: 'blind', member }) }
      return { why: whyMissing({ what: 'parent' in target ? 'rights' : 'channel' }) }
    }
  }
}

const changeAccount = (club: ClubTx, { platform }: Pick<Sending, 'platform'>, account: string) =>
  club.tx
    .updateTable('account')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform.name)
    .where('account', '=', account)

async function memberBehind(club: ClubTx, { platform }: Sending, account: string): Promise<string | undefined> {
  const row = await club.tx
    .selectFrom('account')
    .select('member_id')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform.name)
    .where('account', '=', account)
    .executeTakeFirst()
  return row?.member_id
}

/** He has the data notice now, and takes direct messages. */
async function noteReached(club: ClubTx, one: Sending, account: string): Promise<void> {
  if (!one.informed)
    await changeAccount(club, one, account).set({ informed_at: club.at }).where('informed_at', 'is', null).execute()
  if (one.wasClosed) await changeAccount(club, one, account).set({ closed_at: null }).execute()
}
