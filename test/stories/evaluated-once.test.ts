import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { type Connection, connect } from '../../src/db/connect.ts'
import { demoKey, openDemoClub } from '../kit/demo-club.ts'

const tuesday = Temporal.PlainDateTime.from('2026-11-24T10:00').toZonedDateTime('Europe/Paris').toInstant()

/** A program of its own, ready to evaluate what is due that Tuesday; `evaluates` begins, and settles when it has ended. */
async function program(url: string) {
  const file = fileURLToPath(new URL('../kit/evaluator-program.ts', import.meta.url))
  const child = fork(file, [url, demoKey, tuesday.add({ seconds: 30 }).toString()], { execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'message')
  return {
    async evaluates() {
      const ended = once(child, 'exit')
      child.send('go')
      return (await ended)[0] as number | null
    },
    kill: () => child.kill('SIGKILL'),
  }
}

/** Does `work` while somebody else holds the totals, to which an evaluation adds at its very end. */
const withTotalsHeld = <Result>({ db }: Connection, work: () => Promise<Result>): Promise<Result> =>
  db.transaction().execute(async tx => {
    await sql`lock table nudge_total in exclusive mode`.execute(tx)
    return work()
  })

/** Until so many stand at a lock, one of them at the totals. */
const waiting = ({ db }: Connection, sessions: number) =>
  vi.waitFor(
    async () => {
      const { rows } = await sql<{ last: boolean }>`
        select query like 'insert into "nudge_total"%' as last from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
      expect(rows).toHaveLength(sessions)
      expect(rows.filter(({ last }) => last)).toHaveLength(1)
    },
    { timeout: 60_000, interval: 100 },
  )

/** What the Tuesday left behind. */
async function left({ db }: Connection) {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from evaluation where at = ${tuesday}) as standings,
    (select count(*)::int from standing_carried) as carried,
    (select count(*)::int from nudge where decided_at >= ${tuesday}) as nudges,
    (select count(distinct member_id)::int from nudge where decided_at >= ${tuesday}) as "toMembers",
    (select count(*)::int from notice where kind = 'nudge' and kept_at >= ${tuesday}) as messages,
    (select count(distinct reader_id)::int from notice where kind = 'nudge' and kept_at >= ${tuesday}) as readers,
    (select coalesce(sum(count), 0)::int from nudge_total where outcome = 'begun') as "countedAsBegun",
    (select count(*)::int from nudge where arm is not null and counted > 0) as "markedAsBegun",
    (select count(*)::int from due where duty = 'evaluate' and at > ${tuesday}) as "askedForNext"`.execute(db)
  return rows[0]!
}

test('an evaluation that is killed at its very end, and then made by two programs at once, gives each one nudge', async () => {
  const club = await openDemoClub({ only: evaluating.name })
  onTestFinished(() => club.close())
  const owner = connect(club.url, { as: 'owner', max: 2 })
  onTestFinished(() => owner.close())
  const before = await left(owner)
  expect(before).toMatchObject({ standings: 0, nudges: 0, messages: 0 })

  // All is written but for the totals, which somebody holds, when the first is killed.
  const doomed = await program(club.url)
  await withTotalsHeld(owner, async () => {
    const died = doomed.evaluates()
    await waiting(owner, 1)
    doomed.kill()
    await died
  })
  await vi.waitFor(async () => {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and query like '%into "nudge_total"%' and state <> 'idle' and pid <> pg_backend_pid()`.execute(
      owner.db,
    )
    expect(rows).toHaveLength(0)
  })
  expect(await left(owner)).toEqual(before)

  // Its lease is over, and the job stands twice in the queue, as after an answer that was lost.
  await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where name = 'duty'`.execute(owner.db)
  await sql`insert into pgboss.job (name, data) select name, data from pgboss.job where name = 'duty'`.execute(owner.db)
  const both = await Promise.all([program(club.url), program(club.url)])
  // The one has written all but the totals when the other has begun, and waits for it.
  const ended = await withTotalsHeld(owner, async () => {
    const evaluating = both.map(one => one.evaluates())
    await waiting(owner, 2)
    return evaluating
  })
  expect(await Promise.all(ended)).toEqual([0, 0])

  const after = await left(owner)
  expect(after).toMatchObject({ carried: 1, nudges: 5, toMembers: 5, messages: 3, readers: 3, askedForNext: 1 })
  expect(after.standings).toBeGreaterThan(0)
  expect(after.countedAsBegun).toBe(after.markedAsBegun)
})
