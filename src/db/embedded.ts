import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type pg from 'pg'
import { type Binaries, exists } from './embedded/binaries.ts'
import { withFolderLock } from './embedded/folder-lock.ts'
import { chooseHome, type Home, partsOf, withBinaries } from './embedded/home.ts'
import { initialiseIfMissing } from './embedded/initialise.ts'
import { cut, joinOrStart, stop, urlMaker } from './embedded/server.ts'
import { answerOf, createDatabaseIn, inSession, othersOn } from './embedded/sessions.ts'
import { EmbeddedTrouble, type OperatorLanguage, orTrouble, roomTrouble } from './embedded/trouble.ts'

export { secretKeyIn } from './embedded/secret.ts'
export { createDatabaseIfMissing } from './embedded/sessions.ts'
export { EmbeddedTrouble, operatorLanguage } from './embedded/trouble.ts'

export type Embedded = {
  /** The owner's address of the database `assidu`. */
  url: string
  urlOf(database: string): string
  /** The folder everything is in: the data folder, or its stand-in when root runs a checkout under /root. */
  home: string
  /** PostgreSQL's own data folder, for a backup. */
  data: string
  binaries: Binaries
  /** True when the server ran already: another process uses it, or one was killed. */
  joined: boolean
  /** Brings a killed server back, or waits until it has recovered; false when its address had to change. */
  revive(): Promise<boolean>
  /** Stops the server when nobody else is connected, else leaves it to the others. Close your own pools first. */
  leave(): Promise<'stopped' | 'left'>
  /** Asks the server to end, whoever else is connected, and does not wait for it: for when there is no time to leave. */
  cut(): void
}

export type EmbeddedOptions = {
  /** The data folder, made when missing. */
  dir: string
  /** Prints a sentence for the operator. */
  say(line: string): void
  language?: OperatorLanguage
  /** More settings for PostgreSQL, for tests. */
  settings?: Record<string, string>
  /** False only in tests: does without waiting for the disk. */
  durable?: boolean
  /** Ends the making and the starting before their time; what was begun is taken away. */
  signal?: AbortSignal
}

/**
 * Joins the PostgreSQL of this data folder, starting or first making it when need be. Any number of processes may do so
 * at once. Throws EmbeddedTrouble with what the operator can do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dir, say, language = 'en', settings = {}, durable = true, signal = never } = options
  const folder = resolve(dir)
  const chosen = await chooseHome(folder, (place, found) => say(movedSentence(folder, place, found, language)))
  const start = async (home: Home) => {
    signal.throwIfAborted()
    await initialiseIfMissing(home, { durable, signal })
    return await enterHome(home, settings, signal)
  }
  const work = () => withBinaries(chosen, start)
  return await orTrouble(chosen.folder, () => withFolderLock(chosen.folder, work, signal))
}

/** For whom nobody ends. */
const never = new AbortController().signal

async function enterHome(home: Home, settings: Record<string, string>, signal: AbortSignal): Promise<Embedded> {
  // Who asks whether others are there must know his own sessions.
  const name = `assidu ${process.pid} ${randomBytes(4).toString('hex')}`
  const urlOn = await urlMaker(home, name)
  const enter = () => joinOrStart(home, at => urlOn('postgres', at), { settings, signal })
  const { session, port, pid, joined } = await enter()
  // This session says that we are here, until we leave.
  let presence = session
  let server = pid
  let leaving: Promise<'stopped' | 'left'> | undefined
  try {
    await createDatabaseIn(session, 'assidu')
  } catch (error) {
    await session.end()
    throw fullDisk(home, error)
  }
  return {
    url: urlOn('assidu', port),
    urlOf: database => urlOn(database, port),
    home: home.folder,
    data: partsOf(home.folder).data,
    binaries: home.binaries,
    joined,
    revive: () =>
      withFolderLock(home.folder, async () => {
        if (leaving) return false
        const again = await enter()
        await presence.end()
        presence = again.session
        server = again.pid
        return again.port === port
      }),
    leave: () => {
      leaving ??= leaveHome(home, presence, urlOn('postgres', port), name)
      return leaving
    },
    cut: () => cut(server),
  }
}

/** Under the same lock as joining, so that nobody joins a server that is about to stop. */
async function leaveHome(home: Home, presence: pg.Client, url: string, name: string): Promise<'stopped' | 'left'> {
  if (!(await exists(home.folder))) {
    // Somebody removed the folder; its server notices within a minute and ends by itself.
    await presence.end()
    return 'left'
  }
  return await withFolderLock(home.folder, async () => {
    const others = await inSession(url, session => othersOn(session, name)).catch(goneOrThrow)
    await presence.end()
    if (others > 0) return 'left'
    await stop(home)
    return 'stopped'
  })
}

/** Nobody is on a server that does not answer. */
function goneOrThrow(error: unknown): number {
  if (answerOf(error) === null) throw error
  return 0
}

const DISK_FULL = '53100'

function fullDisk(home: Home, error: unknown): unknown {
  const full = error instanceof Error && 'code' in error && error.code === DISK_FULL
  return full
    ? (roomTrouble(error.message, home.folder) ??
        new EmbeddedTrouble('disk full', { folder: home.folder }, { cause: error }))
    : error
}

function movedSentence(asked: string, place: string, found: boolean, language: OperatorLanguage): string {
  if (language === 'fr')
    return (
      `PostgreSQL ne tourne pas sous root et aucun autre utilisateur ne peut entrer dans ${asked} : la base de données est dans ${place}.` +
      (found
        ? ' Elle contient déjà les données d’une installation précédente au même endroit ; supprimez ce dossier pour repartir de zéro.'
        : '')
    )
  return (
    `PostgreSQL does not run as root and no other user can enter ${asked}: the database lives in ${place}.` +
    (found
      ? ' It already holds the data of an earlier installation at the same place; remove that folder to begin anew.'
      : '')
  )
}
