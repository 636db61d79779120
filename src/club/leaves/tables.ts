import { his, type OwnTables } from '../../db/fates.ts'
import type { Instant, Kept, PlainDate, Uuid } from '../../db/tables.ts'

export const leaveTables = {
  leave: { goes: his('member_id'), columns: { external_id: 'with its row' } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    leave: Kept & {
      member_id: Uuid
      from_on: PlainDate
      until_on: PlainDate | null
      /** When he took it; null where its days are all that was said. */
      taken_at: Instant | null
    }
  }
}
