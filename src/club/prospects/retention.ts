import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'

const looks: LetGo = async (club, { audit }) => {
  await sql`delete from prospect_look where club_id = ${club.id} and at < ${audit}`.execute(club.tx)
  return false
}

/** As long as acts are kept, it is remembered that somebody does not want to be one. */
const wishes: LetGo = async (club, { acts }) => {
  await sql`delete from prospect_wish where club_id = ${club.id} and since < ${acts}`.execute(club.tx)
  return false
}

export const prospectRetention: readonly LetGo[] = [looks, wishes]
