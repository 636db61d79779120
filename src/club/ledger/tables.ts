import type { Generated } from 'kysely'
import { noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

/** Append-only: who did what with whom by their ids, and codes. */
export const ledgerTables = {
  act: { columns: { kind: noOnes, record: noOnes, detail: noOnes } },
  old_act: { columns: { kind: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    act: OfClub & {
      id: Uuid
      kind: string
      by_id: Uuid
      for_id: Uuid | null
      at: Instant
      record: string
      record_id: Uuid
      detail: string | null
      /** The line this one supersedes; with `cancels` nothing takes its place. */
      corrects: Uuid | null
      cancels: Generated<boolean>
      noted_at: Instant
    }
    /** Acts that are let go of: how many of a kind between two (the same one twice where there is no other), and the last year. */
    old_act: OfClub & { by_id: Uuid; for_id: Uuid; kind: string; count: number; last_year: number }
  }
}
