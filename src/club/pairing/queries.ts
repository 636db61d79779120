import type { ClubTx } from '../../db/club-tx.ts'

/** Who leaves a round out, by his own wish. */
export async function skippedBy(club: ClubTx, round: string): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('round_skip')
    .select('member_id')
    .where('club_id', '=', club.id)
    .where('round', '=', round)
    .execute()
  return new Set(rows.map(({ member_id }) => member_id))
}

/** Whether a round has been drawn: by the bot, or by whoever made the records that were imported. */
export async function isDrawn(club: ClubTx, round: string): Promise<boolean> {
  const row = await club.tx
    .selectFrom('pairing_round')
    .select('round')
    .where('club_id', '=', club.id)
    .where('round', '=', round)
    .executeTakeFirst()
  return row !== undefined
}

/** The last round that the bot drew. */
export async function lastDrawn(
  club: ClubTx,
): Promise<{ readonly round: string; readonly leftOut: readonly string[]; readonly allMet: boolean } | null> {
  const row = await club.tx
    .selectFrom('pairing_round')
    .select(['round', 'left_out as leftOut', 'all_met as allMet'])
    .where('club_id', '=', club.id)
    .orderBy('drawn_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
