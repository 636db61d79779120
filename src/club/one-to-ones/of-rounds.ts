import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { ReadBy } from './cards.ts'
import { hasDeclined, takesPart } from './one-to-one.ts'
import { oneToOneById, readAs } from './queries.ts'

/** What came of a round: its one-to-ones by how they stand. What one side declined is to everybody else unanswered. */
export type RoundCounts = { readonly proposed: number; readonly held: number; readonly notHeld: number }

/** The latest round whose one-to-ones are known, and what came of it; null before the first. */
export async function latestRound(club: ClubTx): Promise<(RoundCounts & { readonly round: string }) | null> {
  const { rows } = await sql<RoundCounts & { round: string }>`
    select round, count(*)::int as proposed, count(*) filter (where status = 'held')::int as held,
      count(*) filter (where status = 'not-held')::int as "notHeld"
    from one_to_one where club_id = ${club.id} and round is not null
      and round = (select last.round from one_to_one last where last.club_id = ${club.id} and last.round is not null
        order by last.proposed_at desc nulls last limit 1)
    group by round`.execute(club.tx)
  return rows[0] ?? null
}

/** Whether a round has one-to-ones: drawn here, or brought by an import. */
export async function hasRound(club: ClubTx, round: string): Promise<boolean> {
  const row = await club.tx
    .selectFrom('one_to_one')
    .select('id')
    .where('club_id', '=', club.id)
    .where('round', '=', round)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What earlier rounds proposed and nobody has settled since. */
export async function openOfOtherRounds(club: ClubTx, round: string): Promise<readonly string[]> {
  const rows = await club.tx
    .selectFrom('one_to_one')
    .select('id')
    .where('club_id', '=', club.id)
    .where('round', '<>', round)
    .where('status', '=', 'proposed')
    .where('proposed_at', '>', club.at.subtract({ hours: 24 * 200 }))
    .execute()
  return rows.map(({ id }) => id)
}

/** What a round proposed, by its id, as one of its people reads it; null when there is none, or he has no part in it. */
export async function oneToOneOfRound(club: ClubTx, id: string, reader: string): Promise<ReadBy | null> {
  const found = await oneToOneById(club, id)
  if (!found?.round || !(takesPart(found, reader) || hasDeclined(found, reader))) return null
  return readAs(club, found, reader)
}
