import { afterAll, beforeAll, expect, test } from 'vitest'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { type Connection, connect } from '../../src/db/connect.ts'
import type { Fate } from '../../src/db/fates.ts'
import { everySealedTable } from '../../src/db/sealed-columns.ts'
import { rooms } from '../../src/rooms.ts'
import { freshDatabase } from '../kit/postgres.ts'

/** What erasing does to every column that can hold a text, compared with the migrated database. */

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

/** `table.column` of each column of these types. */
async function columnsOf(...types: string[]): Promise<string[]> {
  const { rows } = await owner.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and table_name not like 'kysely%' and udt_name = any($1)`,
    [types],
  )
  return rows.map(({ name }) => name).sort()
}

const owners = [...topics, ...rooms]

/** Each table with whoever lists it. */
const owned = owners.flatMap(({ name, tables }) =>
  tables === none
    ? []
    : Object.entries(tables as Record<string, Listed>).map(([table, listed]) => ({ name, table, listed })),
)

type Listed = { readonly goes?: unknown; readonly columns: Readonly<Record<string, Fate | readonly Fate[]>> }

const columns = owned.flatMap(({ table, listed: { columns, goes } }) =>
  Object.entries(columns).map(([column, fate]) => ({
    name: `${table}.${column}`,
    fates: [fate].flat() as Fate[],
    goes: goes !== undefined,
  })),
)

test('every table belongs to one topic or one room', async () => {
  const { rows } = await owner.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`,
  )
  expect(owned.map(({ table }) => table).sort()).toEqual(rows.map(({ name }) => name).sort())
})

test('every column that can hold a text says what erasing does to it', async () => {
  expect(columns.map(({ name }) => name).sort()).toEqual(
    await columnsOf(
      'text',
      'varchar',
      'bpchar',
      'name',
      'bytea',
      'json',
      'jsonb',
      '_text',
      '_bytea',
      '_varchar',
      '_jsonb',
      'tsvector',
    ),
  )
})

test('what goes with its row is in a table whose rows go', () => {
  for (const { name, fates, goes } of columns)
    if (fates.includes('with its row')) expect([name, goes]).toEqual([name, true])
})

test('what is under a seal of the club is opened or emptied', () => {
  const sealed = everySealedTable
    .filter(({ ofClub }) => ofClub)
    .flatMap(({ table, columns }) => Object.keys(columns).map(column => `${table}.${column}`))
  for (const { name, fates } of columns)
    if (sealed.includes(name))
      expect([name, fates.includes('no one’s') || fates.includes('names')]).toEqual([name, false])
})
