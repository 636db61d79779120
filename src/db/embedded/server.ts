import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { program } from './binaries.ts'
import { giveBack, giveTo, type Home, partsOf } from './home.ts'
import { OWNER, readSecret, reasonOf } from './initialise.ts'
import { run } from './run.ts'
import { orphansIn, pidFile, type Running, serverOf } from './running.ts'
import { answerOf, openSession } from './sessions.ts'
import { EmbeddedTrouble, roomTrouble } from './trouble.ts'

/** Given at every start, so that a later Assidu can change them for a folder made by an earlier one. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  ...(process.platform === 'win32' ? {} : { unix_socket_directories: '' }),
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  // A statement that fails is told to the program; in this log it would leave its values.
  log_min_messages: 'log',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
}

const WAIT_MS = 100
const READY_TRIES = 600
const PORT_TRIES = 5
const PORT_WAITS = 20
const START_TRIES = 50
const LOG_BYTES = 5_000_000

/** A server that answers, with the first session on it. */
export type Served = { session: pg.Client; port: number; pid: number; joined: boolean }

type Door = (port: number) => string

/** Joins the server of this home, or starts it. To be called under the folder's lock. */
export async function joinOrStart(
  home: Home,
  door: Door,
  { settings, signal }: { settings: Record<string, string>; signal: AbortSignal },
): Promise<Served> {
  const { data } = partsOf(home.folder)
  const found = await serverOf(data)
  if (found && !found.stale) {
    const session = await enter(home, found, door, signal)
    if (session) return { session, port: found.port, pid: found.pid, joined: true }
  }
  await giveBack(home)
  await clearAfterCrash(data)
  await start(home, settings, signal)
  const started = await serverOf(data)
  const session = started && (await enter(home, started, door, signal))
  if (!session) throw new EmbeddedTrouble('start failed', await lastWords(home, 0))
  return { session, port: started.port, pid: started.pid, joined: false }
}

/** Opens the first session, waiting while the server starts, recovers or is shutting down; null when it is gone. */
async function enter(home: Home, server: Running, door: Door, signal: AbortSignal): Promise<pg.Client | null> {
  const { data, password, log } = partsOf(home.folder)
  for (let tries = 0; tries < READY_TRIES; tries++) {
    try {
      return await openSession(door(server.port))
    } catch (error) {
      const answer = answerOf(error)
      if (answer === null) throw error
      if (answer === 'wrong password') throw new EmbeddedTrouble('password lost', { file: password })
    }
    const now = await serverOf(data)
    if (!now || now.stale || now.pid !== server.pid) return null
    await pause(WAIT_MS, undefined, { signal })
  }
  throw new EmbeddedTrouble('too slow', { log })
}

/** Waits for a killed server's orphans, then takes away a pid file that names a stranger, over which PostgreSQL would stumble. */
async function clearAfterCrash(data: string): Promise<void> {
  const left = await serverOf(data)
  if (!left) return
  for (let tries = 0; tries < START_TRIES && (await orphansIn(data)); tries++) await pause(WAIT_MS)
  if (process.platform === 'linux' && !(await orphansIn(data))) await rm(pidFile(data), { force: true })
}

async function start(home: Home, settings: Record<string, string>, signal: AbortSignal): Promise<void> {
  const { data, port: portFile, log } = partsOf(home.folder)
  let port = await keptPort(portFile)
  let ports = 0
  for (let tries = 0; ; tries++) {
    const from = await prepareLog(home)
    const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).map(
      ([name, value]) => `-c ${name}=${value}`,
    )
    const args = ['start', '-D', data, '-l', log, '-w', '-t', '60', '-s', '-o', options.join(' ')]
    const { status, output, failure } = await run(program(home.binaries, 'pg_ctl'), args, home.as, {
      signal,
      // At this one it takes the server along that it was starting.
      by: 'SIGINT',
    })
    if (status === 0) return await keepPort(portFile, port)
    signal.throwIfAborted()
    if (failure !== undefined)
      throw new EmbeddedTrouble('binaries do not run', { path: home.binaries.native, reason: failure.message })

    const words = await lastWords(home, from, output)
    if (/did not start in time/.test(output)) throw new EmbeddedTrouble('too slow', { log })
    if (/could not bind|Address already in use|could not create any TCP/.test(words.said)) {
      if (++ports === PORT_TRIES) throw new EmbeddedTrouble('no port', words)
      port = await freePort()
    } else if (tries < START_TRIES && /pre-existing shared memory|lock file "[^"]*" already exists/.test(words.said)) {
      // A killed server's last processes are still ending.
      await pause(WAIT_MS)
    } else throw troubleOf(home, words, data)
  }
}

