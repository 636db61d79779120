import type { LogLevel as Level, Logger } from '@slack/bolt'
import { LogLevel } from '@slack/bolt'

/** Where the adapter tells what an operator should know; no personal data. */
export type Say = (level: 'info' | 'warn' | 'error', message: string) => void

/** Bolt's own log, its warnings and errors only. */
export function boltLog(say: Say): Logger {
  let level: Level = LogLevel.WARN
  const told =
    (as: 'warn' | 'error') =>
    (...words: unknown[]) =>
      say(as, `Slack: ${words.map(String).join(' ')}`)
  return {
    debug: () => {},
    info: () => {},
    warn: told('warn'),
    error: told('error'),
    setLevel(wanted) {
      level = wanted
    },
    getLevel: () => level,
    setName: () => {},
  }
}
