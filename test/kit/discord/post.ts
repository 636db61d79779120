import { asTyped } from '../as-typed.ts'
import { V2 } from './checks.ts'
import { numbered } from './wire.ts'
import type { Json, Message, World } from './world.ts'

/** A file that came with a body: the part's number, its name, how long it is. */
export interface Upload {
  readonly n: string
  readonly filename: string
  readonly bytes: number
}

const KEPT_FLAGS = V2 | (1 << 2) | (1 << 6) | (1 << 12)

/** Writes a message as Discord would, from a body that passed the checks. */
export function post(
  world: World,
  channelId: string,
  body: Json,
  uploads: readonly Upload[],
  details: { authorId: string; onlyFor?: string | undefined },
): Message {
  const message: Message = {
    id: world.newId(),
    channelId,
    authorId: details.authorId,
    content: String(body.content ?? ''),
    components: numbered((body.components ?? []) as Json[]),
    flags: Number(body.flags ?? 0) & KEPT_FLAGS & (details.onlyFor ? -1 : ~(1 << 6)),
    attachments: uploads.map(each => attachmentOf(world, body, each)),
    pings: [],
    nonce: body.nonce === undefined ? undefined : String(body.nonce),
    onlyFor: details.onlyFor,
    edits: 0,
    at: world.now(),
    deleted: false,
  }
  message.pings = pingsOf(world, message, body)
  world.messages.push(message)
  const channel = world.channels.get(channelId)
  if (channel) channel.archived = false
  world.changed()
  return message
}

/** Changes a message in place: what the body leaves out stays. */
export function edit(world: World, message: Message, body: Json, uploads: readonly Upload[]): Message {
  if (body.content !== undefined) message.content = String(body.content ?? '')
  if (body.components !== undefined) message.components = numbered((body.components ?? []) as Json[])
  if (body.flags !== undefined && body.flags !== null) {
    message.flags = (message.flags & ((1 << 6) | V2)) | (Number(body.flags) & KEPT_FLAGS & ~(1 << 6))
  }
  if (body.attachments !== undefined) {
    const kept = new Set(((body.attachments ?? []) as Json[]).map(each => String(each.id)))
    message.attachments = message.attachments.filter(each => kept.has(each.id))
  }
  message.attachments.push(...uploads.map(each => attachmentOf(world, body, each)))
  message.edits += 1
  world.changed()
  return message
}

function attachmentOf(world: World, body: Json, upload: Upload): Message['attachments'][number] {
  const listed = ((body.attachments ?? []) as Json[]).find(each => String(each.id) === upload.n)
  return {
    id: world.newId(),
    filename: upload.filename,
    description: (listed?.description as string | undefined) ?? null,
    bytes: upload.bytes,
  }
}

/** All the words of a message as Discord would draw them, markdown unread, one component a line. */
export function textOf(message: Pick<Message, 'content' | 'components'>): string {
  const walk = (each: Json): string[] => {
    const own = each.type === 10 ? [String(each.content)] : shownIn(each)
    const inner = [...((each.components ?? []) as Json[]), ...(each.accessory ? [each.accessory as Json] : [])]
    return [...own, ...inner.flatMap(walk)]
  }
  return asTyped([message.content, ...message.components.flatMap(walk)].filter(line => line !== '').join('\n'))
}

/** What is read of a picture, its description; of a file, its name. */
function shownIn(component: Json): string[] {
  if (component.type === 12) return (component.items as Json[]).map(({ description }) => String(description ?? ''))
  if (component.type === 13) return [String((component.file as Json).url).replace('attachment://', '')]
  return []
}

/** resources/message, "Allowed mentions": without it every mention rings; `parse` and `users` say which do. */
function pingsOf(world: World, message: Message, body: Json): string[] {
  const mentioned = [...textOf(message).matchAll(/<@!?(\d+)>/g)].map(match => match[1]!)
  const known = [...new Set(mentioned)].filter(id => world.accounts.has(id))
  const allowed = body.allowed_mentions as { parse?: string[]; users?: string[] } | undefined
  if (!allowed) return known
  if (allowed.parse?.includes('users')) return known
  return known.filter(id => allowed.users?.includes(id))
}
