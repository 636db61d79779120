/**
 * What a conversation of several people lacks: a right of the bot's in the channel it hangs on, that channel itself, a
 * place they share, the connection; or somebody who is not in the place any more, or does not see the channel.
 */
export type Missing =
  | { readonly what: 'rights' | 'channel' | 'place' | 'connection' | 'other' }
  | { readonly what: 'left' | 'blind'; readonly member: string }

/** As the reason for which a notice waits, and back. */
export const whyMissing = (missing: Missing): string =>
  `conversation ${missing.what}${'member' in missing ? ` ${missing.member}` : ''}`

export function missingOf(why: string | null): Missing {
  const [, what, member] = /^conversation (\S+)(?: (\S+))?$/.exec(why ?? '') ?? []
  if ((what === 'left' || what === 'blind') && member) return { what, member }
  if (what === 'rights' || what === 'channel') return { what }
  if (why === 'no platform in common') return { what: 'place' }
  return { what: why?.startsWith('no connection') ? 'connection' : 'other' }
}
