import { createReadStream, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folder } from '../format/folder.ts'

/** How much is read at once: the rows that come of it are one batch. */
const piece = 256 * 1024

/** The folder at this path of the disk. */
export const folderAt = (path: string): Folder => ({
  names: async () => (statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdir(path) : []),
  bytes: name => createReadStream(join(path, name), { highWaterMark: piece }),
})
