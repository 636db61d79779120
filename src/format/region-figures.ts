import { unmarked } from '../terms/formulas.ts'
import {
  type FiguresRead,
  type Nomenclature,
  nomenclatures,
  type SectorFamily,
  sectorFamilies,
} from '../terms/sector.ts'
import { readCell } from './cells.ts'
import { type Code, type Facts, sentence } from './codes.ts'
import type { Column } from './columns.ts'
import { readRecords } from './csv.ts'

/** A file of region figures: a row for each region and family of sectors. Read as the files of the import format are. */
const columns = {
  region_code: { type: 'text', max: 20, required: true },
  region_name: { type: 'text', max: 120, required: true },
  sector: {
    type: 'enum',
    codes: sectorFamilies,
    required: true,
    french: {
      industrie: 'industry',
      btp: 'construction',
      bâtiment: 'construction',
      négoce: 'trade',
      commerce: 'trade',
      public: 'public-education-health',
      enseignement: 'public-education-health',
      santé: 'public-education-health',
    },
  },
  establishments: { type: 'int', min: 0, max: 100_000_000, required: true },
  year: { type: 'int', min: 1950, max: 2100, required: true },
  source: { type: 'text', max: 200, required: true },
  nomenclature: { type: 'enum', codes: nomenclatures, french: {} },
} as const satisfies Record<string, Column>

type Name = keyof typeof columns
const named = Object.entries(columns) as [Name, Column][]

/** More than these are not one club's regions. */
const mostRows = 600

/** What is wrong, on which line, in which column, and what mends it: in both languages. */
export type FiguresProblem = {
  readonly line: number
  readonly column: string | null
  readonly en: string
  readonly fr: string
}

type Row = {
  readonly line: number
  readonly region_code: string
  readonly region_name: string
  readonly sector: SectorFamily
  readonly establishments: number
  readonly year: number
  readonly source: string
  readonly nomenclature: Nomenclature | null
}

/** Reads a file whole; nothing of it is of use while one row is wrong. `today`: nobody counts the firms of a year to come. */
export async function readFigures(
  file: AsyncIterable<Uint8Array>,
  today: Temporal.PlainDate,
): Promise<readonly FiguresRead[] | readonly FiguresProblem[]> {
  const problems: FiguresProblem[] = []
  const rows: Row[] = []
  let header: readonly (Name | null)[] | undefined
  for await (const records of readRecords(file))
    for (const { line, cells, fault } of records) {
      if (fault) problems.push(ofTheFormat(line, null, `file.${fault}`))
      else if (!header) {
        header = cells.map(cell => nameOf(cell))
        const missing = named.filter(([name, { required }]) => required && !header!.includes(name))
        for (const [name] of missing) problems.push(ofTheFormat(line, name, 'column.missing'))
        if (missing.length > 0) return problems
      } else if (rows.length >= mostRows) return [...problems, own.tooMany(line)]
      else {
        const row = readRow({ line, cells, header }, today, problems)
        if (row) rows.push(row)
      }
    }
  if (!header || (rows.length === 0 && problems.length === 0)) return [own.empty()]
  // What a row that cannot be read would have said, nobody misses.
  if (problems.length > 0) return problems
  const regions = [...Map.groupBy(rows, ({ region_code }) => region_code).values()].map(of => regionOf(of, problems))
  return problems.length > 0 ? problems.toSorted((a, b) => a.line - b.line) : regions
}

export const isProblem = (one: FiguresRead | FiguresProblem): one is FiguresProblem => 'line' in one

const nameOf = (cell: string): Name | null => {
  const written = unmarked(cell.trim()).normalize('NFC').toLowerCase()
  return named.find(([name]) => name === written)?.[0] ?? null
}

type Found = { readonly line: number; readonly cells: readonly string[]; readonly header: readonly (Name | null)[] }

