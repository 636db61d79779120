import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/** The club's members, with the numbers it gave them, to be joined by `id`. */
export const membersById = (club: ClubTx): RawBuilder<unknown> =>
  sql`(select id, external_id from member where club_id = ${club.id})`
