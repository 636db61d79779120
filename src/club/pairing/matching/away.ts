import { Worker } from 'node:worker_threads'
import type { RoundAsked, RoundDrawn } from './asked.ts'
import { drawRound } from './draw.ts'

/** Up to so many members a round is drawn in a few milliseconds, which no other thread has to be started for. */
const hereUpTo = 60

/** Whether drawing this round would hold up whoever else is served meanwhile. */
export const isLong = ({ members }: RoundAsked): boolean => members.length > hereUpTo

/** Draws a round without holding up the event loop: in a thread of its own, which ends with it, where it takes long. */
export function drawRoundAway(asked: RoundAsked): Promise<RoundDrawn> {
  if (!isLong(asked)) return Promise.resolve(drawRound(asked))
  const { promise, resolve, reject } = Promise.withResolvers<RoundDrawn>()
  // Beside this file, as it is run: stripped of its types, or compiled.
  const thread = new Worker(new URL(`thread${/\.\w+$/.exec(import.meta.url)![0]}`, import.meta.url), {
    workerData: asked,
    // Flags of the program that starts it may not fit a file.
    execArgv: [],
  })
  thread.once('message', resolve)
  thread.once('error', reject)
  thread.once('exit', status => reject(new Error(`the thread that draws a round ended with ${status}, and drew none`)))
  return promise
}
