import { expect, onTestFinished, test, vi } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { openTurns, type Turns } from '../../src/db/turns.ts'
import { freshDatabase } from '../kit/postgres.ts'

async function two(): Promise<{ url: string; turns: [Turns, Turns]; began: string[] }> {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  const began: string[] = []
  const turns: [Turns, Turns] = [openTurns(url), openTurns(url)]
  for (const one of turns) onTestFinished(() => one.leave())
  return { url, turns, began }
}

const until = (what: () => boolean) => vi.waitFor(() => expect(what()).toBe(true), { timeout: 10_000, interval: 20 })

test('one of two has a turn, the other has another, and takes the first over when it is left', async () => {
  const { turns, began } = await two()
  const [first, second] = turns
  first.take(['one', 'two'], name => began.push(`first ${name}`))
  await until(() => first.ours('one') && first.ours('two'))
  second.take(['one', 'three'], name => began.push(`second ${name}`))
  await until(() => second.ours('three'))
  expect(second.ours('one')).toBe(false)
  await first.leave()
  await until(() => second.ours('one'))
  expect([first.ours('one'), began]).toEqual([false, ['first one', 'first two', 'second three', 'second one']])
})

test('when PostgreSQL cuts the one who has it, one of them has it again', async () => {
  const { url, turns, began } = await two()
  const [first, second] = turns
  first.take(['one'], () => began.push('first'))
  await until(() => first.ours('one'))
  second.take(['one'], () => began.push('second'))
  for (const _ of ['once', 'and again']) {
    await inSession(url, session =>
      session.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 7404282
        and database = (select oid from pg_database where datname = current_database())`),
    )
    await until(() => first.ours('one') !== second.ours('one'))
    const held = `select count(*)::int as held from pg_locks where locktype = 'advisory' and classid = 7404282
      and database = (select oid from pg_database where datname = current_database())`
    await vi.waitFor(async () => {
      const { rows } = await inSession(url, session => session.query(held))
      expect(rows).toEqual([{ held: 1 }])
    }, 10_000)
  }
})
