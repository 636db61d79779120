import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CheckOptions, checkFolder } from '../../src/format/check.ts'
import { type Code, codes, isWarning, sentence } from '../../src/format/codes.ts'
import { nothingBefore } from '../../src/format/known.ts'
import { inOrder, printReport } from '../../src/format/report.ts'
import { folderAt } from '../../src/transfer/folder.ts'
import { type Files, folderOf, small } from './folder.ts'

const asOf = Temporal.Instant.from('2026-02-20T12:00:00Z')

type Case = {
  files: Files
  says: readonly [file: string, line: number | null, column: string, value?: string]
  options?: Partial<CheckOptions>
  /** Folders, where files should be. */
  folders?: readonly string[]
}

const memberHeader = 'external_id,name,joined_on'
const member = (columns: string, cells: string): Files => ({
  'members.csv': `${memberHeader},${columns}\nm1,Léa,2020-01-01,${cells}\nm2,Marc,2020-01-01${','.repeat(columns.split(',').length)}\nm3,Inès,2020-01-01${','.repeat(columns.split(',').length)}\n`,
})
const club = (columns: string, cells: string): Files => ({
  'club.csv': `external_id,format_version,name,zone,language,${columns}\nc1,1,Le Cercle,Europe/Paris,fr,${cells}\n`,
})
const referral = (columns: string, cells: string): Files => ({
  'referrals.csv': `external_id,giver,receiver,kind,status,given_at,${columns}\nr1,m1,m2,outside,${cells}\n`,
})
const attendance = (rows: string): Files => ({
  'attendance.csv': `meeting,member,status,substitute_name\n${rows}\n`,
})
const nine = 'x'.repeat(200)

