import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { thanksFile } from './file.ts'

/** Totals name nobody; those that no total of twelve months is made of any more go with the thanks of their time. */
const oldTotals: LetGo = async (club, { acts }) => {
  await sql`delete from business_told where club_id = ${club.id} and until_at < ${acts}`.execute(club.tx)
  return false
}

export const thanksRetention: readonly LetGo[] = [
  oldRecords(thanksFile, before => sql`t.thanked_at < ${before}`),
  oldTotals,
]
