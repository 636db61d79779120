import { type Generated, type JSONColumnType, sql } from 'kysely'
import { emptied, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, PlainDate, Uuid } from '../../db/tables.ts'

/** What is kept in words of one in which he took part. */
const theirs = emptied(({ id }) => sql`members @> array[${id}]::uuid[]`)

export const oneToOneTables = {
  one_to_one: {
    columns: {
      ...{ external_id: noOnes, round: noOnes, status: noOnes, day_only: noOnes },
      // Ids and instants.
      moments: noOnes,
      note: [theirs, 'names'],
      place: [theirs, 'names'],
    },
  },
} as const satisfies OwnTables

/** A moment that is proposed: by whom, and whom it suits. */
export type StoredMoment = {
  readonly id: Uuid
  readonly at: string
  readonly by: Uuid
  readonly suits: readonly Uuid[]
}

declare module '../../db/tables.ts' {
  interface Tables {
    one_to_one: Kept &
      DayOnly & {
        members: Uuid[]
        round: string | null
        initiated_by: Uuid | null
        /** The organizer who brought them together, where none of them proposed it. */
        brought_by: Uuid | null
        proposed_at: Instant | null
        held_on: PlainDate | null
        status: string
        note: string | null
        /** Who has said that it took place. */
        confirmed_by: Generated<Uuid[]>
        /** The moments that are proposed. */
        moments: JSONColumnType<StoredMoment[], string | undefined>
        /** The one agreed on, and where. */
        starts_at: Instant | null
        place: string | null
        /** How often a moment was agreed on, moved or called off: its number in calendars. */
        sequence: Generated<number>
        /** Who said yes to it being held some day; whoever proposed it is not in it. */
        accepted_by: Generated<Uuid[]>
        /** Who said no: nobody is told, to the others it is still unanswered. */
        declined_by: Generated<Uuid[]>
        /** When the last of them said so. */
        declined_at: Instant | null
        /** Who noted first that it took place. */
        logged_by: Uuid | null
        /** Taken back by who noted it, before another had confirmed it. */
        withdrawn_at: Instant | null
        /** To whom it was of use: each for himself. */
        useful_to: Generated<Uuid[]>
        /** Who has said that it did not take place: each for himself, and the other is not told. */
        denied_by: Generated<Uuid[]>
      }
  }
}
