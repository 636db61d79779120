import type { Insertable } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'
import type { Again, Delivering } from './delivering.ts'
import { hashOf, messageOf } from './draw.ts'
import { conclude } from './ended.ts'
import { channelShut } from './held.ts'
import type { Shown } from './kind.ts'
import { leaseFrom } from './lease.ts'
import { namedIn } from './named.ts'
import { done, type Known, type Next } from './next.ts'
import type { Sending } from './noted.ts'
import { changeDelivery, type Delivery, type Notice } from './rows.ts'
import type { Reach } from './targets.ts'

export type ToLease = {
  readonly notice: Notice
  readonly kind: Shown
  readonly facts: unknown
  readonly reaches: readonly Reach[]
  readonly deliveries: readonly Delivery[]
  readonly unsettled: Again
  readonly known: Known
}

/** Draws it for each place it still has to go to, and takes the lease to send it. */
export async function leaseThose(dependencies: Delivering, club: ClubTx, one: ToLease): Promise<Next> {
  const { notice, reaches, deliveries, unsettled, known } = one
  const sending: Sending[] = []
  let full: string | undefined
  for (const { id, platform, place, state, trouble } of deliveries) {
    const isReach = reaches.some(reach => reach.platform === platform && reach.target.place === place)
    // Its channel is none of the club's any more: nobody waits for it.
    if (!isReach && state === 'retry' && trouble === channelShut)
      await changeDelivery(club, id, { state: 'failed' }).execute()
  }
  for (const reach of reaches) {
    const before = deliveries.find(
      ({ platform, place, target }) =>
        platform === reach.platform && place === reach.target.place && target === reach.key,
    )
    // A failed one comes here again only when there is a way again: the person wrote, the bot was invited.
    if (before && !['retry', 'again', 'failed'].includes(before.state)) continue
    if (reach.held !== undefined) {
      await holdBack(club, notice, reach, before, reach.held)
      continue
    }
    const lane = `${reach.platform}/${reach.target.place}/post`
    dependencies.lanes.isTakenBy(club.id, lane)
    const leave = known.entered.get(lane) ?? dependencies.lanes.tryEnter(lane)
    if (!leave) {
      full = lane
      continue
    }
    known.entered.set(lane, leave)
    sending.push({ ...(await lease(dependencies, club, one, reach, before)), leave })
  }
  if (sending.length === 0 && full !== undefined) return { next: 'enter', lane: full }
  if (sending.length === 0) {
    if (!unsettled) await conclude(club, notice.id)
    return done(unsettled)
  }
  await club.tx
    .updateTable('notice')
    .set({ state: 'sending', changed_at: club.at, went_at: notice.state === 'sending' ? notice.went_at : club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', notice.id)
    .execute()
  return { next: 'send', sending, more: full !== undefined, again: unsettled }
}

/** A notice for several channels is not finished while one of them is still shut. */
async function holdBack(
  club: ClubTx,
  notice: Notice,
  reach: Reach,
  before: Delivery | undefined,
  why: string,
): Promise<void> {
  const held = { state: 'retry', trouble: why }
  if (before) await changeDelivery(club, before.id, held).execute()
  else await insertDelivery(club, club.newId(), notice, reach, held)
}

const insertDelivery = (
  club: ClubTx,
  id: string,
  notice: Notice,
  reach: Reach,
  set: { readonly state: string } & Partial<Insertable<Tables['delivery']>>,
) =>
  club.tx
    .insertInto('delivery')
    .values({
      club_id: club.id,
      id,
      notice_id: notice.id,
      platform: reach.platform,
      place: reach.target.place,
      target: reach.key,
      ...{
        channel: null,
        message: null,
        sent_at: null,
        trouble: null,
        edit_by: null,
        edit_until: null,
        edits_until: null,
      },
      ...{ lease_by: null, lease_until: null, tried_at: null, address: null, drawn: null, named: null },
      ...set,
    })
    .execute()

async function lease(
  dependencies: Delivering,
  club: ClubTx,
  { notice, kind, facts }: ToLease,
  reach: Reach,
  before: Delivery | undefined,
): Promise<Omit<Sending, 'leave'>> {
  const id = before?.id ?? club.newId()
  const token = club.newId()
  const platform = dependencies.platforms.get(reach.platform)!
  const informs = reach.to !== null && !reach.informed
  const drawing = { notice, kind, facts, reader: reach.to, id, informs, on: reach.platform }
  const message = { ...messageOf(dependencies, club, drawing), ...(before?.reposted && { reposted: true }) }
  const { title: _, ...address } = { title: '', ...reach.target }
  const leased = {
    state: 'sending',
    ...leaseFrom(dependencies, token),
    address: JSON.stringify(address),
    attempts: (before?.attempts ?? 0) + 1,
    sent_again: (before?.sent_again ?? 0) + (before?.state === 'again' ? 1 : 0),
    drawn: hashOf(platform, reach.target.place, message),
    named: namedIn(facts),
    informs,
    stale: false,
  }
  if (before) await changeDelivery(club, id, leased).execute()
  else await insertDelivery(club, id, notice, reach, leased)
  const target =
    reach.target.kind === 'group' && before?.channel ? { ...reach.target, channel: before.channel } : reach.target
  return {
    ...{ delivery: id, token, platform, target, message, informed: !informs },
    onTrial: reach.way === 'trial',
    wasClosed: reach.wasClosed,
    wasShut: reach.wasShut === true,
  }
}
