import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { boundsOf, instantOf, spanOf } from '../../src/operator/instants.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { storyKey } from '../kit/story.ts'

/** What an operator means by a day: one of the club's, wherever he sits. */

const written = (instant: Temporal.Instant | undefined) => instant?.toString()

test.each([
  ['2026-11-20', 'Europe/Paris', '2026-11-20T22:59:00Z'],
  ['2026-11-20', 'Pacific/Auckland', '2026-11-20T10:59:00Z'],
  // The night of a clock change is an hour longer, or shorter.
  ['2026-10-25', 'Europe/Paris', '2026-10-25T22:59:00Z'],
  ['2026-03-29', 'Europe/Paris', '2026-03-29T21:59:00Z'],
  // In Santiago midnight itself is skipped on the day after: the day before ends at it.
  ['2026-09-05', 'America/Santiago', '2026-09-06T03:59:00Z'],
  ['2026-11-20T18:00', 'America/New_York', '2026-11-20T23:00:00Z'],
  ['2026-11-20T18:00:00+01:00', 'America/New_York', '2026-11-20T17:00:00Z'],
  [' 2026-11-20T17:00Z ', 'Europe/Paris', '2026-11-20T17:00:00Z'],
])('--at %s is, in %s, %s', (text, zone, instant) => {
  expect(written(instantOf('--at', text)?.(zone))).toBe(instant)
})

test.each(['20/11/2026', '2026-02-30', '2026-11-20+01:00', '2026-11-20[Europe/Paris]', 'yesterday', '', '18:00'])(
  '%j is refused, with the option and how to write it',
  text => {
    expect(() => instantOf('--as-of', text)).toThrow(
      /^--as-of ".*" is no day and no instant: write it like 2026-11-20, /,
    )
  },
)

test.each([
  ['2026-03-29T02:30', 'does not exist'],
  ['2026-10-25T02:30', 'comes twice'],
])('%s %s in Paris, and is refused', (text, why) => {
  expect(() => instantOf('--at', text)?.('Europe/Paris')).toThrow(
    `--at ${text} ${why} in Europe/Paris, where the clock changes: write it with its offset.`,
  )
})

test('a span of days counts both whole, and one that ends before it begins is refused', () => {
  const { from, to } = boundsOf(spanOf({ from: '2026-11-16', to: '2026-11-16' }), 'Europe/Paris')
  expect([written(from), written(to)]).toEqual(['2026-11-15T23:00:00Z', '2026-11-16T22:59:59.999Z'])
  expect(boundsOf(spanOf({}), 'Europe/Paris')).toEqual({})
  expect(() => boundsOf(spanOf({ from: '2026-11-17', to: '2026-11-16' }), 'UTC')).toThrow(/exchange them/)
})

test('a day of a club in Auckland, on the command line: reports, import and export', async () => {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  const folder = await mkdtemp(join(tmpdir(), 'assidu-days-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const assidu = async (...typed: string[]) => {
    const program = await startProgram(typed, {
      DATABASE_URL: url,
      ASSIDU_SECRET_KEY: storyKey,
      TZ: 'America/New_York',
    })
    const status = await program.ended
    await program.close()
    return { status, said: program.said() }
  }
  const club = 'external_id,format_version,name,zone,language,history_from,history_until'
  await writeFile(
    join(folder, 'club.csv'),
    `${club}\nkea,1,Kea’s Nest-Club,Pacific/Auckland,en,2026-01-01,2026-11-18\n`,
  )
  await writeFile(join(folder, 'members.csv'), 'external_id,name,joined_on\nk1,Aroha Ngata,2026-11-21\n')
  // The 19th ends at 10:59 in Greenwich: the 21st is beyond the day of tolerance.
  expect(await assidu('import', folder, '--dry-run', '--as-of', '2026-11-19')).toMatchObject({ status: 1 })
  expect(await assidu('import', folder, '--as-of', '2026-11-20')).toMatchObject({ status: 0 })
  expect(JSON.parse((await assidu('report', 'standing', '--json', '--at', '2026-11-20')).said)).toMatchObject({
    at: '2026-11-20T10:59:00Z',
  })
  expect(
    JSON.parse((await assidu('report', 'digest', '--json', '--at', '2026-11-20', '--club', "KEA'S nest club")).said),
  ).toMatchObject({
    at: '2026-11-20T10:59:00Z',
  })
  expect(
    JSON.parse((await assidu('report', 'nudges', '--json', '--from', '2026-11-16', '--to', '2026-11-22')).said),
  ).toMatchObject({ from: '2026-11-15T11:00:00Z', to: '2026-11-22T10:59:59.999Z' })
  // One member is nobody to be brought together with; in Auckland the first Monday of January is a holiday.
  expect(JSON.parse((await assidu('report', 'pairs', '--json', '--at', '2026-11-20')).said)).toMatchObject({
    rounds: [{ round: '2026-12', on: '2026-12-07', groups: [], left_out: [] }],
  })
  expect((await assidu('report', 'pairs', '--at', '2026-11-20', '--rounds', '2')).said).toBe(
    '2026-12, drawn on 2026-12-07: nothing to propose\n\n2027-01, drawn on 2027-01-05: nothing to propose\n',
  )
  expect(await assidu('export', join(folder, 'out'), '--as-of', '2026-11-20')).toMatchObject({ status: 0 })
  expect(await readFile(join(folder, 'out', 'club.csv'), 'utf8')).toContain('2026-11-20')
})