/** One story per code of section 4: what provokes it, and the file, line and column that are named. */
const provoked: { readonly [C in Code]: Case } = {
  'file.missing': { files: { 'members.csv': null }, says: ['members.csv', null, ''] },
  'file.unreadable': { files: {}, says: ['thanks.csv', null, ''], folders: ['thanks.csv'] },
  'file.line': { files: { 'thanks.csv': 'x'.repeat(5_000_000) }, says: ['thanks.csv', 1, ''] },
  'value.serial-date': {
    files: { 'members.csv': `${memberHeader}\nm1,Léa,2020-01-01\nm2,Marc,45123\n` },
    says: ['members.csv', 3, 'joined_on', '45123'],
  },
  'value.spreadsheet': {
    files: { 'members.csv': `${memberHeader}\nm1,#NOM?,2020-01-01\nm2,Marc,2020-01-01\n` },
    says: ['members.csv', 2, 'name', '#NOM?'],
  },
  'value.leading-zero': {
    files: { 'members.csv': `${memberHeader},phone\nm1,Léa,2020-01-01,612233445\nm2,Marc,2020-01-01,0612233445\n` },
    says: ['members.csv', 2, 'phone'],
  },
  'value.phone': {
    files: { 'members.csv': `${memberHeader},phone\nm1,Léa,2020-01-01,06 12\nm2,Marc,2020-01-01,+49 30 123456\n` },
    says: ['members.csv', 2, 'phone'],
  },
  'file.encoding': {
    files: { 'members.csv': Buffer.from(`${memberHeader}\nm1,Lea,2020-01-01\nm2,"In\xe8s\n",2020-01-01\n`, 'latin1') },
    says: ['members.csv', 3, ''],
  },
  'file.quote': {
    files: { 'members.csv': `${memberHeader}\nm1,"Léa\n1",2020-01-01\nm2,"Marc,2020-01-01\nm3,Inès,2020-01-01\n` },
    says: ['members.csv', 4, ''],
  },
  'row.cells': {
    files: { 'members.csv': `${memberHeader}\n\nm1,Léa,2020-01-01\nm2,Marc\nm3,Inès,2020-01-01\n` },
    says: ['members.csv', 4, ''],
  },
  'column.duplicate': { files: member('company,company', 'A,B'), says: ['members.csv', 1, 'company'] },
  'column.missing': { files: { 'members.csv': 'external_id,name\nm1,Léa\n' }, says: ['members.csv', 1, 'joined_on'] },
  'column.unknown': { files: member('shoe_size', '42'), says: ['members.csv', 1, 'shoe_size'] },
  'file.unknown': { files: { 'cars.csv': 'a\n1\n', 'notes.txt': 'x' }, says: ['cars.csv', null, ''] },
  'column.forbidden': {
    files: { 'leaves.csv': 'external_id,member,from_on,Motif\nl1,m1,2026-01-05,grippe\n' },
    says: ['leaves.csv', 1, 'motif'],
  },
  'value.required': { files: { 'members.csv': `${memberHeader}\nm1,,2020-01-01\n` }, says: ['members.csv', 2, 'name'] },
  'value.enum': { files: attendance('mt1,m1,malade,'), says: ['attendance.csv', 2, 'status', 'malade'] },
  'value.date': {
    files: { 'members.csv': `${memberHeader}\nm1,Léa,20/11/2020\n` },
    says: ['members.csv', 2, 'joined_on', '20/11/2020'],
  },
  'value.instant': {
    files: { 'meetings.csv': 'external_id,starts_at,status\nmt1,2026-01-29 07:45,held\n' },
    says: ['meetings.csv', 2, 'starts_at', '2026-01-29 07:45'],
  },
  'value.skipped-time': {
    files: { 'meetings.csv': 'external_id,starts_at,status\nmt1,2025-03-30T02:30,held\n' },
    says: ['meetings.csv', 2, 'starts_at', '2025-03-30T02:30'],
  },
  'value.ambiguous-time': {
    files: { 'meetings.csv': 'external_id,starts_at,status\nmt1,2025-10-26T02:30,held\n' },
    says: ['meetings.csv', 2, 'starts_at', '2025-10-26T02:30'],
  },
  'value.future': {
    files: {
      'referrals.csv': 'external_id,giver,receiver,kind,status,given_at\nr1,m1,m2,inside,new,2026-02-21T13:00:01Z\n',
    },
    says: ['referrals.csv', 2, 'given_at', '2026-02-21T13:00:01Z'],
  },
  'value.number': {
    files: { 'thanks.csv': 'external_id,from_member,to_member,thanked_at,amount\nt1,m1,m2,2026-02-01,"1 250,00 €"\n' },
    says: ['thanks.csv', 2, 'amount', '1 250,00 €'],
  },
  'value.range': { files: club('visitor_limit', '13'), says: ['club.csv', 2, 'visitor_limit', '13'] },
  'value.length': { files: member('company', nine), says: ['members.csv', 2, 'company', 'x'.repeat(60)] },
  'value.line-break': { files: member('company', '"A\nB"'), says: ['members.csv', 2, 'company', 'A\nB'] },
  'value.zone': { files: member('zone', 'CET'), says: ['members.csv', 2, 'zone', 'CET'] },
  'value.email': { files: member('email', 'lea at example.fr'), says: ['members.csv', 2, 'email', ''] },
  'value.scientific': {
    files: member('discord_user_id', '1.23E+17'),
    says: ['members.csv', 2, 'discord_user_id', '1.23E+17'],
  },
  'value.naf': {
    files: member('naf_code,naf_nomenclature', '43.21,naf-rev2'),
    says: ['members.csv', 2, 'naf_code', '43.21'],
  },
  'value.naf-unknown': {
    files: member('naf_code,naf_nomenclature', '9999Z,naf-rev2'),
    says: ['members.csv', 2, 'naf_code', '99.99Z'],
    options: { hasNaf: () => false },
  },
  'id.format': {
    files: { 'members.csv': `${memberHeader}\nm 1,Léa,2020-01-01\n` },
    says: ['members.csv', 2, 'external_id', 'm 1'],
  },
  'id.duplicate': {
    files: { 'members.csv': `${memberHeader}\nm1,Léa,2020-01-01\nm2,Marc,2020-01-01\nm1,Inès,2020-01-01\n` },
    says: ['members.csv', 4, 'external_id', 'm1'],
  },
  'ref.unknown': { files: member('sponsor', 'm9'), says: ['members.csv', 2, 'sponsor', 'm9'] },
  'ref.rejected': {
    files: {
      'members.csv': `${memberHeader}\nm1,Léa,2020-01-01\nm2,Marc,2020-01-01\nm3,Inès,hier\n`,
      'leaves.csv': 'external_id,member,from_on\nl1,m3,2026-01-05\n',
    },
    says: ['leaves.csv', 2, 'member', 'm3'],
    options: { keepGoodRows: true },
  },
  'ref.self': {
    files: { 'thanks.csv': 'external_id,from_member,to_member,thanked_at\nt1,m1,m1,2026-02-01\n' },
    says: ['thanks.csv', 2, 'to_member', 'm1'],
  },
  'order.before': {
    files: {
      'meetings.csv': 'external_id,ends_at,starts_at,status\nmt1,2026-01-29T07:44,2026-01-29T07:45,held\n',
    },
    says: ['meetings.csv', 2, 'ends_at', '2026-01-29T07:44:00+01:00'],
  },
  'rule.status': {
    files: attendance('mt1,m1,present,\nmt2,m1,present,'),
    says: ['attendance.csv', 3, 'meeting', 'mt2'],
  },
  'rule.consent': {
    files: referral('prospect_name,prospect_agreed', 'new,2026-02-01,Mme Dupont,false'),
    says: ['referrals.csv', 2, 'prospect_agreed', ''],
  },
  'rule.quality': { files: referral('quality', 'new,2026-02-01,4'), says: ['referrals.csv', 2, 'quality', '4'] },
  'rule.thanks': {
    files: { 'thanks.csv': 'external_id,from_member,to_member,referral,thanked_at\nt1,m1,m2,r1,2026-02-01\n' },
    says: ['thanks.csv', 2, 'referral', 'r1'],
  },
  'rule.overlap': {
    files: {
      'leaves.csv':
        'external_id,member,from_on,until_on\nl1,m1,2026-01-05,2026-01-09\nl2,m1,2026-01-10,\nl3,m1,2026-01-01,2026-01-05\n',
    },
    says: ['leaves.csv', 4, 'from_on', '2026-01-01'],
  },
  'rule.outside': {
    files: {
      ...attendance('mt1,m1,absent,'),
      'members.csv': `${memberHeader}\nm1,Léa,2026-01-30\nm2,Marc,2020-01-01\n`,
    },
    says: ['attendance.csv', 2, 'member', 'm1'],
  },
  'rule.purged': {
    files: referral('prospect_phone,prospect_agreed', 'lost,2025-01-01,+33 6 39 98 00 01,true'),
    says: ['referrals.csv', 2, 'prospect_phone', ''],
  },
  'value.region': {
    files: club('region_code', 'XX1'),
    says: ['club.csv', 2, 'region_code', 'XX1'],
    options: { hasRegion: () => false },
  },
  'club.mismatch': {
    files: {},
    says: ['club.csv', 2, 'external_id', 'c1'],
    options: { before: { ...nothingBefore, club: 'another' } },
  },
  'club.rows': {
    files: { 'club.csv': `${small['club.csv']}c2,1,Un autre,Europe/Paris,fr\n` },
    says: ['club.csv', 3, ''],
  },
  'club.version': {
    files: { 'club.csv': small['club.csv'].replace('c1,1', 'c1,2') },
    says: ['club.csv', 2, 'format_version', '2'],
  },
  'member.taken': {
    files: member('slack_user_id', 'U1'),
    says: ['members.csv', 2, 'slack_user_id', 'U1'],
    options: {
      before: {
        ...nothingBefore,
        members: async () => [{ id: 'm9', name: 'Zoé', own: {}, linked: { slack_user_id: 'U1' } }],
      },
    },
  },
  'member.namesake': {
    files: { 'members.csv': `${memberHeader}\nm1,Léa Roy,2020-01-01\nm2,Marc,2020-01-01\nm3,ROY Lea,2020-01-01\n` },
    says: ['members.csv', 4, 'name', 'ROY Lea'],
  },
  'member.erased': {
    files: {},
    says: ['members.csv', 3, 'external_id', 'm2'],
    options: { before: { ...nothingBefore, erased: new Set(['m2']) } },
  },
}

