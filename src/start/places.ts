import { reachableAgain } from '../club/members/link.ts'
import { reopenChannels } from '../club/setup/channels.ts'
import { clubAt, noteTakenOut } from '../club/setup/places.ts'
import type { Place } from '../contract/platform.ts'
import { inClub } from '../db/club-tx.ts'
import type { Assidu } from '../main.ts'
import { tryAgain } from '../notices/held.ts'
import { noteConnected, notePlaceTrouble } from '../notices/places.ts'
import { signsChanged } from '../notices/signs.ts'

/** The bot may post in a channel again: what waited for that channel is sent, if it is still true. Where no channel is named, every channel of the place is looked at. */
export async function channelOpened(assidu: Assidu, at: Place, channel?: string): Promise<void> {
  const clubId = await clubAt(assidu.means.db, at)
  if (clubId === undefined) return
  await inClub(assidu.means, clubId, async club => {
    await reopenChannels(club, { ...at, channel })
    // What was not allowed may be now.
    await signsChanged(club)
  })
  assidu.wake()
}

/**
 * The bot is in a place again: what could not be reached there may be reached now, its channels and its people, and what
 * waited for either is tried.
 */
export async function placeBack(assidu: Assidu, at: Place): Promise<void> {
  const clubId = await clubAt(assidu.means.db, at)
  if (clubId === undefined) return
  await inClub(assidu.means, clubId, async club => {
    await noteConnected(club, at)
    await reachableAgain(club, at)
    const waiting = await tryAgain(club).returning('id').execute()
    await club.enqueue('deliver', ...waiting.map(({ id }) => ({ id })))
  })
  await channelOpened(assidu, at)
  await assidu.probes.now(at)
}

/** The bot was removed from a place: the club keeps everything, and what is to be sent there waits until it is back. */
export async function placeLeft(assidu: Assidu, at: Place): Promise<void> {
  const clubId = await clubAt(assidu.means.db, at)
  if (clubId === undefined) return
  await inClub(assidu.means, clubId, async club => {
    await noteTakenOut(club, at)
    const met = { detail: 'not installed', sort: 'direct', real: assidu.means.real() } as const
    const { news } = await notePlaceTrouble(club, at, met)
    if (news) await assidu.placeChanged(club, at, news)
  })
  assidu.wake()
}
