import type { Lookup } from '../../contract/lookup.ts'
import { isTrouble } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { type FoundShut, looksOpen } from '../../notices/channels.ts'
import type { Stands } from '../../notices/delivering.ts'
import { channelsFor } from '../../notices/places.ts'
import type { Platform } from '../../terms/member.ts'
import { presentMembers } from '../members/queries.ts'

type ChannelQuestion = {
  readonly hasChannel: boolean
  readonly rows: readonly ChannelRow[]
  /** The accounts of who may read what is for the organizers, by platform. */
  readonly trusted: readonly Readonly<Partial<Record<Platform, string>>>[]
}

type ChannelRow = {
  readonly platform: string
  readonly place: string
  readonly channel: string
  readonly trouble: string | null
}

/**
 * Whether what is for the organizers may stand in their channel: on every platform it is private, and everybody in it is an
 * organizer or on the committee. Asked before each message, because channels change.
 */
export async function organizersChannel(club: ClubTx, foundShut: FoundShut = new Set()): Promise<Stands> {
  const { hasChannel, rows: all, trusted } = await whatToAsk(club)
  if (!hasChannel) return { whole: 'no channel' }
  const rows: ChannelRow[] = []
  for (const row of all) if (await isOpen(club, row, foundShut)) rows.push(row)
  if (all.length > 0 && rows.length === 0) return { whole: 'shut' }
  for (const row of rows) {
    // The playground shows its organizers' channel to organizers only.
    if (row.platform === 'playground') continue
    const stands = await mayStandIn(row, club.lookups.get(row.platform as Platform), trusted)
    if (stands !== 'may') return stands
  }
  return 'may'
}

const isOpen = async (club: ClubTx, { platform, place, channel, trouble }: ChannelRow, foundShut: FoundShut) =>
  trouble === null || (await looksOpen(club, { platform: platform as Platform, place, channel }, foundShut))

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
  if (!found?.canPost) return { whole: 'shut' }
  if (!found.isPrivate) return { whole: 'not private' }
  const known = new Set(trusted.map(accounts => accounts[platform as Platform]))
  return people.some(({ account, bot }) => !bot && !known.has(account)) ? { whole: 'others in it' } : 'may'
}
