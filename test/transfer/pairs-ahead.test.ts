import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, onTestFinished, test } from 'vitest'
import { drawAhead, type PairsReport, readAhead } from '../../src/club/pairing/ahead.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { bench } from './database.ts'
import { demo, demoEnd, demoWith, folderOf } from './folder.ts'

async function ahead(folder: string, count: number, at?: string): Promise<PairsReport> {
  const opened = await bench()
  onTestFinished(() => opened.close())
  expect((await importFolder(opened.means, folder)).exit).toBe(0)
  const { club_id } = await opened.means.db.selectFrom('club').select('club_id').executeTakeFirstOrThrow()
  const read = await inClub(opened.means, club_id, club =>
    readAhead(club, { count, at: at === undefined ? demoEnd : Temporal.Instant.from(at) }),
  )
  const kept = async () => [opened.jobs.length, await opened.count('notice'), await opened.count('one_to_one')]
  const before = await kept()
  const report = await drawAhead(read)
  expect(await kept()).toEqual(before)
  return report
}

const pairsOf = ({ groups }: PairsReport['rounds'][number]) =>
  groups.flatMap(({ members }) => members.flatMap((one, n) => members.slice(n + 1).map(other => `${one} ${other}`)))

const records = (text: string): Readonly<Record<string, string>>[] => parse(text, { columns: true, bom: true })

/** Rows of a file of the demo that holds no line break within a cell. */
const rowsOf = (text: string) => text.trimEnd().split(/\r?\n/)
const turned = (text: string) => {
  const [header, ...rows] = rowsOf(text)
  return `${[header, ...rows.toReversed()].join('\r\n')}\r\n`
}

test('twelve rounds of the demo: all who are there and not away, no two of one firm, nobody whom he has met', async () => {
  const { rounds } = await ahead(demo, 12)
  expect(rounds.map(({ round }) => round)).toEqual(
    [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(
      month => `${month === 12 ? 2026 : 2027}-${String(month).padStart(2, '0')}`,
    ),
  )
  // On the first Monday of the month, but for All Saints’ Day.
  expect(rounds.map(({ on }) => on).slice(-2)).toEqual(['2027-10-04', '2027-11-02'])
  const [members, leaves, oneToOnes] = await Promise.all(
    ['members.csv', 'leaves.csv', 'one_to_ones.csv'].map(async file =>
      records(await readFile(join(demo, file), 'utf8')),
    ),
  )
  const isIn = (on: string, from: string, until: string) => from <= on && (until === '' || until >= on)
  const firms = new Map(members!.map(row => [row.external_id!, row.company]))
  const seen = new Set<string>()
  for (const row of oneToOnes!) {
    const here = ['a', 'b', 'c', 'd', 'e'].flatMap(one => row[`member_${one}`] || []).toSorted()
    if (row.status === 'held') for (const one of here) for (const other of here) seen.add(`${one} ${other}`)
  }
  for (const round of rounds) {
    const away = leaves!.filter(row => isIn(round.on, row.from_on!, row.until_on!)).map(({ member }) => member)
    const expected = members!
      .filter(row => isIn(round.on, row.joined_on!, row.left_on!))
      .map(row => row.external_id)
      .filter(member => !away.includes(member))
    expect(round.left_out).toEqual([])
    expect(round.groups.flatMap(group => group.members).toSorted()).toEqual(expected.toSorted())
    expect(round.groups.filter(group => group.members.length === 3)).toHaveLength(expected.length % 2)
    for (const pair of pairsOf(round)) {
      expect(seen).not.toContain(pair)
      const [one, other] = pair.split(' ').map(member => firms.get(member))
      expect(one).not.toBe(other)
      seen.add(pair)
    }
    for (const { reasons } of round.groups) expect(reasons.map(({ code }) => code)).toContain('never-met')
  }
  const first = rounds[0]!.groups.flatMap(({ reasons }) => reasons.map(({ code }) => code))
  expect(first).toEqual(expect.arrayContaining(['newcomer', 'seeks-trade', 'same-projects']))
})

test('the same club gives the same rounds, whatever the order of the rows in its files', async () => {
  const [one, other] = [
    await ahead(demo, 6),
    await ahead(
      await demoWith({
        'members.csv': turned,
        'one_to_ones.csv': turned,
        'leaves.csv': turned,
        'introductions.csv': turned,
      }),
      6,
    ),
  ]
  expect(other).toEqual(one)
})

test('a report of a day past knows nothing of what came after', async () => {
  const early = '2026-03-01T10:00:00+01:00'
  const withoutLater = (text: string) => {
    const [header, ...rows] = rowsOf(text)
    return `${[header, ...rows.filter(row => /T/.test(row) && row.match(/\d{4}-\d\d-\d\d/)![0] < '2026-03-01')].join('\r\n')}\r\n`
  }
  const [whole, cut] = [
    await ahead(demo, 3, early),
    await ahead(await demoWith({ 'one_to_ones.csv': withoutLater }), 3, early),
  ]
  expect(whole.rounds.map(({ round }) => round)).toEqual(['2026-03', '2026-04', '2026-05'])
  expect(whole.rounds.map(pairsOf)).toEqual(cut.rounds.map(pairsOf))
})

test('a small club meets whole, then rests until ninety days have passed', async () => {
  const clubOf = (size: number) =>
    folderOf({
      'members.csv': `external_id,name,company,joined_on\r\n${Array.from({ length: size }, (_, n) => `m${n},Membre ${'ABCDEF'[n]},,2020-01-01\r\n`).join('')}`,
      ...{ 'meetings.csv': null, 'referrals.csv': null, 'asks.csv': null },
    })
  const four = await ahead(await clubOf(4), 8)
  const last = new Map<string, string>()
  for (const [n, round] of four.rounds.entries()) {
    const pairs = pairsOf(round)
    if (n < 3) expect(pairs.filter(pair => last.has(pair))).toEqual([])
    for (const pair of pairs) {
      const before = last.get(pair)
      if (before)
        expect(Temporal.PlainDate.from(before).until(round.on, { largestUnit: 'days' }).days).toBeGreaterThanOrEqual(90)
      last.set(pair, round.on)
    }
  }
  expect(last.size).toBe(6)
  // Three are one group, and then there is nothing to propose for ninety days, which March comes too early for.
  const three = await ahead(await clubOf(3), 5)
  expect(three.rounds.map(({ groups }) => groups.length)).toEqual([1, 0, 0, 0, 1])
  expect(three.rounds.flatMap(({ left_out }) => left_out)).toEqual([])
})
