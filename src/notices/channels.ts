import { isTrouble } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Platform } from '../terms/member.ts'
import { redrawAbout } from './keep.ts'

/** A channel of the club, as its platform calls it. */
export type ChannelAt = { readonly platform: Platform; readonly place: string; readonly channel: string }

/** What the messages to the organizers about a channel are about. */
export const aboutChannel = ({ platform, channel }: { readonly platform: string; readonly channel: string }): string =>
  `channel ${platform} ${channel}`

/** The channels that a job has found shut by trying, by their keys: to them it sends nothing more. */
export type FoundShut = ReadonlySet<string>
export const channelKey = ({ platform, channel }: Omit<ChannelAt, 'place'>): string => `${platform}/${channel}`

/**
 * Whether a channel that was found shut may be tried again: its platform says that the bot can post there. Nobody need
 * tell us that it was opened; the message that is tried finds out whether it is so.
 */
export async function looksOpen(club: ClubTx, at: ChannelAt, found: FoundShut): Promise<boolean> {
  if (found.has(channelKey(at))) return false
  const there = await club.lookups.get(at.platform)?.channels(at.place)
  return there !== undefined && !isTrouble(there) && there.some(({ id, canPost }) => id === at.channel && canPost)
}

/** The bot may not post there; true when that is news. */
export async function noteShut(club: ClubTx, at: ChannelAt, detail: string): Promise<boolean> {
  const rows = await club.tx
    .updateTable('channel')
    .set({ trouble: detail })
    .where('club_id', '=', club.id)
    .where('platform', '=', at.platform)
    .where('place', '=', at.place)
    .where('channel', '=', at.channel)
    .where('trouble', 'is', null)
    .returning('purpose')
    .execute()
  return rows.length > 0
}

/**
 * The bot may post in these channels of a place again, or in all of them: what told that they were shut says so. What
 * waits for them is let go by `releaseChannels`. True where one of them was shut.
 */
export async function noteOpen(
  club: ClubTx,
  { platform, place }: { readonly platform: string; readonly place: string },
  channels?: readonly string[],
): Promise<boolean> {
  if (channels?.length === 0) return false
  const rows = await club.tx
    .updateTable('channel')
    .set({ trouble: null })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .$if(channels !== undefined, query => query.where('channel', 'in', [...channels!]))
    .where('trouble', 'is not', null)
    .returning('channel')
    .execute()
  if (rows.length === 0) return false
  await redrawAbout(
    club,
    rows.map(({ channel }) => aboutChannel({ platform, channel })),
  )
  return true
}
