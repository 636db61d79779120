import { constants } from 'node:os'

/**
 * The end of the program when somebody outside asks for it: by a signal, or because who started it is gone. One for the
 * process, as signals are.
 */

/** What has to be done before the program ends. */
export type Owed = {
  /** Ends it in order. */
  readonly inOrder: () => Promise<unknown>
  /** Leaves nothing running that only this process uses; there is no time to wait for it. */
  readonly atOnce?: () => void
}

const asked = new AbortController()
const owed = new Set<Owed>()
let whenDone: Promise<void> | undefined

/** Aborted once the end is asked for: what is under way stops where it can. */
export const ending: AbortSignal = asked.signal

/** Says what has to be done before the end; what it gives takes that back. */
export function beforeTheEnd(work: Owed): () => void {
  owed.add(work)
  return () => void owed.delete(work)
}

/** An end in order takes no longer than this, in ms: a container's host waits for ten seconds and then kills. */
const patience = 8_000

/** npm and our launcher pass a signal on that went to the whole group: what comes twice within this time, in ms, is one wish. */
const echo = 500

export type Asked = {
  /** The exit status of an end in order. */
  readonly status: (signal: NodeJS.Signals) => number
  readonly complain: (error: unknown) => void
}

/** Listens for signals, from now on. The first ends the program in order, a second one at once. */
export function listenForTheEnd(how: Asked): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => askForTheEnd(signal, how))
}

let echoes = true

/** Ends the program in order; at once when that was asked for already. */
export function askForTheEnd(signal: NodeJS.Signals, { status, complain }: Asked): void {
  if (whenDone) {
    if (echoes) return
    endAtOnce(signal)
  }
  asked.abort()
  setTimeout(() => {
    echoes = false
  }, echo)
  setTimeout(() => endAtOnce(signal), patience)
  whenDone = Promise.all([...owed].map(({ inOrder }) => inOrder())).then(
    () => process.exit(status(signal)),
    error => {
      complain(error)
      process.exit(1)
    },
  )
}

/** Never settles, where the end was asked for: the program ends before. */
export const theEnd = async (): Promise<void> => whenDone

function endAtOnce(signal: NodeJS.Signals): never {
  for (const { atOnce } of owed) atOnce?.()
  process.exit(128 + constants.signals[signal])
}