type LastWords = { log: string; reason: string; said: string }

function troubleOf(home: Home, words: LastWords, data: string): EmbeddedTrouble {
  const noRoom = roomTrouble(words.said, home.folder)
  if (noRoom) return noRoom
  const version = /initialized by PostgreSQL version (\S+), which is not compatible with this version (\S+)/.exec(
    words.said,
  )
  if (version)
    return new EmbeddedTrouble('other version', {
      folder: data,
      has: version[1] ?? '',
      runs: version[2]?.replace(/\.$/, '') ?? '',
    })
  if (/loading shared libraries|GLIBC/.test(words.said))
    return new EmbeddedTrouble('binaries do not run', { path: home.binaries.native, reason: words.reason })
  return new EmbeddedTrouble('start failed', words)
}

/** What the server said since its log was `from` bytes long, and the line of it that says why. */
async function lastWords(home: Home, from: number, output = ''): Promise<LastWords> {
  const { log } = partsOf(home.folder)
  const logged = (await readFile(log)).subarray(from).toString('utf8')
  const words = `${logged}\n${output}`
  return { log, said: words, reason: reasonOf(logged.trim() === '' ? output : logged) }
}

/** Makes the log the server's user can write, sets a long one aside, and says where the next words will begin. */
async function prepareLog(home: Home): Promise<number> {
  const { log } = partsOf(home.folder)
  const before = await stat(log).catch(() => null)
  if (before !== null && before.size >= LOG_BYTES) await rename(log, `${log}.1`)
  await (await open(log, 'a', 0o600)).close()
  await giveTo(home.as, log)
  return (await stat(log)).size
}

/** The port of the last time: sessions and tools that know the address find the server again. */
async function keptPort(file: string): Promise<number> {
  const kept = Number(await readFile(file, 'utf8').catch(() => ''))
  if (kept === 0) return await freePort()
  // Whoever called while nobody was there may sit on it for a moment.
  for (let tries = 0; tries < PORT_WAITS; tries++) {
    if (await isFree(kept)) return kept
    await pause(WAIT_MS)
  }
  return await freePort()
}

/** Whoever reads it while it is being kept finds it whole or not at all. */
async function keepPort(file: string, port: number): Promise<void> {
  if (Number(await readFile(file, 'utf8').catch(() => '')) === port) return
  await writeFile(`${file}.new`, `${port}\n`)
  await rename(`${file}.new`, file)
}

const isFree = (port: number) => listenOnce(port).then(found => found !== null)

async function freePort(): Promise<number> {
  const port = await listenOnce(0)
  if (port === null) throw new EmbeddedTrouble('no port', { log: '-', reason: '127.0.0.1 takes no listener' })
  return port
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise(resolve => {
    const listener = createServer()
    listener.once('error', () => resolve(null))
    listener.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = listener.address()
      const port = address !== null && typeof address === 'object' ? address.port : null
      listener.close(() => resolve(port))
    })
  })
}

/** Stops the server: sessions are cut, what was committed is on the disk. */
export async function stop(home: Home): Promise<void> {
  const { data } = partsOf(home.folder)
  await run(program(home.binaries, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60', '-s'], home.as)
}

/** Asks a server to end without waiting for it: sessions are cut, what was committed is on the disk. */
export function cut(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It is gone already.
  }
}

/** The owner's address of a database on this server; sessions opened with it carry `name`. */
export async function urlMaker(home: Home, name: string): Promise<(database: string, port: number) => string> {
  const { password: file } = partsOf(home.folder)
  const password = await readSecret(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new EmbeddedTrouble('password lost', { file })
    throw error
  })
  return (database, port) =>
    `postgres://${OWNER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}?application_name=${encodeURIComponent(name)}`
}
