import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { isWell, sum } from './books.ts'
import { liveThroughKills } from './faults.ts'
import { isCalm, liveThroughStorm, sumOfStorm } from './storm.ts'

/**
 * `npm run test:faults [kills|storm …] [-- --kills N --seed S]`: a club on Slack and Discord lives on while its program is
 * killed N times, at moments that chance chooses; at the end everything is counted. The seed chooses the moments and the
 * acts; how far each got by then is the machine's. Then a storm: five hundred members answer an announcement within ten
 * seconds, and one of two programs is killed meanwhile.
 */
const parts = ['kills', 'storm']
const { values, positionals } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const wanted = positionals.length > 0 ? positionals : parts
// Printed, so that a run can be lived through again.
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed)
const kills = Number(values.kills)
if (!Number.isInteger(seed) || !Number.isInteger(kills) || kills < 1 || !wanted.every(part => parts.includes(part))) {
  console.error('Say what, how often and from which seed: npm run test:faults kills storm -- --kills 20 --seed 1')
  process.exit(2)
}
const tell = (line: string) => console.log(line)

function lists(books: object): void {
  for (const [what, list] of Object.entries(books))
    if (Array.isArray(list)) for (const line of list) console.log(`${what}: ${line}`)
}

const passed: boolean[] = []
if (wanted.includes('kills')) {
  console.log(`seed ${seed}`)
  const books = await liveThroughKills({ kills, seed, tell })
  lists(books)
  console.log(sum(books))
  passed.push(isWell(books))
}
if (wanted.includes('storm')) {
  const books = await liveThroughStorm({ members: 500, seconds: 10, tell })
  lists(books)
  console.log(sumOfStorm(books))
  passed.push(isCalm(books))
}
process.exit(passed.every(Boolean) ? 0 : 1)
