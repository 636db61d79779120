import type { Lookup } from '../../contract/lookup.ts'
import { isTrouble } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Stands } from '../../notices/delivering.ts'
import { channelsFor } from '../../notices/places.ts'
import type { Platform } from '../../terms/member.ts'
import { presentMembers } from '../members/queries.ts'

type ChannelQuestion = {
  readonly hasChannel: boolean
  readonly rows: readonly { readonly platform: string; readonly place: string; readonly channel: string }[]
  /** The accounts of who may read what is for the organizers, by platform. */
  readonly trusted: readonly Readonly<Partial<Record<Platform, string>>>[]
}

/**
 * Whether what is for the organizers may stand in their channel: on every platform it is private, and everybody in it is an
 * organizer or on the committee. Asked before each message, because channels change.
 */
export async function organizersChannel(club: ClubTx): Promise<Stands> {
  const { hasChannel, rows, trusted } = await whatToAsk(club)
  if (!hasChannel) return { whole: 'no channel' }
  for (const row of rows) {
    // The playground shows its organizers' channel to organizers only.
    if (row.platform === 'playground') continue
    const stands = await mayStandIn(row, club.lookups.get(row.platform as Platform), trusted)
    if (stands !== 'may') return stands
  }
  return 'may'
}

async function whatToAsk(club: ClubTx): Promise<ChannelQuestion> {
  const rows = await channelsFor(club, 'organizers')
  const trusted = (await presentMembers(club)).filter(
    ({ roles }) => roles.includes('organizer') || roles.includes('committee'),
  )
  return {
    hasChannel: rows.length > 0,
    // Nothing is sent to a place in trouble, but for the one message that tries it.
    rows: rows.filter(({ since, trial }) => since === null || trial !== null),
    trusted: trusted.map(({ accounts }) => accounts),
  }
}

async function mayStandIn(
  { platform, place, channel }: ChannelQuestion['rows'][number],
  there: Lookup | undefined,
  trusted: ChannelQuestion['trusted'],
): Promise<Stands> {
  const channels = await there?.channels(place)
  const people = await there?.people(place, channel)
  for (const seen of [channels, people]) {
    if (isTrouble(seen) && seen.trouble === 'later') return { again: seen.seconds }
    if (isTrouble(seen) && seen.trouble === 'installation') {
      const asked = await there?.probe(place)
      if (isTrouble(asked) && asked.trouble === 'installation')
        return { broken: { platform: platform as Platform, place }, detail: asked.detail }
    }
    if (!seen || isTrouble(seen)) return { whole: 'cannot see' }
  }
  if (!channels || !people || isTrouble(channels) || isTrouble(people)) return { whole: 'cannot see' }
  const found = channels.find(({ id }) => id === channel)
  if (!found) return { whole: 'cannot see' }
  if (!found.isPrivate) return { whole: 'not private' }
  const known = new Set(trusted.map(accounts => accounts[platform as Platform]))
  return people.some(({ account, bot }) => !bot && !known.has(account)) ? { whole: 'others in it' } : 'may'
}
