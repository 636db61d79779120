import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { membersByIds } from '../members/queries.ts'
import type { InChannel, ThankedFor } from './rules.ts'

/** A thanks as its two people see it; what it was worth is never part of it. */
export type Thanks = {
  readonly id: string
  readonly from: Member
  readonly to: Member
  /** An imported one may not say. */
  readonly what: ThankedFor | null
  readonly message: string | null
  readonly at: Temporal.Instant
  readonly inChannel: InChannel
  readonly withdrawn: boolean
}

/** A thanks by id, or null. `lock` holds it until the transaction ends, so that two clicks follow each other. */
export async function thanksById(club: ClubTx, id: string, { lock = false } = {}): Promise<Thanks | null> {
  let query = club.tx.selectFrom('thanks').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return null
  const people = await membersByIds(club, [row.from_id, row.to_id])
  return {
    id,
    from: people.get(row.from_id)!,
    to: people.get(row.to_id)!,
    what: row.thanked_for as ThankedFor | null,
    message: row.message,
    at: row.thanked_at,
    inChannel: row.in_channel as InChannel,
    withdrawn: row.withdrawn_at !== null,
  }
}
