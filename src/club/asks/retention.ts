import { sql } from 'kysely'
import { batch, type LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { answersFile, asksFile } from './file.ts'

/** Of an ask that has gone nothing is kept of whom it was passed to, and where the club has read it. */
const leftovers =
  (table: 'ask_route' | 'round_up_ask'): LetGo =>
  async club => {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where club_id = ${club.id} and ctid in (
        select t.ctid from ${sql.table(table)} t where t.club_id = ${club.id}
          and not exists (select from ask k where k.club_id = t.club_id and k.id = t.ask_id) limit ${batch})`.execute(
      club.tx,
    )
    return numAffectedRows >= BigInt(batch)
  }

export const askRetention: readonly LetGo[] = [
  oldRecords(answersFile, before => sql`t.answered_at < ${before}`),
  oldRecords(
    asksFile,
    before => sql`t.created_at < ${before} and t.status <> 'open'
      and not exists (select from answer a where a.club_id = t.club_id and a.ask_id = t.id)`,
  ),
  leftovers('ask_route'),
  leftovers('round_up_ask'),
]
