import { noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'
import type { HowLooked } from '../../terms/prospect.ts'

export const prospectTables = {
  // Keyed hashes of a third person who asked for them to be kept: of no member.
  prospect_wish: { columns: { marks: noOnes, digest: 'sealed' } },
  prospect_look: { columns: { how: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** A third person asked not to be recommended in this club: one row for each thing he is recognised by. */
    prospect_wish: OfClub & {
      id: Uuid
      /** The keyed hash of `digest`, alone in a list, by which he is recognised. */
      marks: Buffer[]
      /** A digest of his telephone, address or name, sealed: of it that hash is made anew when keys change. */
      digest: Buffer
      since: Instant
    }
    /** A member has seen a prospect's contact without a message that showed it to him. */
    prospect_look: OfClub & {
      id: Uuid
      referral_id: Uuid
      member_id: Uuid
      how: HowLooked
      at: Instant
    }
  }
}
