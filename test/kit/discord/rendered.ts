import { textOf } from './post.ts'
import type { Message } from './world.ts'

/** What a client shows of a message: marks drawn and gone, escapes undone, names written out; an instant stays one. */
export function rendered(
  message: Pick<Message, 'content' | 'components'>,
  nameOf: (account: string) => string,
): string {
  const literal: string[] = []
  const keep = (text: string) => `\u0001${literal.push(text) - 1}\u0001`
  return textOf(message)
    .replace(/\\([^a-z\d\s])/gi, (_, character) => keep(character))
    .replace(/<@!?(\d+)>/g, (_, id) => keep(`@${nameOf(id)}`))
    .replace(/<t:(\d+):\w>/g, (_, seconds) => keep(Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString()))
    .replace(/<(https?:[^>]+)>/g, (_, url) => keep(url))
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/^\s*(?:-# |#{1,3} |>>> |> |[-*] )/gm, '')
    .replace(/(\*{1,3}|__|_|~~|`{1,3}|\|\|)(?=\S)(.+?)\1/g, '$2')
    .replaceAll('\u200b', '')
    .replace(/\u0001(\d+)\u0001/g, (_, n) => literal[Number(n)]!)
}
