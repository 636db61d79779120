import type { APIContainerComponent } from 'discord.js'
import { bytesOf, type Carried, carriedBy, within } from '../../view/carried.ts'
import type { View } from '../../view/view.ts'
import { limits } from './limits.ts'
import { fold } from './text.ts'

/** What is uploaded with a message. `name` is how its components call it: `attachment://NAME`. */
export type Attachment = {
  readonly name: string
  readonly digest: string
  readonly type: string
  readonly data: Buffer
  readonly description?: string
}

/** Only letters, digits, points, dashes and underscores stand in the name of an attachment (reference, "Uploading Files"). */
const safe = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+/, '') || 'file'

/** The names of what a View carries, by their digests: each once in its message. */
export function namesIn(view: View): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const [digest, carried] of carriedBy(within(limits, view))) {
    const own = carried.kind === 'picture' ? `${digest}.png` : safe(carried.name)
    names.set(digest, taken.has(own) ? `${names.size}-${own}` : own)
    taken.add(names.get(digest)!)
  }
  return names
}

/** Everything the drawn components show; Discord refuses an upload that none of them does. */
export function attachmentsOf(view: View, drawn: readonly APIContainerComponent[]): readonly Attachment[] {
  const shown = JSON.stringify(drawn)
  const names = namesIn(view)
  return [...carriedBy(view)].flatMap(([digest, carried]) => {
    const name = names.get(digest)
    return name !== undefined && shown.includes(`"attachment://${name}"`) ? [attachment(carried, digest, name)] : []
  })
}

const attachment = (carried: Carried, digest: string, name: string): Attachment => ({
  name,
  digest,
  data: Buffer.from(bytesOf(carried)),
  ...(carried.kind === 'picture'
    ? { type: 'image/png', description: fold(carried.alt, limits.pictureText) }
    : { type: carried.type }),
})

/** As the body of a message lists them. An edit that lists none takes away what was there. */
export const listed = (attachments: readonly Attachment[]) =>
  attachments.map(({ name, description }, n) => ({
    id: String(n),
    filename: name,
    ...(description && { description }),
  }))

/** As the library uploads them. */
export const uploads = (attachments: readonly Attachment[]) =>
  attachments.map(({ name, type, data }) => ({ name, contentType: type, data }))
