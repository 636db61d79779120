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

type Index = { readonly name: string; readonly isKey: boolean; readonly columns: readonly string[] }

/** Every index that lets nothing in twice; `isKey`: its table's own key. */
async function uniqueIndexes(): Promise<Index[]> {
  const database = await freshDatabase()
  const owner = connect(database.url, { as: 'owner', max: 1 })
  const { rows } = await owner.pool.query<Index>(`
    select c.relname as name, i.indisprimary as "isKey",
      array(select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey))::text[] as columns
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where i.indisunique and i.indisvalid and n.nspname = 'public' and c.relname not like 'kysely%'`)
  await owner.close()
  await database.drop()
  return rows
}

test('each index of the list stands in the database, and lets nothing in twice', async () => {
  const unique = new Set((await uniqueIndexes()).map(({ name }) => name))
  expect(rules.filter(([, { by }]) => 'index' in by && !unique.has(by.index)).map(([rule]) => rule)).toEqual([])
})

/** Indexes that say no where somebody else has been asked before. */
const saidNoBefore: Readonly<Record<string, string>> = {
  delivery_club_id_notice_id_platform_place_target_key: 'whoever delivers a notice holds its row',
  playground_message_n: 'whoever numbers a message holds the numbers of its club',
}

test('each index that lets nothing in twice is of a rule, but for what names a row', async () => {
  const ofRules = new Set(rules.flatMap(([, { by }]) => ('index' in by ? [by.index] : [])))
  // A key, or the identity that an import gave.
  const namesARow = ({ isKey, columns }: Index) => isKey || columns.includes('external_id')
  const others = (await uniqueIndexes()).filter(index => !namesARow(index) && !ofRules.has(index.name))
  expect(others.map(({ name }) => name).toSorted()).toEqual(Object.keys(saidNoBefore))
})

test('a topic that holds rows, or lets an insert do nothing, says what happens once', () => {
  const silent = topics.filter(({ name, once }) => once === none && filesOf(`src/club/${name}/*.ts`).some(guards))
  expect(silent.map(({ name }) => name)).toEqual([])
})

/** Whether a file takes a guard, whatever for. */
const guards = (file: string): boolean => /onConflict|on conflict|forUpdate|lock: true/.test(textOf(file))

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
