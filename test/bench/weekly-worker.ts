import { openLog } from '../../src/log.ts'
import { compose } from '../../src/main.ts'
import { secretKey } from './club.ts'
import type { Told } from './weekly.ts'

/** One process of those that share the evaluations: it beats and works until nothing of them is left. */
const [url, at] = process.argv.slice(2)
const now = Temporal.Instant.from(at!)
const begun = performance.now()
const assidu = await compose({
  url: url!,
  secretKey,
  log: openLog('error'),
  clock: { now: () => now },
  pollSeconds: 3600,
})
const starting = (performance.now() - begun) / 1000
const claimed = performance.now()
const spentBefore = process.cpuUsage()
await assidu.claimAll()
const claiming = (performance.now() - claimed) / 1000
await assidu.drain()
const { user, system } = process.cpuUsage(spentBefore)
const most = process.resourceUsage().maxRSS / 1024
globalThis.gc?.()
const held = process.memoryUsage().heapUsed / 1024 ** 2
const told: Told = { cpu: (user + system) / 1e6, starting, claiming, memory: { most, held } }
process.send?.(told)
await assidu.stop()
process.disconnect?.()
