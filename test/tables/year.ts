import { startProgram } from '../kit/program.ts'
import { liveWeeks } from './weekly-club.ts'

/**
 * `npm run year`: lives through a year of the demo club, in which nobody answers anything, and prints what the bot said on
 * its own: `report messages` over it, and what half of the members got in a week at most. Then a year of a club of sixty
 * made by code that meets every week, whose members refer, ask, answer and pause. Fails where somebody is told more than
 * one thing a day, or more than three a week.
 */

type Week = { week: string; members: number; messages: number; highest: number; median: number }

let folder = ''
const demo = await startProgram(['start', '--demo', '--port', '0'], {}, async dir => {
  folder = dir
})
const url = await demo.says(/http:\/\/127\.0\.0\.1:\d+/)
for (let week = 0; week < 52; week++) {
  const answer = await fetch(`${url}/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: 'P7D' }),
  })
  const { failed } = (await answer.json()) as { failed: readonly unknown[] }
  if (failed.length > 0) throw new Error(`duties failed: ${JSON.stringify(failed)}`)
}
const report = async (...options: string[]) => {
  const { ended, said } = await startProgram(['report', 'messages', '--demo', ...options], { ASSIDU_DATA_DIR: folder })
  if ((await ended) !== 0) throw new Error(said())
  return said()
}
process.stdout.write(await report())
const { weeks } = JSON.parse(await report('--json')) as { weeks: readonly Week[] }
const medians = weeks.map(({ median }) => median).sort((a, b) => a - b)
console.log(
  `\n${weeks.length} weeks: at most ${Math.max(...weeks.map(({ highest }) => highest))} messages to one member in a week; the median member gets ${medians[Math.floor(medians.length / 2)]} in the median week, ${medians.at(-1)} in the fullest.`,
)
await demo.close()

const started = performance.now()
const { report: weekly, crowded, acts } = await liveWeeks(Number(process.env.WEEKS ?? 52))
const padded = (figure: number) => String(figure).padStart(6)
console.log(`\nA weekly club of sixty, ${weekly.weeks.length} weeks, ${acts} things done by its members:\n`)
console.log(`${'kind'.padEnd(26)}class        kept   sent merged  not sent`)
for (const { kind, class: its, kept, sent, merged, dropped } of weekly.kinds)
  console.log(
    `${kind.padEnd(26)}${its.padEnd(9)} ${padded(kept)} ${padded(sent)} ${padded(merged)}  ${Object.entries(dropped)
      .map(([why, count]) => `${count} ${why}`)
      .join(', ')}`,
  )
const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const highest = Math.max(...weekly.weeks.map(week => week.highest))
console.log(
  `\nAt most ${highest} messages to one member in a week; the median member gets ${middle(weekly.weeks.map(({ median }) => median))} in the median week, ${Math.max(...weekly.weeks.map(({ median }) => median))} in the fullest; ${crowded.length} days with more than one. ${Math.round((performance.now() - started) / 1000)} s.`,
)
if (highest > 3 || crowded.length > 0) {
  console.error(JSON.stringify(crowded.slice(0, 10)))
  process.exitCode = 1
}
