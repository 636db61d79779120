import type { ClubTx } from '../../db/club-tx.ts'
import type { Db } from '../../db/connect.ts'

/** Where clubs live, as the program asks it from above: which club, where, with which channels. */

type At = { readonly platform: string; readonly place: string }

export type Settled = At & {
  readonly channels: readonly { readonly purpose: string; readonly channel: string; readonly trouble: string | null }[]
}

/** The club that lives in a place. */
export async function clubAt(db: Db, { platform, place }: At): Promise<string | undefined> {
  const row = await db
    .selectFrom('place')
    .select('club_id')
    .where('platform', '=', platform)
    .where('place', '=', place)
    .executeTakeFirst()
  return row?.club_id
}

/** Every place in which a club lives. */
export const takenPlaces = (db: Db): Promise<At[]> => db.selectFrom('place').select(['platform', 'place']).execute()

/** The places of a club, with their channels. */
export async function placesOf({ tx, id }: Pick<ClubTx, 'tx' | 'id'>): Promise<Settled[]> {
  const places = await tx.selectFrom('place').select(['platform', 'place']).where('club_id', '=', id).execute()
  const channels = await tx.selectFrom('channel').selectAll().where('club_id', '=', id).orderBy('purpose').execute()
  return places.map(at => ({
    ...at,
    channels: channels.filter(one => one.platform === at.platform && one.place === at.place),
  }))
}

/** The bot was taken out of a place; its club lives there all the same. */
export async function noteTakenOut(club: ClubTx, { platform, place }: At): Promise<void> {
  await club.tx
    .updateTable('place')
    .set({ disconnected_at: club.at })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .execute()
}
