import type { ClubTx } from '../db/club-tx.ts'
import type { Notice } from './rows.ts'

/** The notices of some kinds about a record of which a message stands, or is on its way: the latest first. */
const standing = (club: ClubTx, kinds: readonly string[], about: string) =>
  club.tx
    .selectFrom('notice')
    .where('club_id', '=', club.id)
    .where('about', '=', about)
    .where('kind', 'in', [...kinds])
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('state', '=', 'sending'),
        exists(
          selectFrom('delivery')
            .select('delivery.id')
            .whereRef('delivery.club_id', '=', 'notice.club_id')
            .whereRef('delivery.notice_id', '=', 'notice.id')
            .where('delivery.state', 'in', ['sent', 'sending', 'doubtful', 'removed']),
        ),
      ]),
    )
    .orderBy('went_at', order => order.desc().nullsLast())
    .orderBy('kept_at', 'desc')
    .orderBy('kind', 'desc')
    .orderBy('id', 'desc')

/** What a notice takes the place of: those of these kinds about its record that stand already. */
export async function standingBefore(club: ClubTx, notice: Notice, kinds: readonly string[]): Promise<string[]> {
  if (notice.about === null || kinds.length === 0) return []
  const rows = await standing(club, kinds, notice.about).select('id').where('id', '<>', notice.id).execute()
  return rows.map(({ id }) => id)
}

/** The latest message about a record that stands, of these kinds: it took the place of the others. Null where none does. */
export async function latestStanding(
  club: ClubTx,
  kinds: readonly { readonly name: string }[],
  about: string,
): Promise<Pick<Notice, 'kind' | 'arguments'> | null> {
  const names = kinds.map(({ name }) => name)
  return (await standing(club, names, about).select(['kind', 'arguments']).limit(1).executeTakeFirst()) ?? null
}
