import type { LogLevel as Level, Logger } from '@slack/bolt'
import { LogLevel } from '@slack/bolt'

/** Where the adapter tells what an operator should know; no personal data. */
export type Say = (level: 'info' | 'warn' | 'error', message: string) => void

/** What Bolt tells of each attempt to connect; whoever tries says it once, in words. */
const saidElsewhere = /^Failed to retrieve a new WSS URL/

/** Bolt's own log, its warnings and errors only. */
export function boltLog(say: Say): Logger {
  let level: Level = LogLevel.WARN
  const told =
    (as: 'warn' | 'error') =>
    (...words: unknown[]) => {
      const line = words.map(String).join(' ')
      if (!saidElsewhere.test(line)) say(as, `Slack: ${line}`)
    }
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
