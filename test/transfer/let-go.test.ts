import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetEverywhere } from '../../src/club/admission/forget-person.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { letGo } from '../../src/club/privacy/let-go.ts'
import { standingsOf } from '../../src/club/standing/read.ts'
import { type ClubTx, inClub } from '../../src/db/club-tx.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { type Bench, bench, emptyFolder } from './database.ts'
import { demo, demoWith } from './folder.ts'

let here: Bench
beforeEach(async () => {
  here = await bench()
})
afterEach(() => here.close())

const night = Temporal.Instant.from('2028-02-29T03:30:00+01:00')

/** The demo club two years later, whose settings keep acts for no longer than that: the first months of them are too old. */
async function twoYearsLater() {
  const { club } = await importFolder(here.means, demo)
  const within = <Result>(work: (club: ClubTx) => Promise<Result>) => inClub(here.means, club!.id, work)
  await within(({ tx }) =>
    tx
      .updateTable('club')
      .set({ settings: JSON.stringify({ keep: { acts: 730 } }) })
      .execute(),
  )
  here.clock.now = night
  // An evaluation of that week, as there would be one.
  await within(async ({ tx, id }) => {
    const { id: member } = await tx.selectFrom('member').select('id').orderBy('external_id').executeTakeFirstOrThrow()
    await tx
      .insertInto('evaluation')
      .values({ club_id: id, at: night, member_id: member, standing: 'new', since: night, figures: '{}' })
      .execute()
  })
  /** Each time it is asked to come again, a minute later. */
  const letAllGo = async () => {
    for (;;) {
      await within(club => letGo(club))
      const again = await here.count('due', `duty = 'retention' and at = '${here.clock.now.add({ minutes: 1 })}'`)
      if (again === 0) return
      here.clock.now = here.clock.now.add({ minutes: 1 })
    }
  }
  return { id: club!.id, within, letAllGo }
}

test('acts of long ago become one line for each two and kind, nobody’s standing changes, and no folder brings them back', async () => {
  const { id, within, letAllGo } = await twoYearsLater()
  const lines = await here.count('act', 'not cancels')
  const standings = async () =>
    [...(await within(club => standingsOf(club, night)))].map(([member, one]) => [member, one.standing])
  // As of the same instant, with all of them and without those that are let go of.
  const before = await standings()
  await letAllGo()
  expect(await standings()).toEqual(before)

  const old = "at < '2026-02-28'"
  // Of a referral that is still open, or closed since, the beginning is kept too.
  expect(await here.count('act', `${old} and kind in ('thanks-given', 'meeting-attended', 'guest-came')`)).toBe(0)
  const [{ sum }] = (await within(
    async ({ tx }) => (await sql<{ sum: number }>`select sum(count)::int as sum from old_act`.execute(tx)).rows,
  )) as [{ sum: number }]
  expect(sum + (await here.count('act', 'not cancels'))).toBe(lines)
  expect(sum).toBeGreaterThan(50)
  const pairs = await here.count('old_act')
  expect(pairs).toBeLessThan(sum)
  expect(await here.count('old_act', 'last_year <> 2026 and last_year <> 2025')).toBe(0)
  for (const [table, when] of [
    ['thanks', 'thanked_at'],
    ['answer', 'answered_at'],
    ['introduction', 'coalesce(ended_at, decided_at, requested_at)'],
  ] as const)
    expect([
      table,
      await here.count(
        table,
        `${when} < '2026-02-28' and ${table === 'introduction' ? "status <> 'pending'" : 'true'}`,
      ),
    ]).toEqual([table, 0])

  // The folder that it was imported from, again; and one of its own, from before.
  const acts = await here.count('act')
  const again = await importFolder(here.means, demo)
  expect(Object.values(again.counts).map(({ created, updated }) => created + updated)).toEqual(
    Object.values(again.counts).map(() => 0),
  )
  expect(await here.count('act')).toBe(acts)
  await letAllGo()
  expect(await here.count('old_act')).toBe(pairs)

  const dir = await emptyFolder()
  await exportFolder(here.means, id, dir)
  const thanks = await readFile(join(dir, 'thanks.csv'), 'utf8')
  expect(thanks).not.toMatch(/,2026-01-/)
})

