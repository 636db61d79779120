import type { ClubTx } from '../../db/club-tx.ts'
import { readersWithoutAccount } from '../../notices/waiting.ts'
import { linkAsked, linkWanted, organizerConfirmed } from './kinds.ts'
import { presentMembers } from './queries.ts'
import { tellOrganizers } from './tell-organizers.ts'

/** Asks the organizers, once a day at most, to link those for whom something waits. */
export const askToLink = (club: ClubTx): Promise<void> =>
  tellOrganizers(club, linkWanted, { once: club.today.toString() })

/** What an organizer reads as organizer: no member did anything for him. */
const asOrganizer = ['club-taken-over', organizerConfirmed.name, linkAsked.name, linkWanted.name]

/** The names of those without an account for whom what a member did is kept. */
export async function awaited(club: ClubTx): Promise<string[]> {
  const readers = await readersWithoutAccount(club, { except: asOrganizer })
  return (await presentMembers(club)).filter(({ id }) => readers.has(id)).map(({ name }) => name)
}
