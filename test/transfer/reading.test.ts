import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/format/check.ts'
import { sentence } from '../../src/format/codes.ts'
import { type CsvRecord, Scanner } from '../../src/format/csv.ts'
import { printReport } from '../../src/format/report.ts'
import { printRow } from '../../src/format/write.ts'
import { folderAt } from '../../src/transfer/folder.ts'
import { folderOf, small } from './folder.ts'
import { context, readText } from './sheets.ts'

const members = (...rows: string[]) => `external_id,name,joined_on,role\n${rows.join('\n')}\n`

describe('what the reader accepts', () => {
  it('a byte-order mark, semicolons, LF, spaces around values, blank lines, columns in any order', async () => {
    const { good, rows, problems } = await readText(
      'members.csv',
      '\ufeffname;joined_on;external_id\n\n  "Léa; dite ""Lé"""  ; 2020-01-01 ;m1\n   \nMarc, le grand;2020-02-01;m2',
    )
    expect(problems).toEqual([])
    expect(rows.map(row => row.line)).toEqual([3, 5])
    expect(good.map(row => row.name)).toEqual(['Léa; dite "Lé"', 'Marc, le grand'])
  })

  it('tabs, when the header has no comma', async () => {
    const { good } = await readText(
      'members.csv',
      'external_id\tname\tjoined_on\tcity\r\nm1\t\tx\t\r\n'.replace('\t\tx', '\tLéa\t2020-01-01'),
    )
    expect(good.map(row => row.name)).toEqual(['Léa'])
  })

  it.each([
    ['little end first', (text: string) => Buffer.from(text, 'utf16le')],
    ['big end first', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('UTF-16 with its mark, %s, as a spreadsheet saves "Unicode text"', async (_order, encode) => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `m${n}\tÉlodie “Zoé” ${n} 🎉\t2020-01-01`)
    const { good, problems } = await readText(
      'members.csv',
      encode(`\ufeffexternal_id\tname\tjoined_on\r\n${rows.join('\r\n')}\r\n`),
    )
    expect(problems).toEqual([])
    expect(good).toHaveLength(20_000)
    expect(good.at(-1)?.name).toBe('Élodie “Zoé” 19999 🎉')
  })

  it.each([
    ['sep=;\r\n', ';'],
    ['\ufeffSEP=,\n', ','],
    ['"sep=\t"\r\n', '\t'],
  ])('the line %j that Excel writes first', async (first, separator) => {
    const line = (...cells: string[]) => `${cells.join(separator)}\r\n`
    const { rows, problems } = await readText(
      'members.csv',
      first +
        line('external_id', 'name', 'joined_on') +
        line('m1', 'Léa, dite Zoé'.replace(',', separator === ',' ? '' : ','), '2020-01-01'),
    )
    expect(problems).toEqual([])
    expect(rows.map(row => [row.line, row.row?.external_id])).toEqual([[3, 'm1']])
  })

  it('rows of nothing but separators, which a spreadsheet leaves beneath its table', async () => {
    const { rows, problems } = await readText(
      'members.csv',
      'external_id;name;joined_on\r\nm1;Léa;2020-01-01\r\n;;\r\n ; ;\r\n;;;;;\r\n"";"";""\r\nm2;Marc;2020-01-01\r\n;;',
    )
    expect(problems).toEqual([])
    expect(rows.map(row => row.line)).toEqual([2, 7])
  })

  it('files whose names are written otherwise', async () => {
    const dir = await folderOf(
      {
        'CLUB.CSV': small['club.csv'],
        'Members.csv': small['members.csv'],
        'Asks.CSV': 'no header of ours\n',
        'asks.csv': small['asks.csv'],
      },
      {},
    )
    const checked = await checkFolder(folderAt(dir), { asOf: context.asOf })
    expect(checked.problems.map(({ file, code }) => [file, code])).toEqual([['Asks.CSV', 'file.unknown']])
    expect(checked.files).toEqual(['club.csv', 'members.csv', 'asks.csv'])
    for await (const rows of checked.rows('members.csv')) expect(rows).toHaveLength(3)
  })

  it('names the line on which a row starts, line breaks inside quotes counted', async () => {
    const { rows } = await readText(
      'asks.csv',
      'external_id,kind,author,text,created_at,status\r\na1,ask,m1,"Un\r\ndeux\n\ntrois",2026-01-20,open\r\na2,ask,m1,Un,hier,open\r\n',
    )
    expect(rows.map(row => row.line)).toEqual([2, 6])
    expect(rows[0]!.row?.text).toBe('Un\r\ndeux\n\ntrois')
    expect(rows[1]!.problems.map(p => [p.line, p.column, p.code])).toEqual([[6, 'created_at', 'value.instant']])
  })

  it('the mark a spreadsheet needs before a formula, once', async () => {
    const { good } = await readText(
      'members.csv',
      members("m1,'=SUM(A1),2020-01-01,", "m2,''=x,2020-01-01,", "m3,'Aléa,2020-01-01,"),
    )
    expect(good.map(row => row.name)).toEqual(['=SUM(A1)', "''=x", "'Aléa"])
  })

  it('the French words, whatever their case and accents', async () => {
    const { good, problems } = await readText(
      'members.csv',
      members('m1,Léa,2020-01-01,Bureau', 'm2,Marc,2020-01-01,commission d’admission MEMBRE', 'm3,Inès,2020-01-01,'),
    )
    expect(problems).toEqual([])
    expect(good.map(row => row.role)).toEqual([['organizer'], ['member', 'committee'], null])
    const kinds = await readText(
      'referrals.csv',
      'external_id,giver,receiver,kind,handoff,status,given_at,confirmed\nr1,m1,m2,INTERNE,coordonnees donnees,Gagnée,2026-01-20,VRAI\n',
    )
    expect(kinds.good[0]).toMatchObject({ kind: 'inside', handoff: 'contact-given', status: 'won', confirmed: true })
  })

  it('is the same however the bytes are cut', () => {
    const bytes = Buffer.from('\ufeffa;b\r\n"é\r\n;""x";2\r\n\r\n 3 ;"4"\r\n', 'utf8')
    const whole = scanned([bytes])
    expect(whole).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['é\r\n;"x', '2'] },
      { line: 5, cells: ['3 ', '4'] },
    ])
    for (let size = 1; size < bytes.length; size++) {
      const cuts: Buffer[] = []
      for (let at = 0; at < bytes.length; at += size) cuts.push(bytes.subarray(at, at + size))
      expect(scanned(cuts)).toEqual(whole)
    }
  })
})

