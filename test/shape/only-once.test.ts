import { expect, test } from 'vitest'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { connect } from '../../src/db/connect.ts'
import { type Guard, locks, onlyOnce } from '../../src/db/only-once.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { filesOf, textOf } from './sources.ts'

/** What happens once, as its owners say it (src/db/only-once.ts, and `once` of each face), compared with the database and with the code it names. */

const rules = [onlyOnce, ...topics.flatMap(({ once }) => (once === none ? [] : [once]))].flatMap(Object.entries) as [
  string,
  Guard,
][]

test('each index of the list stands in the database, and lets nothing in twice', async () => {
  const database = await freshDatabase()
  const owner = connect(database.url, { as: 'owner', max: 1 })
  const { rows } = await owner.pool.query(
    'select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisunique and i.indisvalid',
  )
  await owner.close()
  await database.drop()
  const unique = new Set(rows.map(({ name }: { name: string }) => name))
  expect(rules.filter(([, { by }]) => 'index' in by && !unique.has(by.index)).map(([rule]) => rule)).toEqual([])
})

test('each rule is kept where the list says', () => {
  const missing = rules.flatMap(([rule, guard]) =>
    guard.in.filter(file => !isKept(guard.by, textOf(file))).map(file => `${rule}: ${file}`),
  )
  expect(missing).toEqual([])
})

/** The locks a file takes: one, or several together. */
const locksIn = (text: string): string[] =>
  [...text.matchAll(/(?:await onlyOneAtATime\([^)']*|\block: )'([^']+)'/g)].map(([, lock]) => lock!)

function isKept(by: Guard['by'], text: string): boolean {
  if ('lock' in by) return locksIn(text).includes(by.lock)
  if ('index' in by) return /onConflict|on conflict/.test(text)
  return /forUpdate|forShare|lock: true|\.where\('\w+', 'is', null\)|numDeletedRows/.test(text)
}

test('a lock is taken by this list alone, and each is of use', () => {
  const asked = filesOf('{src,commands}/**/*.ts').flatMap(file =>
    /(^src\/db\/only-once|\/once)\.ts$/.test(file) ? [] : locksIn(textOf(file)).map(lock => ({ file, lock })),
  )
  const listed = new Set(
    rules.flatMap(([, { by, in: files }]) => ('lock' in by ? files.map(f => `${by.lock} ${f}`) : [])),
  )
  expect(asked.filter(({ file, lock }) => !listed.has(`${lock} ${file}`))).toEqual([])
  expect(locks.filter(lock => !asked.some(one => one.lock === lock))).toEqual([])
})
