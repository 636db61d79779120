import type { Sealer } from './seal.ts'
import type { Tables } from './tables.ts'

/**
 * Every column that is sealed, and what its text is bound to, so that it opens in its own row only. Bindings never change:
 * what was sealed with one opens with no other. Keys rotate by this table.
 */
type SealedTable = {
  /** What tells its rows apart: within their club, or at all where they belong to the installation. */
  readonly key: 'id' | 'key'
  readonly ofClub: boolean
  /** A JSON column holds the bytes as a string in base64. */
  readonly inJson?: true
  /** A list of keyed hashes made of the row, which change with the key too. */
  readonly marks?: string
  /** What goes when its key is lost: the column, or the row, which says nothing without it. */
  readonly lost: 'column' | 'row'
  readonly columns: Readonly<Record<string, (row: string, club: string) => string>>
}

const prospect = (column: string) => (row: string, club: string) => `referral/${club}/${row}/${column}`

export const sealedTables = {
  referral: {
    key: 'id',
    ofClub: true,
    marks: 'prospect_keys',
    lost: 'column',
    columns: {
      prospect_name: prospect('prospect_name'),
      prospect_phone: prospect('prospect_phone'),
      prospect_e164: prospect('prospect_e164'),
      prospect_email: prospect('prospect_email'),
      need: prospect('need'),
      unfit_words: prospect('unfit_words'),
      note: prospect('note'),
    },
  },
  prospect_wish: {
    key: 'id',
    ofClub: true,
    marks: 'marks',
    lost: 'row',
    columns: { digest: (row, club) => `prospect_wish/${club}/${row}` },
  },
  referral_wait: {
    key: 'id',
    ofClub: true,
    lost: 'row',
    columns: { said: (row, club) => `referral_wait/${club}/${row}` },
  },
  application: {
    key: 'id',
    ofClub: true,
    lost: 'column',
    columns: {
      contact: (row, club) => `application/${club}/${row}/contact`,
      reason: (row, club) => `application/${club}/${row}/reason`,
      answer: (row, club) => `application/${club}/${row}/answer`,
      told: (row, club) => `application/${club}/${row}/told`,
      sponsor_says: (row, club) => `application/${club}/${row}/sponsor_says`,
    },
  },
  application_word: {
    key: 'id',
    ofClub: true,
    lost: 'row',
    columns: { words: (row, club) => `application_word/${club}/${row}` },
  },
  application_note: {
    key: 'id',
    ofClub: true,
    lost: 'column',
    columns: { words: (row, club) => `application_note/${club}/${row}` },
  },
  application_letter: {
    key: 'id',
    ofClub: true,
    lost: 'column',
    columns: { words: (row, club) => `application_letter/${club}/${row}` },
  },
  draft: { key: 'id', ofClub: true, lost: 'row', columns: { said: (row, club) => `draft/${club}/${row}` } },
  contest: { key: 'id', ofClub: true, lost: 'column', columns: { words: (row, club) => `contest/${club}/${row}` } },
  playground_message: {
    key: 'id',
    ofClub: true,
    inJson: true,
    lost: 'row',
    columns: { view: (row, club) => `playground_message/${club}/${row}/view` },
  },
  installation: { key: 'key', ofClub: false, lost: 'row', columns: { sealed: row => `installation/${row}` } },
} as const satisfies { readonly [T in keyof Tables]?: SealedTable }

export type SealedTables = typeof sealedTables
export type SealedColumn<T extends keyof SealedTables> = keyof SealedTables[T]['columns'] & string

/** What the text of this column is bound to in this row; `club` only where rows belong to one. */
export function boundTo<T extends keyof SealedTables>(
  table: T,
  column: SealedColumn<T>,
  row: string,
  club = '',
): string {
  const { columns }: SealedTable = sealedTables[table]
  return columns[column]!(row, club)
}

/** Seals and opens the columns of one club, each bound to its row: what is not in the table above is sealed by nobody. */
export type ClubSealer = {
  seal<T extends ClubTable>(table: T, column: SealedColumn<T>, row: string, text: string): Buffer
  /** Throws SealBroken. */
  open<T extends ClubTable>(table: T, column: SealedColumn<T>, row: string, sealed: Uint8Array): string
  /** 32 bytes, equal for equal values of the club (or of all that is `among` them), that say nothing without the key. */
  fingerprint(normalisedValue: string, among?: string): Buffer
  /** The same under every key that is known: what to look for while keys rotate. */
  fingerprints(normalisedValue: string, among?: string): readonly Buffer[]
  /** 32 bytes under each known key, the current one first, by which this club signs a text. """ names what it is. */
  signatures(what: string, text: string): readonly [Buffer, ...Buffer[]]
}

export type ClubTable = Exclude<keyof SealedTables, 'installation'>

export const clubSealer = (sealer: Sealer, club: string): ClubSealer => ({
  seal: (table, column, row, text) => sealer.seal(text, boundTo(table, column, row, club)),
  open: (table, column, row, sealed) => sealer.open(sealed, boundTo(table, column, row, club)),
  fingerprint: (value, among = club) => sealer.fingerprint(among, value),
  fingerprints: (value, among = club) => sealer.fingerprints(among, value),
  signatures: (what, text) => sealer.signatures(`${club}/${what}/${text}`),
})

/** The tables as a list that can be gone through. */
export const everySealedTable: readonly ({ readonly table: keyof SealedTables } & SealedTable)[] = Object.entries(
  sealedTables,
).map(([table, described]) => ({ table: table as keyof SealedTables, ...described }))
