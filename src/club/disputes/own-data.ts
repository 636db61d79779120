import { meetingsNamed } from '../meetings/of-others.ts'
import { ownData } from '../own-data.ts'

export const ownDisputes = ownData(['rollDisputes'], async (club, { member }) => {
  const rows = await club.tx
    .selectFrom('roll_dispute')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('member_id', '=', member.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('at')
    .execute()
  const meetings = await meetingsNamed(
    club,
    rows.map(row => row.meeting_id),
  )
  return {
    rollDisputes: rows.map(row => ({
      record: 'roll-dispute',
      meeting: meetings.find(({ id }) => id === row.meeting_id)?.startsAt ?? null,
      ...{ at: row.at, answer: row.answer, answeredAt: row.answered_at },
    })),
  }
})
