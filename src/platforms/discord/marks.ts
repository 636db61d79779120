import type { APIMessage } from 'discord.js'

/** The numbers of a message's first two components, by which the bot knows what it sent: the delivery, or the gesture answered. */
export type Mark = readonly [outer: number, inner: number]

/** Numbers from here on are ours: Discord counts its own from 1. */
const own = 0x40000000

/**
 * 60 bits of an id (a uuid, a snowflake) as two numbers beyond those that Discord gives out itself. A number stays with its
 * component and must be in a message once (components/reference, "Anatomy of a component").
 */
export function numbersOf(id: string): Mark {
  const bits = /^\d+$/.test(id) ? BigInt(id) : BigInt(`0x${id.replaceAll('-', '')}`)
  const number = (part: bigint) => Number(part & 0x3fffffffn) | own
  const [outer, inner] = [number(bits >> 30n), number(bits)]
  return [outer, inner === outer ? inner ^ 1 : inner]
}

export function carries(message: Pick<APIMessage, 'components'>, [outer, inner]: Mark): boolean {
  const [first] = message.components ?? []
  return first?.id === outer && 'components' in first && first.components[0]?.id === inner
}

/** The mark of the delivery whose message this is (platform.ts); undefined for one that carries none. */
export function markIn(components: readonly unknown[]): string | undefined {
  const [first] = components as readonly { id?: number; components?: readonly { id?: number }[] }[]
  const [outer, inner] = [first?.id, first?.components?.[0]?.id]
  if (outer === undefined || inner === undefined || outer < own || inner < own) return undefined
  const bits = (BigInt(outer & 0x3fffffff) << 30n) | BigInt(inner & 0x3fffffff)
  return bits.toString(16).padStart(15, '0')
}
