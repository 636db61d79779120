import type { ClubTx } from '../../db/club-tx.ts'
import { linkInPlayground } from '../members/link.ts'
import { beginDuties } from './begin.ts'

const purposes = ['club', 'introductions', 'organizers'] as const

/**
 * A club comes to live in the playground, under its own identifier: its three channels are named by their purpose, every
 * member has an account there by his external id, has said hello, and knows what is kept about him. Doing it twice is doing it once.
 */
export async function placeInPlayground(club: ClubTx): Promise<void> {
  await club.tx
    .insertInto('place')
    .values({
      platform: 'playground',
      place: club.externalId,
      club_id: club.id,
      name: club.name,
      connected_at: club.at,
      disconnected_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const here = await club.tx
    .selectFrom('place')
    .select(['platform', 'place'])
    .where('platform', '=', 'playground')
    .where('club_id', '=', club.id)
    .executeTakeFirstOrThrow()
  await club.tx
    .insertInto('channel')
    .values(purposes.map(purpose => ({ club_id: club.id, ...here, purpose, channel: purpose, trouble: null })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await linkInPlayground(club, here.place)
  await beginDuties(club)
}
