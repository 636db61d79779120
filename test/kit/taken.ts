import { carriedBy } from '../../src/view/carried.ts'
import type { Person } from './stage.ts'

export type Taken = { readonly json: string; readonly text: string; readonly names: readonly string[] }

/** The files under what was last said to him. */
const filesBefore = (person: Person) =>
  [...carriedBy(person.messages.at(-1)!.view).values()].flatMap(one => (one.kind === 'file' ? [one] : []))

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll('\u00a0', ' ')

/** The text of the file to read under what was last said to him. */
export const fileBefore = (person: Person): string =>
  textOf(filesBefore(person).find(({ type }) => type === 'text/plain')!.bytes)

/** What a member takes with him from /my-data: the file for programs, and the one to read. */
export async function takenBy(person: Person): Promise<Taken> {
  await person.says('/my-data')
  await person.presses(/^(Tout emporter|Take it with me)$/)
  const files = filesBefore(person)
  return {
    json: new TextDecoder().decode(files.find(({ type }) => type === 'application/json')!.bytes),
    text: fileBefore(person),
    names: files.map(({ name }) => name),
  }
}
