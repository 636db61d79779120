import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { membersByIds } from '../members/queries.ts'
import type { OneToOne } from './one-to-one.ts'

/** A one-to-one of two by id, or null. `lock` holds it until the transaction ends. */
export async function oneToOneById(club: ClubTx, id: string, { lock = false } = {}): Promise<OneToOne | null> {
  let query = club.tx.selectFrom('one_to_one').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (row?.members.length !== 2 || row.proposed_at === null) return null
  const members = await membersByIds(club, row.members)
  const proposer = row.initiated_by ?? row.members[0]!
  return {
    id: row.id,
    proposer: members.get(proposer)!,
    other: members.get(row.members.find(one => one !== proposer)!)!,
    status: row.status as OneToOne['status'],
    proposedAt: row.proposed_at,
    heldOn: row.held_on,
    note: row.note,
    confirmedBy: row.confirmed_by,
  }
}

/** A proposal between these two that is still open, if there is one. */
export async function openBetween(club: ClubTx, a: string, b: string): Promise<Temporal.Instant | null> {
  const row = await club.tx
    .selectFrom('one_to_one')
    .select('proposed_at')
    .where('club_id', '=', club.id)
    .where('status', 'in', ['proposed', 'scheduled'])
    .where(sql<boolean>`members @> array[${a}, ${b}]::uuid[]`)
    .where('proposed_at', '>', club.at.subtract({ hours: 30 * 24 }))
    .executeTakeFirst()
  return row?.proposed_at ?? null
}
