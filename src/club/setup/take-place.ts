import type { ClubTx } from '../../db/club-tx.ts'
import { keepNotice } from '../../notices/keep.ts'
import type { Platform } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { askForDigest } from '../digest/send.ts'
import { linkImported } from '../members/link.ts'
import { askForEvaluation } from '../standing/evaluate.ts'
import { type ChannelThere, type Chosen, mayChoose, setChannels } from './channels.ts'

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
  const row = await club.tx
    .insertInto('place')
    .values({ platform, place, club_id: club.id, name, connected_at: club.at, disconnected_at: null })
    .onConflict(conflict => conflict.doNothing())
    .returning('place')
    .executeTakeFirst()
  if (!row) return refuse('place taken', { club: name ?? place })
  const shut = channels ? await setChannels(club, { platform, place }, channels.chosen, channels.there) : []
  const linked = await linkImported(club, { platform, place })
  if (club.row.placed_at === null) await begin(club)
  return { linked, shut }
}

async function begin(club: ClubTx): Promise<void> {
  await club.tx.updateTable('club').set({ placed_at: club.at }).where('club_id', '=', club.id).execute()
  await keepNotice(club, {
    kind: 'club-welcome',
    class: 'channel',
    to: { channel: 'club' },
    arguments: {},
    once: 'club-welcome',
  })
  await askForEvaluation(club)
  await askForDigest(club)
}
