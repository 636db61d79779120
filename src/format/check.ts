import { nameKey } from '../terms/names.ts'
import { phoneCountry } from '../terms/phones.ts'
import { type Context, printCell } from './cells.ts'
import type { Code, Facts } from './codes.ts'
import type { RefFile, Value } from './columns.ts'
import type { Folder } from './folder.ts'
import { columnsOf, type File, files, format, type Row, requiredFiles } from './format.ts'
import { type Before, type FactsOf, factsOf, isRefFile, Known, type MemberBefore, nothingBefore } from './known.ts'
import { type ReadRow, readSheet } from './read.ts'
import { type Problem, problem } from './report.ts'
import { overlaps, rules, settled, type World } from './rules.ts'

export type CheckOptions = {
  readonly asOf: Temporal.Instant
  readonly keepGoodRows?: boolean
  readonly languages?: readonly string[]
  readonly retention?: World['retention']
  readonly hasRegion?: World['hasRegion']
  readonly hasNaf?: World['hasNaf']
  readonly before?: Before
  /** Ends it before its time, by throwing. */
  readonly signal?: AbortSignal | undefined
}

export type Checked = {
  readonly problems: readonly Problem[]
  /** Nothing may be written: a required file, the club or a forbidden column stands in the way. */
  readonly refused: boolean
  readonly club: Row<'club.csv'> | undefined
  readonly files: readonly File[]
  readonly rejected: { readonly [F in File]: number }
  /** What is known of a row that is referred to, in the folder or in the club; undefined of an erased member. */
  readonly facts: <F extends RefFile>(file: F, id: string) => FactsOf[F] | undefined
  /** The good rows of a file as they are to be written, a batch at a time; reads the file once more. */
  readonly rows: <F extends File>(file: F) => AsyncGenerator<readonly Good<F>[]>
}

/** A good row as it stands in the folder, and as it is to be written. */
export type Good<F extends File> = { readonly found: Row<F>; readonly row: Row<F> }

/** Reads and checks a whole folder, writing nothing. Holds identifiers and problems in memory, never rows. */
export async function checkFolder(folder: Folder, options: CheckOptions): Promise<Checked> {
  const check = new Check(folder, options)
  await check.run()
  return check
}

/** Codes that make a whole file unusable, not only a row of it. */
const spoiling: ReadonlySet<Code> = new Set([
  'file.encoding',
  'file.quote',
  'file.unreadable',
  'column.missing',
  'column.duplicate',
])
/** Codes that nothing is imported with, `--keep-good-rows` or not. */
const refusing: ReadonlySet<Code> = new Set(['column.forbidden', 'club.rows', 'club.version', 'club.mismatch'])

class Check implements Checked {
  readonly problems: Problem[] = []
  readonly files: File[] = []
  readonly rejected = Object.fromEntries(files.map(file => [file, 0])) as { [F in File]: number }
  refused = false
  club: Row<'club.csv'> | undefined
  readonly #folder: Folder
  readonly #keepGoodRows: boolean
  readonly #before: Before
  readonly #signal: AbortSignal | undefined
  readonly #bad = new Map<File, Set<number>>()
  readonly #spoilt = new Set<File>()
  #context: Context
  #world: World

