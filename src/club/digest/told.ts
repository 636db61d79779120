import type { ClubTx } from '../../db/club-tx.ts'
import type { LetGo } from '../../db/retention.ts'
import type { Told } from './facts.ts'

/** Keeps what a digest tells, once for its week: what stands stays. */
export async function keepTold(club: ClubTx, monday: Temporal.PlainDate, told: Told): Promise<void> {
  await club.tx
    .insertInto('digest_told')
    .values({ club_id: club.id, monday, at: club.at, facts: JSON.stringify(told) })
    .onConflict(row => row.doNothing())
    .execute()
}

/** What was told of the week of this Monday; null where nothing was. */
export const toldOf = async (club: ClubTx, monday: Temporal.PlainDate): Promise<Told | null> =>
  (await toldWith(club, monday))?.facts ?? null

/** The same with the instant as of which it was told. */
export const toldWith = (
  club: ClubTx,
  monday: Temporal.PlainDate,
): Promise<{ readonly facts: Told; readonly at: Temporal.Instant } | undefined> =>
  club.tx
    .selectFrom('digest_told')
    .select(['facts', 'at'])
    .where('club_id', '=', club.id)
    .where('monday', '=', monday)
    .executeTakeFirst()

/** The Mondays of the weeks that were told, the latest first. */
export async function toldMondays(club: ClubTx, limit: number): Promise<Temporal.PlainDate[]> {
  const rows = await club.tx
    .selectFrom('digest_told')
    .select('monday')
    .where('club_id', '=', club.id)
    .orderBy('monday', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ monday }) => monday)
}

/** Digests are kept for as long as what organizers did and looked at. */
const oldDigests: LetGo = async (club, { audit }) => {
  await club.tx.deleteFrom('digest_told').where('club_id', '=', club.id).where('at', '<', audit).execute()
  return false
}

export const digestRetention: readonly LetGo[] = [oldDigests]
