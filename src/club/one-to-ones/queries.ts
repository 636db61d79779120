import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { plainDate, type Rows, rows } from '../../db/together.ts'
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
    deniedBy: row.denied_by,
    declined: row.declined_at !== null,
  }
}

/**
 * A proposal between these two that is still open to `by`, if there is one. One of his own that the other declined is: he
 * must not learn it by proposing again, and may do so when an unanswered one would have let him.
 */
export async function openBetween(club: ClubTx, by: string, other: string): Promise<Temporal.Instant | null> {
  const row = await club.tx
    .selectFrom('one_to_one')
    .select('proposed_at')
    .where('club_id', '=', club.id)
    .where(({ or, and, eb }) =>
      or([
        eb('status', 'in', ['proposed', 'scheduled']),
        and([eb('declined_at', 'is not', null), eb('initiated_by', '=', by)]),
      ]),
    )
    .where(sql<boolean>`members @> array[${by}, ${other}]::uuid[]`)
    .where('proposed_at', '>', club.at.subtract({ hours: 30 * 24 }))
    .orderBy('proposed_at', 'desc')
    .executeTakeFirst()
  return row?.proposed_at ?? null
}

export type Held = { readonly members: readonly string[]; readonly heldOn: Temporal.PlainDate | null }

/** Who took part in each one-to-one that was held, and on which day where that is known. */
export const heldOneToOnes = (club: ClubTx): Rows<Held> =>
  rows(
    sql<{ members: string[]; held_on: string | null }>`
      select members, held_on from one_to_one where club_id = ${club.id} and status = 'held'`,
    ({ members, held_on }) => ({ members, heldOn: held_on === null ? null : plainDate(held_on) }),
  )
