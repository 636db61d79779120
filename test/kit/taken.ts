import { carriedBy } from '../../src/view/carried.ts'
import type { Person } from './stage.ts'

export type Taken = { readonly json: string; readonly text: string; readonly names: readonly string[] }

/** What a member takes with him from /my-data: the file for programs, and the one to read. */
export async function takenBy(person: Person): Promise<Taken> {
  await person.says('/my-data')
  await person.presses(/^(Tout emporter|Take it with me)$/)
  const files = [...carriedBy(person.messages.at(-1)!.view).values()].flatMap(one => (one.kind === 'file' ? [one] : []))
  const read = (type: string) => new TextDecoder().decode(files.find(one => one.type === type)!.bytes)
  return {
    json: read('application/json'),
    text: read('text/plain').replaceAll('\u00a0', ' '),
    names: files.map(({ name }) => name),
  }
}
