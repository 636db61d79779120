import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'

const old: LetGo = async (club, { acts }) => {
  // A row is of the Tuesday on which a standing began: the one that held then stays.
  await sql`
    delete from evaluation e where e.club_id = ${club.id} and e.at < ${acts} and exists (select from evaluation later
      where later.club_id = e.club_id and later.member_id = e.member_id and later.at > e.at and later.at <= ${acts})
  `.execute(club.tx)
  // Since when it holds is read of it, and not by which figures it began.
  await sql`
    update evaluation set figures = '{}' where club_id = ${club.id} and at < ${acts} and figures <> '{}'::jsonb
  `.execute(club.tx)
  await sql`delete from contest where club_id = ${club.id} and closed_at < ${acts}`.execute(club.tx)
  return false
}

export const standingRetention: readonly LetGo[] = [old]
