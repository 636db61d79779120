import type { ActionKind } from '../../terms/digest.ts'
import type { Json } from '../../terms/json.ts'

/** What a digest told, as it is kept. */
export type Told = {
  /** The facts of each topic's part. A part that tells other facts one day takes another key for them. */
  readonly parts: Readonly<Record<string, Json>>
  /** Under each record that an action was about (`subject`): for how many weeks in a row it is. */
  readonly weeks: Readonly<Record<string, number>>
  /** The subjects that were left alone. */
  readonly left: readonly string[]
}

/** What facts may be made of: no map, no set and no function, which JSON would lose in silence. */
export type Keepable =
  | null
  | undefined
  | boolean
  | number
  | string
  | Temporal.Instant
  | Temporal.PlainDate
  | readonly Keepable[]
  | { readonly [name: string]: Keepable }

/** A record that an action is about. */
export const subject = (kind: ActionKind, about: string): string => `${kind} ${about}`

/** Facts as JSON: an instant and a day say which of the two they are. */
export function toJson(facts: unknown): Json {
  if (facts instanceof Temporal.Instant) return { $instant: facts.toString() }
  if (facts instanceof Temporal.PlainDate) return { $day: facts.toString() }
  if (Array.isArray(facts)) return facts.map(toJson)
  if (typeof facts === 'object' && facts !== null)
    return Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, toJson(value)]])),
    )
  return facts as Json
}

/** The same facts again. */
export function fromJson(stored: Json): unknown {
  if (Array.isArray(stored)) return stored.map(fromJson)
  if (typeof stored !== 'object' || stored === null) return stored
  const { $instant, $day } = stored as { readonly $instant?: Json; readonly $day?: Json }
  if (typeof $instant === 'string') return Temporal.Instant.from($instant)
  if (typeof $day === 'string') return Temporal.PlainDate.from($day)
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, fromJson(value)]))
}
