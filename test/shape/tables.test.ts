import { globSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Connection, connect } from '../../src/db/connect.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { root } from './sources.ts'

/** What src/db/tables.ts and the topics' own tables.ts say of the tables, and what the bot's role may do, compared with the migrated database. */

/** `member.name`: `text`, with `null` where it may be, `default` where an insert may leave it out. */
type Columns = Record<string, string>

/** Tables of the installation: everything else is a club's. */
const ofTheInstallation = ['code_try', 'gesture', 'installation', 'nudge_off', 'nudge_total', 'place']

let database: Awaited<ReturnType<typeof freshDatabase>>
let owner: Connection

beforeAll(async () => {
  database = await freshDatabase()
  owner = connect(database.url, { as: 'owner', max: 1 })
})

afterAll(async () => {
  await owner.close()
  await database.drop()
})

const ask = async <Row>(text: string): Promise<Row[]> => (await owner.pool.query(text)).rows as Row[]

const tables = async () =>
  (
    await ask<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'kysely%' order by 1`)
  ).map(({ name }) => name)

const clubTables = async () => (await tables()).filter(name => !ofTheInstallation.includes(name))

/** How a column of PostgreSQL reaches the program. */
const readAs: Readonly<Record<string, string>> = {
  uuid: 'Uuid',
  text: 'string',
  tsvector: 'string',
  numeric: 'Numeric',
  integer: 'number',
  bigint: 'number',
  smallint: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'Instant',
  date: 'PlainDate',
  bytea: 'Buffer',
  'bytea[]': 'Buffer[]',
  jsonb: 'json',
  'text[]': 'string[]',
  'uuid[]': 'Uuid[]',
}

async function columnsInTheDatabase(): Promise<Columns> {
  const rows = await ask<{ tbl: string; col: string; type: string; nullable: boolean; default: boolean }>(`
    select c.relname as tbl, a.attname as col, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable, a.atthasdef as default
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
      and a.attnum > 0 and not a.attisdropped`)
  return Object.fromEntries(
    rows.map(row => [
      `${row.tbl}.${row.col}`,
      [readAs[row.type] ?? row.type, row.nullable && 'null', row.default && 'default'].filter(Boolean).join(' '),
    ]),
  )
}

/** The type `Tables`, as the compiler understands it. */
function columnsInTheProgram(): Columns {
  const file = join(root, 'src/db/tables.ts')
  const program = ts.createProgram(
    [file, ...globSync('src/club/*/tables.ts', { cwd: root }).map(one => join(root, one))],
    {
      allowImportingTsExtensions: true,
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    },
  )
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)!
  const found = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).find(({ name }) => name === 'Tables')!
  const columns: Columns = {}
  for (const table of checker.getDeclaredTypeOfSymbol(found).getProperties())
    for (const column of checker.getTypeOfSymbol(table).getProperties())
      columns[`${table.name}.${column.name}`] = columnOf(checker, checker.getTypeOfSymbol(column))
  return columns
}

/** `Generated<string>` and `JSONColumnType<…>` are Kysely's ColumnType: what is selected, inserted, updated. */
function columnOf(checker: ts.TypeChecker, type: ts.Type): string {
  const partOf = (name: string) => {
    const part = type.getProperty(name)
    return part && checker.getTypeOfSymbol(part)
  }
  const [selected, inserted] = [partOf('__select__') ?? type, partOf('__insert__') ?? type]
  const parts = (of: ts.Type) => (of.isUnion() ? of.types : [of])
  const isNull = (of: ts.Type) => (of.flags & ts.TypeFlags.Null) !== 0
  const some = parts(selected).filter(part => !isNull(part))
  const all = (flag: ts.TypeFlags) => some.every(part => (part.flags & flag) !== 0)
  const written = checker
    .typeToString(some[0]!)
    .replace('Temporal.', '')
    .replace(/^Buffer<.*>(\[\])?$/, 'Buffer$1')
  const name = all(ts.TypeFlags.BooleanLike) ? 'boolean' : all(ts.TypeFlags.StringLike) ? 'string' : written
  const isPlain = [
    'Uuid',
    'Uuid[]',
    'Numeric',
    'string',
    'number',
    'boolean',
    'Instant',
    'PlainDate',
    'Buffer',
    'Buffer[]',
    'string[]',
  ].includes(name)
  const mayLeaveOut = parts(inserted).some(part => (part.flags & ts.TypeFlags.Undefined) !== 0)
  return [isPlain ? name : 'json', parts(selected).some(isNull) && 'null', mayLeaveOut && 'default']
    .filter(Boolean)
    .join(' ')
}

test('every column is what src/db/tables.ts says it is', async () => {
  expect(columnsInTheProgram()).toEqual(await columnsInTheDatabase())
})

test('every table of a club is under row-level security, for its owner too', async () => {
  const rows = await ask<{ name: string; enabled: boolean; forced: boolean; policies: string[] }>(`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      array(select format('%s %s %s', p.cmd, coalesce(p.qual, '-'), coalesce(p.with_check, '-'))
        from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.policyname = 'its_club'
          and p.roles = '{assidu_app}' and p.permissive = 'PERMISSIVE') as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`)
  const own = "(club_id = (NULLIF(current_setting('assidu.club'::text, true), ''::text))::uuid)"
  const ofClubs = await clubTables()
  expect(ofClubs.length).toBeGreaterThan(20)
  // Which place is whose is looked up for the whole installation, and still a club's own.
  for (const name of [...ofClubs, 'place'])
    expect(rows.find(row => row.name === name)).toEqual({
      name,
      enabled: true,
      forced: true,
      policies: [`ALL ${own} ${own}`],
    })
})

test('only which clubs there are, where they live and can be reached, what is due and whose a code is, is seen without having chosen a club', async () => {
  const others = await ask<{ tablename: string; cmd: string; qual: string }>(
    `select tablename, cmd, qual from pg_policies
     where schemaname = 'public' and policyname not in ('its_club', 'kept_by_owner', 'claimed_for_every_club') order by 1`,
  )
  expect(others).toEqual(
    ['club', 'due', 'place', 'place_trouble', 'take_over'].map(tablename => ({
      tablename,
      cmd: 'SELECT',
      qual: "(COALESCE(current_setting('assidu.club'::text, true), ''::text) = ''::text)",
    })),
  )
})

test('without a club chosen, what is due may be claimed, and nothing else be changed', async () => {
  const changing = await ask(`select tablename, policyname, cmd from pg_policies
    where schemaname = 'public' and policyname not in ('its_club', 'kept_by_owner') and cmd <> 'SELECT'`)
  expect(changing).toEqual([{ tablename: 'due', policyname: 'claimed_for_every_club', cmd: 'UPDATE' }])
})

test('what is searched is read across clubs by its owner’s functions alone, whose answer is the chosen club’s', async () => {
  const kept = await ask(`select tablename, roles = array[current_user] as owners from pg_policies
    where schemaname = 'public' and policyname = 'kept_by_owner'`)
  expect(kept).toEqual([{ tablename: 'member_words', owners: true }])
  const definers = await ask<{ name: string; text: string; anybody: boolean }>(`
    select proname as name, prosrc as text, has_function_privilege('public', oid, 'execute') as anybody from pg_proc
    where pronamespace = 'public'::regnamespace and prosecdef order by 1`)
  expect(definers.map(({ name }) => name)).toEqual(['condense_acts', 'nearest_members', 'search_members'])
  for (const { text, anybody } of definers) {
    expect(anybody).toBe(false)
    expect(text).toContain(`chosen uuid := nullif(current_setting('assidu.club', true), '')::uuid`)
    expect(text).toMatch(/club_id = chosen/)
  }
})

test('every table of a club leads its key with the club', async () => {
  const keys = await ask<{ name: string; first: string }>(`
    select c.relname as name, a.attname as first from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where n.nspname = 'public' and i.indisprimary`)
  const first = new Map(keys.map(key => [key.name, key.first]))
  for (const name of await clubTables()) expect([name, first.get(name)]).toEqual([name, 'club_id'])
})

test('the bot’s role goes round none of it, and cannot rewrite the ledger', async () => {
  const [role] = await ask(
    `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles where rolname = 'assidu_app'`,
  )
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false })
  const grants = await ask<{ owns: boolean; select: boolean; insert: boolean; change: boolean }>(`
    select tableowner = 'assidu_app' as owns, has_table_privilege('assidu_app', 'act', 'select') as select,
      has_table_privilege('assidu_app', 'act', 'insert') as insert,
      has_table_privilege('assidu_app', 'act', 'update, delete, truncate')
        or has_any_column_privilege('assidu_app', 'act', 'update') as change
    from pg_tables where schemaname = 'public' and tablename = 'act'`)
  expect(grants).toEqual([{ owns: false, select: true, insert: true, change: false }])
})

test('no column fills itself with the database’s time or with chance', async () => {
  const defaults = await ask<{ text: string }>(`
    select pg_get_expr(d.adbin, d.adrelid) as text from pg_attrdef d
    join pg_class c on c.oid = d.adrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relname not like 'kysely%'`)
  expect(defaults.filter(({ text }) => /\w\s*\(|current_|localtime/i.test(text))).toEqual([])
})
