import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'

const old: LetGo = async (club, { acts }) => {
  await sql`delete from evaluation where club_id = ${club.id} and at < ${acts}`.execute(club.tx)
  await sql`delete from contest where club_id = ${club.id} and closed_at < ${acts}`.execute(club.tx)
  return false
}

export const standingRetention: readonly LetGo[] = [old]
