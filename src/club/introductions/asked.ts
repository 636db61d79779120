import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { hasReached } from '../../notices/reached.ts'

/** A side of an introduction that the bot has asked. */
export type Asked = {
  readonly id: string
  readonly side: string
  readonly other: string
  readonly answer: string | null
  readonly isPending: boolean
}

/** The sides that the bot has asked itself, the latest request first: what an import brought answered is none of them. */
export async function introductionsAsked(club: ClubTx): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    select i.id, s.side, s.other, s.answer, i.status = 'pending' as "isPending" from introduction i
    cross join lateral (values (party_a, party_b, answer_a), (party_b, party_a, answer_b)) as s (side, other, answer)
    where i.club_id = ${club.id} and not i.held and i.withdrawn_at is null and s.side <> i.requested_by
      and ${hasReached(club, sql.ref('i.id'), sql.ref('s.side'))}
    order by i.requested_at desc, i.id`.execute(club.tx)
  return rows
}
