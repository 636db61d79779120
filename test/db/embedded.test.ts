import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { type Embedded, EmbeddedTrouble, operatorLanguage, secretKeyIn, startEmbedded } from '../../src/db/embedded.ts'

let dir: string
let made: string
let inUse: Embedded[] = []
let others: Other[] = []

// Real servers and processes, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  made = await emptyFolder()
  dir = made
  await (await start()).leave()
})

afterAll(() => rm(made, { recursive: true, force: true }))

beforeEach(async () => {
  dir = await emptyFolder()
})

afterEach(async () => {
  for (const other of others) await other.killed()
  for (const server of inUse) await server.leave()
  inUse = []
  others = []
  await rm(dir, { recursive: true, force: true })
})

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), 'embedded-'))
  // Root's PostgreSQL runs as another user, who has to get in.
  if (process.getuid?.() === 0) await chmod(folder, 0o711)
  return folder
}

/** Spares a test that is about something else the making of a server. */
const withServerMade = () => cp(made, dir, { recursive: true })

async function start(): Promise<Embedded> {
  const server = await startEmbedded({ dir, say: () => {}, durable: false })
  inUse.push(server)
  return server
}

const ask = (url: string, question: string) =>
  inSession(url, async session => Object.values((await session.query(question)).rows[0] ?? {})[0])

const serverPid = async () => Number((await readFile(join(dir, 'server/data/postmaster.pid'), 'utf8')).split('\n')[0])

const runs = async () =>
  readFile(join(dir, 'server/data/postmaster.pid')).then(
    () => true,
    () => false,
  )

type Told = { word: string; url?: string; joined?: boolean; code?: string }

/** Another process on the same folder. */
class Other {
  readonly child: ChildProcess
  readonly #told: AsyncIterator<string>
  readonly #ended: Promise<void>

