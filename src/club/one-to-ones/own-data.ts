import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { hasReached } from '../../notices/reached.ts'
import { wallTime } from '../../time/wall.ts'
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
    .where('withdrawn_at', 'is', null)
    .where(his(club, member.id))
    .orderBy(sql`coalesce(proposed_at, held_on::timestamptz)`)
    .execute()
  return {
    oneToOnes: rows.map(row => ({
      record: 'one-to-one',
      at: row.proposed_at ?? (row.held_on && wallTime(row.held_on, '12:00', club.zone)),
      with: row.members.filter(id => id !== member.id).map(nameOf),
      heldOn: row.held_on,
      note: row.note,
      // To the others one that was declined is still unanswered.
      status:
        row.declined_at !== null && row.status === 'skipped' && !row.declined_by.includes(member.id)
          ? 'proposed'
          : row.status,
      youSaidItTookPlace: row.confirmed_by.includes(member.id),
    })),
  }
})
