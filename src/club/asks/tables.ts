import { sql } from 'kysely'
import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, OfClub, PlainDate, Uuid } from '../../db/tables.ts'

export const askTables = {
  ask: {
    listed: { as: 'ask', by: 'author_id', at: 'created_at' },
    columns: {
      ...{ external_id: noOnes, kind: noOnes, status: noOnes, day_only: noOnes },
      text: [emptied(his('author_id'), () => sql`${'…'}`), 'names'],
    },
  },
  answer: {
    columns: {
      // By which of his contacts he may be reached, not the contact.
      ...{ external_id: noOnes, day_only: noOnes, contact: noOnes },
      text: [emptied(his('member_id')), 'names'],
    },
  },
  ask_route: { columns: {} },
  round_up_ask: { columns: {} },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    ask: Kept &
      DayOnly & {
        kind: string
        author_id: Uuid
        text: string
        created_at: Instant
        expires_on: PlainDate | null
        status: string
        /** When it ended, where it ended here. */
        ended_at: Instant | null
        /** Taken back as a slip. */
        withdrawn_at: Instant | null
        /** When its author last said that he is still looking: the club reads it once more. */
        still_at: Instant | null
        /** When an organizer said that nothing is to be done about it. */
        left_at: Instant | null
      }
    answer: Kept &
      DayOnly & {
        ask_id: Uuid
        member_id: Uuid
        answered_at: Instant
        text: string | null
        helpful: boolean | null
        /** By what he may be reached: `email`, `phone`, `none`; null where he was not asked. */
        contact: string | null
        /** Taken back by who gave it. */
        withdrawn_at: Instant | null
      }
    /** To whom an ask was passed privately: by the bot, or by an organizer. */
    ask_route: OfClub & {
      ask_id: Uuid
      member_id: Uuid
      at: Instant
      by_id: Uuid | null
      /** He wants to hear no more of it. */
      declined_at: Instant | null
    }
    /** Which asks the club read in a round-up; `again`: for the second time. */
    round_up_ask: OfClub & { round_up_id: Uuid; ask_id: Uuid; at: Instant; again: boolean }
  }
}
