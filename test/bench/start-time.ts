import { join } from 'node:path'
import { cli, run } from '../kit/running.ts'
import { inFolder } from '../kit/temporary-folder.ts'
import { type Line, median, rounded } from './figures.ts'

export type StartTimes = { readonly first: readonly number[]; readonly again: readonly number[] }

const demoIn = (folder: string) => ({
  cwd: folder,
  env: { ASSIDU_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' },
})

/** `npm start` until the playground answers, in ms: with nothing there, then with the club loaded and all stopped. */
export async function startTimes({ first, again }: { first: number; again: number }): Promise<StartTimes> {
  const times = { first: [] as number[], again: [] as number[] }
  for (let i = 0; i < first; i++)
    await inFolder(async folder => {
      times.first.push(await oneStart(folder))
      for (let j = 0; j < Math.ceil(again / first); j++) times.again.push(await oneStart(folder))
    })
  return times
}

async function oneStart(folder: string): Promise<number> {
  const demo = await run(cli, ['start', '--port', '0'], demoIn(folder))
  await demo.stop()
  return demo.readyAfter
}

const seconds = (times: readonly number[]) =>
  `median ${rounded(median(times) / 1000, 2)} s, best ${rounded(Math.min(...times) / 1000, 2)} s`

export const startLines = ({ first, again }: StartTimes): Line[] => [
  ['first start: database made, demo club imported', seconds(first), ''],
  ['start to playground ready', seconds(again), 'target < 2 s'],
]
