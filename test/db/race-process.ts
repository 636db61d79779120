// Another Assidu on the same database, in a process of its own, for what two of them may do in one instant.

import type { Gesture } from '../../src/contract/platform.ts'
import { openLog } from '../../src/log.ts'
import { clockAhead, compose, realClock } from '../../src/main.ts'
import { heardOf } from '../kit/heard.ts'
import { Stage } from '../kit/stage.ts'

const [url = '', at = '', place = '', there = '{}'] = process.argv.slice(2)
const instant = Temporal.Instant.from(at)
const clock = clockAhead(instant.since(realClock.now()).subtract({ seconds: 10 }))
clock.standAt(instant)
const assidu = await compose({
  url,
  secretKey: 'a secret key for tests, long enough to be taken',
  log: openLog('error'),
  clock,
  width: 1,
  pollSeconds: 3600,
  // All who are raced hold a connection at once, and some are left for the rest.
  poolSize: 10,
  publicUrl: 'https://club.example.org',
})
const stage = new Stage(place)
assidu.platforms.set('playground', Object.assign(stage, JSON.parse(there)))
type Asked = { readonly n: number } & ({ readonly gesture: Gesture } | { readonly beatsAt: string })
process.on('message', async (asked: Asked) => {
  process.send!({
    n: asked.n,
    said: 'gesture' in asked ? heardOf(await assidu.dispatch(asked.gesture)) : await beats(asked.beatsAt),
  })
})
async function beats(wanted: string): Promise<number> {
  clock.standAt(Temporal.Instant.from(wanted))
  const before = stage.messages.length
  await assidu.beatAndDrain()
  return stage.messages.length - before
}
process.on('disconnect', () => process.exit())
process.send!('ready')
