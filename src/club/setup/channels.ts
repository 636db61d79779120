import type { ClubTx } from '../../db/club-tx.ts'
import { aboutChannel, noteOpen } from '../../notices/channels.ts'
import { releaseChannels } from '../../notices/held.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { signsChanged } from '../../notices/signs.ts'
import type { ChannelPurpose } from '../../terms/channel.ts'
import type { Platform } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Right } from '../../terms/right.ts'

/** A channel as its platform shows it to the bot; `missing`: what it lacks for posting, for opening a conversation there. */
export type ChannelThere = {
  readonly id: string
  readonly name: string
  readonly canPost: boolean
  /** It is chosen, and the platform shows it to the bot no more: it was archived or deleted, or the bot was put out of it. */
  readonly unseen?: { readonly purpose: ChannelPurpose; readonly platform: Platform }
  readonly missing?: readonly Right[]
  readonly missingToConverse?: readonly Right[]
}

/** Which channel of the place serves for what. */
export type Chosen = {
  readonly club?: string | undefined
  readonly introductions?: string | undefined
  readonly organizers?: string | undefined
}

const purposes = ['club', 'introductions', 'organizers'] as const satisfies readonly ChannelPurpose[]

type Place = { readonly platform: Platform; readonly place: string }

/** Noted while the bot may not write in a channel: what is for it waits. */
const cannotPost = 'cannot post'

/**
 * Only channels that are there, where the choice is a new one: what was chosen before may be out of sight. What is for the
 * organizers is never told in the club's.
 */
export function mayChoose(chosen: Chosen, there: readonly ChannelThere[], before: Chosen = {}): null | Refusal {
  for (const purpose of purposes) {
    const id = chosen[purpose]
    if (id !== undefined && id !== before[purpose] && !there.some(channel => channel.id === id))
      return refuse('no such channel', {}, purpose)
  }
  const { organizers, club, introductions } = chosen
  if (organizers !== undefined && (organizers === club || organizers === introductions))
    return refuse('channel of another purpose', {}, 'organizers')
  return null
}

/**
 * Sets a place's channels: those that stay are not touched, those left out are no more. Gives those that do not serve yet,
 * the bot lacking a right in them; what is for them waits.
 */
export async function setChannels(
  club: ClubTx,
  here: Place,
  chosen: Chosen,
  there: readonly ChannelThere[],
): Promise<ChannelThere[]> {
  const before = await chosenNow(club, here)
  for (const purpose of purposes) {
    const channel = chosen[purpose]
    if (channel === before[purpose]) continue
    await club.tx
      .deleteFrom('channel')
      .where('club_id', '=', club.id)
      .where('platform', '=', here.platform)
      .where('place', '=', here.place)
      .where('purpose', '=', purpose)
      .execute()
    const left = before[purpose]
    if (left !== undefined) await redrawAbout(club, aboutChannel({ platform: here.platform, channel: left }))
    if (channel === undefined) continue
    const shut = there.some(({ id, canPost }) => id === channel && !canPost)
    await club.tx
      .insertInto('channel')
      .values({
        club_id: club.id,
        platform: here.platform,
        place: here.place,
        purpose,
        channel,
        trouble: shut ? cannotPost : null,
      })
      .execute()
  }
  await signsChanged(club)
  return lookAgain(club, here, there)
}

/** Looks again at the channels chosen here; gives those that still do not serve, and lets go what waited for the others. */
export async function lookAgain(
  club: ClubTx,
  { platform, place }: Place,
  there: readonly ChannelThere[],
): Promise<ChannelThere[]> {
  const chosen = await chosenNow(club, { platform, place })
  const open = there.filter(({ canPost }) => canPost).map(({ id }) => id)
  await noteOpen(club, { platform, place }, open)
  await releaseChannels(club)
  const conversations = chosen.introductions ?? chosen.club
  // A platform that shows no channel at all tells nothing of those that are chosen.
  const unseen = purposes.flatMap((purpose): ChannelThere[] => {
    const id = chosen[purpose]
    if (id === undefined || there.length === 0 || there.some(channel => channel.id === id)) return []
    return [{ id, name: '', canPost: false, unseen: { purpose, platform } }]
  })
  const lacking = there.flatMap(channel => {
    if (!purposes.some(purpose => chosen[purpose] === channel.id)) return []
    const { missingToConverse = [], ...one } = channel
    const converses = channel.id !== conversations || missingToConverse.length === 0
    return one.canPost && converses ? [] : [converses ? one : channel]
  })
  return [...lacking, ...unseen]
}

/** The channels chosen in a place, by purpose. */
export async function chosenNow(club: ClubTx, here: Place): Promise<Chosen> {
  return Object.fromEntries((await channelsOf(club, here)).map(({ purpose, channel }) => [purpose, channel]))
}

export const channelsOf = (club: ClubTx, { platform, place }: Place) =>
  club.tx
    .selectFrom('channel')
    .select(['purpose', 'channel', 'trouble'])
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .execute()

/** Sets one channel of a place, which nobody has looked at. */
export async function setChannel(
  club: ClubTx,
  { platform, place, purpose, channel }: Place & { readonly purpose: ChannelPurpose; readonly channel: string },
): Promise<void> {
  await club.tx
    .insertInto('channel')
    .values({ club_id: club.id, platform, place, purpose, channel, trouble: null })
    .onConflict(conflict =>
      conflict.columns(['club_id', 'platform', 'place', 'purpose']).doUpdateSet({ channel, trouble: null }),
    )
    .execute()
}

/** The bot may post again in a channel of a place, or in all of them: what waited for it goes, if it is still true. */
export async function reopenChannels(
  club: ClubTx,
  {
    platform,
    place,
    channel,
  }: Omit<Place, 'platform'> & { readonly platform: string; readonly channel?: string | undefined },
): Promise<void> {
  await noteOpen(club, { platform, place }, channel === undefined ? undefined : [channel])
  await releaseChannels(club)
}
