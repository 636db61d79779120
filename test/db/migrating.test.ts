import { expect, onTestFinished, test } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { freshDatabase } from '../kit/postgres.ts'

async function database() {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  const run = (text: string) => inSession(url, async session => (await session.query(text)).rows)
  /** As after an upgrade: something is to be done. */
  const age = () => run(`update installation set value = 'older' where key = 'migrated'`)
  return { url, run, age }
}

test('as many processes as like may bring a database up to date at once', async () => {
  const { url, run, age } = await database()
  await age()
  await Promise.all([1, 2, 3, 4].map(() => migrateToLatest(url)))
  expect(await run(`select value = 'older' as older from installation where key = 'migrated'`)).toEqual([
    { older: false },
  ])
})

test('an older Assidu leaves the database of a newer one alone, and says so', async () => {
  const { url, run, age } = await database()
  await age()
  await run(`insert into kysely_migration values ('9999-of-next-year', '2027-11-01T00:00:00Z')`)
  const refused = await migrateToLatest(url).catch(error => error)
  expect(refused.sentence('fr')).toContain('plus récent')
  expect(await run(`select value from installation where key = 'migrated'`)).toEqual([{ value: 'older' }])
})
