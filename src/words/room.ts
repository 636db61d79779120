import type { Reader } from '../terms/speech.ts'
import type { Room } from '../view/plain.ts'
import { wordsFor } from './words.ts'

/** The room of a reader: his language and zone, and commands as he would type them. `prefix` stands before each name; `seen`: when it is written. */
export function roomFor(reader: Reader, prefix = '', seen?: Temporal.Instant): Room {
  const commands: Readonly<Record<string, { name: string } | undefined>> = wordsFor(reader).commands
  return { ...reader, ...(seen && { seen }), typed: command => `/${prefix}${commands[command]?.name ?? command}` }
}
