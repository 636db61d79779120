import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { openSession } from './embedded/sessions.ts'

/** Which of several processes does what only one may do: the others stand by, and one of them goes on when it ends. */
export type Turns = {
  /** Takes part for these names from now on; `began` is told each time one becomes ours. */
  take(names: readonly string[], began: (name: string) => void): void
  readonly ours: (name: string) => boolean
  /** Lets the others go on. */
  leave(): Promise<void>
}

/** How often who stands by asks, in ms: short beside the three seconds in which a platform wants an answer. */
const every = 250

/** Any number; the first half of the lock's key. */
const turnLock = 7_404_282

/**
 * Turns kept by locks of a session of its own on the database at `url`: they end with the process, however it ends.
 * While the database is away nobody can tell whose turn it is, and whoever had it keeps it until he hears otherwise.
 */
export function openTurns(url: string): Turns {
  const names = new Map<string, (name: string) => void>()
  const ours = new Set<string>()
  const left = new AbortController()

  async function ask(session: pg.Client, held: Set<string>): Promise<void> {
    for (const [name, began] of names) {
      if (held.has(name)) continue
      const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as got', [
        turnLock,
        name,
      ])
      if (rows[0]?.got !== true) {
        ours.delete(name)
        continue
      }
      held.add(name)
      if (ours.has(name)) continue
      ours.add(name)
      began(name)
    }
  }

  async function keep(): Promise<void> {
    let isOpen = true
    const session = await openSession(url, () => {
      isOpen = false
    })
    try {
      // A machine that vanished is noticed within half a minute, and its turn ends.
      await session.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3')
      const held = new Set<string>()
      while (isOpen && !left.signal.aborted) {
        await ask(session, held)
        await waited()
      }
    } finally {
      await session.end()
    }
  }

  const waited = () => pause(every, undefined, { signal: left.signal }).catch(() => {})
  const kept = (async () => {
    while (!left.signal.aborted) {
      await keep().catch(() => {})
      await waited()
    }
  })()
  return {
    take(more, began) {
      for (const name of more) names.set(name, began)
    },
    ours: name => ours.has(name),
    async leave() {
      left.abort()
      ours.clear()
      await kept
    },
  }
}
