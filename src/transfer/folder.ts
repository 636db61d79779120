import { createReadStream, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folder } from '../format/folder.ts'
import { files } from '../format/format.ts'

/** How much is read at once: the rows that come of it are one batch. */
const piece = 256 * 1024

/** The folder at this path of the disk. Its files are found whatever the case of their names: `Members.CSV` is `members.csv`. */
export function folderAt(path: string): Folder {
  const list = async (): Promise<readonly string[]> =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdir(path) : []
  return {
    async names() {
      const there = await list()
      return there.map(name => files.find(file => file === canonical(name) && isMeant(there, name, file)) ?? name)
    },
    async *bytes(file) {
      const there = await list()
      const name = there.includes(file) ? file : (there.find(one => canonical(one) === file) ?? file)
      // A pipe nobody writes into would be waited for.
      if (!(await stat(join(path, name))).isFile())
        throw Object.assign(new Error(`${name} is no file`), { code: 'EISDIR' })
      yield* createReadStream(join(path, name), { highWaterMark: piece })
    },
  }
}

/** As the format writes it; a file system may keep accents apart from their letters. */
const canonical = (name: string) => name.normalize('NFC').toLowerCase()

/** Of several that differ by case alone, the one as the format writes it, else the first. */
const isMeant = (there: readonly string[], name: string, file: string) =>
  name === file || (!there.includes(file) && there.find(one => canonical(one) === file) === name)
