import type { ClubTx } from '../../db/club-tx.ts'
import type { Platform as PlatformName } from '../../terms/member.ts'
import { presentMembers } from '../members/queries.ts'
import type { Whole } from './cards.ts'

type Trouble = { readonly trouble: string }

/** What is asked of a platform: which channels are private, and who is in one. */
export type Sight = {
  people(place: string, channel: string): Promise<readonly { account: string; bot: boolean }[] | Trouble>
  channels(place: string): Promise<readonly { id: string; isPrivate: boolean }[] | Trouble>
}

/**
 * Whether the digest may stand in the organizers' channel: on every platform it is private, and everybody in it is an
 * organizer or on the committee. Asked before each digest, because channels change.
 */
export async function mayStandInChannel(
  club: ClubTx,
  platforms: ReadonlyMap<PlatformName, Sight>,
): Promise<'may' | Whole> {
  const rows = await club.tx
    .selectFrom('channel')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('purpose', '=', 'organizers')
    .where('trouble', 'is', null)
    .execute()
  if (rows.length === 0) return 'no channel'
  const trusted = (await presentMembers(club)).filter(
    ({ roles }) => roles.includes('organizer') || roles.includes('committee'),
  )
  for (const { platform, place, channel } of rows) {
    // The playground shows its organizers' channel to organizers only.
    if (platform === 'playground') continue
    const sight = platforms.get(platform as PlatformName)
    const channels = await sight?.channels(place)
    const people = await sight?.people(place, channel)
    if (!channels || !people || 'trouble' in channels || 'trouble' in people) return 'cannot see'
    const found = channels.find(({ id }) => id === channel)
    if (!found) return 'cannot see'
    if (!found.isPrivate) return 'not private'
    const known = new Set(trusted.map(({ accounts }) => accounts[platform as PlatformName]))
    if (people.some(({ account, bot }) => !bot && !known.has(account))) return 'others in it'
  }
  return 'may'
}
