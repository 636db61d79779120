import { execFile } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { folderOf } from './folder.ts'

/** What the command line prints for whoever brings an imported club to its place. */

test('an import prints a code while the club has no place, and only then; a place is given and taken back', async () => {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  const assidu = (...typed: string[]): Promise<{ status: number; out: string; err: string }> =>
    new Promise(resolve => {
      const env = {
        ...process.env,
        DATABASE_URL: url,
        ASSIDU_SECRET_KEY: 'a secret key for tests, long enough to pass',
      }
      execFile(process.execPath, ['src/cli.ts', ...typed], { env }, (error, out, err) =>
        resolve({ status: error === null ? 0 : Number(error.code), out, err }),
      )
    })
  const dir = await folderOf({})
  const dry = await assidu('import', dir, '--dry-run')
  expect(dry.out).not.toContain('/club code:')
  const first = await assidu('import', dir)
  expect(first.out).toMatch(/\/club code:[0-9A-F]{4}(-[0-9A-F]{4}){3}\n/)
  const second = JSON.parse((await assidu('import', dir, '--json')).out) as { take_over_code: string }
  expect(second.take_over_code).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  expect(first.out).not.toContain(second.take_over_code)
  const server = ['--discord', '123456789012345678']
  expect(await assidu('connect', ...server)).toMatchObject({ status: 0 })
  expect((await assidu('import', dir)).out).not.toContain('/club code:')
  expect(await assidu('disconnect', ...server)).toMatchObject({ status: 0 })
  expect(await assidu('disconnect', ...server)).toMatchObject({
    status: 1,
    err: 'Le Cercle does not live in discord 123456789012345678.\n',
  })
  const owner = connect(url, { as: 'owner', max: 1 })
  const { rows } = await owner.pool.query('select (select count(*) from place) as places, placed_at from club')
  await owner.close()
  expect(rows).toEqual([{ places: expect.anything(), placed_at: null }])
  expect(Number(rows[0].places)).toBe(0)
}, 60_000)
