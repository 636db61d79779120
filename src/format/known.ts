import type { Moment, RefFile } from './columns.ts'
import type { File, Row } from './format.ts'
import { dayOfMoment } from './moments.ts'

/** What must be known of a row that others refer to. */
export type FactsOf = {
  'members.csv': { readonly joined: Temporal.PlainDate | null; readonly left: Temporal.PlainDate | null }
  'meetings.csv': { readonly status: string; readonly startsAt: Temporal.Instant; readonly day: Temporal.PlainDate }
  'referrals.csv': { readonly giver: string; readonly receiver: string }
  'asks.csv': { readonly author: string; readonly created: Moment }
}

/** Those facts of a row, whether it stands in a folder or in the club; `zone` is the club's. */
export const factsOf = <F extends RefFile>(file: F, row: Row<F>, zone: string): FactsOf[F] => readFacts[file](row, zone)

const readFacts: { readonly [F in RefFile]: (row: Row<F>, zone: string) => FactsOf[F] } = {
  'members.csv': row => ({ joined: row.joined_on, left: row.left_on }),
  'meetings.csv': ({ status, starts_at, zone }, clubZone) => ({
    status,
    startsAt: starts_at.at,
    day: dayOfMoment(starts_at, zone ?? clubZone),
  }),
  'referrals.csv': row => ({ giver: row.giver, receiver: row.receiver }),
  'asks.csv': row => ({ author: row.author, created: row.created_at }),
}

export const refFiles = Object.keys(readFacts) as readonly RefFile[]
export const isRefFile = (file: File): file is RefFile => file in readFacts

/** A member the club has, as an imported one is compared with him: by what no two of them share. */
export type MemberBefore = {
  readonly id: string
  readonly name: string
  /** By column of `members.csv`: what the folder takes the place of, where it holds him too. */
  readonly own: Readonly<Record<string, string | null>>
  /** By the same columns: the accounts he is linked with, whatever a folder says. */
  readonly linked: Readonly<Record<string, string | null>>
}

/** What the club has already, before this folder is written. */
export type Before = {
  /** The identifier this club was imported under, if it was. */
  readonly club: string | undefined
  /** Those of these identifiers that the club knows, with their facts. */
  find<F extends RefFile>(file: F, ids: readonly string[]): Promise<ReadonlyMap<string, FactsOf[F]>>
  /** Members erased at their own request. */
  readonly erased: ReadonlySet<string>
  /** Everybody else who is or was a member. */
  members(): Promise<readonly MemberBefore[]>
}

/** A club of which nothing is known yet. */
export const nothingBefore: Before = {
  club: undefined,
  find: async () => new Map(),
  erased: new Set(),
  members: async () => [],
}

export type Entry<F extends RefFile> = {
  /** 0: not in the folder, but in the club. */
  readonly line: number
  readonly rejected: boolean
  /** Undefined when the row is bad. */
  readonly facts: FactsOf[F] | undefined
}

/** Every identifier that a row may refer to. */
export class Known {
  readonly #entries: { readonly [F in RefFile]: Map<string, Entry<F>> } = {
    'members.csv': new Map(),
    'meetings.csv': new Map(),
    'referrals.csv': new Map(),
    'asks.csv': new Map(),
  }

  get<F extends RefFile>(file: F, id: string): Entry<F> | undefined {
    return this.#entries[file].get(id)
  }

  set<F extends RefFile>(file: F, id: string, entry: Entry<F>): void {
    this.#entries[file].set(id, entry)
  }

  reject(file: RefFile, id: string): void {
    const entry = this.#entries[file].get(id)
    if (entry) this.set(file, id, { ...entry, rejected: true })
  }

  rejectAll(file: RefFile): void {
    for (const id of this.#entries[file].keys()) if (this.get(file, id)!.line > 0) this.reject(file, id)
  }

  facts<F extends RefFile>(file: F, id: string | null | undefined): FactsOf[F] | undefined {
    return id == null ? undefined : this.get(file, id)?.facts
  }
}