  constructor() {
    const program = fileURLToPath(new URL('embedded-process.ts', import.meta.url))
    this.child = spawn(process.execPath, [program, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#told = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]()
    this.#ended = new Promise(resolve => this.child.on('exit', () => resolve()))
    others.push(this)
  }

  async tells(): Promise<Told> {
    const { value } = await this.#told.next()
    return JSON.parse(value ?? '{"word":"nothing"}')
  }

  async killed(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.#ended
  }

  async interrupted(): Promise<Told> {
    this.child.kill('SIGINT')
    const last = await this.tells()
    await this.#ended
    return last
  }
}

describe('an embedded server', () => {
  test('is made at the first start, stops with the last who leaves, and keeps what was written', async () => {
    const first = await start()
    expect(first.joined).toBe(false)
    expect(await ask(first.url, 'show server_version')).toMatch(/^18/)
    await ask(first.url, 'create table kept as select 42 as answer')
    expect(await first.leave()).toBe('stopped')
    expect(await runs()).toBe(false)

    const again = await start()
    expect(again.url.replace(/\?.*/, '')).toBe(first.url.replace(/\?.*/, ''))
    expect(await ask(again.url, 'select answer from kept')).toBe(42)
  })

  test('listens on the loopback only, and to nobody without the password', async () => {
    await withServerMade()
    const server = await start()
    expect(await ask(server.url, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await ask(server.url, 'show unix_socket_directories')).toBe('')
    expect(
      await ask(server.url, "select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256'"),
    ).toBe(0)
    const { mode } = await stat(join(dir, 'server/password'))
    expect((mode & 0o777).toString(8)).toBe('600')
    const wrong = new URL(server.url)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  })

  test('takes another port when its own was taken meanwhile', async () => {
    await withServerMade()
    const server = await start()
    const port = Number(new URL(server.url).port)
    await server.leave()
    const stranger = createServer()
    await new Promise<void>(resolve => stranger.listen({ port, host: '127.0.0.1' }, resolve))
    try {
      const again = await start()
      expect(new URL(again.url).port).not.toBe(String(port))
      expect(await ask(again.url, 'select 1')).toBe(1)
    } finally {
      await new Promise(resolve => stranger.close(resolve))
    }
  })
})

describe('two processes', () => {
  test('may make the server at the same moment: one makes it, the other joins, the last one stops it', async () => {
    const [one, other] = [new Other(), new Other()]
    const told = [await one.tells(), await other.tells()]
    expect(told.map(({ joined }) => joined).sort()).toEqual([false, true])
    expect(told.map(({ word }) => word).sort()).toEqual(['second', 'started'])
    expect(await one.interrupted()).toEqual({ word: 'left' })
    expect(await runs()).toBe(true)
    expect(await other.interrupted()).toEqual({ word: 'stopped' })
    expect(await runs()).toBe(false)
  })

  test('leave the server to each other also within one process', async () => {
    await withServerMade()
    const [one, other] = await Promise.all([start(), start()])
    expect(await one.leave()).toBe('left')
    expect(await ask(other.url, 'select 1')).toBe(1)
    expect(await other.leave()).toBe('stopped')
  })
})

describe('kill -9', () => {
  test('of our process leaves the server running, and the next start joins it', async () => {
    await withServerMade()
    const other = new Other()
    const { url = '' } = await other.tells()
    await ask(url, 'create table kept as select 42 as answer')
    const pid = await serverPid()
    await other.killed()
    const next = await start()
    expect(next.joined).toBe(true)
    expect(await serverPid()).toBe(pid)
    expect(await ask(next.url, 'select answer from kept')).toBe(42)
    expect(await next.leave()).toBe('stopped')
  })

  test('of the server is mended by the process that runs, at the same address', async () => {
    await withServerMade()
    const other = new Other()
    const { url = '' } = await other.tells()
    await ask(url, 'create table kept as select 42 as answer')
    for (const _ of ['once', 'and again']) {
      process.kill(await serverPid(), 'SIGKILL')
      expect(await other.tells()).toEqual({ word: 'revived' })
      expect(await ask(url, 'select answer from kept')).toBe(42)
    }
    expect(await other.interrupted()).toEqual({ word: 'stopped' })
    expect(await runs()).toBe(false)
  })

  test('of both loses nothing', async () => {
    await withServerMade()
    const other = new Other()
    const { url = '' } = await other.tells()
    await ask(url, 'create table kept as select 42 as answer')
    const pid = await serverPid()
    await other.killed()
    process.kill(pid, 'SIGKILL')
    const next = await start()
    expect(next.joined).toBe(false)
    expect(await ask(next.url, 'select answer from kept')).toBe(42)
  })

  test('while the server is being made leaves nothing half made', async () => {
    const other = new Other()
    while (!(await readdir(dir)).some(name => name.startsWith('server'))) await new Promise(setImmediate)
    await other.killed()
    const next = await start()
    expect(await ask(next.url, 'select 1')).toBe(1)
    await next.leave()
    expect((await readdir(dir)).sort()).toEqual(['lock', 'server'])
  })
})

describe('odd folders', () => {
  test('a copy of a folder in use is a server of its own', async () => {
    await withServerMade()
    const first = await start()
    await ask(first.url, 'create table kept as select 42 as answer')
    await ask(first.url, 'checkpoint')
    const original = dir
    dir = `${original}-copy`
    try {
      await cp(original, dir, { recursive: true })
      const copy = await start()
      expect(copy.joined).toBe(false)
      expect(new URL(copy.url).port).not.toBe(new URL(first.url).port)
      expect(await ask(copy.url, 'select answer from kept')).toBe(42)
      expect(await copy.leave()).toBe('stopped')
      expect(await ask(first.url, 'select 1')).toBe(1)
    } finally {
      await rm(dir, { recursive: true, force: true })
      dir = original
    }
  })

  test('a pid file that names a stranger is no obstacle', async () => {
    await withServerMade()
    const lines = [process.pid, join(dir, 'server/data'), 1, 5432, '', '127.0.0.1', '', 'ready']
    await writeFile(join(dir, 'server/data/postmaster.pid'), lines.join('\n'))
    const next = await start()
    expect(next.joined).toBe(false)
    expect(await ask(next.url, 'select 1')).toBe(1)
  })

  test('a folder that cannot be a folder is named, with what to do', async () => {
    const file = join(dir, 'a-file')
    await writeFile(file, '')
    const refused = await startEmbedded({ dir: join(file, 'data'), say: () => {} }).catch(error => error)
    expect(refused).toBeInstanceOf(EmbeddedTrouble)
    expect(refused.code).toBe('no folder')
    expect(refused.sentence('fr')).toContain('ASSIDU_DATA_DIR')
  })

  test('a lost password is named, not guessed', async () => {
    await withServerMade()
    await rm(join(dir, 'server/password'))
    const refused = await start().catch(error => error)
    expect(refused.code).toBe('password lost')
    expect(refused.facts.file).toBe(join(dir, 'server/password'))
  })

  test('data of another PostgreSQL is left alone', async () => {
    await withServerMade()
    await writeFile(join(dir, 'server/data/PG_VERSION'), '16\n')
    const refused = await start().catch(error => error)
    expect(refused.code).toBe('other version')
    expect(refused.facts).toMatchObject({ has: '16', runs: expect.stringMatching(/^18/) })
  })
})

describe('the secret key', () => {
  test('is made once, 32 bytes, for us alone, even when two ask at once', async () => {
    const [one, other] = await Promise.all([secretKeyIn(dir), secretKeyIn(dir)])
    expect(one).toBe(other)
    expect(Buffer.from(one, 'base64')).toHaveLength(32)
    expect(await secretKeyIn(dir)).toBe(one)
    expect(await readdir(dir)).toEqual(['secret-key'])
    expect(((await stat(join(dir, 'secret-key'))).mode & 0o777).toString(8)).toBe('600')
  })
})

test('the operator is spoken to in the language of his locale', () => {
  expect(operatorLanguage({ LANG: 'fr_FR.UTF-8' })).toBe('fr')
  expect(operatorLanguage({ LANG: 'fr_FR.UTF-8', LC_ALL: 'C' })).toBe('en')
  expect(operatorLanguage({})).toBe('en')
})