  constructor(folder: Folder, options: CheckOptions) {
    this.#folder = folder
    this.#keepGoodRows = options.keepGoodRows ?? false
    this.#before = options.before ?? nothingBefore
    this.#signal = options.signal
    this.#context = { zone: 'UTC', asOf: options.asOf, languages: options.languages ?? ['fr', 'en'] }
    this.#world = {
      zone: 'UTC',
      asOf: options.asOf,
      known: new Known(),
      span: { from: null, until: null },
      hasRegion: options.hasRegion ?? (() => true),
      hasNaf: options.hasNaf ?? (() => true),
      retention: options.retention ?? { prospects: 90, guests: 365 },
      erased: this.#before.erased,
    }
  }

  async run(): Promise<void> {
    await this.#list()
    for (const file of this.files) {
      await this.#checkFile(file)
      if (file === 'club.csv') this.#settleClub()
    }
  }

  facts<F extends RefFile>(file: F, id: string): FactsOf[F] | undefined {
    return this.#world.known.facts(file, id)
  }

  async *rows<F extends File>(file: F): AsyncGenerator<readonly Good<F>[]> {
    if (this.#spoilt.has(file)) return
    const bad = this.#bad.get(file)
    for await (const batch of readSheet(this.#folder.bytes(file), file, this.#context)) {
      this.#signal?.throwIfAborted()
      const good: Good<F>[] = []
      for (const { row, values, line } of batch.rows) {
        if (bad?.has(line)) continue
        if (file === 'members.csv' && this.#before.erased.has(String(values.external_id))) continue
        if (!row) throw new Error(`${file} changed while it was read, at line ${line}`)
        good.push({ found: row, row: settled(file, row, this.#world) })
      }
      if (good.length > 0) yield good
    }
  }

  async #list(): Promise<void> {
    const names = await this.#folder.names()
    for (const file of files) {
      if (names.includes(file)) this.files.push(file)
      else if (requiredFiles.includes(file)) {
        this.problems.push(problem(file, 'file.missing'))
        this.refused = true
      }
    }
    for (const name of names.toSorted())
      if (name.toLowerCase().endsWith('.csv') && !files.includes(name as File) && name !== 'import-report.csv')
        this.problems.push(problem(name, 'file.unknown'))
  }

  async #checkFile<F extends File>(file: F): Promise<void> {
    const sheet = new Sheet(file)
    for await (const batch of readSheet(this.#folder.bytes(file), file, this.#context)) {
      this.#signal?.throwIfAborted()
      for (const found of batch.problems) this.#note(file, found)
      await this.#findRefs(file, batch.rows)
      for (const row of batch.rows) this.#checkRow(sheet, row)
    }
    if (file === 'members.csv') {
      await this.#checkPeople(sheet)
      this.#checkSponsors(sheet)
    }
    if (file === 'club.csv' && sheet.count !== 1) this.#note(file, problem(file, 'club.rows', { line: sheet.lastLine }))
    if (this.#spoilt.has(file)) {
      this.rejected[file] = sheet.count
      if (isRefFile(file)) this.#world.known.rejectAll(file)
      if (requiredFiles.includes(file)) this.refused = true
    }
  }

  #note(file: File, found: Problem): void {
    this.problems.push(found)
    if (spoiling.has(found.code)) this.#spoilt.add(file)
    if (refusing.has(found.code)) this.refused = true
  }

  #checkRow<F extends File>(sheet: Sheet<F>, read: ReadRow<F>): void {
    const { file } = sheet
    const { line, values } = read
    sheet.count++
    sheet.lastLine = line
    let bad = read.row === undefined
    const report: ReportOf = (code, column, facts, severity) => {
      const value = isHidden(file, column) ? '' : printCell(values[column] ?? null, this.#world.zone)
      const found = problem(file, code, { line, column, value, ...(facts ? { facts } : {}) }, severity)
      this.#note(file, found)
      if (found.severity === 'error') bad = true
    }
    const identity = sheet.identityOf(values)
    if (file === 'members.csv' && identity !== undefined && this.#before.erased.has(identity)) {
      this.#note(file, problem(file, 'member.erased', { line, column: 'external_id', value: identity }))
      this.#world.known.set(file, identity, { line, rejected: false, facts: undefined })
      return
    }
    for (const found of read.problems) this.#note(file, found)
    const first = identity === undefined ? undefined : sheet.lines.get(identity)
    if (first !== undefined) report('id.duplicate', format[file].identity[0], { line: first })
    this.#checkUnique(sheet, values, line, report)
    this.#checkRefs(file, values, report)
    ;(rules[file] as (row: unknown, world: World, report: unknown) => void)(values, this.#world, report)
    if (file === 'leaves.csv') this.#checkPauses(sheet, values, line, report)
    if (bad) this.#reject(file, line)
    if (file === 'club.csv') this.#checkClub(read as ReadRow<'club.csv'>, bad, report)
    if (identity === undefined || first !== undefined) return
    sheet.lines.set(identity, line)
    if (isRefFile(file)) this.#remember(file, identity, line, bad, values)
    if (file === 'members.csv') sheet.people.set(identity, { line, values: ownOf(values) })
    if (file === 'members.csv' && typeof values.sponsor === 'string')
      sheet.sponsored.push({ id: identity, line, sponsor: values.sponsor })
  }

  #checkUnique(sheet: Sheet<File>, values: Values, line: number, report: ReportOf): void {
    for (const [name, { unique }] of columnsOf(sheet.file)) {
      const value = values[name]
      if (!unique || typeof value !== 'string') continue
      const key = `${name} ${value}`
      const first = sheet.unique.get(key)
      if (first === undefined) sheet.unique.set(key, line)
      else report('id.duplicate', name, { line: first })
    }
  }

  /** Every reference but a sponsor's points to a file that has been read wholly. */
  #checkRefs(file: File, values: Values, report: ReportOf): void {
    for (const [name, column] of columnsOf(file)) {
      const id = values[name]
      if (column.type !== 'ref' || typeof id !== 'string' || name === 'sponsor') continue
      this.#checkRef(column.to, id, name, report)
    }
  }

  #checkRef(to: RefFile, id: string, name: string, report: ReportOf): void {
    const entry = this.#world.known.get(to, id)
    if (!entry) report('ref.unknown', name, { file: to })
    else if (entry.rejected && this.#keepGoodRows) report('ref.rejected', name, { line: entry.line, file: to })
  }

  /**
   * Members are compared with those the club has, by what no two share; whoever the folder holds too is compared as he will be
   * after it. A name alone is told where somebody is new, since two may have it.
   */
  async #checkPeople(sheet: Sheet<File>): Promise<void> {
    const { file, people } = sheet
    const before = await this.#before.members()
    const holders = new Map<string, MemberBefore>()
    for (const one of before)
      for (const held of people.has(one.id) ? [one.linked] : [one.linked, one.own])
        for (const [column, value] of Object.entries(held)) if (value !== null) holders.set(`${column} ${value}`, one)
    const isThere = new Set(before.map(({ id }) => id))
    const called = (id: string, name: string) => ({ id, name })
    const namesakes = Map.groupBy(
      [
        ...before.filter(({ id }) => !people.has(id)).map(({ id, name }) => called(id, name)),
        ...[...people].filter(([id]) => isThere.has(id)).map(([id, { values }]) => called(id, values.name ?? '')),
      ],
      ({ name }) => nameKey(name),
    )
    for (const [identity, { line, values }] of people) {
      for (const [column, value] of Object.entries(values)) {
        const holder = holders.get(`${column} ${value}`)
        if (!holder || holder.id === identity) continue
        const where = { line, column, value: isHidden(file, column) ? '' : value }
        this.#note(file, problem(file, 'member.taken', { ...where, facts: { id: holder.id, name: holder.name } }))
        this.#world.known.reject('members.csv', identity)
        this.#reject(file, line)
      }
      const { name } = values
      if (isThere.has(identity) || name === undefined) continue
      const alike = namesakes.get(nameKey(name)) ?? []
      const [other] = alike
      if (other) this.#note(file, problem(file, 'member.namesake', { line, column: 'name', value: name, facts: other }))
      namesakes.set(nameKey(name), [...alike, called(identity, name)])
    }
  }

  /** Sponsors may stand further down, and a rejected sponsor takes along those he sponsored, and so on. */
  #checkSponsors(sheet: Sheet<File>): void {
    const { known } = this.#world
    const left = sheet.sponsored.filter(({ id, sponsor, line }) => {
      if (known.get('members.csv', sponsor)) return true
      this.#note(
        'members.csv',
        problem('members.csv', 'ref.unknown', {
          line,
          column: 'sponsor',
          value: sponsor,
          facts: { file: 'members.csv' },
        }),
      )
      known.reject('members.csv', id)
      this.#reject('members.csv', line)
      return false
    })
    if (!this.#keepGoodRows) return
    for (let found = true; found; ) {
      found = false
      for (const { id, sponsor, line } of left) {
        const by = known.get('members.csv', sponsor)!
        if (!by.rejected || by.line === line || known.get('members.csv', id)!.rejected) continue
        this.#note(
          'members.csv',
          problem('members.csv', 'ref.rejected', {
            line,
            column: 'sponsor',
            value: sponsor,
            facts: { line: by.line, file: 'members.csv' },
          }),
        )
        known.reject('members.csv', id)
        this.#reject('members.csv', line)
        found = true
      }
    }
  }

  #checkPauses(sheet: Sheet<File>, values: Values, line: number, report: ReportOf): void {
    const { member, from_on, until_on } = values as {
      member?: string
      from_on?: Temporal.PlainDate
      until_on?: Temporal.PlainDate | null
    }
    if (!member || !from_on || until_on === undefined) return
    const pauses = sheet.pauses.get(member) ?? []
    const pause = { line, from: from_on, until: until_on }
    const clash = overlaps([...pauses, pause]).find(found => found.pause === pause)
    if (clash) report('rule.overlap', 'from_on', { line: clash.other.line })
    else sheet.pauses.set(member, [...pauses, pause])
  }

  #checkClub({ row }: ReadRow<'club.csv'>, bad: boolean, report: ReportOf): void {
    if (row && this.#before.club !== undefined && this.#before.club !== row.external_id)
      report('club.mismatch', 'external_id')
    this.club = bad ? undefined : row
  }

  /** From here on, wall times are read in the club's zone, and the span of the folder is known. */
  #settleClub(): void {
    if (!this.club) {
      this.refused = true
      return
    }
    this.#context = { ...this.#context, zone: this.club.zone, country: phoneCountry(this.club) }
    this.#world = {
      ...this.#world,
      zone: this.club.zone,
      span: { from: this.club.history_from, until: this.club.history_until },
    }
  }

  #reject(file: File, line: number): void {
    const bad = this.#bad.get(file) ?? new Set()
    this.#bad.set(file, bad)
    if (!bad.has(line)) this.rejected[file]++
    bad.add(line)
  }

  #remember(file: RefFile, id: string, line: number, rejected: boolean, values: Values): void {
    const { known } = this.#world
    known.set(file, id, { line, rejected, facts: rejected ? undefined : this.#factsOf(file, values) })
  }

  /** What the rows that refer to this one must know: of the row as it will be written. */
  #factsOf<F extends RefFile>(file: F, values: Values): FactsOf[F] {
    const row = settled(file, values as unknown as Row<F>, this.#world)
    return factsOf(file, row, this.#world.zone)
  }

  /** Asks the club for what this batch refers to and the folder does not hold. */
  async #findRefs(file: File, rows: readonly ReadRow[]): Promise<void> {
    const asked = new Map<RefFile, Set<string>>()
    for (const [name, column] of columnsOf(file)) {
      // A sponsor may stand further down: looked up too, and the folder's own row takes the place of what is found.
      if (column.type !== 'ref') continue
      for (const { values } of rows) {
        const id = values[name]
        if (typeof id !== 'string' || this.#world.known.get(column.to, id)) continue
        asked.set(column.to, (asked.get(column.to) ?? new Set()).add(id))
      }
    }
    for (const [to, ids] of asked)
      for (const [id, facts] of await this.#before.find(to, [...ids]))
        this.#world.known.set(to, id, { line: 0, rejected: false, facts })
  }
}

/** What is wrong, in a column of the file at hand. */
type ReportOf = (code: Code, column: string, facts?: Facts, severity?: 'warning') => void

type Values = Readonly<Record<string, Value | null>>

const isHidden = (file: File, column: string) => columnsOf(file).some(([name, { hidden }]) => name === column && hidden)

/** Of a row of members, what is compared with others. */
const ownOf = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(
    columnsOf('members.csv').flatMap(([name, { unique }]) => {
      const value = values[name]
      return (unique || name === 'name') && typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** What is kept of one file while it is checked. */
class Sheet<F extends File> {
  readonly file: F
  count = 0
  lastLine = 1
  /** The line of each identity. */
  readonly lines = new Map<string, number>()
  readonly unique = new Map<string, number>()
  /** Of members, by identity: what they are compared by. */
  readonly people = new Map<string, { readonly line: number; readonly values: Readonly<Record<string, string>> }>()
  readonly sponsored: { id: string; line: number; sponsor: string }[] = []
  readonly pauses = new Map<string, { line: number; from: Temporal.PlainDate; until: Temporal.PlainDate | null }[]>()

  constructor(file: F) {
    this.file = file
  }

  identityOf(values: Values): string | undefined {
    const parts = format[this.file].identity.map(name => values[name])
    return parts.every(part => typeof part === 'string') ? parts.join(' ') : undefined
  }
}
