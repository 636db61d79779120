import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasing, type Fate } from '../../src/club/privacy/columns.ts'
import { type Connection, connect } from '../../src/db/connect.ts'
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

const listed = Object.entries(erasing).flatMap(([table, { columns }]) =>
  Object.entries(columns as Record<string, Fate | readonly Fate[]>).map(([column, fate]) => ({
    name: `${table}.${column}`,
    fates: [fate].flat() as Fate[],
    goes: 'goes' in erasing[table as keyof typeof erasing],
  })),
)

test('every column that can hold a text says what erasing does to it', async () => {
  expect(listed.map(({ name }) => name).sort()).toEqual(
    await columnsOf('text', 'varchar', 'bpchar', 'name', 'bytea', 'json', 'jsonb', '_text', '_varchar', '_jsonb'),
  )
})

test('what goes with its row is in a table whose rows go', () => {
  for (const { name, fates, goes } of listed)
    if (fates.includes('with its row')) expect([name, goes]).toEqual([name, true])
})

test('what is under a seal is opened, emptied, or nobody’s', async () => {
  const bytes = new Set(await columnsOf('bytea'))
  for (const { name, fates } of listed)
    if (bytes.has(name)) expect([name, fates.includes('names')]).toEqual([name, false])
})
