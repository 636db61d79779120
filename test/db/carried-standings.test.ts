import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { weeklyRound } from '../../src/club/nudges/weekly.ts'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { readHistory } from '../../src/club/standing/read.ts'
import { none } from '../../src/club/topic.ts'
import { type ClubTx, inClub } from '../../src/db/club-tx.ts'
import { misreadIn } from '../kit/agreement.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

let club: DemoClub
beforeAll(async () => {
  club = await openDemoClub({ only: evaluating.name })
  await club.goesTo('2026-11-24T12:00')
})
afterAll(() => club.close())

/** What every topic gives to standing, as selects. */
const selectsOf = (tx: ClubTx, records?: RawBuilder<readonly string[]>) =>
  tx.topics.flatMap(({ name, acts }) =>
    acts === none
      ? []
      : Object.entries(acts(tx, records ? { records } : {})).map(([what, { select }]) => ({
          name: `${name}: ${what}`,
          select,
        })),
  )

const count = (tx: ClubTx, table: string) =>
  sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where club_id = ${tx.id}`
    .execute(tx.tx)
    .then(({ rows }) => rows[0]!.n)

/** The tables that a plan reads. */
const tablesIn = (plan: unknown): string[] =>
  typeof plan !== 'object' || plan === null
    ? []
    : Object.entries(plan).flatMap(([key, value]) => (key === 'Relation Name' ? [String(value)] : tablesIn(value)))

test('whoever writes to a table that a standing reads is noted, by the database itself', async () => {
  const { read, noted } = await club.inClub(async tx => {
    const read = new Set<string>()
    for (const { select } of selectsOf(tx)) {
      const { rows } = await sql<Record<string, unknown>>`explain (format json) ${select}`.execute(tx.tx)
      for (const table of tablesIn(rows[0])) read.add(table)
    }
    const { rows: noted } = await sql<{ table: string; events: number }>`
      select c.relname as table, count(*)::int as events from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname like 'note_touched_%' group by 1`.execute(tx.tx)
    return { read, noted }
  })
  expect(read.size).toBeGreaterThan(10)
  expect(noted.map(({ table, events }) => [table, events]).toSorted()).toEqual(
    [...read].toSorted().map(table => [table, 3]),
  )
})

test('of the records asked for, a topic tells the same as of all', async () => {
  await club.inClub(async tx => {
    const everyRecord = sql<readonly string[]>`array(
      select id from member union all select id from meeting union all select record_id from act union all select id from guest)`
    const rowsOf = async (select: RawBuilder<unknown>) =>
      (await sql`${select}`.execute(tx.tx)).rows.map(row => JSON.stringify(row)).toSorted()
    const nobody = sql<readonly string[]>`array[${tx.newId()}::uuid]`
    const [all, asked, none] = [selectsOf(tx), selectsOf(tx, everyRecord), selectsOf(tx, nobody)]
    for (const [n, { name, select }] of all.entries()) {
      const rows = await rowsOf(select)
      expect([name, await rowsOf(asked[n]!.select)]).toEqual([name, rows])
      expect([name, await rowsOf(none[n]!.select)]).toEqual([name, []])
    }
  })
})

/** What is learnt late, in each table that a standing reads. */
const corrections: Readonly<Record<string, string>> = {
  'a member joined later than was thought': `update member set joined_on = joined_on + 200 where external_id = 'm05'`,
  'somebody has left': `update member set left_on = '2026-10-01' where external_id = 'm06'`,
  'somebody objected': `update member set scoring_objected_on = '2026-11-01' where external_id = 'm07'`,
  'a sponsor is another': `update member set sponsor_id = (select id from member where external_id = 'm02') where sponsor_id is not null`,
  'somebody was on leave': `insert into leave (club_id, id, external_id, member_id, from_on, until_on)
    select club_id, gen_random_uuid(), 'late', id, '2026-06-01', '2026-09-01' from member where external_id = 'm08'`,
  'a leave was shorter': `update leave set until_on = from_on + 3`,
  'a leave never was': 'delete from leave',
  'a meeting did not take place': `update meeting set status = 'cancelled' where id =
    (select id from meeting where status = 'held' order by starts_at desc limit 1)`,
  'a roll was otherwise': `update attendance set status = 'absent' where member_id = (select id from member where external_id = 'm03')`,
  'a roll loses a row': `delete from attendance where member_id = (select id from member where external_id = 'm04')`,
  'a guest came': `update guest set status = 'present'`,
  'a guest was invited by another': `update guest set invited_by = (select id from member where external_id = 'm10')`,
  'a referral is confirmed': `update referral set confirmed = true, quality = 5 where confirmed is null`,
  'referrals are denied': `update referral set confirmed = false where quality < 4`,
  'a referral was given long before': `update referral set given_at = given_at - interval '100 days'`,
  'a referral was withdrawn': `update referral set withdrawn_at = given_at where confirmed`,
  'an introduction came about': `update introduction set status = 'accepted', decided_at = '2026-11-10T09:00Z'`,
  'an answer did not help': `update answer set helpful = false`,
  'an ask was made on another day': `update ask set created_at = created_at - interval '40 days'`,
  'thanks were given on another day': `update thanks set thanked_at = thanked_at - interval '80 days'`,
  'one-to-ones were held later': `update one_to_one set held_on = held_on + 9 where held_on is not null`,
  'an ask is taken back': `insert into act (club_id, id, kind, by_id, for_id, at, record, record_id, detail, corrects, cancels, noted_at)
    select club_id, gen_random_uuid(), kind, by_id, for_id, at, record, record_id, detail, id, true, noted_at
    from act where kind in ('ask-made', 'thanks-given', 'one-to-one-held') and not cancels`,
  'a guest never was': 'delete from guest',
}

test.each(Object.entries(corrections))('%s: it is read on as it is read anew', async (_, correction) => {
  const back = new Error('as it was')
  const lived = inClub(club.assidu.means, club.clubId, async tx => {
    const before = JSON.stringify(await readHistory(tx))
    await sql.raw(correction).execute(tx.tx)
    // It says something else now, and is no empty example.
    expect(JSON.stringify(await readHistory(tx))).not.toBe(before)
    expect(await misreadIn(tx)).toEqual([])
    throw back
  })
  await expect(lived).rejects.toBe(back)
})

test('all of it at once, over evaluations to come, one that did not come to its end among them', async () => {
  const notes = () => club.inClub(tx => count(tx, 'touched_record'))
  for (const [n, correction] of Object.values(corrections).entries()) {
    await club.inClub(tx => sql.raw(correction).execute(tx.tx))
    if (n % 4 !== 3) continue
    const noted = await notes()
    expect(noted).toBeGreaterThan(0)
    const killed = new Error('killed before the commit')
    await expect(
      inClub(club.assidu.means, club.clubId, async tx => {
        await weeklyRound({ ...tx, at: tx.at.add({ hours: 24 * 7 }) })
        throw killed
      }),
    ).rejects.toBe(killed)
    // What was noted waits for the next one.
    expect(await notes()).toBe(noted)
    await club.goesTo(
      Temporal.PlainDateTime.from('2026-12-01T12:00')
        .add({ days: 7 * Math.floor(n / 4) })
        .toString(),
    )
    expect(await club.inClub(misreadIn)).toEqual([])
  }
})

test('an evaluation reads what came since, however long the history', async () => {
  await club.goesTo('2027-02-02T12:00')
  expect(await club.inClub(tx => count(tx, 'touched_record'))).toBe(0)
  expect(await club.inClub(tx => count(tx, 'weighed_act'))).toBe((await club.inClub(readHistory)).acts.length)
})
