import { lstat, mkdir, readlink, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** Why there is no folder at a path, and none can be made. */
export type NoFolder = 'leads nowhere' | 'is no folder' | 'goes in circles' | 'takes no folder' | 'is too long'

export class FolderTrouble extends Error {
  readonly why: NoFolder
  readonly path: string

  constructor(why: NoFolder, path: string, options?: ErrorOptions) {
    super(`${path}: ${why}`, options)
    this.why = why
    this.path = path
  }
}

/**
 * Makes a folder and those above it that are missing, one by one: Node's own way of doing so never ends under `/proc`. Gives
 * the topmost it made. Throws FolderTrouble, or what the system says of rights and of the disk.
 */
export async function makeFolders(path: string, mode?: number): Promise<string | undefined> {
  const missing: string[] = []
  let at = resolve(path)
  for (; !(await isFolder(at)); at = dirname(at)) missing.push(at)
  for (const folder of missing.toReversed())
    await mkdir(folder, { ...(mode === undefined ? {} : { mode }) }).catch(async error => {
      if (error.code === 'ENAMETOOLONG') throw new FolderTrouble('is too long', folder, { cause: error })
      if (error.code === 'ENOENT') throw new FolderTrouble('takes no folder', dirname(folder), { cause: error })
      if (error.code !== 'EEXIST') throw error
      // Somebody else has just made it, or it is no folder.
      if (!(await isFolder(folder))) throw new FolderTrouble('is no folder', folder, { cause: error })
    })
  return missing.at(-1)
}

/** Whether there is a folder; false where there is nothing yet. Throws where there is something else. */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ELOOP') throw new FolderTrouble('goes in circles', path, { cause: error })
    if (code === 'ENAMETOOLONG') throw new FolderTrouble('is too long', path, { cause: error })
    // Which part of the path it is will be met on the way up.
    if (code === 'ENOTDIR') return false
    if (code !== 'ENOENT') throw error
    if (!(await lstat(path).catch(() => null))?.isSymbolicLink()) return false
    throw new FolderTrouble('leads nowhere', `${path} -> ${await readlink(path)}`, { cause: error })
  }
  throw new FolderTrouble('is no folder', path)
}

/** Refuses a path at which something else than a file stands: a pipe that nobody reads would be waited for. */
export async function fileToWrite(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  const bad = found && !found.isFile() && !found.isCharacterDevice() && !path.startsWith('/dev/')
  if (bad)
    throw Object.assign(new Error(`${path} is no file`), {
      ...{ syscall: 'open', path, code: found.isDirectory() ? 'EISDIR' : 'ENXIO' },
    })
  return path
}
