import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/** In SQL: how many introductions of these two both have agreed to. */
export const agreedBetween = (club: ClubTx, a: string, b: string): RawBuilder<number> => sql`
  (select count(*)::int from introduction where club_id = ${club.id} and status = 'accepted'
    and ((party_a = ${a} and party_b = ${b}) or (party_a = ${b} and party_b = ${a})))`
