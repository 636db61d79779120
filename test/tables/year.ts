import { startProgram } from '../kit/program.ts'

/**
 * `npm run year`: lives through a year of the demo club, in which nobody answers anything, and prints what the bot said on
 * its own: `report messages` over it, and what half of the members got in a week at most.
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
