import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { EmbeddedTrouble, roomTrouble } from '../../src/db/embedded/trouble.ts'
import { type FreshDatabase, freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { storyKey } from '../kit/story.ts'
import { folderOf } from '../transfer/folder.ts'

/** Whatever stands where a folder or a file should be, whoever runs the bot reads a sentence about it, and waits for nothing. */

let there: string
let database: FreshDatabase
const listener = createServer()
const pipe = (path: string) => execFileSync('mkfifo', [path])

beforeAll(async () => {
  there = await mkdtemp(join(inject('runFolder'), 'odd-'))
  await writeFile(join(there, 'file'), '')
  pipe(join(there, 'pipe'))
  await symlink('/nowhere/club', join(there, 'lost'))
  await symlink('loop', join(there, 'loop'))
  await mkdir(join(there, 'empty'))
  await new Promise<void>(done => listener.listen(join(there, 'socket'), done))
  database = await freshDatabase()
})
afterAll(async () => {
  listener.close()
  await database.drop()
})

async function assidu(typed: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const program = await startProgram(typed, {
    ...{ LANG: 'en', DATABASE_URL: database.url, ASSIDU_SECRET_KEY: storyKey },
    ...env,
  })
  const status = await program.ended
  await program.close()
  return { status, said: program.said() }
}

const trace = /^\s+at |\b(Error|TypeError):|node:internal/m
const at = (name: string) => (name.startsWith('/') ? name : join(there, name))
const long = `/tmp/${'x'.repeat(300)}`

describe('import', () => {
  test.each(['file', 'pipe', 'socket', 'lost', 'loop', 'file/within', 'two\nlines', long, ''])(
    'of %j is no folder, and is said to be none',
    async name => {
      const { status, said } = await assidu(['import', name && at(name)])
      expect(said).toMatch(/^There is no folder [\s\S]*Name the one that holds club\.csv\.\n$/)
      expect(status).toBe(1)
    },
  )

  test('of an empty folder names what is required', async () => {
    const { status, said } = await assidu(['import', at('empty')])
    expect(said).toMatch(/^club\.csv: This file is required/m)
    expect(status).toBe(1)
  })

  test.each([
    ['a folder', mkdir],
    ['a pipe', async (path: string) => pipe(path)],
    ['a link to nothing', (path: string) => symlink('/nowhere', path)],
    ['a link to itself', (path: string) => symlink(path, path)],
  ] as const)('names a file that is %s', async (_what, make) => {
    const dir = await folderOf({ 'members.csv': null })
    await make(join(dir, 'members.csv'))
    const { status, said } = await assidu(['import', dir])
    expect(said).toMatch(/^members\.csv: This cannot be read as a file/m)
    expect(said).not.toMatch(trace)
    expect(status).toBe(1)
  })

  test.each([
    ['nothing at all', Buffer.alloc(0), /^members\.csv, line 1, external_id: This column is required/m],
    ['one line without an end', Buffer.alloc(6_000_000, 'x'), /^members\.csv, line 1: This line does not end/m],
    ['one quote without an end', Buffer.alloc(6_000_000, '"x'), /^members\.csv, line 1: A quotation mark/m],
    [
      'noise',
      Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)),
      /^members\.csv, line 1: This line is not UTF-8/m,
    ],
  ])('names a file that holds %s', async (_what, bytes, says) => {
    const { status, said } = await assidu(['import', await folderOf({ 'members.csv': bytes })])
    expect(said).toMatch(says)
    expect(said).not.toMatch(trace)
    expect(status).toBe(1)
  })

  test.each([
    ['empty', /empty is a folder, where a file is needed/],
    ['pipe', /pipe is a socket or a pipe, where a file is needed/],
    ['socket', /socket is a socket or a pipe/],
    ['loop', /loop is a link that leads back to itself/],
    ['file/within', /within leads through something that is no folder/],
    ['/proc/report.csv', /report\.csv is not there/],
    [long, /is longer than the system takes/],
  ])('writes no report to %s, and imports nothing before it can', async (name, says) => {
    const { status, said } = await assidu(['import', await folderOf({}), '--report', at(name)])
    expect(said).toMatch(says)
    expect(said).not.toMatch(trace)
    expect(status).toBe(1)
  })
})

