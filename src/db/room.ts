import type { ClubTx } from './club-tx.ts'
import type { OwnTables } from './fates.ts'
import type { LetGo } from './retention.ts'

/** A text as it is to stand from now on. */
export type Rewrite = (text: string) => string

/** Only answers that one person saw; of the member `gone` no more than his new name stays where he is mentioned. */
export type Which = { readonly only?: 'answers'; readonly gone?: string }

/** Answers that these members alone saw, and that show one of these records or bring a file. */
export type Seen = { readonly by: readonly string[]; readonly about: readonly string[] }

/** A room of the program that has tables of its own, and what it owes for them: as a topic does in its face. */
export type Room = {
  readonly name: string
  /** Its tables, which nobody else names in SQL, and what erasing a member does to each of their columns. */
  readonly tables: OwnTables
  /** What it lets go of when it has been kept long enough. */
  readonly retention: readonly LetGo[]
  /** Writes anew the messages that it keeps whole: those whose fate is `message`. */
  readonly rewrites: ((club: ClubTx, rewrite: Rewrite, which: Which) => Promise<void>) | 'none'
  /** Takes back the answers that it keeps whole. */
  readonly takesBack: ((club: ClubTx, seen: Seen) => Promise<void>) | 'none'
}

declare module './club-tx.ts' {
  interface Brought {
    /** Every room that has tables, beside the topics. */
    readonly rooms: readonly Room[]
  }
}
