import { sql } from 'kysely'
import { plainDate, rows } from '../../db/together.ts'
import type { TopicActs } from '../acts.ts'

export const leaveActs: TopicActs = club => ({
  leaves: rows(
    sql<{ member_id: string; from_on: string; until_on: string | null }>`
      select member_id, from_on, until_on from leave where club_id = ${club.id} order by from_on, id`,
    row => ({
      member: row.member_id,
      from: plainDate(row.from_on),
      until: row.until_on === null ? null : plainDate(row.until_on),
    }),
  ),
})
