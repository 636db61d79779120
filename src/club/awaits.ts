import type { RawBuilder } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { AwaitedKind } from '../terms/awaiting.ts'

/** A row of a topic's select. */
type AwaitedRow = { what: AwaitedKind; count: number; at: Temporal.Instant | null }

/** What waits for a member until he is back from a leave. */
export type Awaiting = {
  /** What he finds then. */
  readonly rows: readonly Awaits[]
  /** What is done for him the moment he is back before his leave has ended. */
  readonly back: ((club: ClubTx, member: string) => Promise<void>) | 'none'
}

/** What waits for a member among a topic's records: one row of each kind, `at` where it has an hour. */
export type Awaits = (club: ClubTx, member: string) => RawBuilder<AwaitedRow>
