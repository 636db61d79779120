import { appendFile, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteAct } from '../../src/club/ledger/note.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { runExport, runImport } from '../../src/transfer/commands.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { type Bench, bench, emptyFolder } from './database.ts'
import { demo, folderOf, small } from './folder.ts'

let here: Bench
beforeEach(async () => {
  here = await bench()
})
afterEach(() => here.close())

const bad = { 'members.csv': `${small['members.csv']}m4,Paul,hier\r\n` }
const leave = { 'leaves.csv': 'external_id,member,from_on\r\nl1,m4,2026-01-05\r\nl2,m1,2026-01-05\r\n' }

describe('a folder with a bad row', () => {
  it('writes nothing at all', async () => {
    const outcome = await importFolder(here.means, await folderOf(bad))
    expect(outcome.exit).toBe(1)
    expect(outcome.counts['members.csv']).toMatchObject({ created: 0, rejected: 1 })
    expect(await here.count('club')).toBe(0)
  })

  it('is imported without it when asked, and without what leans on it', async () => {
    const outcome = await importFolder(here.means, await folderOf({ ...bad, ...leave }), { keepGoodRows: true })
    expect(outcome.exit).toBe(3)
    expect(outcome.counts['members.csv']).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 1 })
    expect(outcome.counts['leaves.csv']).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 1 })
    expect(await here.count('member')).toBe(3)
  })

  it('is refused when it is the club’s own', async () => {
    const dir = await folderOf({ 'club.csv': small['club.csv'].replace('Europe/Paris', 'CET') })
    expect((await importFolder(here.means, dir, { keepGoodRows: true })).exit).toBe(1)
  })
})

describe('the same folder, twice in one instant', () => {
  it('makes one club: the second finds everything there', async () => {
    const dir = await folderOf(small)
    const both = await Promise.all([importFolder(here.means, dir), importFolder(here.means, dir)])
    expect(both.map(({ exit }) => exit)).toEqual([0, 0])
    expect(both[0].club).toEqual(both[1].club)
    const created = both.map(({ counts }) => counts['members.csv']!.created)
    expect(created.toSorted()).toEqual([0, await here.count('member')])
    expect(await here.count('club')).toBe(1)
  })
})

describe('a dry run', () => {
  it('says what would be, and writes nothing', async () => {
    const outcome = await importFolder(here.means, demo, { dryRun: true })
    expect(outcome.exit).toBe(0)
    expect(outcome.counts['members.csv']).toMatchObject({ created: 32 })
    expect([await here.count('club'), await here.count('act')]).toEqual([0, 0])
  })
})

describe('a club that is there already', () => {
  it('may be named in a folder that holds only what is new', async () => {
    await importFolder(here.means, await folderOf({}))
    const dir = await folderOf({
      'members.csv': 'external_id,name,joined_on,sponsor\r\nm9,Zoé,2026-02-01,m1\r\n',
      'meetings.csv': null,
      'referrals.csv': null,
      'asks.csv': null,
      'thanks.csv':
        'external_id,from_member,to_member,referral,thanked_at\r\nt1,m2,m1,r1,2026-02-01\r\nt2,m1,m2,r1,2026-02-01\r\n',
      'answers.csv':
        'external_id,ask,member,answered_at,helpful\r\nn1,a1,m2,2026-01-21,true\r\nn2,a1,m1,2026-01-21,\r\n',
      'attendance.csv': 'meeting,member,status\r\nmt1,m1,present\r\nmt2,m1,present\r\n',
    })
    const outcome = await importFolder(here.means, dir, { keepGoodRows: true })
    expect(outcome.problems.map(p => [p.file, p.line, p.code])).toEqual([
      ['attendance.csv', 3, 'rule.status'],
      ['thanks.csv', 3, 'rule.thanks'],
      ['answers.csv', 3, 'ref.self'],
    ])
    expect(outcome.counts['members.csv']).toMatchObject({ created: 1 })
    expect(
      await here.count('act', "kind in ('ask-answered', 'answer-rated', 'newcomer-sponsored', 'meeting-attended')"),
    ).toBe(4)
  })

  it('is not taken for another: a folder with another identifier is refused', async () => {
    const { club } = await importFolder(here.means, await folderOf({}))
    const other = await folderOf({ 'club.csv': small['club.csv'].replace('c1', 'c2') })
    const outcome = await importFolder(here.means, other, { club: club!.id })
    expect(outcome.exit).toBe(1)
    expect(outcome.problems.map(p => p.code)).toEqual(['club.mismatch'])
    expect((await importFolder(here.means, other)).exit).toBe(0)
    expect([await here.count('club'), await here.count('member')]).toEqual([2, 6])
  })

  it('keeps what has become of a row since, as long as the folder says the same', async () => {
    const dir = await folderOf({
      'referrals.csv': 'external_id,giver,receiver,kind,status,given_at\r\nr1,m1,m2,inside,new,2026-01-20T10:00\r\n',
    })
    const { club } = await importFolder(here.means, dir)
    await inClub(here.means, club!.id, async ({ tx }) => {
      await tx.updateTable('referral').set({ status: 'won', closed_at: here.clock.now }).execute()
    })
    const again = await importFolder(here.means, dir)
    expect(again.counts['referrals.csv']).toMatchObject({ updated: 0, unchanged: 1 })
    expect(await here.count('referral', "status = 'won'")).toBe(1)
    const back = await emptyFolder()
    await exportFolder(here.means, club!.id, back)
    expect((await importFolder(here.means, back)).counts['referrals.csv']).toMatchObject({ updated: 0, unchanged: 1 })
  })

  it('an erased member stays erased, and what was done for him stays his', async () => {
    const { club } = await importFolder(here.means, await folderOf({}))
    await inClub(here.means, club!.id, async ({ tx, at }) => {
      await tx
        .updateTable('member')
        .set({ name: 'Ancien membre', search: '', erased_at: at })
        .where('external_id', '=', 'm2')
        .execute()
    })
    const dir = await folderOf({
      'members.csv': small['members.csv'].replace('Marc', 'Marc Dupont'),
      'thanks.csv': 'external_id,from_member,to_member,thanked_at\r\nt1,m1,m2,2026-02-01\r\n',
    })
    const outcome = await importFolder(here.means, dir)
    expect(outcome.problems.map(p => [p.line, p.code])).toEqual([[3, 'member.erased']])
    expect(outcome.exit).toBe(0)
    expect(outcome.counts['thanks.csv']).toMatchObject({ created: 1 })
    expect(await here.count('member', "name like 'Marc%'")).toBe(0)
  })

  it('a club set up in its chat takes the identifier of its first import', async () => {
    const { club } = await importFolder(here.means, await folderOf({}))
    await inClub(here.means, club!.id, async ({ tx }) => {
      await tx.updateTable('club').set({ external_id: 'made-in-chat', imported_at: null }).execute()
    })
    const outcome = await importFolder(here.means, await folderOf({}), { club: club!.id })
    expect([outcome.exit, outcome.club!.externalId, outcome.club!.id]).toEqual([0, 'c1', club!.id])
  })

  it('and no identifier that another club here has', async () => {
    const { club } = await importFolder(here.means, await folderOf({}))
    await inClub(here.means, club!.id, async ({ tx }) => {
      await tx.updateTable('club').set({ external_id: 'made-in-chat', imported_at: null }).execute()
    })
    await importFolder(here.means, await folderOf({}))
    const outcome = await importFolder(here.means, await folderOf({}), { club: club!.id })
    expect(outcome.problems.map(p => p.code)).toEqual(['club.mismatch'])
  })
})

