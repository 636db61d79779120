import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** What an operator reads who slipped: one sentence, and a status a script can tell apart. No database is opened. */

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assidu-operator-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Ended = { readonly status: number; readonly said: string; readonly complained: string }

const assidu = (...typed: string[]): Promise<Ended> =>
  new Promise(resolve => {
    const env = { ...process.env, ASSIDU_DATA_DIR: join(folder, 'data') }
    execFile(process.execPath, ['src/cli.ts', ...typed], { env }, (error, said, complained) =>
      resolve({ status: error === null ? 0 : Number(error.code), said, complained }),
    )
  })

describe('Wrong usage', () => {
  test.each([
    [['start', '--port', 'abc'], '0 to 65535'],
    [['report', 'digest', '--lang', 'de'], 'fr or en'],
    [['report', 'pairs', '--rounds', '0'], '1 to 120'],
    [['report', 'nothing'], 'unknown command'],
    [['import'], 'missing required argument'],
  ])('%j says what it takes, and ends with 2', async (typed, sentence) => {
    const { status, said, complained } = await assidu(...typed)
    expect(status).toBe(2)
    expect(complained).toContain(sentence)
    expect(said).toBe('')
  })
})

describe('A folder that is not there', () => {
  test('is named, and no report is written beside it', async () => {
    const { status, complained } = await assidu('import', join(folder, 'nowhere'))
    expect(status).toBe(1)
    expect(complained).toMatch(/^There is no folder .*nowhere\. Name the one that holds club\.csv\.\n$/)
    expect(await readdir(folder)).not.toContain('import-report.csv')
  })

  test('and one that cannot be made is said in a sentence, not in a trace', async () => {
    await writeFile(join(folder, 'a-file'), '')
    const { status, complained } = await assidu('export', join(folder, 'a-file', 'within'))
    expect(status).toBe(1)
    expect(complained).toMatch(/^Nothing can be written to .*within .*Name another folder\.\n$/)
  })
})
