import type { Log } from '../log.ts'

/** So many uncaught errors within so many ms: the process does not recover by itself. */
const most = 20
const within = 60_000

/**
 * The last one to hear of an error that nobody caught: it is told to the log and the bot goes on, since what was under
 * way is a transaction that did not commit. Many within a minute, and `end` is called, so that it is started again.
 */
export function catchTheRest(log: Log, end: () => void): void {
  let lately = 0
  const heard = (error: unknown, how: string) => {
    // The Slack library lets go of nothing when a stop meets a reconnection.
    if (error === undefined) return
    log.error({ err: error instanceof Error ? error : new Error(String(error)) }, how)
    lately += 1
    setTimeout(() => {
      lately -= 1
    }, within).unref()
    if (lately === most) end()
  }
  process.on('uncaughtException', error => heard(error, 'an error that nobody caught'))
  process.on('unhandledRejection', reason => heard(reason, 'a failure that nobody waited for'))
}