test('the bot’s role can neither rewrite the ledger nor have it forget what is recent, or another club’s', async () => {
  const { within, letAllGo } = await twoYearsLater()
  const acts = await here.count('act')
  const condense = (before: string) =>
    within(
      async ({ tx }) =>
        (await sql<{ went: number }>`select condense_acts(${before}, 1000) as went`.execute(tx)).rows[0]!.went,
    )
  expect(await condense('2028-02-20T00:00:00Z')).toBe(0)
  // Old enough, but its records are still there.
  expect(await condense('2026-02-20T00:00:00Z')).toBe(0)
  await expect(within(({ tx }) => sql`delete from act`.execute(tx))).rejects.toThrow(/permission denied/)
  await expect(within(({ tx }) => sql`update old_act set count = 0`.execute(tx))).rejects.toThrow(/permission denied/)
  await expect(sql`select condense_acts('2026-09-01', 10)`.execute(here.means.db)).rejects.toThrow(/no club is chosen/)
  expect(await here.count('act')).toBe(acts)
  await letAllGo()
  expect(await here.count('act')).toBeLessThan(acts)
})

test('a night twice is a night once, and one that was interrupted goes on', async () => {
  const { within, letAllGo } = await twoYearsLater()
  await expect(
    within(async club => {
      await letGo(club)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await here.count('old_act')).toBe(0)
  await letAllGo()
  const counted = async () => [await here.count('old_act'), await here.count('act'), await here.count('imported_row')]
  const once = await counted()
  await letAllGo()
  expect(await counted()).toEqual(once)
})

test('who left long ago is nobody any more, and comes back with no folder', async () => {
  const { within, letAllGo } = await twoYearsLater()
  const named = () =>
    within(({ tx }) =>
      tx
        .selectFrom('member')
        .select(['external_id', 'name', 'email', 'company'])
        .where('left_on', 'is not', null)
        .execute(),
    )
  expect((await named()).length).toBeGreaterThan(0)
  await letAllGo()
  for (const { name, email, company } of await named())
    expect([name, email, company]).toEqual(['Ancien membre', null, null])
  await importFolder(here.means, demo)
  for (const { name, email } of await named()) expect([name, email]).toEqual(['Ancien membre', null])
  // A year after their visit guests have no name either.
  expect(await here.count('guest', "name <> '…' or email is not null or phone is not null")).toBe(0)
})

test('whoever asked to be forgotten does not come back by a folder, neither in his row nor in a new one', async () => {
  const { club } = await importFolder(here.means, demo)
  const who = { phone: '06 39 98 76 27' }
  await inClub(here.means, club!.id, async within => {
    const { id } = await within.tx
      .selectFrom('member')
      .select('id')
      .where('external_id', '=', 'm01')
      .executeTakeFirstOrThrow()
    const forgotten = await forgetEverywhere(within, { by: (await memberById(within, id))!, who, alike: false })
    expect(forgotten).toMatchObject({ traces: { referrals: 1 } })
  })
  const again =
    'r900,m07,m15,outside,P. Drouhin,Mairie,+33 6 39 98 76 27,,true,Une messagerie,2,message-sent,new,2026-11-02T08:29:00+01:00,,,,\r\n'
  const dir = await demoWith({
    'referrals.csv': text => `${text.trimEnd()}\r\n${again}`.replace('Messagerie à migrer', 'Messagerie à déplacer'),
  })
  const outcome = await importFolder(here.means, dir)
  expect(outcome.exit).toBe(0)
  expect(outcome.counts['referrals.csv']).toMatchObject({ created: 1 })
  const kept = "external_id in ('r021', 'r900')"
  expect(await here.count('referral', kept)).toBe(2)
  expect(
    await here.count(
      'referral',
      `${kept} and coalesce(prospect_name, prospect_phone, prospect_email, prospect_e164, need) is null
        and prospect_company is null and prospect_keys is null and status = 'no-answer'`,
    ),
  ).toBe(2)
  // Read once more, nothing is new.
  expect((await importFolder(here.means, dir)).counts['referrals.csv']).toMatchObject({ created: 0, updated: 0 })
})