describe('instants', () => {
  const meeting = async (startsAt: string, zone = '') => {
    const { good } = await readText('meetings.csv', `external_id,starts_at,zone,status\nmt1,${startsAt},${zone},held\n`)
    return good[0] && printRow('meetings.csv', good[0], { zone: 'Europe/Paris' }).split(',')[2]
  }

  it('an offset is that instant, wall time is the row’s zone or the club’s', async () => {
    expect(await meeting('2026-11-20T06:45Z')).toBe('2026-11-20T07:45:00+01:00')
    expect(await meeting('2026-07-20T07:45')).toBe('2026-07-20T07:45:00+02:00')
    expect(await meeting('2026-07-20T07:45', 'America/Montreal')).toBe('2026-07-20T07:45:00-04:00')
    expect(await meeting('2026-11-20T06:45:00Z', 'Asia/Kolkata')).toBe('2026-11-20T12:15:00+05:30')
  })

  it('a bare day stays a day, and stands at noon', async () => {
    const { good } = await readText('meetings.csv', 'external_id,starts_at,status\nmt1,2026-11-20,held\n')
    expect(good[0]!.starts_at.at.toString()).toBe('2026-11-20T11:00:00Z')
    expect(await meeting('2026-11-20')).toBe('2026-11-20')
  })

  it('of a time that comes twice the first is taken; a skipped one and a 30 February are none', async () => {
    expect(await meeting('2026-10-25T02:30')).toBe('2026-10-25T02:30:00+02:00')
    expect(await meeting('2026-03-29T02:30')).toBeUndefined()
    for (const none of ['2026-02-30', '2026-02-30T10:00', '2026-01-01T24:00', '2026-01-01T10:60Z', '20/11/2026'])
      expect(await meeting(none)).toBeUndefined()
  })
})

