import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { takeLocks } from '../../db/only-once.ts'
import type { Tables } from '../../db/tables.ts'
import type { Contact, Introduction, Met, Yes } from '../../terms/introduction.ts'
import { membersByIds } from '../members/queries.ts'
import { conversationOf, openingsOf } from './openings.ts'
import type { Earlier } from './rules.ts'

type Row = Selectable<Tables['introduction']>

/**
 * An introduction by id, or null. `lock` keeps everything about its two for this transaction: an answer, an end and a
 * new request for them follow each other, and none is kept back behind one that has just ended.
 */
export async function introductionById(club: ClubTx, id: string, { lock = false } = {}): Promise<Introduction | null> {
  return (await introductionsByIds(club, [id], { lock }))[0] ?? null
}

/** The same for several, in as many statements. */
export async function introductionsByIds(
  club: ClubTx,
  ids: readonly string[],
  { lock = false } = {},
): Promise<readonly Introduction[]> {
  if (ids.length === 0) return []
  const query = club.tx
    .selectFrom('introduction')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .orderBy('id')
  const found = await query.execute()
  if (!lock || found.length === 0) return introductionsOf(club, found)
  await takeLocks(
    club,
    found.map(row => ({ lock: 'introduction', about: [row.party_a, row.party_b] })),
  )
  return introductionsOf(club, await query.forUpdate().execute())
}

async function introductionsOf(club: ClubTx, rows: readonly Row[]): Promise<Introduction[]> {
  const members = await membersByIds(
    club,
    rows.flatMap(row => [row.requested_by, row.party_a, row.party_b]),
  )
  const openings = await openingsOf(
    club,
    rows.filter(row => row.status === 'accepted').map(({ id }) => id),
  )
  return rows.map(row => {
    const [a, b] = [members.get(row.party_a)!, members.get(row.party_b)!]
    return {
      id: row.id,
      asker: members.get(row.requested_by)!,
      a,
      b,
      context: row.context,
      said: { a: row.said_a, b: row.said_b },
      requestedAt: row.requested_at,
      status: row.status as Introduction['status'],
      answers: { a: row.answer_a as Yes | null, b: row.answer_b as Yes | null },
      again: { a: row.again_a, b: row.again_b },
      met: { a: row.met_a as Met | null, b: row.met_b as Met | null },
      contacts: { a: row.contact_a as Contact | null, b: row.contact_b as Contact | null },
      conversation: row.status === 'accepted' ? conversationOf(openings.get(row.id), a, b) : { state: 'none' },
      decidedAt: row.decided_at,
      endedAt: row.ended_at,
      held: row.held,
      withdrawn: row.withdrawn_at !== null,
    }
  })
}

/** Two members, in whatever order. */
export type Pair = readonly [string, string]

/** The same for a pair in either order. */
export const pairKey = (pair: Pair): string => pair.toSorted().join('/')

/** Every request for these two, the oldest first. */
export async function earlierOf(club: ClubTx, a: string, b: string): Promise<(Earlier & { readonly id: string })[]> {
  const rows = await club.tx
    .selectFrom('introduction')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('party_a', 'in', [a, b])
    .where('party_b', 'in', [a, b])
    .where('withdrawn_at', 'is', null)
    .orderBy('requested_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    askedBy: row.requested_by,
    status: row.status as Earlier['status'],
    requestedAt: row.requested_at,
    endedAt: row.ended_at ?? row.decided_at,
    held: row.held,
  }))
}

/** The requests for these two that are kept back, the oldest first. */
export async function heldFor(club: ClubTx, pair: Pair): Promise<string[]> {
  const rows = await pendingFor(club, [pair]).where('held', '=', true).execute()
  return rows.map(({ id }) => id)
}

/** Of each pair the request that is kept back and has waited longest. */
export async function nextHeld(club: ClubTx, pairs: readonly Pair[]): Promise<string[]> {
  if (pairs.length === 0) return []
  const rows = await pendingFor(club, pairs).where('held', '=', true).execute()
  return [...Map.groupBy(rows, keyOf).values()].map(([first]) => first!.id)
}

/** Those of the pairs that are being asked now, each by its key. */
export async function underWay(club: ClubTx, pairs: readonly Pair[]): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const rows = await pendingFor(club, pairs).where('held', '=', false).execute()
  return new Set(rows.map(keyOf))
}

const keyOf = ({ party_a, party_b }: Pick<Row, 'party_a' | 'party_b'>) => pairKey([party_a, party_b])

/** What is asked of these pairs, the oldest first. */
const pendingFor = (club: ClubTx, pairs: readonly Pair[]) =>
  club.tx
    .selectFrom('introduction')
    .select(['id', 'party_a', 'party_b'])
    .where('club_id', '=', club.id)
    .where('status', '=', 'pending')
    .where('withdrawn_at', 'is', null)
    .where(({ or, and, eb }) =>
      or(
        pairs.flatMap(([a, b]) => [
          and([eb('party_a', '=', a), eb('party_b', '=', b)]),
          and([eb('party_a', '=', b), eb('party_b', '=', a)]),
        ]),
      ),
    )
    .orderBy('requested_at')
    .orderBy('id')
