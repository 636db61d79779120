import { type RawBuilder, type Selectable, sql } from 'kysely'
import { asPosix, type Called, patternsOf } from '../terms/called.ts'
import type { ListedText } from '../terms/erasure.ts'
import type { ClubTx } from './club-tx.ts'
import type { SealedColumn, SealedTables } from './sealed-columns.ts'
import type { Tables } from './tables.ts'

/**
 * What erasing a member does to every column that can hold a text. Each topic and each room says it of its own tables: a
 * column that may hold words and has no fate does not compile.
 */

/** Whom is being erased: his id, what he is called and written to, and what stands instead of his name. */
export type Him = Called & {
  readonly id: string
  readonly externalId: string
  readonly company: string | null
  readonly former: string
  readonly formerSearch: string
  /** He asked for it himself; a leaver's profile only comes to its end. */
  readonly atHisRequest: boolean
  /** What a text is matched by where only its keyed hash is kept. */
  fingerprints(normalisedValue: string): readonly Buffer[]
}

export type Where = RawBuilder<boolean>

/** What a column becomes in the rows that are his. */
export type Becomes = { readonly of: (him: Him) => Where; readonly to: (him: Him) => RawBuilder<unknown> }

export type Fate =
  /** Nothing of a person: a code, a number the platform or the club gave, the club's own words. */
  | 'no one’s'
  /** Anybody's words: his name, his address and his telephone in them give way to the former member. */
  | 'names'
  /** The same under a seal, which is opened for it. */
  | 'sealed'
  /** The same of what was typed and not yet sent. */
  | 'unsent'
  /** The same where a whole message is opened, by its room’s `rewrites`. */
  | 'message'
  /** It goes with its row, which is his alone. */
  | 'with its row'
  | Becomes

/** Whether a value of this type may be words: neither an id nor a number, an instant or a day. */
type MayBeWords<Value> = Value extends number | boolean | Temporal.Instant | Temporal.PlainDate
  ? false
  : Value extends readonly (infer One)[]
    ? MayBeWords<One>
    : Value extends string
      ? 'uuid' extends keyof Value
        ? false
        : 'numeric' extends keyof Value
          ? false
          : true
      : true

type Row<T extends keyof Tables> = Selectable<Tables[T]>

/** The columns of a table that may hold words. */
export type Worded<T extends keyof Tables> = {
  [C in keyof Row<T> & string]: true extends MayBeWords<NonNullable<Row<T>[C]>> ? C : never
}[keyof Row<T> & string]

/** What is sealed for a club is opened or emptied; nobody looks for a name among bytes. */
type FateOf<T extends keyof Tables, C> = T extends keyof SealedTables
  ? SealedTables[T]['ofClub'] extends true
    ? C extends SealedColumn<T>
      ? Exclude<Fate, 'no one’s' | 'names'>
      : Readable<T, C>
    : Readable<T, C>
  : Readable<T, C>

type Readable<T extends keyof Tables, C> = C extends keyof Row<T>
  ? NonNullable<Row<T>[C]> extends Uint8Array
    ? Exclude<Fate, 'names' | 'sealed' | 'unsent' | 'message'>
    : Exclude<Fate, 'sealed' | 'unsent'>
  : never

type Several<One> = One | readonly One[]

/** Its rows belong to no club: they are looked for in all of it. */
type OfInstallation = { readonly ofInstallation: true }

/**
 * Texts that more than a few people read: an organizer may be told who wrote which when, so that he asks him to see to a first
 * name in it.
 */
type Listed<T extends keyof Tables> = {
  readonly as: ListedText
  /** The column of whoever wrote it. */
  readonly by: keyof Row<T> & string
  readonly at?: keyof Row<T> & string
}

/** What erasing does to a table: to its rows that are his alone, and to each of its columns that may hold words. */
export type Erasing<T extends keyof Tables> = {
  /** What his rows hold that answers to others may repeat: read before it goes, and taken out of those answers too. */
  readonly repeated?: (club: ClubTx, him: Him) => Promise<readonly (string | null)[]>
  readonly listed?: Listed<T>
} & ('club_id' extends keyof Tables[T] ? unknown : OfInstallation) &
  (
    | {
        /** The rows that are his alone. */
        readonly goes: (him: Him) => Where
        readonly columns: { readonly [C in Worded<T>]: Several<FateOf<T, C>> }
      }
    | {
        readonly goes?: never
        readonly columns: { readonly [C in Worded<T>]: Several<Exclude<FateOf<T, C>, 'with its row'>> }
      }
  )

/** Tables with the fates of their columns: what a topic or a room lists. */
export type OwnTables = { readonly [T in keyof Tables]?: Erasing<T> }

export const noOnes = 'no one’s'

const empty = () => sql`null`

/** Emptied, or made something else, in these rows. */
export const emptied = (of: Becomes['of'], to: Becomes['to'] = empty): Becomes => ({ of, to })

/** The rows in which this column holds his id. */
export const his =
  (column: string) =>
  ({ id }: Him): Where =>
    sql`${sql.ref(column)} = ${id}`

/** The rows of his accounts. */
export const ofHisAccounts = ({ accounts }: Him): Where =>
  accounts.length === 0
    ? sql`false`
    : sql`(platform, account) in (${sql.join(accounts.map(one => sql`(${one.platform}, ${one.account})`))})`

/** A pattern of PostgreSQL that finds what he is called and written to, as words of their own. */
export const naming = (him: Him): string => asPosix(patternsOf(him))

/** `names` for a column of JSON. */
export function namesInJson(column: string): Becomes {
  const text = sql`${sql.ref(column)}::text`
  return {
    of: him => sql`${text} ~ ${naming(him)}`,
    to: him => sql`regexp_replace(${text}, ${naming(him)}, ${him.former}, 'g')::jsonb`,
  }
}

/** What stands instead of his name. */
export const former = ({ former }: Him): RawBuilder<unknown> => sql`${former}`
