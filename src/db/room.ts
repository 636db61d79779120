import type { OwnTables } from './fates.ts'
import type { LetGo } from './retention.ts'

/** A room of the program that has tables of its own, and what it owes for them: as a topic does in its face. */
export type Room = {
  readonly name: string
  /** Its tables, which nobody else names in SQL, and what erasing a member does to each of their columns. */
  readonly tables: OwnTables
  /** What it lets go of when it has been kept long enough. */
  readonly retention: readonly LetGo[]
}

declare module './club-tx.ts' {
  interface Brought {
    /** Every room that has tables, beside the topics. */
    readonly rooms: readonly Room[]
  }
}
