import { sql } from 'kysely'
import { plainDate, rows } from '../../db/together.ts'
import { wallTime } from '../../time/wall.ts'
import { ofRecords, type TopicActs } from '../acts.ts'

/** Everybody who ever was a member, the erased too: what they gave made the club's habits of that time. */
export const memberActs: TopicActs = ({ id: club, zone }, within = {}) => ({
  members: rows(
    sql<{ id: string; external_id: string; joined_on: string; left_on: string | null; objected_on: string | null }>`
      select id, external_id, joined_on, left_on, scoring_objected_on as objected_on
      from member where club_id = ${club} ${within.member === undefined ? sql`` : sql`and id = ${within.member}`}
        ${ofRecords(within, sql`id`)} order by external_id`,
    row => ({
      id: row.id,
      order: row.external_id,
      joinedOn: plainDate(row.joined_on),
      leftOn: row.left_on === null ? undefined : plainDate(row.left_on),
      objected: row.objected_on === null ? [] : [{ from: wallTime(plainDate(row.objected_on), '00:00', zone) }],
    }),
  ),
  acts: rows(
    sql<{ id: string; sponsor_id: string; joined_on: string }>`
      select id, sponsor_id, joined_on from member where club_id = ${club} and sponsor_id is not null
        and (left_on is null or left_on >= joined_on) ${ofRecords(within, sql`id`)}`,
    row => ({
      id: row.id,
      kind: 'sponsorship',
      by: row.sponsor_id,
      for: row.id,
      on: wallTime(plainDate(row.joined_on), '12:00', zone),
    }),
  ),
})
