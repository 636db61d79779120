import { randomBytes } from 'node:crypto'
import { link, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { exists } from './binaries.ts'
import { readSecret, syncFolder, writeSecret } from './initialise.ts'
import { orTrouble } from './trouble.ts'

const secretKeyFile = (folder: string) => join(folder, 'secret-key')

/**
 * The installation's secret key: 32 random bytes in base64, made once and kept beside the data it seals, mode 600.
 * `folder` is `Embedded.home`. Written aside and linked into place: there whole or not at all, and the first one wins.
 */
export async function secretKeyIn(folder: string): Promise<string> {
  const file = secretKeyFile(folder)
  return await orTrouble(folder, async () => {
    if (!(await exists(file))) {
      const making = `${file}.${randomBytes(6).toString('hex')}`
      await writeSecret(making, randomBytes(32).toString('base64'))
      await link(making, file).catch(unlessThereAlready)
      await rm(making)
      await syncFolder(folder)
    }
    return await readSecret(file)
  })
}

function unlessThereAlready(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