describe('cells by type', () => {
  const cell = async (column: string, written: string) => {
    const { rows } = await readText(
      'members.csv',
      `external_id,name,joined_on,naf_nomenclature,${column}\nm1,Léa,2020-01-01,naf-rev2,"${written}"\n`,
    )
    return rows[0]!.problems.map(p => p.code)[0] ?? rows[0]!.values[column]
  }

  it.each([
    ['naf_code', '4321A', '43.21A'],
    ['naf_code', '43.21a', '43.21A'],
    ['naf_code', 'F43', 'value.naf'],
    ['email', 'Lea@Example.FR', 'lea@example.fr'],
    ['zone', 'europe/paris', 'Europe/Paris'],
    ['zone', '+01:00', 'value.zone'],
    ['zone', 'Etc/GMT-1', 'value.zone'],
    ['zone', 'Europe/Dijon', 'value.zone'],
    ['language', 'fr-FR', 'fr'],
    ['language', 'de', 'value.enum'],
    ['discord_user_id', '123456789012345678', '123456789012345678'],
    ['discord_user_id', '1,23E+17', 'value.scientific'],
    ['discord_user_id', '12345', 'id.format'],
    ['slack_user_id', 'X012', 'id.format'],
    ['liberal', 'n/a', 'value.enum'],
    ['company', 'é'.normalize('NFD'), 'é'],
  ])('%s "%s" gives %s', async (column, written, expected) => {
    expect(await cell(column, written)).toBe(expected)
  })

  it('a language the software lacks is a warning and the club’s language', async () => {
    const { good } = await readText('members.csv', 'external_id,name,joined_on,language\nm1,Jörg,2020-01-01,de\n')
    expect(good[0]).toMatchObject({ language: null })
  })

  it('amounts keep two decimals', async () => {
    const written = ['1250', '1250.5', '0012.30', '12.3456', '-1', '1.234,50', '1e3']
    const { rows } = await readText(
      'thanks.csv',
      `external_id,from_member,to_member,thanked_at,amount\n${written.map((a, i) => `t${i},m1,m2,2026-01-01,"${a}"`).join('\n')}\n`,
    )
    expect(rows.map(({ row, problems }) => row?.amount ?? problems[0]!.code)).toEqual([
      '1250.00',
      '1250.50',
      '12.30',
      '12.3456',
      'value.range',
      'value.number',
      'value.number',
    ])
  })
})

describe('what a spreadsheet has spoilt', () => {
  it.each([
    ['phone', '3,36123E+10', 'value.scientific'],
    ['phone', '3.36123E+10', 'value.scientific'],
    ['company', '1,2E+12', 'value.scientific'],
    ['sponsor', '8,1E+17', 'value.scientific'],
    ['discord_user_id', '1,03E+17', 'value.scientific'],
    ['phone', '########', 'value.spreadsheet'],
    ['company', '#REF!', 'value.spreadsheet'],
    ['activity', '#VALEUR!', 'value.spreadsheet'],
    ['left_on', '#N/A', 'value.spreadsheet'],
    ['left_on', '45000', 'value.serial-date'],
    ['left_on', '44927,5', 'value.serial-date'],
  ])('%s %s is refused with what to do (%s)', async (column, cell, code) => {
    const { good, problems } = await readText(
      'members.csv',
      `external_id;name;joined_on;${column}\nm1;Léa;2020-01-01;${cell}\n`,
    )
    expect(good).toEqual([])
    expect(problems.map(p => [p.line, p.column, p.code])).toEqual([[2, column, code]])
    if (code === 'value.serial-date')
      expect(sentence(problems[0]!.code, problems[0]!.facts, 'fr')).toContain(
        cell === '45000' ? '2023-03-15' : '2023-01-01',
      )
  })

  it.each(['06 12 23 34 45', '+33612233445', '0612233445', 'Studio 3E', '#1 du toit', '1E5', '12 #'])(
    '%j is what somebody wrote',
    async cell => {
      const { problems } = await readText(
        'members.csv',
        `external_id;name;joined_on;phone;company\nm1;Léa;2020-01-01;${cell};${cell}\n`,
      )
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      // What is no number stays as it is, and is said to be none.
      expect(problems.map(({ code, column }) => [code, column])).toEqual(
        /^(?:\+33|0)[\d ]+$/.test(cell) ? [] : [['value.phone', 'phone']],
      )
    },
  )

  it('UTF-16 without its mark is named once, and no report holds a sign that cannot be seen', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => `m${n};Léa;2020-01-01`).join('\n')
    const dir = await folderOf({ 'members.csv': Buffer.from(`external_id;name;joined_on\n${rows}\n`, 'utf16le') })
    const { problems } = await checkFolder(folderAt(dir), { asOf: context.asOf })
    const ofMembers = problems.filter(({ file }) => file === 'members.csv')
    expect(ofMembers.map(({ line, code }) => [line, code])).toEqual([[1, 'file.encoding']])
    const odd = await folderOf({ 'members.csv': `external_id,name,joined_on,a\u0001b\nm\u0007,Léa,2020-01-01,\n` })
    const report = [...printReport((await checkFolder(folderAt(odd), { asOf: context.asOf })).problems)].join('')
    expect(report).toContain('m\ufffd')
    expect([...report].filter(sign => sign < ' ' && sign !== '\r' && sign !== '\n')).toEqual([])
  })
})

