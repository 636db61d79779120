import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/format/check.ts'
import type { Column, Moment, Value } from '../../src/format/columns.ts'
import { columnsOf, type File, files, type Row } from '../../src/format/format.ts'
import { noonOf } from '../../src/format/moments.ts'
import { printHeader, printRow } from '../../src/format/write.ts'
import { harmless, unmarked } from '../../src/terms/formulas.ts'
import { folderAt } from '../../src/transfer/folder.ts'
import { demo, demoEnd } from './folder.ts'
import { context, readText, sheetOf } from './sheets.ts'

const { zone } = context

describe('the demo club', () => {
  it.each(files)('%s is the same bytes when read and printed', async file => {
    const { good, problems } = await sheetOf(demo, file)
    expect(problems).toEqual([])
    const printed = printHeader(file, { zone }) + good.map(row => printRow(file, row, { zone })).join('')
    expect(printed).toBe(await readFile(join(demo, file), 'utf8'))
  })

  it('is without fault on the day its history ends', async () => {
    const checked = await checkFolder(folderAt(demo), { asOf: demoEnd })
    expect(checked.problems).toEqual([])
    expect(checked.refused).toBe(false)
    const counts: number[] = []
    for (const file of checked.files) {
      let rows = 0
      for await (const batch of checked.rows(file)) rows += batch.length
      counts.push(rows)
    }
    expect(counts).toEqual([1, 32, 4, 24, 561, 19, 36, 144, 43, 154, 45, 44, 14])
  })
})

/** Text that survives trimming, and has no `'=` where a cell may begin: that mark is the spreadsheet's and is taken off. */
const words = (max: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, 40) })
    .map(s => (max < 500 ? s.replace(/[\r\n]/g, ' ') : s).normalize('NFC').trim())
    .filter(s => s !== '' && [...s].length <= max && unmarked(s) === s && !s.includes('\0') && !isSpoilt(s))

/** What a spreadsheet writes in the place of a value is refused: nobody is called that. */
const isSpoilt = (text: string) => /^#{3,}$|^#[A-Z]|^[+-]?\d([.,]\d+)?E[+-]\d+$/i.test(text)
const ids = fc.stringMatching(/^[A-Za-z0-9._:-]{1,64}$/).filter(id => !isSpoilt(id))

const days = fc.integer({ min: 0, max: 20_000 }).map(n => Temporal.PlainDate.from('1972-01-01').add({ days: n }))
const pastDays = days.filter(day => Temporal.PlainDate.compare(day, Temporal.PlainDate.from('2026-11-20')) <= 0)
const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc
    .integer({ min: 100_000_000, max: 1_790_000_000 })
    .map(seconds => ({ at: Temporal.Instant.fromEpochMilliseconds(seconds * 1000), day: null })),
  pastDays.map(day => noonOf(day, zone)),
)

const cells: { readonly [T in Column['type']]: (column: Extract<Column, { type: T }>) => fc.Arbitrary<Value> } = {
  id: () => ids,
  ref: () => ids,
  text: column => words(column.max),
  date: column => (column.past ? pastDays : days),
  instant: () => moments,
  bool: () => fc.boolean(),
  int: column => fc.integer({ min: column.min, max: column.max }),
  amount: () => fc.integer({ min: 0, max: 1e12 }).map(cents => (cents / 100).toFixed(2)),
  enum: column => fc.constantFrom(...column.codes),
  enums: column => fc.subarray([...column.codes], { minLength: 1 }),
  email: () => fc.constantFrom('lea@example.fr', '+x@example.co.uk', '-a.b@d-e.example.fr'),
  zone: () => fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'UTC'),
  language: () => fc.constantFrom('fr', 'en'),
  time: () => fc.constantFrom('07:45', '23:59', '00:00'),
  naf: () => fc.stringMatching(/^\d\d\.\d\d[A-Z]$/),
  currency: () => fc.stringMatching(/^[A-Z]{3}$/),
  country: () => fc.constantFrom('FR', 'FR-57', 'BE'),
  'slack-id': () => fc.stringMatching(/^[UW][A-Z0-9]{1,19}$/),
  'discord-id': () => fc.stringMatching(/^\d{17,20}$/),
}

/** Any row of a file, empty cells included. */
const rowOf = (file: File): fc.Arbitrary<Row<File>> =>
  fc.record(
    Object.fromEntries(
      columnsOf(file).map(([name, column]) => {
        const filled = (cells[column.type] as (column: Column) => fc.Arbitrary<Value>)(column)
        return [name, column.required ? filled : fc.option(filled)]
      }),
    ),
  ) as unknown as fc.Arbitrary<Row<File>>

/** Meetings have zones of their own: a bare day stands at the noon of the row's zone. */
const atHome = (row: Row<File>): Row<File> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const own = (row as { zone?: string | null }).zone ?? zone
      return [name, isMoment(value) && value.day ? noonOf(value.day, own) : value]
    }),
  ) as unknown as Row<File>

const isMoment = (value: Value | null): value is Moment =>
  value !== null &&
  typeof value === 'object' &&
  !(value instanceof Temporal.PlainDate) &&
  'at' in value &&
  'day' in value

describe('parse of print is identity', () => {
  it.each(files)('for any rows of %s, plain and for a spreadsheet', async file => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowOf(file).map(atHome), { maxLength: 4 }), fc.boolean(), async (rows, spreadsheet) => {
        const options = { zone, spreadsheet }
        const printed = printHeader(file, options) + rows.map(row => printRow(file, row, options)).join('')
        const { good, problems } = await readText(file, printed)
        // Any text may stand where a telephone does: that it cannot be dialled is said, and it is kept as it is.
        expect(problems.filter(({ code }) => code !== 'value.phone')).toEqual([])
        expect(good).toEqual(rows)
        expect(good.map(row => printRow(file, row, { zone }))).toEqual(rows.map(row => printRow(file, row, { zone })))
      }),
      { numRuns: 40 },
    )
  })
})

describe('no cell of a spreadsheet begins a formula', () => {
  const typed = [
    ...['=1+1', 'Toit,=1+1', 'Toit;=1+1', '＝1+1', '\t=1+1', '\r=1+1', 'Toit\n@SUM(A1)', 'Toit, =1+1', '-2+3'],
    ...['a,"=1+1"', '="A1"', '+33 6 39 98 12 12', 'Toit\r\n+1'],
  ]
  const member = (external_id: string, seeks: string) =>
    ({
      ...Object.fromEntries(columnsOf('members.csv').map(([name]) => [name, null])),
      external_id,
      seeks,
    }) as Row<'members.csv'>

  it.each(typed)('%j, wherever a program splits the file', async text => {
    const line = printRow('members.csv', member('m1', text), { zone, spreadsheet: true })
    // Each program has its own separator, and some know no quotation marks.
    const pieces = [line.split(';'), line.split(','), line.split('\t'), line.split(/[,;\t\r\n]/)].flat()
    for (const piece of pieces) expect(piece).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/)
    expect(line.trimEnd()).not.toMatch(/;"?[\t\r]/)
    expect(unmarked(harmless(text))).toBe(text)
  })
})
