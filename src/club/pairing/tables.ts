import { his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const pairingTables = {
  pairing_round: { columns: { round: noOnes } },
  round_skip: { goes: his('member_id'), columns: { round: 'with its row' } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** A round that was drawn: its pairs are one-to-ones of this round. */
    pairing_round: OfClub & {
      round: string
      drawn_at: Instant
      /** For whom nobody was left: first in the next one. */
      left_out: Uuid[]
      /** Whether nothing was proposed because all who took part have met of late. */
      all_met: boolean
    }
    /** Who is not drawn in a round, by his own wish. */
    round_skip: OfClub & { member_id: Uuid; round: string; at: Instant }
  }
}
