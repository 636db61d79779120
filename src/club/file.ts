import type { Updateable } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'
import type { DueDuty } from '../duties/duty.ts'
import type { RefFile } from '../format/columns.ts'
import type { File, RefColumn, Row } from '../format/format.ts'
import type { FactsOf } from '../format/known.ts'
import type { ToKeep } from '../notices/keep.ts'
import type { ActKind } from '../terms/act.ts'
import type { Noted } from './ledger/note.ts'

/**
 * One file of the import format as its topic keeps it: where its rows live, and what the club takes for done, or will do,
 * because of them. Import and export do the rest, alike for all files.
 */
export type TopicFile<F extends File> = {
  readonly file: F
  readonly table: keyof Tables
  /** How many rows a club may have: the ids of `few` are all known at once, those of `many` are looked up batch by batch. */
  readonly size: 'few' | 'many'
  /** The columns of the table that are named otherwise in the file; several columns of one name are a list in the table. */
  readonly names: Readonly<Record<string, string>>
  /** The column that is filled when a row was taken back as a slip: it is no history, and no export has it. */
  readonly withdrawn: 'none' | 'withdrawn_at'
  /** The columns of the table that the file has not and that follow from its row (`id`: its own), whenever it is written. */
  readonly derived: 'none' | ((row: Row<F>, club: ClubTx, id: string) => Readonly<Record<string, unknown>>)
  /** What of its rows the club may keep: whoever asked to be forgotten does not come back by a folder. */
  readonly letsIn: 'none' | ((rows: readonly Row<F>[], club: ClubTx) => Promise<readonly Row<F>[]>)
  /** What an export says otherwise than the table. */
  readonly exported: 'none' | ((row: Row<F>) => Row<F>)
  readonly lines: 'none' | LinesOf<F>
  readonly ahead: 'none' | AheadOf<F>
}

/** The lines of the ledger that a row stands for. */
export type LinesOf<F extends File> = {
  /** The kinds they may be of: correcting a row touches no other line of its record. */
  readonly kinds: readonly ActKind[]
  /** The columns that refer to rows these lines speak of as well: when such a row is corrected, they are too. */
  readonly speakOf: readonly RefColumn<F>[]
  /** `id` is the row's own; empty where its file gives it none. */
  readonly of: (row: Row<F>, id: string, refers: References) => readonly Noted[]
}

/** What an open record will do by itself after an import: messages kept until they fall due, and duties. */
export type AheadOf<F extends File> = {
  /** All that may be asked for such a row: when it is corrected, this no longer holds and is asked anew. */
  readonly notices: readonly { readonly name: string }[]
  readonly duties: readonly { readonly name: string }[]
  /** `dayFor`: when a member hears of it first, on one of the days to come that is his own. */
  readonly of: (
    row: Row<F>,
    id: string,
    given: {
      readonly club: ClubTx
      readonly refers: References
      readonly dayFor: (identifier: string) => Temporal.Instant
    },
  ) => { readonly notices: readonly ToKeep[]; readonly duties: readonly DueDuty[] } | null
}

/** What the identifiers in a row stand for. */
export type References = {
  readonly zone: string
  readonly member: (identifier: string) => string
  readonly id: (file: RefFile, identifier: string) => string
  readonly facts: <F extends RefFile>(file: F, identifier: string) => FactsOf[F]
}

export type AnyTopicFile = { readonly [F in File]: TopicFile<F> }[File]

/**
 * Declares a file: a column of it that its table does not have must be named, whatever is named must be there, and a table
 * whose rows can be taken back must say so.
 */
export const topicFile = <F extends File, T extends keyof Tables>(
  declared: Declared<F, T>,
): TopicFile<F> & { readonly table: T } => declared as unknown as TopicFile<F> & { readonly table: T }

type Declared<F extends File, T extends keyof Tables> = Omit<
  TopicFile<F>,
  'table' | 'names' | 'withdrawn' | 'derived'
> & {
  readonly table: T
  readonly names: { readonly [C in Exclude<keyof Row<F>, keyof Tables[T]>]: keyof Tables[T] & string }
  readonly withdrawn: 'withdrawn_at' extends keyof Tables[T] ? 'withdrawn_at' : 'none'
  readonly derived: 'none' | ((row: Row<F>, club: ClubTx, id: string) => Updateable<Tables[T]>)
}
