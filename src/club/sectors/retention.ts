import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'

/** What was once worth saying of the balance; the last stays, so that it is not said again. */
const seen: LetGo = async (club, { audit }) => {
  await sql`delete from balance_seen where club_id = ${club.id} and at < ${audit}
    and at < (select max(at) from balance_seen where club_id = ${club.id})`.execute(club.tx)
  return false
}

export const sectorsRetention: readonly LetGo[] = [seen]
