import { ownData } from '../own-data.ts'

/** Whom he has proposed, and by which application he came. */
export const ownApplications = ownData(['applications'], async (club, { member }) => {
  const rows = await club.tx
    .selectFrom('application')
    .select(['name', 'company', 'activity', 'motivations', 'applied_at'])
    .where('club_id', '=', club.id)
    .where('status', '<>', 'withdrawn')
    .where(({ or, eb }) => or([eb('sponsor_id', '=', member.id), eb('member_id', '=', member.id)]))
    .orderBy('applied_at')
    .execute()
  return {
    applications: rows.map(({ applied_at: at, ...row }) => ({ record: 'application', ...row, at })),
  }
})
