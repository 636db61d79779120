import type { APIMessage } from 'discord.js'

/** The numbers of a message's first two components, by which the bot knows what it sent: the delivery, or the gesture answered. */
export type Mark = readonly [outer: number, inner: number]

/**
 * 60 bits of an id (a uuid, a snowflake) as two numbers beyond those that Discord gives out itself. A number stays with its
 * component and must be in a message once (components/reference, "Anatomy of a component").
 */
export function markOf(id: string): Mark {
  const bits = /^\d+$/.test(id) ? BigInt(id) : BigInt(`0x${id.replaceAll('-', '')}`)
  const number = (part: bigint) => Number(part & 0x3fffffffn) | 0x40000000
  const [outer, inner] = [number(bits >> 30n), number(bits)]
  return [outer, inner === outer ? inner ^ 1 : inner]
}

export function carries(message: Pick<APIMessage, 'components'>, [outer, inner]: Mark): boolean {
  const [first] = message.components ?? []
  return first?.id === outer && 'components' in first && first.components[0]?.id === inner
}
