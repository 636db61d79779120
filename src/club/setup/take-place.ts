import type { ClubTx } from '../../db/club-tx.ts'
import type { Platform } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { linkImported } from '../members/link.ts'
import { beginDuties } from './begin.ts'
import { type ChannelThere, type Chosen, mayChoose, setChannels } from './channels.ts'
import { welcome } from './kinds.ts'

export type ToTake = {
  readonly platform: Platform
  readonly place: string
  readonly name: string | null
  /** The channels chosen, and all there are; without a choice the first `/club` of an organizer asks. */
  readonly channels?: { readonly chosen: Chosen; readonly there: readonly ChannelThere[] }
}

export type Taken = { readonly linked: number; readonly shut: readonly ChannelThere[] }

/**
 * Gives a club its place: a place holds one club, a club one place per platform. From its first one on it has duties and
 * sends; it says hello once, and links the accounts its import names.
 */
export async function takePlace(club: ClubTx, { platform, place, name, channels }: ToTake): Promise<Taken | Refusal> {
  const refused = channels && mayChoose(channels.chosen, channels.there)
  if (refused) return refused
  if (!(await settle(club, { platform, place, name }))) return refuse('place taken', { club: name ?? place })
  const shut = channels ? await setChannels(club, { platform, place }, channels.chosen, channels.there) : []
  return { linked: await arrive(club, { platform, place }), shut }
}

/** Writes down that it lives there; false where a club does already. */
export async function settle(
  club: ClubTx,
  { platform, place, name }: Pick<ToTake, 'platform' | 'place' | 'name'>,
): Promise<boolean> {
  const row = await club.tx
    .insertInto('place')
    .values({ platform, place, club_id: club.id, name, connected_at: club.at, disconnected_at: null })
    .onConflict(conflict => conflict.doNothing())
    .returning('place')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * A club has got a place: the accounts that its import names are linked there; at its first place its duties begin, and
 * it says hello once, when it has a channel to say it in. Gives how many were linked.
 */
export async function arrive(club: ClubTx, place: { platform: Platform; place: string }): Promise<number> {
  const linked = await linkImported(club, place)
  await welcome.keep(club, { to: { channel: 'club' } })
  await beginDuties(club)
  return linked
}
