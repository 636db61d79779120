import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { hasReached } from '../../notices/reached.ts'
import { ownData } from '../own-data.ts'

/**
 * Those he asked for, answered or agreed to, and those that reached him. One that was asked about him and never sent is its
 * asker's alone; one that its asker took back is nobody's.
 */
const his = (club: ClubTx, member: string) => sql<boolean>`(withdrawn_at is null and (requested_by = ${member}
  or (${member} in (party_a, party_b) and (status = 'accepted'
    or case when party_a = ${member} then answer_a else answer_b end is not null
    or ${hasReached(club, sql.ref('introduction.id'), member)}))))`

export const ownIntroductions = ownData(['introductions'], async (club, { member: { id }, nameOf }) => {
  const rows = await club.tx
    .selectFrom('introduction')
    .selectAll()
    .where('club_id', '=', club.id)
    .where(his(club, id))
    .orderBy('requested_at')
    .execute()
  return {
    introductions: rows.map(row => ({
      record: 'introduction',
      at: row.requested_at,
      askedBy: nameOf(row.requested_by),
      between: [nameOf(row.party_a), nameOf(row.party_b)],
      context: row.context,
      // What he wrote of the two, and what was written of him.
      yourWords: row.requested_by === id ? [row.said_a, row.said_b].filter(said => said) : null,
      saidOfYou: row.party_a === id ? row.said_a : row.party_b === id ? row.said_b : null,
      // His own side; the other's answer shows only in how it ended.
      yourAnswer: row.party_a === id ? row.answer_a : row.party_b === id ? row.answer_b : null,
      agreed: row.status === 'accepted',
    })),
  }
})