describe('a corrected row that others refer to', () => {
  it('takes the lines along that speak of it: who answered an ask helped its true author', async () => {
    const answers = {
      'answers.csv': 'external_id,ask,member,answered_at,helpful\r\nn1,a1,m2,2026-01-21,true\r\n',
    }
    await importFolder(here.means, await folderOf(answers))
    const lines = (kind: string, who: string) =>
      here.count(
        'act',
        `kind = '${kind}' and ${who} = (select id from member where external_id = 'm3') and not cancels
          and not exists (select from act later where later.corrects = act.id)`,
      )
    expect([await lines('ask-answered', 'for_id'), await lines('answer-rated', 'by_id')]).toEqual([0, 0])
    const corrected = { ...answers, 'asks.csv': small['asks.csv'].replace(',m1,', ',m3,') }
    const { counts } = await importFolder(here.means, await folderOf(corrected))
    expect([counts['asks.csv']!.updated, counts['answers.csv']!.unchanged]).toEqual([1, 1])
    expect([await lines('ask-answered', 'for_id'), await lines('answer-rated', 'by_id')]).toEqual([1, 1])
    expect(await here.count('act', "kind = 'ask-answered' and cancels")).toBe(1)
  })
})

describe('open records', () => {
  it('a pending introduction is reminded and ends; a meeting ahead is announced, tomorrow at the earliest', async () => {
    const dir = await folderOf({
      'meetings.csv':
        'external_id,starts_at,status\r\nmt1,2026-11-22T07:45,planned\r\nmt2,2026-12-17T07:45,planned\r\n',
      'introductions.csv':
        'external_id,requested_by,party_a,party_b,requested_at,status,answer_a\r\ni1,m1,m1,m2,2026-11-15,pending,yes\r\ni2,m1,m2,m3,2026-10-15,expired,\r\n',
    })
    await importFolder(here.means, dir)
    const at = (duty: string, instant: string) => here.count('due', `duty = '${duty}' and at = '${instant}'`)
    expect(await at('announce-meeting', '2026-11-21T09:00:00+01:00')).toBe(1)
    expect(await at('announce-meeting', '2026-12-10T09:00:00+01:00')).toBe(1)
    expect(await here.count('notice', "kind = 'introduction-reminder'")).toBe(1)
    expect(await here.count('due', "duty = 'end-introduction'")).toBe(1)
    expect(here.jobs).toEqual([])
  })

  it('corrected and still open, an introduction is reminded once, from the correction on', async () => {
    const pending =
      'external_id,requested_by,party_a,party_b,requested_at,status,answer_a,context\r\ni1,m1,m1,m2,2026-11-15,pending,yes,Deux toits\r\n'
    await importFolder(here.means, await folderOf({ 'introductions.csv': pending }))
    here.clock.now = here.clock.now.add({ hours: 48 })
    await importFolder(here.means, await folderOf({ 'introductions.csv': pending.replace('Deux', 'Trois') }))
    expect(await here.count('notice', "kind = 'introduction-reminder' and state = 'kept'")).toBe(1)
    const today = here.clock.now.toZonedDateTimeISO('Europe/Paris').toPlainDate()
    const ofTheFortnight = Array.from({ length: 14 }, (_, n) => `'${today.add({ days: n + 1 })}T10:00:00+01:00'`)
    expect(await here.count('notice', `state = 'kept' and due_at in (${ofTheFortnight})`)).toBe(1)
    expect(await here.count('due', "duty = 'end-introduction'")).toBe(1)
  })

  it('a referral corrected to its end supersedes the last step it was known to have taken', async () => {
    const open = 'external_id,giver,receiver,kind,status,given_at\r\nr1,m1,m2,inside,new,2026-11-01T10:00\r\n'
    const { club } = await importFolder(here.means, await folderOf({ 'referrals.csv': open }))
    await inClub(here.means, club!.id, async club => {
      const { id, giver_id, receiver_id } = await club.tx.selectFrom('referral').selectAll().executeTakeFirstOrThrow()
      const step = { kind: 'referral-step', by: receiver_id, for: giver_id, record: 'referral', recordId: id } as const
      // Noted the other way round than they happened.
      await noteAct(club, { ...step, at: Temporal.Instant.from('2026-11-10T10:00Z'), detail: 'meeting' })
      await noteAct(club, { ...step, at: Temporal.Instant.from('2026-11-05T10:00Z'), detail: 'contacted' })
    })
    await importFolder(here.means, await folderOf({ 'referrals.csv': open.replace(',new,', ',won,') }))
    const superseded = "id in (select corrects from act where kind = 'referral-step')"
    expect(await here.count('act', `${superseded} and detail = 'meeting'`)).toBe(1)
    expect(await here.count('act', `${superseded} and detail = 'contacted'`)).toBe(0)
  })

  it('corrected to an end, nothing more is asked about a referral', async () => {
    const open = 'external_id,giver,receiver,kind,status,given_at\r\nr1,m1,m2,inside,new,2026-11-01T10:00\r\n'
    await importFolder(here.means, await folderOf({ 'referrals.csv': open }))
    // Its receiver is asked once, on his day; both are told before it closes.
    expect(await here.count('notice', "state = 'kept'")).toBe(3)
    await importFolder(here.means, await folderOf({ 'referrals.csv': open.replace(',new,', ',lost,') }))
    expect(await here.count('notice', "state = 'kept'")).toBe(0)
    expect(await here.count('due', "duty = 'close-referral'")).toBe(0)
  })
})

