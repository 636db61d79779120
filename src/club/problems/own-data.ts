import { ownData } from '../own-data.ts'

/** To which problems he was asked to come, and what he said; those he put are among what he asked. */
export const ownProblems = ownData(['problems'], async (club, { member, nameOf }) => {
  const rows = await club.tx
    .selectFrom('problem_seat as s')
    .innerJoin('problem as p', join => join.onRef('p.club_id', '=', 's.club_id').onRef('p.id', '=', 's.problem_id'))
    .select(['p.put_at', 'p.meets_at', 'p.author_id', 's.answer'])
    .where('s.club_id', '=', club.id)
    .where('s.member_id', '=', member.id)
    .orderBy('p.put_at')
    .execute()
  return {
    problems: rows.map(row => ({
      record: 'problem-seat',
      at: row.put_at,
      askedBy: nameOf(row.author_id),
      yourAnswer: row.answer,
      metAt: row.answer === null || row.answer === 'no' ? null : row.meets_at,
    })),
  }
})
