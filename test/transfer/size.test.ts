import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { folderOf } from './folder.ts'

const members = 2000
const meetings = 100

/** Reads and rereads a folder as an import does, in a process whose heap could not hold its rows. */
const script = (dir: string) => `
  import { folderAt } from './src/transfer/folder.ts'
  import { checkFolder } from './src/format/check.ts'
  const checked = await checkFolder(folderAt(${JSON.stringify(dir)}), { asOf: Temporal.Instant.from('2026-11-20T18:00:00Z') })
  let rows = 0
  for (const file of checked.files) for await (const batch of checked.rows(file)) rows += batch.length
  console.log(JSON.stringify({ problems: checked.problems.length, rows }))`

describe('a large club', () => {
  it('is read without ever being held whole', async () => {
    const pad = (n: number) => String(n).padStart(4, '0')
    const many = (count: number, row: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => `${row(n)}\r\n`).join('')
    const dir = await folderOf({
      'members.csv': `external_id,name,joined_on\r\n${many(members, n => `m${pad(n)},Membre ${n},2020-01-01`)}`,
      'meetings.csv': `external_id,starts_at,status\r\n${many(meetings, n => `mt${n},2026-01-29T07:45,held`)}`,
      'attendance.csv': `meeting,member,status,substitute_name,checked_in_at\r\n${many(
        members * meetings,
        n => `mt${n % meetings},m${pad(Math.floor(n / meetings))},present,,2026-01-29T07:50`,
      )}`,
      'referrals.csv': null,
      'asks.csv': null,
    })
    const heap = ['--max-old-space-size=64', '--input-type=module', '-e', script(dir)]
    const { stdout } = await promisify(execFile)(process.execPath, heap)
    expect(JSON.parse(stdout)).toEqual({ problems: 0, rows: 1 + members + meetings + members * meetings })
  }, 60_000)
})
