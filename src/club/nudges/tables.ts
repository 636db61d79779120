import type { Generated } from 'kysely'
import { his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, Uuid } from '../../db/tables.ts'

export const nudgeTables = {
  nudge: {
    goes: his('member_id'),
    columns: {
      ...{ external_id: noOnes, platform: noOnes, act: noOnes, about: noOnes, outcome: noOnes, episode: noOnes },
      ...{ arm: noOnes, standing: noOnes, opening: noOnes, day_only: noOnes, coin: noOnes },
    },
  },
  nudge_total: {
    ofInstallation: true,
    columns: { kind: noOnes, act: noOnes, arm: noOnes, coin: noOnes, outcome: noOnes },
  },
  nudge_off: { ofInstallation: true, columns: { kind: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    nudge: Kept &
      DayOnly & {
        member_id: Uuid
        step: number
        platform: string | null
        act: string | null
        /** The record the act is about: an ask, a meeting, a member. */
        about: string | null
        decided_at: Instant
        held_back: boolean | null
        outcome: string | null
        outcome_at: Instant | null
        episode: string | null
        arm: string | null
        standing: string | null
        /** The fact it begins with, as `stored` writes it: a code and by what it is found. */
        opening: string | null
        due_at: Instant | null
        /** With which odds its arm was tossed; null where nothing was, or elsewhere. */
        coin: string | null
        /**
         * How far the episode that begins with it stands in the totals: 0 not at all, 1 as begun, 2 the same, and an act
         * without a date was seen, 3 with what came of it.
         */
        counted: Generated<number>
      }
    nudge_total: {
      kind: string
      act: Generated<string>
      arm: string
      coin: Generated<string>
      outcome: string
      /** Which of the parts that are added up: clubs add to different ones. */
      part: Generated<number>
      count: Generated<number>
    }
    /** A kind that did harm, and since when nothing of it is sent, in any club that does not want it all the same. */
    nudge_off: { kind: string; at: Instant }
  }
}
