import { sql } from 'kysely'
import { instant, rows } from '../../db/together.ts'
import { notedAs } from '../../terms/act.ts'
import { ofRecords, type TopicActs } from '../acts.ts'
import { hasLine } from '../ledger/lines.ts'

export const thanksActs: TopicActs = (club, within = {}) => ({
  acts: rows(
    sql<{ id: string; from_id: string; to_id: string; thanked_at: string }>`
      select t.id, t.from_id, t.to_id, t.thanked_at from thanks t
      where t.club_id = ${club.id} and ${hasLine(club, sql`t.id`, notedAs('thanks'))}
        ${ofRecords(within, sql`t.id`)}`,
    row => ({ id: row.id, kind: 'thanks', by: row.from_id, for: row.to_id, on: instant(row.thanked_at) }),
  ),
})