describe('rows that hang together', () => {
  const asOf = context.asOf

  it('--keep-good-rows leaves out whoever leans on a rejected row, sponsors in any order', async () => {
    const dir = await folderOf({
      'members.csv':
        'external_id,name,joined_on,sponsor\nm1,Léa,2020-01-01,m2\nm2,Marc,2020-01-01,m3\nm3,Inès,hier,\nm4,Paul,2020-01-01,\n',
      'referrals.csv': null,
      'asks.csv': 'external_id,kind,author,text,created_at,status\na1,ask,m1,Un imprimeur,2026-01-20,open\n',
      'answers.csv': 'external_id,ask,member,answered_at\nn1,a1,m4,2026-01-20\n',
    })
    const checked = await checkFolder(folderAt(dir), { asOf, keepGoodRows: true })
    expect(checked.problems.map(p => [p.file, p.line, p.column, p.code])).toEqual([
      ['members.csv', 4, 'joined_on', 'value.date'],
      ['members.csv', 3, 'sponsor', 'ref.rejected'],
      ['members.csv', 2, 'sponsor', 'ref.rejected'],
      ['asks.csv', 2, 'author', 'ref.rejected'],
      ['answers.csv', 2, 'ask', 'ref.rejected'],
    ])
    expect(checked.refused).toBe(false)
    const kept: string[] = []
    for await (const batch of checked.rows('members.csv')) kept.push(...batch.map(({ row }) => row.external_id))
    expect(kept).toEqual(['m4'])
  })

  it('without it, only the bad row itself is named', async () => {
    const dir = await folderOf({
      'members.csv': 'external_id,name,joined_on\nm1,Léa,hier\nm2,Marc,2020-01-01\nm3,Inès,2020-01-01\n',
    })
    const checked = await checkFolder(folderAt(dir), { asOf })
    expect(checked.problems.map(p => p.code)).toEqual(['value.date'])
  })

  it('an answer on the day of its ask, known by the day only, is not before it', async () => {
    const dir = await folderOf({
      'answers.csv': 'external_id,ask,member,answered_at\nn1,a1,m2,2026-01-20\nn2,a1,m3,2026-01-19\n',
    })
    const checked = await checkFolder(folderAt(dir), { asOf })
    expect(checked.problems.map(p => [p.line, p.code])).toEqual([[3, 'order.before']])
  })

  it('a plan whose day is past becomes a meeting without a roll, with a warning', async () => {
    const dir = await folderOf({ 'meetings.csv': 'external_id,starts_at,status\nmt1,2026-01-29T07:45,planned\n' })
    const checked = await checkFolder(folderAt(dir), { asOf })
    expect(checked.problems.map(p => [p.severity, p.column, p.code])).toEqual([['warning', 'status', 'rule.status']])
    for await (const batch of checked.rows('meetings.csv'))
      expect(batch).toMatchObject([{ row: { status: 'held', attendance_recorded: 'none' } }])
  })

  it('contacts of a prospect long closed are left behind, the company stays', async () => {
    const dir = await folderOf({
      'referrals.csv':
        'external_id,giver,receiver,kind,prospect_name,prospect_company,prospect_agreed,status,given_at,closed_at\n' +
        'r1,m1,m2,outside,Mme Dupont,Dupont SA,true,won,2026-01-20,2026-02-20\nr2,m1,m2,outside,M. Roy,Roy SA,true,won,2026-01-20,2026-11-01\n',
    })
    const checked = await checkFolder(folderAt(dir), { asOf })
    for await (const batch of checked.rows('referrals.csv'))
      expect(batch.map(({ row }) => [row.prospect_name, row.prospect_company])).toEqual([
        [null, 'Dupont SA'],
        ['M. Roy', 'Roy SA'],
      ])
  })

  it('a forbidden column refuses the whole folder, also with --keep-good-rows', async () => {
    const dir = await folderOf({ 'leaves.csv': 'external_id,member,from_on,SANTÉ\nl1,m1,2026-01-05,\n' })
    expect((await checkFolder(folderAt(dir), { asOf, keepGoodRows: true })).refused).toBe(true)
  })

  it('an optional file that cannot be read is left out whole', async () => {
    const dir = await folderOf({
      'leaves.csv': Buffer.from('external_id,member,from_on,m\xe9mo\nl1,m1,2026-01-05,x\n', 'latin1'),
    })
    const checked = await checkFolder(folderAt(dir), { asOf, keepGoodRows: true })
    expect([checked.refused, checked.rejected['leaves.csv']]).toEqual([false, 1])
    for await (const batch of checked.rows('leaves.csv')) expect(batch).toEqual([])
  })

  it('the club’s own bounds are kept: a folder that is not there names what it lacks', async () => {
    const checked = await checkFolder(folderAt('/nowhere/at/all'), { asOf })
    expect(checked.problems.map(p => [p.file, p.code])).toEqual([
      ['club.csv', 'file.missing'],
      ['members.csv', 'file.missing'],
    ])
  })
})

function scanned(cuts: readonly Buffer[]): CsvRecord[] {
  const scanner = new Scanner()
  return [...cuts.flatMap(cut => scanner.take(cut, false)), ...scanner.take(Buffer.alloc(0), true)]
}
