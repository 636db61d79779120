import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, mkdir, mkdtemp, readFile, watch, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'

/**
 * Who tells the program to end finds it ended: by whatever it was started, whichever signal was sent and to whom, and at
 * whatever moment; PostgreSQL with it. Real processes; what is waited for is what they say, write and hold open.
 */

const root = join(import.meta.dirname, '../..')
const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), 'signals-'))
  // Root's PostgreSQL runs as another user, who has to get in.
  await chmod(folder, 0o711)
  return folder
}

const launchers = {
  npm: ['npm', 'start', '--'],
  npx: ['npx', 'assidu', 'start'],
  node: [process.execPath, 'src/cli.ts', 'start'],
}

type Ended = { readonly status: number | null; readonly signal: NodeJS.Signals | null }

class Launched {
  readonly child: ChildProcess
  readonly folder: string
  said = ''
  readonly #ended: Promise<Ended>
  readonly #left: Promise<unknown>

  /** In a group of its own, as a shell would start it. */
  constructor(line: readonly string[], folder: string) {
    const [program = '', ...args] = line
    const { PATH, HOME } = process.env
    this.folder = folder
    this.child = spawn(program, args, {
      cwd: root,
      detached: true,
      env: { PATH, HOME, ASSIDU_DATA_DIR: folder, LANG: 'en', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const hear = (text: string) => {
      this.said += text
    }
    this.child.stdout!.setEncoding('utf8').on('data', hear)
    this.child.stderr!.setEncoding('utf8').on('data', hear)
    this.#ended = once(this.child, 'exit').then(([status, signal]) => ({ status, signal }))
    // Whoever was started in between holds them open as long as he lives.
    this.#left = Promise.all([once(this.child.stdout!, 'close'), once(this.child.stderr!, 'close')])
  }

  serves(): Promise<void> {
    return new Promise((found, failed) => {
      const look = () => /http:\/\/127\.0\.0\.1:\d+/.test(this.said) && found()
      this.child.stdout!.on('data', look)
      void this.#left.then(() => failed(new Error(`it ended without serving:\n${this.said}`)))
    })
  }

  /** Waits until there is something of this name in its data folder. */
  async makes(name: RegExp): Promise<void> {
    for await (const { filename } of watch(this.folder, { recursive: true })) if (name.test(filename ?? '')) return
  }

  sends(signal: NodeJS.Signals, to: 'it' | 'its group' = 'it'): void {
    process.kill(to === 'it' ? this.child.pid! : -this.child.pid!, signal)
  }

  /** How the process that was started ended; settles once nobody whom it started is left. */
  async ended(): Promise<Ended & { readonly server: boolean }> {
    const ended = await this.#ended
    await this.#left
    return { ...ended, server: await there(join(this.folder, 'server/data/postmaster.pid')) }
  }
}

let made: string
beforeAll(async () => {
  made = await emptyFolder()
  const first = new Launched([...launchers.node, '--port', '0'], made)
  await first.serves()
  first.sends('SIGTERM')
  await first.ended()
})

const served = async (launcher: keyof typeof launchers) => {
  const launched = new Launched([...launchers[launcher], '--port', '0'], made)
  await launched.serves()
  return launched
}

describe('A bot that serves', () => {
  test.each([
    ['npm', 'SIGTERM', 'it', 0],
    ['npm', 'SIGINT', 'it', 0],
    // npm passes this one on to nobody, and ends by it.
    ['npm', 'SIGHUP', 'it', 'SIGHUP'],
    ['npm', 'SIGKILL', 'it', 'SIGKILL'],
    ['npm', 'SIGTERM', 'its group', 0],
    // As Ctrl-C does: npm sends it once more to the bot, which is no second wish.
    ['npm', 'SIGINT', 'its group', 0],
    ['npx', 'SIGTERM', 'it', 'SIGTERM'],
    ['npx', 'SIGHUP', 'it', 'SIGHUP'],
    ['npx', 'SIGKILL', 'it', 'SIGKILL'],
    ['npx', 'SIGINT', 'its group', 'SIGINT'],
    ['node', 'SIGTERM', 'it', 0],
    ['node', 'SIGINT', 'it', 0],
    ['node', 'SIGHUP', 'it', 0],
  ] as const)('started by %s ends at a %s sent to %s, PostgreSQL with it', async (launcher, signal, to, how) => {
    const launched = await served(launcher)
    launched.sends(signal, to)
    const { status, signal: by, server } = await launched.ended()
    // A shell that hands itself over to the bot (bash) leaves npx its status.
    const sensible: readonly (number | string | null)[] = launcher === 'npx' ? [how, 0] : [how]
    expect(sensible).toContain(status ?? by)
    expect(server).toBe(false)
    // Not one word of trouble, whatever was cut short.
    expect(launched.said).not.toMatch(/error|trouble|at .*\.ts/i)
  })
})

test('A second wish is heard at once, whatever the first one waits for, and nothing is left running', async () => {
  const launched = await served('node')
  const server = Number((await readFile(join(made, 'server/data/postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(server, 'SIGSTOP')
  let isOver = false
  const ended = launched.ended().finally(() => {
    isOver = true
  })
  const address = /http:\/\/\S+/.exec(launched.said)![0]
  // What follows the first one closely is its echo.
  while (!isOver) {
    launched.child.kill('SIGTERM')
    await fetch(address).catch(() => {})
  }
  expect(await ended).toMatchObject({ status: 143 })
  process.kill(server, 'SIGCONT')
  // The server was told to end too, and the next bot neither finds it in its way nor waits for it in vain.
  const next = await served('node')
  next.sends('SIGTERM')
  expect(await next.ended()).toEqual({ status: 0, signal: null, server: false })
})

describe('A start that is not through', () => {
  test.each([
    ['PostgreSQL is being made', /^server\.making-/, 'SIGTERM', 'it'],
    ['PostgreSQL is being made', /^server\.making-/, 'SIGINT', 'its group'],
    ['PostgreSQL is coming up', /^server\/log$/, 'SIGHUP', 'it'],
    ['the demo is being made', /^server\/port$/, 'SIGTERM', 'it'],
  ] as const)('ends while %s (%s), and the next one finds its way', async (_what, mark, signal, to) => {
    const folder = await emptyFolder()
    const cut = new Launched([...launchers.node, '--port', '0'], folder)
    await cut.makes(mark)
    cut.sends(signal, to)
    expect(await cut.ended()).toEqual({ status: 0, signal: null, server: false })
    expect(cut.said).not.toContain('http://')
    const next = new Launched([...launchers.node, '--port', '0'], folder)
    await next.serves()
    next.sends('SIGTERM')
    expect(await next.ended()).toEqual({ status: 0, signal: null, server: false })
  })
})

describe('A long import', () => {
  const rows = (count: number, row: (n: number) => string) => Array.from({ length: count }, (_, n) => row(n)).join('\n')
  let club: string
  beforeAll(async () => {
    club = join(await emptyFolder(), 'club')
    await mkdir(club)
    await writeFile(
      join(club, 'club.csv'),
      'external_id,format_version,name,zone,language,history_until\nbig,1,Grand Club,Europe/Paris,fr,2026-11-20\n',
    )
    await writeFile(
      join(club, 'members.csv'),
      `external_id,name,joined_on\n${rows(8000, n => `m${n},Membre ${n},2020-01-01`)}\n`,
    )
    await writeFile(
      join(club, 'thanks.csv'),
      `external_id,from_member,to_member,thanked_at\n${rows(120_000, n => `t${n},m${n % 8000},m${(n + 1) % 8000},2026-01-01`)}\n`,
    )
  })

  /** Settles once somebody writes in that database. */
  async function isWritten(folder: string, database: string): Promise<void> {
    const port = (await readFile(join(folder, 'server/port'), 'utf8')).trim()
    const password = (await readFile(join(folder, 'server/password'), 'utf8')).trim()
    await inSession(`postgres://assidu:${password}@127.0.0.1:${port}/postgres`, async session => {
      for (;;) {
        const { rowCount } = await session.query(
          `select 1 from pg_stat_activity where datname = $1 and backend_xid is not null and query ilike 'insert%'`,
          [database],
        )
        if (rowCount) return
      }
    })
  }

  test.each([
    ['start --demo', ['start', '--port', '0', '--demo'], 'assidu_demo', 0],
    ['import', ['import'], 'assidu', 143],
  ] as const)('of %s is given up at a SIGTERM, and nothing of it stays', async (_what, typed, database, status) => {
    const folder = await emptyFolder()
    const importing = new Launched([process.execPath, 'src/cli.ts', ...typed, club], folder)
    await importing.makes(/^server\/port$/)
    await isWritten(folder, database)
    importing.sends('SIGTERM')
    expect(await importing.ended()).toEqual({ status, signal: null, server: false })
    expect(importing.said).toBe('')
    const asked = new Launched([process.execPath, 'src/cli.ts', 'report', 'standing', '--club', 'big'], folder)
    expect(await asked.ended()).toEqual({ status: 1, signal: null, server: false })
    expect(asked.said).toMatch(/^There is no club yet/)
  })
})
