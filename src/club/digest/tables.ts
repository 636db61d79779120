import type { JSONColumnType } from 'kysely'
import { noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, PlainDate, Uuid } from '../../db/tables.ts'
import type { Told } from './facts.ts'

export const digestTables = {
  digest_told: { columns: { facts: noOnes } },
  digest_left: { columns: { kind: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** What was told of a week, under its Monday: figures and ids, and nobody's name. */
    digest_told: OfClub & { monday: PlainDate; at: Instant; facts: JSONColumnType<Told, string, string> }
    /** What an organizer had the digest leave alone: the records of one press share a step. */
    digest_left: OfClub & { kind: string; about: Uuid; step: Uuid; at: Instant }
  }
}
