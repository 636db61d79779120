import { expect, onTestFinished, test } from 'vitest'
import type { Job, Queue } from '../../src/db/club-tx.ts'
import { connect } from '../../src/db/connect.ts'
import { openQueue, startWorker } from '../../src/jobs/queue.ts'
import { Desk } from '../../src/notices/desk.ts'
import { freshDatabase } from '../kit/postgres.ts'

test('a job that has to wait is put back unbegun, once; those of others are done', async () => {
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const connection = connect(database.url)
  const boss = await openQueue(connection, () => {})
  const done: string[] = []
  const doIt = async (job: Job) => {
    done.push(job.club)
    return null
  }
  const worker = startWorker({
    boss,
    handlers: { deliver: doIt, redraw: doIt, duty: doIt, twin: doIt, sign: doIt },
    waits: (_: Queue, { club }) => (club === 'crowded' ? { again: 600 } : null),
    onError(error) {
      throw error
    },
    desk: new Desk(4),
    inOrder: false,
    pollSeconds: null,
  })
  onTestFinished(async () => {
    await worker.stop()
    await boss.stop({ graceful: false })
    await connection.close()
  })
  for (const club of ['crowded', 'free', 'crowded', 'free', 'crowded']) await boss.send('deliver', { club, id: club })
  await worker.drain()
  expect(done).toEqual(['free', 'free'])
  const { rows } = await connection.pool.query(
    `select data ->> 'club' as club, count(*)::int as jobs, min(start_after) > max(created_on) + interval '9 minutes' as later
     from pgboss.job where name = 'deliver' and state = 'created' group by 1`,
  )
  expect(rows).toEqual([{ club: 'crowded', jobs: 3, later: true }])
})
