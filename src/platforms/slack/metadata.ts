import type { Outgoing } from '../../contract/platform.ts'
import { type Carried, carriedBy, within } from '../../view/carried.ts'
import type { View } from '../../view/view.ts'
import type { Uploaded } from './draw.ts'
import { limits } from './limits.ts'

/** As a delivery remembers them: `digest:id`. */
export const remembered = (uploaded: Uploaded): string[] => [...uploaded].map(([digest, id]) => `${digest}:${id}`)
export const recalled = (files: readonly string[]): Uploaded =>
  new Map(files.map(one => [one.slice(0, one.lastIndexOf(':')), one.slice(one.lastIndexOf(':') + 1)]))

export const carriedHere = (view: View): readonly (readonly [digest: string, carried: Carried])[] => [
  ...carriedBy(within(limits, view)),
]

/** Names our messages among those of a DM; it holds ids and nothing else, since any member can read it. */
export const eventType = 'assidu_delivery'

/** Which delivery it is, and which pictures stand in it: whoever finds it after a doubt knows them too. */
export function metadataOf({ id, view }: Outgoing, uploaded: Uploaded | undefined) {
  const pictures = carriedHere(view).flatMap(([digest, { kind }]) => {
    const file = uploaded?.get(digest)
    return kind === 'picture' && file ? [[digest, file] as const] : []
  })
  const known = pictures.length > 0 && { pictures: remembered(new Map(pictures)).join(' ') }
  return { event_type: eventType, event_payload: { delivery: id, ...known } }
}
