import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'

const codes: LetGo = async (club, { traces }) => {
  await sql`delete from take_over where club_id = ${club.id} and (expires_at <= ${club.at} or used_at < ${traces})`.execute(
    club.tx,
  )
  return false
}

export const setupRetention: readonly LetGo[] = [codes]
