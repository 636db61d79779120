import { his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const checkInTables = {
  check_in: {
    goes: his('member_id'),
    columns: { how: noOnes, substitute_name: 'names' },
  },
  // It goes with the guest's own row, and holds none of his words.
  guest_check_in: { columns: {} },
  check_in_try: { columns: { who: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    check_in: OfClub & {
      meeting_id: Uuid
      member_id: Uuid
      at: Instant
      how: string
      substitute_name: string | null
      /** It does not hold, and can be put back. */
      taken_back_at: Instant | null
    }
    guest_check_in: OfClub & {
      guest_id: Uuid
      meeting_id: Uuid
      at: Instant
      /** An organizer has taken it away, and can put it back. */
      taken_back_at: Instant | null
    }
    /** `who`: a keyed hash of the account or the address that typed; for those of all together, of neither. */
    check_in_try: OfClub & { meeting_id: Uuid; who: Buffer; tries: number; since: Instant }
  }
}
