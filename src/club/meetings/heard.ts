import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { toldAbout } from '../../notices/keep.ts'
import { announced } from './kinds.ts'

/** Those of these meetings that the club has heard of, that somebody has answered, or that a guest is expected at. */
export async function heardOf(club: ClubTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  return (await toldAbout(club, announced, ids)).union(await touched(club, ids))
}

async function touched(club: ClubTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select meeting_id as id from rsvp where club_id = ${club.id} and meeting_id = any(${ids})
    union select meeting_id from guest where club_id = ${club.id} and meeting_id = any(${ids})`.execute(club.tx)
  return new Set(rows.map(({ id }) => id))
}
