import { ownData } from '../own-data.ts'

export const ownAsks = ownData(['asks', 'answers'], async (club, { member }) => {
  const asks = await club.tx
    .selectFrom('ask')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('author_id', '=', member.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('created_at')
    .execute()
  const answers = await club.tx
    .selectFrom('answer')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('member_id', '=', member.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('answered_at')
    .execute()
  return {
    asks: asks.map(row => ({ record: row.kind, at: row.created_at, text: row.text, status: row.status })),
    answers: answers.map(row => ({ record: 'answer', at: row.answered_at, text: row.text })),
  }
})
