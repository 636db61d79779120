import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type File, files } from '../../src/format/format.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { type Bench, bench, emptyFolder } from './database.ts'
import { demo, demoEnd, demoWith } from './folder.ts'

let here: Bench
beforeAll(async () => {
  here = await bench()
})
afterAll(() => here.close())

describe('the demo club, imported and exported', () => {
  let club = ''

  it('is imported whole', async () => {
    const outcome = await importFolder(here.means, demo)
    expect(outcome.problems).toEqual([])
    expect(outcome.exit).toBe(0)
    expect(outcome.counts['referrals.csv']).toEqual({ created: 144, updated: 0, unchanged: 0, rejected: 0 })
    club = outcome.club!.id
  })

  it('comes back as the same bytes', async () => {
    const dir = await emptyFolder()
    await exportFolder(here.means, club, dir)
    for (const file of files)
      expect(await readFile(join(dir, file), 'utf8'), file).toBe(await readFile(join(demo, file), 'utf8'))
  })

  it('comes back from a spreadsheet too', async () => {
    const dir = await emptyFolder()
    await exportFolder(here.means, club, dir, { spreadsheet: true })
    const outcome = await importFolder(here.means, dir)
    expect(outcome.problems).toEqual([])
    expect(onlyUnchanged(outcome.counts)).toBe(true)
  })

  it('imported twice changes nothing', async () => {
    const before = await tables()
    const outcome = await importFolder(here.means, demo)
    expect(onlyUnchanged(outcome.counts)).toBe(true)
    expect(await tables()).toEqual(before)
  })

  it('has its contacts sealed', async () => {
    expect(await here.count('referral', "encode(prospect_name, 'escape') like '%a%a%a%a%a%'")).toBe(0)
    expect(await here.count('referral', 'prospect_phone is not null')).toBeGreaterThan(0)
    // Each number of it is one that can be dialled.
    expect(await here.count('referral', '(prospect_phone is null) <> (prospect_e164 is null)')).toBe(0)
  })

  it('is silent: nothing is sent, first reminders are spread over the 14 days to come', async () => {
    expect(here.jobs).toEqual([])
    expect(await here.count('notice', `due_at <= '${demoEnd.add({ hours: 12 })}'`)).toBe(0)
    const reminded = await here.count('notice', "kind = 'referral-reminder'")
    expect(reminded).toBeGreaterThan(20)
    expect(await here.count('due', `at <= '${demoEnd.add({ hours: 12 })}'`)).toBe(0)
  })

  it('stands in the ledger with one line for each act', async () => {
    expect(await here.count('act', "kind = 'referral-given'")).toBe(144)
    expect(await here.count('act', "kind = 'referral-confirmed'")).toBe(125)
    expect(await here.count('act', "kind = 'referral-denied'")).toBe(6)
    expect(await here.count('act', "kind = 'meeting-attended'")).toBe(373 + 34 + 9)
    expect(await here.count('act', "kind = 'thanks-given'")).toBe(43)
    expect(await here.count('act', 'corrects is not null')).toBe(0)
  })

  it('a corrected row is updated by a correcting line, all else is left as it is', async () => {
    const dir = await demoWith({
      'thanks.csv': text =>
        text.replace(
          't03,m11,m24,r012,2026-02-27T19:43:00+01:00,6880.00',
          't03,m11,m24,r012,2026-02-27T19:43:00+01:00,6990.00',
        ),
      'attendance.csv': text => text.replace('mt01,m02,present', 'mt01,m02,absent'),
      'members.csv': text => text.replace('Le Cercle', 'Le Cercle'),
    })
    const acts = await here.count('act')
    const outcome = await importFolder(here.means, dir)
    expect(outcome.counts['thanks.csv']).toEqual({ created: 0, updated: 1, unchanged: 42, rejected: 0 })
    expect(outcome.counts['attendance.csv']).toEqual({ created: 0, updated: 1, unchanged: 560, rejected: 0 })
    expect(onlyUnchanged({ ...outcome.counts, 'thanks.csv': undefined, 'attendance.csv': undefined })).toBe(true)
    expect(await here.count('act')).toBe(acts + 2)
    expect(await here.count('act', "corrects is not null and kind = 'thanks-given' and not cancels")).toBe(1)
    expect(await here.count('act', "corrects is not null and kind = 'meeting-attended' and cancels")).toBe(1)
    const out = await emptyFolder()
    await exportFolder(here.means, club, out)
    expect(await readFile(join(out, 'thanks.csv'), 'utf8')).toBe(await readFile(join(dir, 'thanks.csv'), 'utf8'))
  })

  it('a meeting moved to its true hour moves what was noted of it', async () => {
    const dir = await demoWith({
      'meetings.csv': text => text.replaceAll('2026-02-26T07:45:00+01:00', '2026-02-26T08:15:00+01:00'),
    })
    const outcome = await importFolder(here.means, dir)
    expect(outcome.counts['meetings.csv']).toMatchObject({ updated: 1, unchanged: 23 })
    const moved = await here.count('act', "at = '2026-02-26T08:15:00+01:00' and kind = 'meeting-attended'")
    expect(moved).toBeGreaterThan(15)
    expect(await here.count('act', `corrects is not null and at = '2026-02-26T08:15:00+01:00'`)).toBeGreaterThanOrEqual(
      moved,
    )
  })

  it('rows gone from the folder are not deleted', async () => {
    const dir = await demoWith({ 'nudges.csv': text => text.split('\r\n').slice(0, 3).join('\r\n') })
    const outcome = await importFolder(here.means, dir)
    expect(outcome.counts['nudges.csv']).toEqual({ created: 0, updated: 0, unchanged: 2, rejected: 0 })
    expect(await here.count('nudge')).toBe(14)
  })
})

async function tables(): Promise<number[]> {
  const names = ['club', 'member', 'meeting', 'attendance', 'referral', 'act', 'notice', 'due', 'imported_row']
  return Promise.all(names.map(name => here.count(name)))
}

const onlyUnchanged = (
  counts: { readonly [F in File]?: { created: number; updated: number; rejected: number } | undefined },
) => Object.values(counts).every(c => !c || (c.created === 0 && c.updated === 0 && c.rejected === 0))
