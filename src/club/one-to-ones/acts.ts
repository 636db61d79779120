import { sql } from 'kysely'
import { plainDate, rows } from '../../db/together.ts'
import { notedAs } from '../../terms/act.ts'
import { wallTime } from '../../time/wall.ts'
import { ofRecords, type TopicActs } from '../acts.ts'
import { linesThatHold } from '../ledger/lines.ts'

/** One for each participant who counts, at noon of the day: the hour is not known. */
export const oneToOneActs: TopicActs = (club, within = {}) => ({
  acts: rows(
    sql<{ id: string; by_id: string; held_on: string }>`
      select distinct o.id, a.by_id, o.held_on from ${linesThatHold(club)} a
      join one_to_one o on o.club_id = a.club_id and o.id = a.record_id
      where a.kind in (${sql.join(notedAs('one-to-one'))}) and o.held_on is not null
        ${ofRecords(within, sql`a.record_id`)}`,
    row => ({
      id: `${row.id}:${row.by_id}`,
      kind: 'one-to-one',
      by: row.by_id,
      on: wallTime(plainDate(row.held_on), '12:00', club.zone),
    }),
  ),
})
