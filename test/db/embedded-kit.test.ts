import { expect, test } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { freshDatabase } from '../kit/postgres.ts'

test('fresh databases are migrated, empty and apart from one another', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  const tablesOf = (url: string) =>
    inSession(url, async session => {
      const found = await session.query(`select tablename from pg_tables where schemaname = 'public'`)
      return found.rows.map(row => row.tablename)
    })
  expect(await tablesOf(one.url)).toContain('club')
  await inSession(one.url, session => session.query('create table only_here ()'))
  expect(await tablesOf(one.url)).toContain('only_here')
  expect(await tablesOf(other.url)).not.toContain('only_here')
  await Promise.all([one.drop(), other.drop()])
  await expect(tablesOf(one.url)).rejects.toThrow('does not exist')
})
