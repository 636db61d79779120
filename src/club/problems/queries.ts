import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { Problem, ProblemStatus, SeatAnswer } from '../../terms/problem.ts'
import { askOfProblem } from '../asks/help.ts'
import { membersByIds } from '../members/queries.ts'

/** A problem by id, or null. `lock` holds it until the transaction ends, so that answers and the end follow each other. */
export async function problemById(club: ClubTx, id: string, { lock = false } = {}): Promise<Problem | null> {
  const row = await club.tx
    .selectFrom('problem')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
  const ask = row && (await askOfProblem(club, row.ask_id))
  return ask ? asProblem(club, row, ask) : null
}

async function asProblem(club: ClubTx, row: Selectable<Tables['problem']>, ask: Problem['ask']): Promise<Problem> {
  const seats = await club.tx
    .selectFrom('problem_seat')
    .select(['member_id', 'answer'])
    .where('club_id', '=', club.id)
    .where('problem_id', '=', row.id)
    .orderBy('member_id')
    .execute()
  const people = await membersByIds(
    club,
    seats.map(({ member_id }) => member_id),
  )
  return {
    id: row.id,
    ask,
    moments: row.other_at === null ? [row.first_at] : [row.first_at, row.other_at],
    seats: seats.map(({ member_id, answer }) => ({
      member: people.get(member_id)!,
      answer: answer as SeatAnswer | null,
    })),
    // What its author has closed or taken back asks nobody any more.
    status: row.status === 'asking' && !ask.isOpen ? 'ended' : (row.status as ProblemStatus),
    endsAt: row.ends_at,
    meetsAt: row.meets_at,
    outcome: row.outcome as Problem['outcome'],
  }
}
