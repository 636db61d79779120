import { his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const calendarTables = {
  calendar_feed: { goes: his('member_id'), columns: { secret: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** A member's own address for his calendar: of its secret only a hash is kept. */
    calendar_feed: OfClub & {
      id: Uuid
      member_id: Uuid
      secret: Buffer
      made_at: Instant
    }
  }
}
