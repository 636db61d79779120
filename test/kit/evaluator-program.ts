import { setTimeout as pause } from 'node:timers/promises'
import { openLog } from '../../src/log.ts'
import { compose } from '../../src/main.ts'

/** A program that is told when to begin, claims what is due at its instant, and works, a job at a time, until every evaluation is done. */
const [url, secretKey, at] = process.argv.slice(2) as [string, string, string]
const assidu = await compose({
  ...{ url, secretKey, log: openLog('silent'), pollSeconds: 3600, width: 1 },
  clock: { now: () => Temporal.Instant.from(at) },
})

async function evaluations(): Promise<number> {
  const { means } = assidu
  const due = means.db.selectFrom('due').where('duty', '=', 'evaluate').where('at', '<=', means.now())
  const left = due.where('done_at', 'is', null).select(({ fn }) => fn.countAll<number>().as('left'))
  return (await left.executeTakeFirstOrThrow()).left
}

process.once('message', async () => {
  await assidu.claimAll()
  // Jobs of a program that died come back when its lease is over.
  for (;;) {
    await assidu.drain()
    if ((await evaluations()) === 0) break
    await pause(200)
  }
  await assidu.stop()
  process.disconnect?.()
})
process.send?.('ready')
