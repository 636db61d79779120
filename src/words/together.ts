/** What the topics' words hold under one name, as one object: `{ a: { refusals: X }, b: { refusals: Y } }` gives `X & Y`. */
export type Together<Topics, Name extends string> = Intersection<
  { [T in keyof Topics]: Topics[T] extends Readonly<Record<Name, infer Part>> ? Part : never }[keyof Topics]
>

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

/** Joins what each topic has under that name. Throws where two topics say the same. */
export function together<Topics extends Readonly<Record<string, object>>, Name extends string>(
  topics: Topics,
  name: Name,
): Together<Topics, Name> {
  const parts = Object.values(topics).flatMap(words =>
    name in words ? [(words as Record<string, object>)[name]!] : [],
  )
  const keys = parts.flatMap(part => Object.keys(part))
  const twice = keys.filter((key, n) => keys.indexOf(key) !== n)
  if (twice.length > 0) throw new Error(`${name} of two topics: ${twice.join(', ')}`)
  return Object.assign({}, ...parts) as Together<Topics, Name>
}
