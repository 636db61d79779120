import type { ClubTx } from '../../db/club-tx.ts'
import { dueAt, keepNotice } from '../../notices/keep.ts'
import { holidayCountry } from '../../time/zones.ts'
import { organizers } from '../members/queries.ts'
import type { Whole } from './cards.ts'
import { nextDigestAt, weekBefore } from './rules.ts'

export const digestDuty = 'digest'

/** Whether a digest may stand in the organizers' channel, asked of the platform; else why not. */
export type ChannelCheck = (club: ClubTx) => Promise<'may' | Whole>

/** Asks for the club's next digest; asking again changes nothing. */
export const askForDigest = (club: ClubTx): Promise<void> =>
  dueAt(
    club,
    digestDuty,
    club.id,
    nextDigestAt(club.at, club.zone, holidayCountry(club.zone, club.country ?? undefined)),
  )

/**
 * The duty of Monday 08:00: one digest of the week before, in the organizers' channel where that is private, otherwise
 * to each of them. A week missed in an outage is not told later.
 */
export async function sendDigest(club: ClubTx, check: ChannelCheck): Promise<void> {
  await askForDigest(club)
  const { monday } = weekBefore(club.at, club.zone)
  const told = await check(club)
  const common = { kind: 'digest', arguments: { at: club.at.toString(), ...(told === 'may' ? {} : { whole: told }) } }
  if (told === 'may') {
    await keepNotice(club, { ...common, class: 'channel', to: { channel: 'organizers' }, once: `digest:${monday}` })
    return
  }
  for (const { id } of await organizers(club))
    await keepNotice(club, { ...common, class: 'club', to: { member: id }, once: `digest:${monday}:${id}` })
}