describe('every code of the format is provoked, and names its place', () => {
  for (const code of codes)
    it(code, async () => {
      const { files, says, options, folders = [] } = provoked[code]
      const dir = await folderOf(files)
      for (const name of folders) await mkdir(join(dir, name))
      const checked = await checkFolder(folderAt(dir), { asOf, ...options })
      const said = checked.problems.filter(p => p.code === code)
      expect(said.map(p => [p.file, p.line, p.column, p.value])).toEqual([[...says.slice(0, 3), says[3] ?? '']])
      expect(said[0]!.severity).toBe(isWarning(code) ? 'warning' : 'error')
      for (const language of ['en', 'fr'] as const) expect(sentence(code, said[0]!.facts, language)).not.toMatch(/[{}]/)
    })
})

describe('the report', () => {
  it('is sorted by file, line and column, and tells both languages', async () => {
    const dir = await folderOf({
      ...attendance('mt1,m9,malade,'),
      'members.csv': `${memberHeader}\nm1,,hier\nm 2,Marc,2020-01-01\n`,
    })
    const { problems } = await checkFolder(folderAt(dir), { asOf })
    const lines = [...printReport(problems)]
    expect(lines[0]).toBe('severity,file,line,column,code,value,reason_en,reason_fr\r\n')
    expect(lines.slice(1, 4).map(line => line.split(',').slice(0, 5).join(','))).toEqual([
      'error,members.csv,2,joined_on,value.date',
      'error,members.csv,2,name,value.required',
      'error,members.csv,3,external_id,id.format',
    ])
    expect(lines.find(line => line.includes('malade'))).toBe(
      'error,attendance.csv,2,status,value.enum,malade,"Not one of: present, late, excused, substitute, absent.",' +
        '"Valeur non prévue ; attendu : present, late, excused, substitute, absent."\r\n',
    )
    expect(inOrder(problems).map(p => p.file)).toContain('attendance.csv')
  })

  it('names every bad row, not only the first, and several errors of one row', async () => {
    const dir = await folderOf(
      attendance(Array.from({ length: 50 }, (_, i) => `mt${i + 3},m${i + 4},nowhere,`).join('\n')),
    )
    const { problems, rejected } = await checkFolder(folderAt(dir), { asOf })
    expect(problems.filter(p => p.severity === 'error')).toHaveLength(150)
    expect(rejected['attendance.csv']).toBe(50)
  })
})