describe('export', () => {
  beforeAll(async () => {
    expect(await assidu(['import', await folderOf({})])).toMatchObject({ status: 0 })
  })

  test.each(['file', 'pipe', 'socket', 'lost', 'loop', 'file/within', '/proc/club', '/proc/a/b', '/sys/club', long])(
    'to %s is refused',
    async name => {
      const { status, said } = await assidu(['export', at(name)])
      expect(said).toMatch(/^Nothing can be written to [\s\S]*Name another folder\.\n$/)
      expect(status).toBe(1)
    },
  )

  test.each([
    ['a folder', mkdir, /members\.csv is a folder, where a file is needed/],
    ['a pipe', async (path: string) => pipe(path), /members\.csv is a socket or a pipe/],
  ] as const)('over %s that has a file’s name is refused', async (_what, make, says) => {
    const dir = await folderOf({}, {})
    await make(join(dir, 'members.csv'))
    const { status, said } = await assidu(['export', dir])
    expect(said).toMatch(says)
    expect(said).not.toMatch(trace)
    expect(status).toBe(1)
  })
})

describe('regions', () => {
  test.each(['pipe', 'empty', 'socket'])('%s is no file, and is said to be none', async name => {
    const { status, said } = await assidu(['regions', at(name)])
    expect(said).toMatch(/is no file\. Name a CSV file\.\n$/)
    expect(status).toBe(1)
  })

  test.each(['lost', 'loop', 'two\nlines', long])('%j cannot be read, and no trace is shown', async name => {
    const { status, said } = await assidu(['regions', at(name)])
    expect(said).not.toMatch(trace)
    expect(said.trim()).not.toBe('')
    expect(status).toBe(1)
  })
})

describe('the data folder', () => {
  test.each([
    ['file', /file is no folder/],
    ['pipe', /pipe is no folder/],
    ['socket', /socket is no folder/],
    ['file/within', /file is no folder/],
    ['lost', /lost -> \/nowhere\/club is a link to something that is not there/],
    ['loop', /loop is a link that leads back to itself/],
    ['/proc/assidu', /\/proc takes no folders/],
    [long, /is longer than the system takes/],
  ])('%s is named, by the start and by doctor', async (name, says) => {
    const env = { DATABASE_URL: '', ASSIDU_DATA_DIR: at(name) }
    const { status, said } = await assidu(['start', '--port', '0'], env)
    expect(said).toMatch(
      /^The data folder cannot be there: .*Mend that, or name another folder in ASSIDU_DATA_DIR\.\n$/,
    )
    expect(said).toMatch(says)
    expect(status).toBe(1)
    const doctor = await assidu(['doctor'], env)
    expect(doctor.said).toMatch(says)
    expect(doctor.said).not.toMatch(trace)
    expect(doctor.status).toBe(1)
  })
})

test('no room in the machine’s shared memory is not called a full disk', () => {
  const shm =
    'FATAL:  could not resize shared memory segment "/PostgreSQL.2718" to 1048576 bytes: No space left on device'
  const disk = 'FATAL:  could not write to file "pg_wal/xlogtemp.31": No space left on device'
  expect(roomTrouble(shm, '/srv/club')?.code).toBe('no shared memory')
  expect(roomTrouble(disk, '/srv/club')?.code).toBe('disk full')
  expect(roomTrouble('FATAL:  the database system is starting up', '/srv/club')).toBe(null)
  expect(new EmbeddedTrouble('no shared memory', {}).sentence('fr')).toContain('--shm-size=256m')
})
