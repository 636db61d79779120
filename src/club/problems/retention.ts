import { sql } from 'kysely'
import { batch, type LetGo } from '../../db/retention.ts'

/** What was asked about a problem long over. */
const over: LetGo = async (club, { acts }) => {
  const { numAffectedRows = 0n } = await sql`
    delete from problem where club_id = ${club.id} and id in
      (select p.id from problem p where p.club_id = ${club.id} and p.ends_at < ${acts} and p.status <> 'asking' limit ${batch})`.execute(
    club.tx,
  )
  return numAffectedRows >= BigInt(batch)
}

/** Of a problem that has gone nothing is kept of who was asked, and what he answered. */
const leftovers: LetGo = async club => {
  const { numAffectedRows = 0n } = await sql`
    delete from problem_seat where club_id = ${club.id} and ctid in (
      select s.ctid from problem_seat s where s.club_id = ${club.id}
        and not exists (select from problem p where p.club_id = s.club_id and p.id = s.problem_id) limit ${batch})`.execute(
    club.tx,
  )
  return numAffectedRows >= BigInt(batch)
}

export const problemRetention: readonly LetGo[] = [over, leftovers]
