/** What the id of a button, a select or a form says: a public format, since buttons live for months in old messages. */
export type PressId = {
  readonly command: string
  readonly button: string
  /** Ids only, never data or rights. */
  readonly about?: string
}

const version = '1'
/** Discord's custom_id. */
const longest = 100
const part = /^[a-z0-9-]{1,32}$/

/** `1|refer|status|<id>`; at most 100 characters. Throws on a name that could not be read back. */
export function encodePress({ command, button, about }: PressId): string {
  if (!part.test(command) || !part.test(button)) throw new Error(`not a press: ${command} ${button}`)
  const id = [version, command, button, ...(about === undefined ? [] : [about])].join('|')
  if (id.length > longest) throw new Error(`a press id is too long: ${command} ${button}`)
  return id
}

/** The press an id stands for; null for an id this version does not know, and for one that was never drawn. */
export function decodePress(id: string): PressId | null {
  if (id.length > longest) return null
  const [read, command, button, ...about] = id.split('|')
  if (read !== version || !command || !button || !part.test(command) || !part.test(button)) return null
  return about.length === 0 ? { command, button } : { command, button, about: about.join('|') }
}
