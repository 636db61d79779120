import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'

/** Every message that tells of these asks is drawn anew: those about them, about their answers, and the round-ups they stand in. */
export async function redrawAsk(club: ClubTx, ask: string | readonly string[]): Promise<void> {
  const ids = [ask].flat()
  if (ids.length === 0) return
  const answers = await club.tx
    .selectFrom('answer')
    .select('id')
    .where('club_id', '=', club.id)
    .where('ask_id', 'in', ids)
    .execute()
  const roundUps = await club.tx
    .selectFrom('round_up_ask')
    .select('round_up_id as id')
    .distinct()
    .where('club_id', '=', club.id)
    .where('ask_id', 'in', ids)
    .execute()
  await redrawAbout(club, [...ids, ...answers.map(({ id }) => id), ...roundUps.map(({ id }) => id)])
}