describe('the commands', () => {
  const lines = { out: [] as string[], err: [] as string[] }
  const output = { out: (line: string) => void lines.out.push(line), err: (line: string) => void lines.err.push(line) }
  beforeEach(() => {
    lines.out = []
    lines.err = []
  })

  it('an import tells what it did, and leaves its report beside the folder', async () => {
    const dir = await folderOf(bad)
    expect(await runImport(here.means, { dir }, output)).toBe(1)
    expect(lines.err.join('\n')).toContain('members.csv, line 5, joined_on: Not a date like 2026-11-20. (value.date)')
    const report = await readFile(join(dirname(dir), 'import-report.csv'), 'utf8')
    expect(report.split('\r\n')[1]).toBe(
      "error,members.csv,5,joined_on,value.date,hier,Not a date like 2026-11-20.,Ce n'est pas une date comme 2026-11-20.",
    )
  })

  it('as JSON it is one document, and the status says whether all went in', async () => {
    const dir = await folderOf(bad)
    const report = join(dirname(dir), 'report.csv')
    expect(await runImport(here.means, { dir, json: true, keepGoodRows: true, report }, output)).toBe(3)
    const summary = JSON.parse(lines.out.join('\n'))
    expect(summary).toMatchObject({
      exit: 3,
      errors: 1,
      warnings: 0,
      report,
      files: { 'members.csv': { created: 3, rejected: 1 } },
    })
  })

  it('an export writes a folder that comes back', async () => {
    const { club } = await importFolder(here.means, demo)
    const dir = await emptyFolder()
    expect(await runExport(here.means, { dir, club: club!.id, spreadsheet: true }, output)).toBe(0)
    expect(lines.out.join('\n')).toContain('referrals.csv')
    const members = await readFile(join(dir, 'members.csv'), 'utf8')
    expect(members.startsWith('\ufeffexternal_id;name;')).toBe(true)
    expect(members).toContain("'+33 3 53 01 10 11")
    await appendFile(join(dir, 'thanks.csv'), 't99;m01;m02;;2026-11-19;12;;=1+1\r\n')
    expect(await runImport(here.means, { dir, json: true }, output)).toBe(0)
    expect(await here.count('thanks', "message = '=1+1'")).toBe(1)
  })
})
