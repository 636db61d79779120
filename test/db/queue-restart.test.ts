import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { openQueue } from '../../src/jobs/queue.ts'
import { freshDatabase } from '../kit/postgres.ts'

test('after a kill -9 the queue opens again at once, while the dead process still reads as alive', async () => {
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const open = async () => {
    const connection = connect(database.url)
    const boss = await openQueue(connection, () => {})
    onTestFinished(async () => {
      await boss.stop({ graceful: false })
      await connection.close()
    })
    return connection
  }
  await open()
  // The one that was killed never said goodbye, and was another process than we are.
  await inSession(database.url, session => session.query('update pgboss.instance set pid = pid + 1'))
  await migrateToLatest(database.url)
  const next = await open()
  const rows = await next.pool.query('select count(*)::int as queues from pgboss.queue')
  expect(rows.rows[0].queues).toBeGreaterThan(0)
})
