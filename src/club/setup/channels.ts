import type { ClubTx } from '../../db/club-tx.ts'
import { type ChannelPurpose, deliverAt } from '../../notices/keep.ts'
import type { Platform } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'

/** A channel as its platform shows it to the bot. */
export type ChannelThere = { readonly id: string; readonly name: string; readonly canPost: boolean }

/** Which channel of the place serves for what. */
export type Chosen = {
  readonly club?: string | undefined
  readonly introductions?: string | undefined
  readonly organizers?: string | undefined
}

type Place = { readonly platform: Platform; readonly place: string }

/** Noted while the bot may not write in a channel: what is for it waits. */
const cannotPost = 'cannot post'

/** Only channels that are there; what is for the organizers is never told in the club's. */
export function mayChoose(chosen: Chosen, there: readonly ChannelThere[]): null | Refusal {
  for (const [field, id] of Object.entries(chosen))
    if (id !== undefined && !there.some(channel => channel.id === id)) return refuse('no such channel', {}, field)
  const { organizers, club, introductions } = chosen
  if (organizers !== undefined && (organizers === club || organizers === introductions))
    return refuse('channel of another purpose', {}, 'organizers')
  return null
}

/** Sets a place's channels; those the bot cannot write in are marked, and given back. */
export async function setChannels(
  club: ClubTx,
  { platform, place }: Place,
  chosen: Chosen,
  there: readonly ChannelThere[],
): Promise<ChannelThere[]> {
  await club.tx
    .deleteFrom('channel')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .execute()
  const purposes = Object.entries(chosen).filter((entry): entry is [ChannelPurpose, string] => entry[1] !== undefined)
  const shut: ChannelThere[] = []
  for (const [purpose, id] of purposes) {
    const channel = there.find(one => one.id === id)
    if (channel && !channel.canPost) shut.push(channel)
    await club.tx
      .insertInto('channel')
      .values({
        ...{ club_id: club.id, platform, place, purpose, channel: id },
        trouble: channel?.canPost === false ? cannotPost : null,
      })
      .execute()
  }
  await releaseChannels(club)
  return shut
}

/** Looks again at channels that could not be written in; gives those that still cannot. */
export async function lookAgain(club: ClubTx, here: Place, there: readonly ChannelThere[]): Promise<ChannelThere[]> {
  const rows = await channelsOf(club, here)
  const shut = there.filter(({ id, canPost }) => !canPost && rows.some(({ channel }) => channel === id))
  for (const { channel, trouble } of rows) {
    const open = there.some(({ id, canPost }) => id === channel && canPost)
    if (trouble === null || !open) continue
    await club.tx
      .updateTable('channel')
      .set({ trouble: null })
      .where('club_id', '=', club.id)
      .where('platform', '=', here.platform)
      .where('channel', '=', channel)
      .execute()
  }
  await releaseChannels(club)
  return shut
}

export const channelsOf = (club: ClubTx, { platform, place }: Place) =>
  club.tx
    .selectFrom('channel')
    .select(['purpose', 'channel', 'trouble'])
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .execute()

/** Messages for a channel that waited for one go their way, if they are still true. */
async function releaseChannels(club: ClubTx): Promise<void> {
  const released = await club.tx
    .updateTable('notice')
    .set({ state: 'kept', why: null, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('state', '=', 'waiting')
    .where('channel', 'is not', null)
    .returning('id')
    .execute()
  for (const { id } of released) await deliverAt(club, id, club.at)
}
