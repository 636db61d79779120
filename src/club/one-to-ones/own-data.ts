import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { hasReached } from '../../notices/reached.ts'
import { ownData } from '../own-data.ts'

/** Those that he proposed, that the two agreed on, or whose proposal reached him. */
const his = (club: ClubTx, member: string) => sql<boolean>`(members @> array[${member}]::uuid[]
  and (status not in ('proposed', 'skipped') or initiated_by is null or initiated_by = ${member}
    or ${hasReached(club, sql.ref('one_to_one.id'), member)}))`

export const ownOneToOnes = ownData(['oneToOnes'], async (club, { member, nameOf }) => {
  const rows = await club.tx
    .selectFrom('one_to_one')
    .selectAll()
    .where('club_id', '=', club.id)
    .where(his(club, member.id))
    .orderBy('proposed_at')
    .execute()
  return {
    oneToOnes: rows.map(row => ({
      record: 'one-to-one',
      at: row.proposed_at,
      with: row.members.filter(id => id !== member.id).map(nameOf),
      heldOn: row.held_on,
      note: row.note,
      // To its proposer one that was declined is still unanswered.
      status: row.declined_at !== null && row.initiated_by === member.id ? 'proposed' : row.status,
      youSaidItTookPlace: row.confirmed_by.includes(member.id),
    })),
  }
})
