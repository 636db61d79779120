/** @import { Channel, PageMessage, Where } from '../api.ts' */

/**
 * @typedef {object} Conversation
 * @property {string} key
 * @property {Where['kind']} kind
 * @property {string} id
 * @property {string} name
 * @property {string} title
 * @property {string} [purpose]
 * @property {number} unread
 */

/**
 * What the person did himself, shown to him alone: a command or a press.
 *
 * @typedef {object} Echo
 * @property {string} id
 * @property {'say' | 'press'} kind
 * @property {string} text
 * @property {string} as
 * @property {string} key
 * @property {number} order
 * @property {string} at
 * @property {'sending' | 'done' | 'failed'} state
 * @property {string} [problem]
 */

/** @typedef {PageMessage | Echo} Item */

/** How far a person has read, by conversation. @typedef {Record<string, number>} Read */

/** Everything the bot says to one person alone is one conversation, whatever id the server gives it. */
/** @type {(where: Where) => string} */
const keyOf = where => (where.kind === 'direct' ? 'direct' : `${where.kind}:${where.id}`)

const ORDER = { channel: 0, direct: 1, group: 2 }

/**
 * The conversations of a person: the channels, the one with Assidu, and the groups that wrote to him, each with how
 * many messages he has not read. An edit makes nothing unread again.
 *
 * @param {readonly Channel[]} channels
 * @param {readonly PageMessage[]} messages
 * @param {Read} read
 * @returns {Conversation[]}
 */
export function conversationsOf(channels, messages, read) {
  /** @type {Map<string, Omit<Conversation, 'unread'>>} */
  const found = new Map()
  for (const { id, name, purpose } of channels.filter(one => one.kind !== 'group')) {
    found.set(`channel:${id}`, { key: `channel:${id}`, kind: 'channel', id, name, title: `#${name}`, purpose })
  }
  /** @type {Omit<Conversation, 'unread'>} */
  const direct = { key: 'direct', kind: 'direct', id: 'direct', name: 'Assidu', title: 'Assidu' }
  found.set('direct', direct)
  for (const { where } of messages) {
    const key = keyOf(where)
    if (where.kind === 'direct') direct.id = where.id
    else if (!found.has(key)) {
      const title = where.kind === 'channel' ? `#${where.name}` : where.name
      found.set(key, { key, kind: where.kind, id: where.id, name: where.name, title })
    }
  }
  /** @type {Map<string, number>} */
  const unread = new Map()
  for (const message of messages) {
    const key = keyOf(message.where)
    if (message.first > (read[key] ?? 0)) unread.set(key, (unread.get(key) ?? 0) + 1)
  }
  return [...found.values()]
    .map(one => ({ ...one, unread: unread.get(one.key) ?? 0 }))
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
}

/**
 * The messages and own echoes of one conversation, in the order they came.
 *
 * @param {string} key
 * @param {readonly PageMessage[]} messages
 * @param {readonly Echo[]} echoes
 * @returns {Item[]}
 */
export function itemsOf(key, messages, echoes) {
  return [...messages.filter(({ where }) => keyOf(where) === key), ...echoes.filter(echo => echo.key === key)].sort(
    (a, b) => orderOf(a) - orderOf(b),
  )
}

/** @type {(item: Item) => number} */
const orderOf = item => ('order' in item ? item.order : item.first)

/**
 * Newer messages into those we have; a message seen twice keeps its newest form.
 *
 * @param {PageMessage[]} before
 * @param {readonly PageMessage[]} arrived
 */
export function merged(before, arrived) {
  if (arrived.length === 0) return before
  const all = new Map(before.map(message => [message.id, message]))
  for (const message of arrived) {
    const known = all.get(message.id)
    if (known === undefined || known.n <= message.n) all.set(message.id, message)
  }
  return [...all.values()]
}
