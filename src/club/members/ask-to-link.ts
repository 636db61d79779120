import type { ClubTx } from '../../db/club-tx.ts'
import { onTheList } from '../../db/on-the-list.ts'
import { linkAsked, linkWanted, organizerConfirmed } from './kinds.ts'
import { tellOrganizers } from './tell-organizers.ts'

/** Asks the organizers, once a day at most, to link those for whom something waits. */
export const askToLink = (club: ClubTx): Promise<void> =>
  tellOrganizers(club, linkWanted, { once: club.today.toString() })

/** What an organizer reads as organizer: no member did anything for him. */
const asOrganizer = ['club-taken-over', organizerConfirmed.name, linkAsked.name, linkWanted.name]

/** The names of those without an account for whom what a member did is kept. */
export async function awaited(club: ClubTx): Promise<string[]> {
  const rows = await club.tx
    .selectFrom('notice')
    .innerJoin('member', join =>
      join.onRef('member.club_id', '=', 'notice.club_id').onRef('member.id', '=', 'notice.reader_id'),
    )
    .select('member.name')
    .distinct()
    .where('notice.club_id', '=', club.id)
    .where('notice.class', '=', 'personal')
    .where('notice.kind', 'not in', asOrganizer)
    .where('notice.state', '=', 'waiting')
    .where('notice.why', '=', 'no account')
    .where(onTheList(club.today))
    .orderBy('member.name')
    .execute()
  return rows.map(({ name }) => name)
}
