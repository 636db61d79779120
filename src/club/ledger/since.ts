import type { ClubTx } from '../../db/club-tx.ts'

/** The first day of which the club's records tell something: as it said itself, else that of the first act; null before any. */
export async function recordedSince(club: ClubTx): Promise<Temporal.PlainDate | null> {
  if (club.row.history_from) return club.row.history_from
  const first = await club.tx
    .selectFrom('act')
    .select('at')
    .where('club_id', '=', club.id)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return first ? first.at.toZonedDateTimeISO(club.zone).toPlainDate() : null
}
