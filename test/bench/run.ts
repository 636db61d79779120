import { writeFile } from 'node:fs/promises'
import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os'
import { parseArgs } from 'node:util'
import { type Line, table } from './figures.ts'
import { memory, memoryLines } from './memory.ts'
import { startLines, startTimes } from './start-time.ts'
import { throughput, throughputLines } from './throughput.ts'

/** `npm run bench [-- --json FILE] [--only start,memory,throughput] [--quick]`: the figures, each beside what it is compared with. */
const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean', default: false } },
})
const { quick } = values
const wanted = new Set((values.only ?? 'start,memory,throughput').split(','))
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
process.stdout.write(`${figures.machine}\n\n${table(lines)}\n`)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
