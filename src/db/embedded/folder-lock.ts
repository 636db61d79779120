import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedTrouble } from './trouble.ts'

const SQLITE_BUSY = 5
const SQLITE_FULL = 13
const EVERY_MS = 50
const TRIES = 1800

/**
 * Does `work` while no other process initialises, starts, joins or stops the server of this folder. The lock is
 * SQLite's on an empty file: the kernel frees it when its holder dies, so that no kill can leave it behind.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const lock = await takeLock(folder, signal)
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function takeLock(folder: string, signal: AbortSignal | undefined): Promise<DatabaseSync> {
  for (let tries = 0; tries < TRIES; tries++) {
    const lock = openLock(folder)
    try {
      lock.exec('pragma journal_mode = memory; begin exclusive')
      return lock
    } catch (error) {
      lock.close()
      if (sqliteCode(error) === SQLITE_FULL) throw new EmbeddedTrouble('disk full', { folder }, { cause: error })
      if (sqliteCode(error) !== SQLITE_BUSY)
        throw new EmbeddedTrouble('folder cannot be written', { folder }, { cause: error })
    }
    await pause(EVERY_MS, undefined, { signal })
  }
  throw new EmbeddedTrouble('folder busy', { folder })
}

function openLock(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  } catch (error) {
    throw new EmbeddedTrouble('folder cannot be written', { folder }, { cause: error })
  }
}

const sqliteCode = (error: unknown): unknown =>
  error instanceof Error && 'errcode' in error ? error.errcode : undefined
