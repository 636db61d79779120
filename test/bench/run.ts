import { writeFile } from 'node:fs/promises'
import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os'
import { parseArgs } from 'node:util'
import { answerLines, answers } from './answers.ts'
import { balance, balanceLines } from './balance.ts'
import { type Line, table } from './figures.ts'
import { memory, memoryLines } from './memory.ts'
import { pairing, pairingLines } from './pairing.ts'
import { search, searchLines } from './search.ts'
import { standing, standingLines } from './standing.ts'
import { startLines, startTimes } from './start-time.ts'
import { throughput, throughputLines } from './throughput.ts'
import { weekly, weeklyLines } from './weekly.ts'

/** `npm run bench [start|memory|throughput|answers|pairing|search|standing|balance|weekly …] [-- --json FILE] [--quick] [--clubs N[,N …]]`: the figures, each beside what it is compared with. */
const parts = ['start', 'memory', 'throughput', 'answers', 'pairing', 'search', 'standing', 'balance', 'weekly']
const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false }, clubs: { type: 'string' } },
  allowPositionals: true,
})
const { quick } = values
const unknown = positionals.filter(name => !parts.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`Nothing is measured under the name ${unknown.join(', ')}; there are ${parts.join(', ')}.\n`)
  process.exit(2)
}
const wanted = new Set(positionals.length > 0 ? positionals : parts)
const figures: Record<string, unknown> = {
  machine: `${platform()} ${arch()}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}`,
  loadBefore: loadavg()[0],
}
const lines: Line[] = []

function keep(name: string, figure: unknown, said: readonly Line[]): void {
  figures[name] = figure
  lines.push(...said)
}

if (wanted.has('start')) {
  const times = await startTimes(quick ? { first: 1, again: 3 } : { first: 2, again: 6 })
  keep('start', times, startLines(times))
}
if (wanted.has('memory')) {
  const measured = await memory()
  keep('memory', measured, memoryLines(measured))
}
if (wanted.has('throughput')) {
  const compared = await throughput({ rounds: quick ? 3 : 5, seconds: quick ? 2 : 4, clients: 8 })
  keep('throughput', compared, throughputLines(compared))
}
if (wanted.has('answers')) {
  const measured = await answers(500, quick ? 3 : 9)
  keep('answers', measured, answerLines(measured))
}
if (wanted.has('pairing')) {
  const measured = await pairing(quick ? { times: 3, runs: 5, seeds: 2 } : { times: 5, runs: 100, seeds: 200 })
  keep('pairing', measured, pairingLines(measured))
}
if (wanted.has('search')) {
  const measured = await search(quick ? [1_000] : [1_000, 100_000], quick ? 10 : 50)
  keep('search', measured, searchLines(measured))
}
if (wanted.has('standing')) {
  const measured = standing({ clubs: Number(values.clubs ?? (quick ? 40 : 200)) })
  keep('standing', measured, standingLines(measured))
}
if (wanted.has('balance')) {
  const measured = balance(200, quick ? 5 : 25)
  keep('balance', measured, balanceLines(measured))
}
if (wanted.has('weekly')) {
  const sizes = values.clubs?.split(',').map(Number) ?? (quick ? [10, 100] : [10, 100, 1_000])
  const measured = await weekly(sizes)
  keep('weekly', measured, weeklyLines(measured))
}
process.stdout.write(`${figures.machine}\n\n${table(lines)}\n`)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
