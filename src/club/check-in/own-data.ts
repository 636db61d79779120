import { ownData } from '../own-data.ts'

export const ownCheckIns = ownData(['checkIns'], async (club, { member }) => {
  const rows = await club.tx
    .selectFrom('check_in')
    .select(['at', 'how', 'substitute_name'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member.id)
    .where('taken_back_at', 'is', null)
    .orderBy('at')
    .execute()
  return {
    checkIns: rows.map(row => ({ record: 'check-in', at: row.at, how: row.how, substitute: row.substitute_name })),
  }
})
