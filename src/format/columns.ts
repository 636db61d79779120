/** What a column of the format may hold: the types of section 2, with their bounds. */

/** The files whose rows others refer to. */
export type RefFile = 'members.csv' | 'meetings.csv' | 'referrals.csv' | 'asks.csv'

type Kinds =
  | { readonly type: 'id' }
  | { readonly type: 'ref'; readonly to: RefFile }
  | { readonly type: 'text'; readonly max: number; readonly holds?: 'phone' }
  | { readonly type: 'date'; readonly past?: true }
  | { readonly type: 'instant'; readonly future?: true }
  | { readonly type: 'bool' }
  | { readonly type: 'int'; readonly min: number; readonly max: number }
  | { readonly type: 'amount' }
  | { readonly type: 'enum'; readonly codes: readonly string[]; readonly french: French }
  | { readonly type: 'enums'; readonly codes: readonly string[]; readonly french: French }
  | { readonly type: PlainType }

/** Types that need no bounds: each is written down once, in `types.ts`. */
export type PlainType =
  | 'email'
  | 'zone'
  | 'language'
  | 'time'
  | 'naf'
  | 'currency'
  | 'country'
  | 'slack-id'
  | 'discord-id'

type French = Readonly<Record<string, string>>

export type Column = Kinds & {
  readonly required?: true
  /** Never shown in a report: e-mail, phone and prospect columns. */
  readonly hidden?: true
  /** Twice in one file is bad. */
  readonly unique?: true
}

/** An instant of the format: a bare day is kept as one and stands at 12:00 local for computations. */
export type Moment = { readonly at: Temporal.Instant; readonly day: Temporal.PlainDate | null }

type ValueOf<C> = C extends { readonly type: 'enum'; readonly codes: readonly (infer Code)[] }
  ? Code
  : C extends { readonly type: 'enums'; readonly codes: readonly (infer Code)[] }
    ? readonly Code[]
    : C extends { readonly type: 'date' }
      ? Temporal.PlainDate
      : C extends { readonly type: 'instant' }
        ? Moment
        : C extends { readonly type: 'bool' }
          ? boolean
          : C extends { readonly type: 'int' }
            ? number
            : string

/** One typed row; null is the format's empty cell: unknown, or the default. */
export type RowOf<Columns> = {
  readonly [K in keyof Columns]: Columns[K] extends { readonly required: true }
    ? ValueOf<Columns[K]>
    : ValueOf<Columns[K]> | null
}

export type Value = string | number | boolean | Temporal.PlainDate | Moment | readonly string[]

export const id = { type: 'id' } as const
export const ref = <To extends RefFile>(to: To) => ({ type: 'ref', to }) as const
export const text = (max: number) => ({ type: 'text', max }) as const
export const phone = { type: 'text', max: 30, holds: 'phone' } as const
/** What is planned may lie in the future; what is remembered (`pastDate`, `instant`) may not. */
export const date = { type: 'date' } as const
export const pastDate = { type: 'date', past: true } as const
export const instant = { type: 'instant' } as const
export const anyInstant = { type: 'instant', future: true } as const
export const bool = { type: 'bool' } as const
export const int = (min: number, max: number) => ({ type: 'int', min, max }) as const
export const amount = { type: 'amount' } as const
export const plain = <Type extends PlainType>(type: Type) => ({ type }) as const
export const oneOf = <const Codes extends readonly string[]>(codes: Codes, french: French = {}) =>
  ({ type: 'enum', codes, french }) as const
export const someOf = <const Codes extends readonly string[]>(codes: Codes, french: French = {}) =>
  ({ type: 'enums', codes, french }) as const

export const required = <C extends Column>(column: C) => ({ ...column, required: true }) as const
export const hidden = <C extends Column>(column: C) => ({ ...column, hidden: true }) as const
export const unique = <C extends Column>(column: C) => ({ ...column, unique: true }) as const
