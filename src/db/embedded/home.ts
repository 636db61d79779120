import { createHash } from 'node:crypto'
import { chmod, chown, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeFolders } from '../folders.ts'
import { type Binaries, copyBinaries, exists, findBinaries, program } from './binaries.ts'
import { type RunAs, run } from './run.ts'
import { EmbeddedTrouble, orTrouble } from './trouble.ts'

/** Where a server lives and how it is run. */
export type Home = {
  /** The folder that holds everything: the data folder asked for, or its stand-in under /var/lib/assidu. */
  folder: string
  binaries: Binaries
  /** Only when we are root, as whom PostgreSQL refuses to run. */
  as?: RunAs
  /** The installed binaries are out of reach, or lack their library links for good. */
  mustCopy: boolean
}

const SYSTEM_FOLDER = '/var/lib/assidu'

/** The parts of a home. `server` is made elsewhere and renamed into place, so it is there whole or not at all. */
export const partsOf = (folder: string) => ({
  server: join(folder, 'server'),
  data: join(folder, 'server', 'data'),
  password: join(folder, 'server', 'password'),
  port: join(folder, 'server', 'port'),
  log: join(folder, 'server', 'log'),
})

/**
 * Chooses the home for the data folder `dir`. Root's servers run as another user; when that user cannot reach the folder
 * or the binaries (a checkout under /root), both go to /var/lib/assidu and `moved` is told so.
 */
export async function chooseHome(dir: string, moved: (home: string, found: boolean) => void): Promise<Home> {
  const folder = resolve(dir)
  const { whole, ...binaries } = await orTrouble(folder, findBinaries)
  const weAreRoot = process.getuid?.() === 0
  await orTrouble(folder, () => makeFolder(folder, weAreRoot))
  if (!weAreRoot) return { folder, binaries, mustCopy: !whole }

  const elsewhere = join(SYSTEM_FOLDER, createHash('sha256').update(folder).digest('hex').slice(0, 12))
  const as = await ownerOfServer(folder, elsewhere)
  if (await canReach(as, folder, program(binaries, 'postgres'))) return { folder, binaries, as, mustCopy: !whole }

  return await orTrouble(elsewhere, async () => {
    const signpost = join(folder, 'moved-to.txt')
    moved(elsewhere, !(await exists(signpost)) && (await exists(partsOf(elsewhere).data)))
    await makeFolder(SYSTEM_FOLDER, true)
    await makeFolder(elsewhere, true)
    await writeFile(signpost, `${elsewhere}\n`)
    return { folder: elsewhere, binaries, as, mustCopy: true }
  })
}

/** Does `work` with binaries that can be run. To be called under the folder's lock, since they may have to be copied. */
export async function withBinaries<T>(home: Home, work: (ready: Home) => Promise<T>): Promise<T> {
  if (!home.mustCopy) return await work(home)
  const binaries = await copyBinaries(home.binaries, home.folder)
  try {
    return await work({ ...home, binaries, mustCopy: false })
  } catch (error) {
    // What was broken where it came from is copied anew once it is mended there.
    const broken = error instanceof EmbeddedTrouble && error.code === 'binaries do not run'
    if (broken) await rm(binaries.native, { recursive: true, force: true })
    throw error
  }
}

/** Ours alone; root's must be passed through by the server's user, whatever the umask. */
async function makeFolder(folder: string, passable: boolean): Promise<void> {
  const made = await makeFolders(folder, passable ? 0o711 : 0o700)
  if (made !== undefined && passable) await chmod(folder, 0o711)
}

/** Who owns data that is there already may go on with it; new data belongs to `postgres`, else to `nobody`. */
async function ownerOfServer(...folders: string[]): Promise<RunAs> {
  for (const folder of folders) {
    const data = partsOf(folder).data
    if (!(await exists(data))) continue
    const { uid, gid } = await stat(data)
    if (uid !== 0) return { uid, gid }
  }
  return await serverUser()
}

const UNIX_NOBODY: RunAs = { uid: 65534, gid: 65534 }

async function serverUser(): Promise<RunAs> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map(line => line.split(':'))
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const line = lines.find(fields => fields[0] === name)
    if (line !== undefined) return { uid: Number(line[2]), gid: Number(line[3]) }
  }
  return UNIX_NOBODY
}

/** Asks the system itself, since modes, access lists and mounts all have a say. */
async function canReach(as: RunAs, folder: string, file: string): Promise<boolean> {
  const entered = await run('/bin/sh', ['-c', 'cd "$0" && test -r "$1" && test -x "$1"', folder, file], as)
  if (entered.failure !== undefined) {
    throw new EmbeddedTrouble('binaries do not run', { path: file, reason: entered.failure.message })
  }
  return entered.status === 0
}

/** Gives a file or folder to the user the server runs as. */
export async function giveTo(as: RunAs | undefined, path: string): Promise<void> {
  if (as !== undefined) await chown(path, as.uid, as.gid)
}

/** Gives the data back to the server's user after root has copied or taken the folder. */
export async function giveBack({ folder, as }: Home): Promise<void> {
  const { data } = partsOf(folder)
  if (as === undefined || (await stat(data)).uid === as.uid) return
  for (const entry of await readdir(data, { withFileTypes: true, recursive: true })) {
    await chown(join(entry.parentPath, entry.name), as.uid, as.gid)
  }
  await chmod(data, 0o700)
  await giveTo(as, data)
}
