import { sql } from 'kysely'
import { batch, type LetGo } from '../../db/retention.ts'

/** What was asked about a problem long over, with the answers. */
const over: LetGo = async (club, { acts }) => {
  const { rows } = await sql<{ id: string }>`
    with gone as (delete from problem where club_id = ${club.id} and id in
      (select p.id from problem p where p.club_id = ${club.id} and p.ends_at < ${acts} and p.status <> 'asking' limit ${batch})
      returning id),
    seats as (delete from problem_seat s using gone where s.club_id = ${club.id} and s.problem_id = gone.id)
    select id from gone`.execute(club.tx)
  return rows.length === batch
}

export const problemRetention: readonly LetGo[] = [over]
