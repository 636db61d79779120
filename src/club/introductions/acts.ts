import { sql } from 'kysely'
import { instant, instantOrNothing, rows } from '../../db/together.ts'
import { notedAs } from '../../terms/act.ts'
import { ofRecords, type TopicActs } from '../acts.ts'
import { hasLine } from '../ledger/lines.ts'

type IntroductionRow = {
  id: string
  requested_by: string
  requested_at: string
  accepted: boolean
  decided_at: string | null
  himself: boolean
}

/**
 * Asking for oneself counts as soliciting, whatever came of it; introducing two others counts as giving once both
 * agreed.
 */
export const introductionActs: TopicActs = (club, within = {}) => ({
  acts: rows(
    sql<IntroductionRow>`
      select i.id, i.requested_by, i.requested_at, i.status = 'accepted' as accepted, i.decided_at,
        i.requested_by in (i.party_a, i.party_b) as himself
      from introduction i where i.club_id = ${club.id}
        and ${hasLine(club, sql`i.id`, notedAs('introduction', 'introduction-for-himself'))}
        ${ofRecords(within, sql`i.id`)}`,
    row => {
      const done = { id: row.id, by: row.requested_by, on: instant(row.requested_at) }
      return row.himself
        ? { ...done, kind: 'introduction-for-himself' }
        : { ...done, kind: 'introduction', accepted: row.accepted, acceptedOn: instantOrNothing(row.decided_at) }
    },
  ),
})
