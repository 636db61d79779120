import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { batch, type LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { answersFile, asksFile } from './file.ts'

/** Of an ask that has gone nothing is kept of whom it was passed to, and where the club has read it. */
const leftovers =
  (gone: (club: ClubTx) => RawBuilder<unknown>): LetGo =>
  async club => {
    const { numAffectedRows = 0n } = await gone(club).execute(club.tx)
    return numAffectedRows >= BigInt(batch)
  }

export const askRetention: readonly LetGo[] = [
  oldRecords(answersFile, before => sql`t.answered_at < ${before}`),
  oldRecords(
    asksFile,
    before => sql`t.created_at < ${before} and t.status <> 'open'
      and not exists (select from answer a where a.club_id = t.club_id and a.ask_id = t.id)`,
  ),
  leftovers(
    club => sql`
      delete from ask_route where club_id = ${club.id} and ctid in (
        select t.ctid from ask_route t where t.club_id = ${club.id}
          and not exists (select from ask k where k.club_id = t.club_id and k.id = t.ask_id) limit ${batch})`,
  ),
  leftovers(
    club => sql`
      delete from round_up_ask where club_id = ${club.id} and ctid in (
        select t.ctid from round_up_ask t where t.club_id = ${club.id}
          and not exists (select from ask k where k.club_id = t.club_id and k.id = t.ask_id) limit ${batch})`,
  ),
]
