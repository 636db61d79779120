import { folded, nameKey } from './names.ts'

/** Somebody as he may have to be told from another who is called like him. */
export type Nameable = {
  /** Which no other of the list has: the last few signs of it tell two apart of whom nothing else does. */
  readonly id: string
  readonly name: string
  readonly company?: string | null
  readonly speciality?: string | null
  readonly jobTitle?: string | null
  readonly activity?: string | null
  readonly joinedOn?: Temporal.PlainDate
}

type Options = {
  /** With the company, whether or not another has the name: where one is looked for among many. */
  readonly withCompany?: boolean
}

/** What every platform shows of a label (Slack's options are the shortest). */
const longest = 75
/** What is left for the name where much has to stand beside it. */
const leastOfName = 30

const tidy = (text: string | null | undefined) =>
  (text ?? '')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** By characters, with a sign that something is left out. */
function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** `Marc Petit (Toitures Petit, roofer)`: what tells him apart is whole as far as there is room. */
function written({ name }: Nameable, beside: readonly string[]): string {
  const said = beside.map(tidy).filter(text => text !== '')
  const kept = tidy(name) || '…'
  if (said.length === 0) return cut(kept, longest)
  const details = cut(said.join(', '), longest - leastOfName - 3)
  return `${cut(kept, longest - [...details].length - 3)} (${details})`
}

/**
 * What may stand beside a name, the first that tells them apart first; in every language alike: the firm, the trade, since
 * when (`2021–`).
 */
const tellings: readonly ((one: Nameable) => readonly (string | null | undefined)[])[] = [
  ({ company, speciality, jobTitle, activity }) => [company ?? speciality ?? jobTitle ?? activity],
  ({ company, speciality, jobTitle, activity }) => [company, speciality ?? jobTitle ?? activity],
  ({ company, jobTitle, activity }) => [company, jobTitle ?? activity],
  ({ company, activity }) => [company, activity],
  ({ company, joinedOn }) => [company, joinedOn && `${joinedOn.year}–`],
]

/**
 * The labels of some people, by their place in the list: the name, with more beside it where two names are one, however
 * they are written.
 * No two labels of a list read the same, and none is longer than any platform shows. Whoever reads a list again finds
 * the same labels, whatever its order.
 */
export function labelsOf(people: readonly Nameable[], { withCompany = false }: Options = {}): readonly string[] {
  const labels = people.map(one => written(one, withCompany ? [one.company ?? ''] : []))
  for (const telling of tellings) {
    const alike = placesAlike(labels, nameKey)
    if (alike.length === 0) return labels
    for (const places of alike) {
      const told = places.map(n => written(people[n]!, telling(people[n]!).map(tidy)))
      // Where it says nothing more of anybody, the next may.
      if (new Set(told.map(nameKey)).size > 1) for (const [k, n] of places.entries()) labels[n] = told[k]!
    }
  }
  for (let signs = 4; ; signs++) {
    const alike = placesAlike(labels, folded)
    if (alike.length === 0) return labels
    for (const n of alike.flat())
      labels[n] = written(people[n]!, [`#${signs > 36 ? n + 1 : people[n]!.id.slice(-signs)}`])
  }
}

/** Which places of the list hold labels that read the same. */
function placesAlike(labels: readonly string[], as: (label: string) => string): number[][] {
  const places = Map.groupBy(labels.keys(), n => as(labels[n]!))
  return [...places.values()].filter(some => some.length > 1)
}

/** Some people, or what else has a name, to be chosen from by id: no two read the same. */
export function optionsOf(
  some: readonly Nameable[],
  options: Options = {},
): { readonly value: string; readonly label: string }[] {
  const labels = labelsOf(some, options)
  return some.map(({ id }, n) => ({ value: id, label: labels[n]! }))
}

/** Whoever on the list is called like somebody, as `namesakes` of src/db/namesakes.ts reads them. */
export type Namesake = Omit<Nameable, 'joinedOn'> & { readonly joinedOn: string }

/** What others read of one person: his name; with more beside it while somebody on the list is called like him. */
export function labelAmong(one: Nameable, namesakes: readonly Namesake[] | null): string {
  if (namesakes === null) return tidy(one.name) || one.name
  const others = namesakes.map(other => ({ ...other, joinedOn: Temporal.PlainDate.from(other.joinedOn) }))
  return labelsOf([one, ...others])[0]!
}
