import type { Transaction } from 'kysely'
import type { Gesture } from '../contract/platform.ts'
import { noteGesture, tapOf } from '../db/gestures.ts'
import type { Tables } from '../db/tables.ts'
import type { Command } from '../grammar/define.ts'
import { findCommand } from '../grammar/names.ts'

/** What was written to the bot as a command, where it is one or nearly one: what to type then says the command itself. */
export function asCommand(commands: readonly Command[], gesture: Gesture): Gesture {
  const { what } = gesture
  if (what.kind !== 'words' || what.text === undefined) return gesture
  const found = findCommand(commands, 'assidu', what.text)
  const isMeant = 'command' in found || found.near.length > 0 || what.text.trimStart().startsWith('/')
  return isMeant ? { ...gesture, what: { kind: 'command', name: 'assidu', text: what.text } } : gesture
}

/**
 * Whether plain words are answered: a mention always is; in a direct conversation, where people may write line after line,
 * the first of the day.
 */
export async function isToAnswer(
  tx: Transaction<Tables>,
  { platform, place, account, channel }: Gesture,
  day: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<boolean> {
  if (channel?.kind !== 'direct') return true
  return noteGesture(tx, { platform, place, id: `words/${tapOf(account, String(day))}`, at })
}
