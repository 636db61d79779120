import type { Platform } from '../terms/member.ts'
import type { Reader } from '../terms/speech.ts'
import type { Room } from '../view/plain.ts'
import { wordsFor } from './words.ts'

type Where = {
  /** Stands before each command's name. */
  readonly prefix?: string
  /** When it is written. */
  readonly seen?: Temporal.Instant
  /** The platform he reads it on; without it a command is written as on most. */
  readonly on?: Platform | undefined
}

/** The room of a reader: his language and zone, and commands as he would type them where he is. */
export function roomFor(reader: Reader, { prefix = '', seen, on }: Where = {}): Room {
  const words = wordsFor(reader)
  const commands: Readonly<Record<string, { name: string } | undefined>> = words.commands
  return {
    ...reader,
    ...(seen && { seen }),
    typed(command, rest) {
      const said = on === 'discord' && command === 'club' ? underClub(words.setup.home, rest) : rest
      return [`/${prefix}${commands[command]?.name ?? command}`, said].filter(part => part !== undefined).join(' ')
    },
  }
}

/** Discord lets nobody type `/club` alone, since there are commands under it; the names of these have no blanks there. */
function underClub(home: { readonly name: string }, rest: string | undefined): string {
  if (rest === undefined) return home.name
  return rest.includes(':') ? `${home.name} ${rest}` : rest.replaceAll(' ', '-')
}