function readRow({ line, cells, header }: Found, today: Temporal.PlainDate, problems: FiguresProblem[]): Row | null {
  const before = problems.length
  if (cells.length !== header.length) {
    problems.push(ofTheFormat(line, null, 'row.cells', { found: cells.length, expected: header.length }))
    return null
  }
  const values: Record<string, unknown> = { line }
  for (const [name, column] of named) {
    const cell = unmarked((cells[header.indexOf(name)] ?? '').trim())
    // Spreadsheets write thousands apart.
    const written = column.type === 'int' ? cell.replace(/\s/g, '') : cell
    if (written !== '') {
      const context = { zone: 'UTC', asOf: today.toZonedDateTime('UTC').toInstant(), languages: ['fr', 'en'] }
      values[name] = readCell(column, written, context, (code, facts = {}) => {
        problems.push(ofTheFormat(line, name, code, facts))
      })
    } else if (column.required) problems.push(ofTheFormat(line, name, 'value.required'))
    values[name] ??= null
  }
  if (typeof values.year === 'number' && values.year > today.year) problems.push(own.future(line))
  return problems.length === before ? (values as Row) : null
}

/** The rows of one region say the same of it, and each family once. */
function regionOf(rows: readonly Row[], problems: FiguresProblem[]): FiguresRead {
  const [first] = rows as [Row, ...Row[]]
  const establishments: Partial<Record<SectorFamily, number>> = {}
  const lineOf = new Map<SectorFamily, number>()
  for (const row of rows) {
    const before = lineOf.get(row.sector)
    if (before !== undefined) problems.push(own.twice(row.line, before))
    for (const column of ['region_name', 'year', 'source', 'nomenclature'] as const)
      if (row[column] !== first[column]) problems.push(own.differs(row.line, column, first.line))
    lineOf.set(row.sector, row.line)
    establishments[row.sector] = row.establishments
  }
  const missing = sectorFamilies.slice(0, -1).filter(family => establishments[family] === undefined)
  if (missing.length > 0) problems.push(own.missing(first.line, first.region_code, missing))
  else if (rows.every(row => row.sector === sectorFamilies.at(-1) || row.establishments === 0))
    problems.push(own.nothing(first.line, first.region_code))
  return {
    ...{ code: first.region_code, name: first.region_name, establishments, year: first.year, source: first.source },
    nomenclature: first.nomenclature ?? 'naf-rev2',
  }
}

const ofTheFormat = (line: number, column: string | null, code: Code, facts: Facts = {}): FiguresProblem => ({
  ...{ line, column },
  en: sentence(code, facts, 'en'),
  fr: sentence(code, facts, 'fr'),
})

/** What only these files can have wrong. */
const own = {
  empty: (): FiguresProblem => ({
    ...{ line: 1, column: null },
    en: `There is no row. The first line names the columns: ${named.map(([name]) => name).join(', ')}.`,
    fr: `Aucune ligne. La première nomme les colonnes : ${named.map(([name]) => name).join(', ')}.`,
  }),
  tooMany: (line: number): FiguresProblem => ({
    ...{ line, column: null },
    en: `More than ${mostRows} rows: keep the regions that your club may compare itself with.`,
    fr: `Plus de ${mostRows} lignes : gardez les régions auxquelles votre club peut se comparer.`,
  }),
  future: (line: number): FiguresProblem => ({
    ...{ line, column: 'year' },
    en: 'This year is still to come: write the year in which the firms were counted.',
    fr: 'Cette année est à venir : écrivez celle où les établissements ont été comptés.',
  }),
  twice: (line: number, before: number): FiguresProblem => ({
    ...{ line, column: 'sector' },
    en: `This region has this sector on line ${before} already: one row for each. Add the two up, or remove one.`,
    fr: `Cette région a déjà ce secteur à la ligne ${before} : une ligne pour chacun. Additionnez les deux, ou retirez-en une.`,
  }),
  differs: (line: number, column: string, first: number): FiguresProblem => ({
    ...{ line, column },
    en: `Not as on line ${first}: the rows of one region have the same ${column}.`,
    fr: `Différent de la ligne ${first} : les lignes d'une même région ont le même ${column}.`,
  }),
  missing: (line: number, code: string, families: readonly SectorFamily[]): FiguresProblem => ({
    ...{ line, column: 'sector' },
    en: `${code} has no row for ${families.join(', ')}: add it, with 0 where there is no firm.`,
    fr: `${code} n'a pas de ligne pour ${families.join(', ')} : ajoutez-la, avec 0 s'il n'y a aucun établissement.`,
  }),
  nothing: (line: number, code: string): FiguresProblem => ({
    ...{ line, column: 'establishments' },
    en: `${code} has no firm at all: a club cannot be compared with it.`,
    fr: `${code} n'a aucun établissement : un club ne peut pas s'y comparer.`,
  }),
}
