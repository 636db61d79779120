import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll } from '../../notices/keep.ts'
import { organizersToTell } from '../members/queries.ts'
import { hasOrganizersChannel } from '../members/tell-organizers.ts'
import { readDigest } from './compute.ts'
import { digesting, weekly } from './kinds.ts'
import { forgetLeft } from './leave.ts'
import { nextDigestAt } from './rhythm.ts'
import { destinationOf, rhythmOf, whereOf } from './settings.ts'
import { keepTold } from './told.ts'

/** Asks for the club's next digest; asking again changes nothing. */
export const askForDigest = (club: ClubTx): Promise<void> =>
  digesting.ask(club, nextDigestAt(club.at, rhythmOf(club.row.settings), whereOf(club)))

/**
 * The duty of each week: one digest of the week before, for the organizers' channel; to each of them where there is none, or
 * where they chose so.
 * A week missed in an outage is not told later.
 */
export async function sendDigest(club: ClubTx): Promise<void> {
  await askForDigest(club)
  const {
    week: { monday },
    told: facts,
  } = await readDigest(club)
  await keepTold(club, monday, facts)
  await forgetLeft(club, new Set(Object.keys(facts.weeks)))
  const told = { at: club.at.toString(), once: monday.toString() }
  const isForEach = destinationOf(club.row.settings) === 'each'
  if (!isForEach && (await hasOrganizersChannel(club))) {
    await weekly.keep(club, { ...told, to: { channel: 'organizers' } })
    return
  }
  const each = await organizersToTell(club)
  await keepAll(
    club,
    each.map(({ id }) => weekly.of({ ...told, ...(!isForEach && { whole: 'no channel' }), to: { member: id } })),
  )
}
