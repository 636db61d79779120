import type { ClubTx } from '../../db/club-tx.ts'

/** What an organizer said of a member: that he speaks to him, that the bot should not, that a flag was right or wrong. */
export type OrganizerAnswer = { readonly member: string; readonly at: Temporal.Instant; readonly answer: string }

/** Everything organizers said of members, oldest first. */
export async function organizerAnswers(club: ClubTx): Promise<OrganizerAnswer[]> {
  const rows = await club.tx
    .selectFrom('organizer_answer')
    .select(['member_id', 'at', 'answer'])
    .where('club_id', '=', club.id)
    .orderBy('at')
    .execute()
  return rows.map(row => ({ member: row.member_id, at: row.at, answer: row.answer }))
}
