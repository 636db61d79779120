import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { freshDatabase } from '../kit/postgres.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function table() {
  const { url, drop } = await freshDatabase()
  ends.push(drop)
  const owner = connect(url, { as: 'owner', max: 1 })
  ends.push(() => owner.close())
  await sql`create table note (n int, at timestamptz)`.execute(owner.db)
  await sql`insert into note values (1, '2026-12-03T06:45:00Z')`.execute(owner.db)
  const ask = async () => (await sql`select * from note where n = ${1}`.execute(owner.db)).rows
  return { owner, ask }
}

test('a statement that comes again is prepared, and says the same', async () => {
  const { owner, ask } = await table()
  const at = Temporal.Instant.from('2026-12-03T06:45:00Z')
  for (let time = 0; time < 3; time++) expect(await ask()).toEqual([{ n: 1, at }])
  const { rows } = await owner.pool.query('select statement from pg_prepared_statements')
  expect(rows).toEqual([{ statement: 'select * from note where n = $1' }])
})

test('after a migration by another process no answer is lost: a statement of its own is planned anew', async () => {
  const { owner, ask } = await table()
  for (let time = 0; time < 3; time++) await ask()
  await sql`alter table note add column said text`.execute(owner.db)
  expect(await ask()).toMatchObject([{ n: 1, said: null }])
  expect(await ask()).toMatchObject([{ n: 1, said: null }])
})
