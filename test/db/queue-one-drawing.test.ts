import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { openQueue, startWorker } from '../../src/jobs/queue.ts'
import { Desk } from '../../src/notices/desk.ts'
import { freshDatabase } from '../kit/postgres.ts'

test('while a message is being drawn whoever asks for another drawing shares the next one', async () => {
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const connection = connect(database.url)
  const boss = await openQueue(connection, () => {})
  const begun: string[] = []
  const drawing = Promise.withResolvers<void>()
  const looked = Promise.withResolvers<void>()
  const nothing = async () => null
  const worker = startWorker({
    boss,
    handlers: {
      ...{ deliver: nothing, duty: nothing, twin: nothing, sign: nothing },
      async redraw({ id }) {
        begun.push(id)
        if (begun.length === 1) await drawing.promise
        return null
      },
    },
    waits: (queue, { id }) => {
      if (queue === 'redraw' && id === 'last') looked.resolve()
      return null
    },
    onError(error) {
      throw error
    },
    desk: new Desk(4),
    inOrder: false,
    pollSeconds: 3600,
  })
  onTestFinished(async () => {
    await worker.stop()
    await boss.stop({ graceful: false })
    await connection.close()
  })
  const ask = (id: string) => boss.send('redraw', { club: 'a', id })
  await ask('board')
  worker.wake()
  await expect.poll(() => begun, { timeout: 10_000 }).toEqual(['board'])
  // Each look finds another job for the same message.
  for (const id of ['board', 'board', 'other', 'last']) {
    await ask(id)
    worker.wake()
    await expect
      .poll(async () => (await connection.pool.query(`select from pgboss.job where state = 'created'`)).rowCount, {
        timeout: 10_000,
      })
      .toBe(0)
  }
  await looked.promise
  expect(begun).toEqual(['board', 'other', 'last'])
  drawing.resolve()
  await worker.drain()
  expect(begun).toEqual(['board', 'other', 'last', 'board'])
  const { rows } = await connection.pool.query(`select state, count(*)::int as jobs from pgboss.job group by 1`)
  expect(rows).toEqual([{ state: 'completed', jobs: 5 }])
})
