import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { isWell, sum } from './books.ts'
import { liveThroughKills } from './faults.ts'

/**
 * `npm run test:faults -- --kills N --seed S`: a club on Slack and Discord lives on while its program is killed N times, at
 * moments that chance chooses; at the end everything is counted. The seed chooses the moments and the acts; how far each
 * got by then is the machine's.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' }, seed: { type: 'string' } } })
// Printed, so that a run can be lived through again.
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed)
const kills = Number(values.kills)
if (!Number.isInteger(seed) || !Number.isInteger(kills) || kills < 1) {
  console.error('Say how often and from which seed: npm run test:faults -- --kills 20 --seed 1')
  process.exit(2)
}
console.log(`seed ${seed}`)
const books = await liveThroughKills({ kills, seed, tell: line => console.log(line) })
for (const [what, list] of Object.entries(books))
  if (Array.isArray(list)) for (const line of list) console.log(`${what}: ${line}`)
console.log(sum(books))
process.exit(isWell(books) ? 0 : 1)
