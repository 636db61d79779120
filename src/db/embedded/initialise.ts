import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { exists, program } from './binaries.ts'
import { giveTo, type Home, partsOf } from './home.ts'
import { run } from './run.ts'
import { EmbeddedTrouble, orTrouble, roomTrouble } from './trouble.ts'

/** The superuser of the embedded server; the bot's own sessions take a role that cannot bypass row-level security. */
export const OWNER = 'assidu'

/** What a new server takes on the disk, with room for its journal. */
const NEEDED_MEGABYTES = 100

/** Makes the server's folder if there is none: prepared aside and renamed when whole, so that no kill leaves half a server. */
export async function initialiseIfMissing(
  home: Home,
  { durable, signal }: { durable: boolean; signal: AbortSignal },
): Promise<void> {
  const { server } = partsOf(home.folder)
  if (await exists(server)) return
  await checkSpace(home.folder)
  await orTrouble(home.folder, async () => {
    await removeUnfinished(home.folder)
    const making = join(home.folder, `${UNFINISHED}${randomBytes(4).toString('hex')}`)
    await mkdir(join(making, 'data'), { recursive: true })
    await chmod(making, home.as ? 0o711 : 0o700)
    await giveTo(home.as, join(making, 'data'))
    await chmod(join(making, 'data'), 0o700)
    const password = join(making, 'password')
    await writeSecret(password, randomBytes(24).toString('base64url'))
    await initdb(home, making, password, { durable, signal })
    await rename(making, server)
    if (durable) await syncFolder(home.folder)
  })
}

const UNFINISHED = 'server.making-'

/** What a killed start left. Its initdb may still be writing there, until it finds its files gone. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(UNFINISHED)) continue
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 20 })
  }
}

async function initdb(
  home: Home,
  making: string,
  password: string,
  { durable, signal }: { durable: boolean; signal: AbortSignal },
): Promise<void> {
  // initdb reads the password as the server's user, who must not keep it.
  const forInitdb = join(making, 'password-for-initdb')
  await writeSecret(forInitdb, await readSecret(password))
  await giveTo(home.as, forInitdb)
  const { status, output, failure } = await run(
    program(home.binaries, 'initdb'),
    [
      ...['-D', join(making, 'data'), '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${forInitdb}`],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und', '--no-instructions'],
      ...(durable ? [] : ['--no-sync']),
    ],
    home.as,
    { signal, by: 'SIGTERM' },
  )
  if (status === 0) return await rm(forInitdb)
  await rm(making, { recursive: true, force: true })
  signal.throwIfAborted()
  const reason = reasonOf(failure?.message ?? output)
  const noRoom = roomTrouble(output, home.folder)
  if (noRoom) throw noRoom
  if (failure !== undefined || /loading shared libraries|not found|GLIBC/.test(output))
    throw new EmbeddedTrouble('binaries do not run', { path: home.binaries.native, reason })
  throw new EmbeddedTrouble('initialisation failed', { reason })
}

async function checkSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000)
  if (freeMegabytes < NEEDED_MEGABYTES)
    throw new EmbeddedTrouble('disk full', { folder, freeMegabytes, neededMegabytes: NEEDED_MEGABYTES })
}

/** The line of a program's output that says why: one that names its weight, else one that complains, else the last. */
export function reasonOf(output: string): string {
  const lines = output.split('\n').filter(line => line.trim() !== '')
  const line =
    lines.find(line => WEIGHT.test(line)) ??
    lines.find(line => /could not|cannot|can't|denied|not found|no such/i.test(line)) ??
    lines.at(-1) ??
    'it ended without a word'
  return line.replace(new RegExp(`^.*?${WEIGHT.source}\\s*|^\\w+: `, 'i'), '').replace(/\.$/, '')
}

const WEIGHT = /\b(?:PANIC|FATAL|error):/i

/** Writes a file that only we can read, on the disk before it is said to exist. */
export async function writeSecret(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${text}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function readSecret(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    return (await handle.readFile('utf8')).trim()
  } finally {
    await handle.close()
  }
}

/** A rename outlives a power cut once its folder is written. Windows does not open folders, and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
