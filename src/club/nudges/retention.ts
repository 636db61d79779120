import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords, redrawThese } from '../old-records.ts'
import { nudgesFile } from './file.ts'

/** That a nudge was sent and what came of it stays; what it said and from what goes, in the message too. */
const texts: LetGo = async (club, { nudges }) => {
  const { rows } = await sql<{ id: string }>`
    update nudge set about = null, standing = null, opening = null where club_id = ${club.id} and decided_at < ${nudges}
      and num_nonnulls(about, standing, opening) > 0 returning id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

export const nudgeRetention: readonly LetGo[] = [texts, oldRecords(nudgesFile, before => sql`t.decided_at < ${before}`)]
