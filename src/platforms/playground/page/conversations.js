/** Everything the bot says to one person alone is one conversation, whatever id the server gives it. */
const keyOf = where => (where.kind === 'direct' ? 'direct' : `${where.kind}:${where.id}`)

const ORDER = { channel: 0, direct: 1, group: 2 }

/**
 * The conversations of a person: the channels, the one with Assidu, and the groups that wrote to him, each with how
 * many messages he has not read. An edit makes nothing unread again.
 */
export function conversationsOf(channels, messages, read) {
  const found = new Map()
  for (const { id, name, purpose } of channels.filter(one => one.kind !== 'group')) {
    found.set(`channel:${id}`, { key: `channel:${id}`, kind: 'channel', id, name, title: `#${name}`, purpose })
  }
  found.set('direct', { key: 'direct', kind: 'direct', id: 'direct', name: 'Assidu', title: 'Assidu' })
  for (const { where } of messages) {
    const key = keyOf(where)
    if (where.kind === 'direct') found.get('direct').id = where.id
    else if (!found.has(key)) {
      const title = where.kind === 'channel' ? `#${where.name}` : where.name
      found.set(key, { key, kind: where.kind, id: where.id, name: where.name, title })
    }
  }
  const unread = new Map()
  for (const message of messages) {
    const key = keyOf(message.where)
    if (message.first > (read[key] ?? 0)) unread.set(key, (unread.get(key) ?? 0) + 1)
  }
  return [...found.values()]
    .map(one => ({ ...one, unread: unread.get(one.key) ?? 0 }))
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
}

/** The messages and own echoes of one conversation, in the order they came. */
export function itemsOf(key, messages, echoes) {
  return [
    ...messages.filter(message => keyOf(message.where) === key).map(message => [message.first, message]),
    ...echoes.filter(echo => echo.key === key).map(echo => [echo.order, echo]),
  ]
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item)
}

/** Newer messages into those we have; a message seen twice keeps its newest form. */
export function merged(before, arrived) {
  if (arrived.length === 0) return before
  const all = new Map(before.map(message => [message.id, message]))
  for (const message of arrived) {
    const known = all.get(message.id)
    if (known === undefined || known.n <= message.n) {
      all.set(message.id, { ...message, first: message.first ?? known?.first ?? message.n })
    }
  }
  return [...all.values()]
}
