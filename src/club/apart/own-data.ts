import { ownData } from '../own-data.ts'

/** His own wishes; that somebody wishes it of him, or the organizers do, is nobody's to read. */
export const ownApart = ownData(['keptApart'], async (club, { member, nameOf }) => {
  const rows = await club.tx
    .selectFrom('kept_apart')
    .select(['other_id', 'since'])
    .where('club_id', '=', club.id)
    .where('kept_by', '=', 'member')
    .where('one_id', '=', member.id)
    .orderBy('since')
    .execute()
  return { keptApart: rows.map(({ other_id, since }) => ({ record: 'kept-apart', with: nameOf(other_id), since })) }
})
