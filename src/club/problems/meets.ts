import type { ClubTx } from '../../db/club-tx.ts'
import type { Problem } from '../../terms/problem.ts'
import { problemById } from './queries.ts'
import { whoComes } from './who-comes.ts'

/** A problem over which some meet, at this instant. */
export type Meets = Problem & { readonly meetsAt: Temporal.Instant }

/** The problems over which a member meets others between two instants: those he put, and those he comes to help with. */
export async function meetsOf(
  club: ClubTx,
  member: string,
  [from, to]: readonly [Temporal.Instant, Temporal.Instant],
): Promise<Meets[]> {
  const rows = await club.tx
    .selectFrom('problem')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('status', '=', 'meets')
    .where('meets_at', '>=', from)
    .where('meets_at', '<=', to)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('author_id', '=', member),
        exists(
          selectFrom('problem_seat')
            .select('problem_seat.problem_id')
            .whereRef('problem_seat.club_id', '=', 'problem.club_id')
            .whereRef('problem_seat.problem_id', '=', 'problem.id')
            .where('problem_seat.member_id', '=', member),
        ),
      ]),
    )
    .orderBy('meets_at')
    .execute()
  const found: Meets[] = []
  for (const row of rows) {
    const problem = await problemById(club, row.id)
    const comes = problem && (row.author_id === member || whoComes(problem).some(seat => seat.member.id === member))
    if (comes && problem.outcome !== 'not-held') found.push({ ...problem, meetsAt: row.meets_at! })
  }
  return found
}
