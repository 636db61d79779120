import { ownData } from '../own-data.ts'

export const ownSkips = ownData(['roundsSkipped'], async (club, { member }) => {
  const rows = await club.tx
    .selectFrom('round_skip')
    .select(['round', 'at'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member.id)
    .orderBy('at')
    .execute()
  return { roundsSkipped: rows.map(({ round, at }) => ({ record: 'round-skipped', round, at })) }
})
