import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { membersByIds } from '../members/queries.ts'
import type { ReadBy } from './cards.ts'
import type { OneToOne } from './one-to-one.ts'

/** A one-to-one by id; null when there is none, or it was taken back. `lock` holds it until the transaction ends. */
export async function oneToOneById(club: ClubTx, id: string, { lock = false } = {}): Promise<OneToOne | null> {
  let query = club.tx
    .selectFrom('one_to_one')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? asOneToOne(club, row) : null
}

/** A row as a one-to-one. */
export async function asOneToOne(club: ClubTx, row: Selectable<Tables['one_to_one']>): Promise<OneToOne> {
  const members = await membersByIds(club, row.members)
  // Where an import does not say who did, the first has proposed it; the round did for itself.
  const by = row.initiated_by ?? (row.round === null && row.brought_by === null ? row.members[0]! : null)
  return {
    id: row.id,
    people: row.members.toSorted((a, b) => Number(b === by) - Number(a === by)).map(one => members.get(one)!),
    by: by === null ? null : (members.get(by) ?? null),
    isBrought: row.brought_by !== null,
    round: row.round,
    status: row.status as OneToOne['status'],
    proposedAt: row.proposed_at,
    heldOn: row.held_on,
    note: row.note,
    place: row.place,
    startsAt: row.starts_at,
    sequence: row.sequence,
    moments: row.moments.map(({ id, at, by, suits }) => ({ id, at: Temporal.Instant.from(at), by, suits })),
    acceptedBy: row.accepted_by,
    declinedBy: row.declined_by,
    loggedBy: row.logged_by,
    confirmedBy: row.confirmed_by,
    deniedBy: row.denied_by,
    usefulTo: row.useful_to,
  }
}

/**
 * A proposal between these two that is still open to `by`, if there is one. One that the other declined is: he must not
 * learn it by proposing again, and may do so when an unanswered one would have let him.
 */
export async function openBetween(club: ClubTx, by: string, other: string): Promise<Temporal.Instant | null> {
  const row = await club.tx
    .selectFrom('one_to_one')
    .select('proposed_at')
    .where('club_id', '=', club.id)
    .where('withdrawn_at', 'is', null)
    .where(({ or, and, eb }) =>
      or([
        eb('status', 'in', ['proposed', 'scheduled']),
        and([eb('declined_at', 'is not', null), sql<boolean>`not ${by} = any(declined_by)`]),
      ]),
    )
    .where(sql<boolean>`members @> array[${by}, ${other}]::uuid[]`)
    // What a round or an organizer proposed to him and he declined is no longer open to him.
    .where(sql<boolean>`not ((round is not null or brought_by is not null) and ${by} = any(declined_by))`)
    .where('proposed_at', '>', club.at.subtract({ hours: 30 * 24 }))
    .orderBy('proposed_at', 'desc')
    .executeTakeFirst()
  return row?.proposed_at ?? null
}

/** A one-to-one as one of its people reads it now. */
export const readAs = (club: ClubTx, meeting: OneToOne, reader: string): ReadBy => ({
  ...{ meeting, reader, zone: club.zone, at: club.at },
})
