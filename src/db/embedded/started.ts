import { setTimeout as pause } from 'node:timers/promises'
import type { Embedded } from '../embedded.ts'
import { holdStartLock } from './sessions.ts'
import { EmbeddedTrouble, type OperatorLanguage, type TroubleCode } from './trouble.ts'

export type Started = {
  /** Lets the next `assidu start` in. Before `leave`. */
  release(): Promise<void>
  /** Settles, with why, only when the database cannot be kept running: the program should say it and end. */
  ended: Promise<unknown>
}

const backSentence = {
  en: 'The embedded PostgreSQL had ended unexpectedly; it runs again, nothing is lost.',
  fr: 'Le PostgreSQL embarqué s’était arrêté de façon inattendue ; il tourne de nouveau, rien n’est perdu.',
}

/** What an operator mends while the bot waits: it does not end for it. */
const mended: ReadonlySet<TroubleCode> = new Set([
  'disk full',
  'no shared memory',
  'folder busy',
  'folder cannot be written',
  'too slow',
  'no port',
  'start failed',
])
const longestPause = 30_000

/**
 * Makes this process the one `assidu start` of its folder, and brings the server back when something kills it.
 * Null when another process is the one.
 */
export async function keepStarted(
  embedded: Embedded,
  { say, language = 'en' }: { say(line: string): void; language?: OperatorLanguage },
): Promise<Started | null> {
  const first = await holdStartLock(embedded.url)
  if (first === null) return null
  let held = first
  let released = false

  /** Brings the server back, as often as it takes; what stands in the way is said once. */
  const revive = async (): Promise<boolean> => {
    for (let tries = 0; ; tries++) {
      try {
        return await embedded.revive()
      } catch (error) {
        if (released || !(error instanceof EmbeddedTrouble) || !mended.has(error.code)) throw error
        if (tries === 0) say(error.sentence(language))
      }
      await pause(Math.min(longestPause, 1_000 * 2 ** tries), undefined, { ref: false })
    }
  }

  const watch = async (): Promise<unknown> => {
    for (;;) {
      await held.lost
      if (released) return
      if (!(await revive())) return new EmbeddedTrouble('address changed', { folder: embedded.home })
      const again = await holdStartLock(embedded.url)
      if (again === null) return new EmbeddedTrouble('already started', { folder: embedded.home })
      held = again
      say(backSentence[language])
    }
  }
  return {
    ended: watch().catch((error: unknown) => error),
    release: () => {
      released = true
      return held.release()
    },
  }
}
