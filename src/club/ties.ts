import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import { plainDate, type Rows, rows } from '../db/together.ts'
import type { Tie, TieKind } from '../terms/tie.ts'

/** What connects a member with one other, of one kind. */
export type TieWith = Tie & { readonly other: string; readonly kind: TieKind }

/**
 * What a topic's records say connects a member with everybody else, one row for each of them and kind. Only what both may
 * know is in it: nothing that was declined, denied or taken back, waits for an answer or was said in private.
 */
export type TopicTies = (club: ClubTx, of: string) => Rows<TieWith>

type TieRow = { other: string; kind: TieKind; times: number; last: string | null }

/** Of a select of `other`, `kind`, `times` and the day `last`. */
export const ties = (select: RawBuilder<TieRow>): Rows<TieWith> =>
  rows(select, ({ last, ...row }) => ({ ...row, last: last === null ? null : plainDate(last) }))

/** In SQL: the club's day of an instant. */
export const dayOfInstant = (club: ClubTx, instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone ${club.zone})::date`
