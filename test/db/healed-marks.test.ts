import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { up } from '../../migrations/0007-reach.ts'
import { connect } from '../../src/db/connect.ts'
import { freshDatabase } from '../kit/postgres.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const club = id(1)

/** Whom a message failed to reach, on which platform, and with which code. */
const failed = [
  { n: 11, platform: 'slack', trouble: 'token_revoked', becomes: 'reached' },
  { n: 12, platform: 'slack', trouble: 'not installed', becomes: 'reached' },
  { n: 13, platform: 'slack', trouble: '<html>Sign in</html>', becomes: 'reached' },
  { n: 14, platform: 'slack', trouble: 'user_disabled', becomes: 'gone' },
  { n: 15, platform: 'discord', trouble: '0: 401: Unauthorized', becomes: 'reached' },
  { n: 16, platform: 'discord', trouble: '50007: Cannot send messages to this user', becomes: 'closed' },
  { n: 17, platform: 'discord', trouble: '10013: Unknown User', becomes: 'gone' },
] as const

test('who was taken for gone when our own connection had broken is reached again, with all that waited', async () => {
  const database = await freshDatabase()
  stops.push(() => database.drop())
  const owner = connect(database.url, { as: 'owner', max: 1 })
  stops.push(() => owner.close())
  const run = (text: string) => sql.raw(text).execute(owner.db)
  // As the tables were before.
  await run('drop table place_trouble')
  await run('alter table account drop column closed_at')
  await run(`insert into club (club_id, external_id, format_version, name, zone, language, created_at)
    values ('${club}', 'club', 1, 'Le Cercle', 'Europe/Paris', 'fr', '2026-11-01T08:00Z')`)
  await run(`insert into place (platform, place, club_id, connected_at, disconnected_at)
    values ('slack', 'T1', '${club}', '2026-11-01T08:00Z', '2026-11-02T08:00Z')`)
  for (const { n, platform, trouble } of failed) {
    await run(`insert into account (club_id, platform, place, account, member_id, linked_at, unreachable_at)
      values ('${club}', '${platform}', 'T1', 'a${n}', '${id(n)}', '2026-11-01T08:00Z', '2026-11-02T08:00Z')`)
    await run(`insert into notice (club_id, id, kind, class, reader_id, arguments, once, kept_at, due_at, state, why, changed_at)
      values ('${club}', '${id(n + 100)}', 'referral-received', 'personal', '${id(n)}', '{}', 'n${n}', '2026-11-02T08:00Z',
        '2026-11-02T08:00Z', 'waiting', 'unreachable', '2026-11-02T08:00Z')`)
    await run(`insert into delivery (club_id, id, notice_id, platform, place, target, state, trouble)
      values ('${club}', '${id(n + 200)}', '${id(n + 100)}', '${platform}', 'T1', 'direct:${id(n)}', 'failed', '${trouble}')`)
  }
  await owner.db.transaction().execute(tx => up(tx as never))
  const { rows } = await sql<{ account: string; became: string; state: string; due: boolean }>`
    select a.account, case when a.closed_at is not null then 'closed' when a.unreachable_at is not null then 'gone'
        else 'reached' end as became, n.state, exists (select from due d where d.about = n.id::text) as due
    from account a join notice n on n.reader_id = a.member_id order by a.account`.execute(owner.db)
  expect(rows).toEqual(
    failed.map(({ n, becomes }) => ({
      account: `a${n}`,
      became: becomes,
      ...(becomes === 'gone' ? { state: 'waiting', due: false } : { state: 'kept', due: true }),
    })),
  )
  const place = await owner.db.selectFrom('place_trouble').select(['place', 'detail']).execute()
  expect(place).toEqual([{ place: 'T1', detail: 'not installed' }])
})
