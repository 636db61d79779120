import type { ClubTx } from '../../db/club-tx.ts'
import { dueAt, keepNotice } from '../../notices/keep.ts'
import { holidayCountry } from '../../time/zones.ts'
import { organizers } from '../members/queries.ts'
import { hasOrganizersChannel } from '../members/tell-organizers.ts'
import { nextDigestAt, weekBefore } from './rules.ts'

export const digestDuty = 'digest'

/** Asks for the club's next digest; asking again changes nothing. */
export const askForDigest = (club: ClubTx): Promise<void> =>
  dueAt(
    club,
    digestDuty,
    club.id,
    nextDigestAt(club.at, club.zone, holidayCountry(club.zone, club.country ?? undefined)),
  )

/**
 * The duty of Monday 08:00: one digest of the week before, for the organizers' channel; to each of them where there is none.
 * A week missed in an outage is not told later.
 */
export async function sendDigest(club: ClubTx): Promise<void> {
  await askForDigest(club)
  const { monday } = weekBefore(club.at, club.zone)
  const once = `digest:${monday}`
  const at = club.at.toString()
  if (await hasOrganizersChannel(club)) {
    await keepNotice(club, { kind: 'digest', class: 'channel', to: { channel: 'organizers' }, arguments: { at }, once })
    return
  }
  for (const { id } of await organizers(club))
    await keepNotice(club, {
      kind: 'digest',
      class: 'club',
      to: { member: id },
      arguments: { at, whole: 'no channel' },
      once: `${once}:${id}`,
    })
}
