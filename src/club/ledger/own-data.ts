import { ownData } from '../own-data.ts'
import { recentActs } from './lines.ts'

export const ownActs = ownData(['acts', 'actsBefore'], async (club, { member: { id }, nameOf }) => {
  const sums = await club.tx
    .selectFrom('old_act')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('by_id', '=', id)
    .execute()
  return {
    actsBefore: sums.map(row => ({
      record: 'acts-before',
      kind: row.kind,
      with: row.for_id === id ? null : nameOf(row.for_id),
      count: row.count,
      lastYear: row.last_year,
    })),
    acts: (await recentActs(club, id, 100_000)).map(act => ({ record: 'act', ...act })),
  }
})
