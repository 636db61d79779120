import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { openLog } from '../../src/log.ts'
import { compose } from '../../src/main.ts'
import { counting } from '../kit/statements.ts'
import { openStory, storyKey, usualCast } from '../kit/story.ts'

const clubs = 40
/** In all more than are claimed at a time. */
const dutiesOfEach = 20

test('what is due of many clubs in the same minute is claimed together, and once by several programs', async () => {
  const story = await openStory({ cast: usualCast })
  onTestFinished(() => story.close())
  const owner = connect(story.url, { as: 'owner', max: 1 })
  onTestFinished(() => owner.close())
  const now = story.clock.now()
  await sql`delete from due`.execute(owner.db)
  await sql`insert into club select (jsonb_populate_record(c, jsonb_build_object(
      'club_id', gen_random_uuid(), 'external_id', c.external_id || n, 'placed_at', case when n > 0 then ${now}::timestamptz end))).*
    from club c, generate_series(0, ${clubs}) n`.execute(owner.db)
  await sql`insert into due (club_id, id, duty, about, at)
    select club_id, md5(n::text)::uuid, case n % 2 when 0 then 'deliver' else 'a duty' end, md5(n::text)::uuid::text,
      ${now}::timestamptz - n * interval '1 minute'
    from club, generate_series(0, ${dutiesOfEach}) n where external_id <> ${await story.inClub(async ({ externalId }) => externalId)}`.execute(
    owner.db,
  )
  // One that is not due yet, and a club without a place, are left alone.
  await sql`update due set at = ${now}::timestamptz + interval '1 minute' where id = md5('0')::uuid`.execute(owner.db)
  const programs = await Promise.all(
    [1, 2].map(() =>
      compose({ url: story.url, secretKey: storyKey, log: openLog('silent'), clock: story.clock, works: false }),
    ),
  )
  for (const program of programs) onTestFinished(() => program.stop())

  const { count } = await counting(() => Promise.all(programs.map(program => program.claimAll())))

  const jobs = await sql<{ name: string; data: { club: string; id: string } }>`
    select name, data from pgboss.job where data->>'club' in (select club_id::text from club where external_id <> 'x')
      and name in ('duty', 'deliver')`.execute(owner.db)
  const asked = jobs.rows.map(({ name, data }) => `${name} ${data.club} ${data.id}`)
  expect(asked).toHaveLength(clubs * dutiesOfEach)
  expect(new Set(asked).size).toBe(asked.length)
  const { rows: left } = await sql<{ n: number }>`select count(*)::int as n from due where claimed_at is null`.execute(
    owner.db,
  )
  expect(left).toEqual([{ n: clubs + 1 + dutiesOfEach }])
  // Not some for each club: a few for each five hundred.
  expect(count.all).toBeLessThan(clubs)
  // None of it is anything this program could do.
  await sql`delete from pgboss.job where name in ('duty', 'deliver')`.execute(owner.db)
  await sql`delete from due`.execute(owner.db)
})

test('where no club is chosen nothing else may be done to what is due', async () => {
  const story = await openStory({ cast: usualCast })
  onTestFinished(() => story.close())
  const { db } = story.assidu.means
  await story.inClub(({ tx, id, at, newId }) =>
    tx
      .insertInto('due')
      .values({ ...{ club_id: id, id: newId(), duty: 'a duty', about: 'x', at }, claimed_at: null, done_at: null })
      .execute(),
  )
  const ofIt = () => db.updateTable('due').where('duty', '=', 'a duty')
  await expect(ofIt().set({ at: story.clock.now() }).execute()).rejects.toThrow('row-level security')
  await expect(ofIt().set({ claimed_at: story.clock.now(), done_at: story.clock.now() }).execute()).rejects.toThrow(
    'row-level security',
  )
  await ofIt().set({ claimed_at: story.clock.now() }).execute()
  const again = await ofIt().set({ claimed_at: story.clock.now() }).executeTakeFirst()
  expect(again.numUpdatedRows).toBe(0n)
  const gone = await db.deleteFrom('due').where('duty', '=', 'a duty').executeTakeFirst()
  expect(gone.numDeletedRows).toBe(0n)
  await story.inClub(({ tx }) => tx.deleteFrom('due').where('duty', '=', 'a duty').execute())
})
