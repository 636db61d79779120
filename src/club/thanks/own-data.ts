import { ownData } from '../own-data.ts'

export const ownThanks = ownData(['thanksGiven', 'thanksReceived'], async (club, { member: { id }, nameOf }) => {
  const rows = await club.tx
    .selectFrom('thanks')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('withdrawn_at', 'is', null)
    .where(({ or, eb }) => or([eb('from_id', '=', id), eb('to_id', '=', id)]))
    .orderBy('thanked_at')
    .execute()
  const facts = (row: (typeof rows)[number], other: string) => ({
    at: row.thanked_at,
    with: nameOf(other),
    for: row.thanked_for,
    amount: row.amount,
    currency: row.currency,
    message: row.message,
  })
  return {
    thanksGiven: rows
      .filter(row => row.from_id === id)
      .map(row => ({ record: 'thanks-given', ...facts(row, row.to_id) })),
    thanksReceived: rows
      .filter(row => row.to_id === id)
      .map(row => ({ record: 'thanks-received', ...facts(row, row.from_id) })),
  }
})
