import { sql } from 'kysely'
import { instant, instantOrNothing, rows } from '../../db/together.ts'
import { notedAs } from '../../terms/act.ts'
import { ofRecords, type TopicActs } from '../acts.ts'
import { hasLine, linesThatHold } from '../ledger/lines.ts'

type Row = { id: string; by: string; on: string } & (
  | { kind: 'ask' | 'offer' | 'problem' }
  | { kind: 'answer'; ask: string; helpful: boolean | null; said_on: string | null }
)

/**
 * An ask, an offer or a problem counts as soliciting, an answer as giving. When its author said whether it helped is known
 * only where he said so here, not in an import.
 */
export const askActs: TopicActs = (club, within = {}) => ({
  acts: rows(
    sql<Row>`
      select k.id, k.kind, k.author_id as by, k.created_at as "on", null::uuid as ask, null::boolean as helpful,
        null::timestamptz as said_on
      from ask k where k.club_id = ${club.id} and ${hasLine(club, sql`k.id`, notedAs('ask', 'offer', 'problem'))}
        ${ofRecords(within, sql`k.id`)}
      union all
      select n.id, 'answer', n.member_id, n.answered_at, n.ask_id, n.helpful,
        (select max(a.at) from ${linesThatHold(club)} a
          where a.record_id = n.id and a.kind = 'answer-rated' and a.at = a.noted_at)
      from answer n where n.club_id = ${club.id} and ${hasLine(club, sql`n.id`, notedAs('answer'))}
        ${ofRecords(within, sql`n.id`)}`,
    row => {
      const done = { id: row.id, by: row.by, on: instant(row.on) }
      if (row.kind !== 'answer') return { ...done, kind: row.kind }
      const { kind, ask, helpful } = row
      return { ...done, kind, ask, helpful: helpful ?? undefined, saidOn: instantOrNothing(row.said_on) }
    },
  ),
})
