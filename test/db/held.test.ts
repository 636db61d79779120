import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { type Connection, connect } from '../../src/db/connect.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { prove } from '../../src/db/held.ts'
import { DatabaseTrouble } from '../../src/db/trouble.ts'
import { pooler } from '../kit/pooler.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { openStory, usualCast } from '../kit/story.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A database of one's own, its owner's address with `search` behind it, and connections that end with the test. */
async function database(search = '') {
  const { url, drop } = await freshDatabase()
  ends.push(drop)
  const address = `${url.replace(/\?.*/, '')}${search}`
  const open = (at = address): Connection => {
    const connection = connect(at)
    ends.push(() => connection.close())
    return connection
  }
  return { url, address, open, connection: open() }
}

type Me = { me: string; timeout: string; path: string }

async function me({ db }: Connection): Promise<Me> {
  const { rows } = await sql<Me>`
    select current_user as me, current_setting('statement_timeout') as timeout,
      current_setting('search_path') as path`.execute(db)
  return rows[0]!
}

test.each([
  ['none', '', '0'],
  ['one, written with a blank', '?options=-c statement_timeout=60000', '1min'],
  ['one, written as addresses are', '?options=-c%20statement_timeout%3D60000', '1min'],
  ['one beside others', '?application_name=club%20bot&options=-c+statement_timeout%3D60000&keepalives=1', '1min'],
  ['another role', '?options=-c%20role%3Dnone%20-c%20statement_timeout%3D60000', '1min'],
])('start-up options of the address stay, and the role is taken: %s', async (_, search, timeout) => {
  const { connection } = await database(search)
  expect(await me(connection)).toMatchObject({ me: 'assidu_app', timeout })
})

test('the options of an address that names its host behind the question mark are kept as well', async () => {
  const { url, open } = await database()
  const { username, password, hostname, port, pathname } = new URL(url)
  const options = 'options=-c%20role%3Dnone%20-c%20statement_timeout%3D60000'
  const address = `postgres://${username}:${password}@${pathname}?host=${hostname}&port=${port}&${options}`
  expect(await me(open(address))).toMatchObject({ me: 'assidu_app', timeout: '1min' })
})

test('a connection that did not take the role is not used, and its sentence says what to mend', async () => {
  const { url, open } = await database()
  const between = await pooler(url, 'session')
  ends.push(() => between.close())
  const connection = open(between.url)
  const user = new URL(url).username
  const refused = await connection.db
    .selectFrom('club')
    .selectAll()
    .execute()
    .catch(error => error)
  expect(refused).toBeInstanceOf(DatabaseTrouble)
  expect(refused).toMatchObject({ code: 'not held', facts: { user, as: user, may: ' (superuser)' } })
  expect(refused.sentence('fr')).toContain('un seul club à la fois')
  await expect(connection.pool.query('select 1')).rejects.toThrow('assidu_app')
})

test('a pooler that lends connections by the transaction is told apart from one that gives each his own', async () => {
  const { url, open } = await database()
  // Both let the role be taken: it is the user's own setting.
  const name = `pooled_${crypto.randomUUID().slice(0, 8)}`
  await inSession(url, async session => {
    await session.query(`create role ${name} login password 'knock knock'; grant assidu_app to ${name}`)
    await session.query(`alter role ${name} set role = 'assidu_app'`)
  })
  ends.push(() => inSession(url, session => session.query(`drop role ${name}`)))
  const own = new URL(url)
  Object.assign(own, { username: name, password: 'knock knock' })
  for (const lends of ['session', 'transaction'] as const) {
    const between = await pooler(own.href, lends)
    const connection = open(between.url)
    const said = await prove(connection).catch(error => error.code)
    expect(said).toBe(lends === 'session' ? undefined : 'lent by the transaction')
    await connection.close()
    ends.splice(ends.length - 1)
    await between.close()
  }
})

test('a user who may not take the role is told so in a sentence', async () => {
  const { url, open } = await database()
  const name = `guest_${crypto.randomUUID().slice(0, 8)}`
  await inSession(url, async session => void (await session.query(`create role ${name} login password 'knock knock'`)))
  ends.push(() => inSession(url, session => session.query(`drop role ${name}`)))
  const address = new URL(url)
  Object.assign(address, { username: name, password: 'knock knock' })
  const refused = await me(open(address.href)).catch(error => error)
  expect(refused).toBeInstanceOf(DatabaseTrouble)
  expect(refused.sentence('en')).toContain(`grant assidu_app to ${name}`)
  expect(refused.sentence('fr')).toContain(`grant assidu_app to ${name}`)
})

test('a table that is not held any more stops every gesture and duty before anything is read', async () => {
  const story = await openStory({ cast: usualCast })
  ends.push(() => story.close())
  story.lost.isMeant(/DatabaseTrouble/)
  await inSession(story.url, session => session.query('alter table member disable row level security'))
  await expect(story.inClub(async () => 'read')).rejects.toThrow('in: member.')
  await story.people.lea.says('/recommander @marc moi-même "Un devis"')
  expect(story.people.lea.texts.join()).not.toContain('Marc')
  await inSession(story.url, session => session.query('alter table member enable row level security'))
  await story.people.lea.says('/recommander @marc moi-même "Un devis"')
  expect(story.people.lea.texts.join()).toContain('Transmise à Marc')
})

test('every table of a club is asked at the start whether it is held', async () => {
  const { url, connection } = await database()
  await prove(connection)
  await inSession(url, session => session.query('alter table referral disable row level security'))
  await expect(prove(connection)).rejects.toThrow('in: referral.')
})

test('no other process is started to read a club’s rows, however cheap PostgreSQL thinks that is', async () => {
  const cheap = ['parallel_setup_cost', 'parallel_tuple_cost', 'min_parallel_table_scan_size']
  const startUp = cheap.map(name => `-c ${name}=0`).join(' ')
  const { url } = await database()
  const plan = async (as: 'owner' | 'app') => {
    const { db, close } = connect(url, { as, max: 1, startUp })
    ends.push(close)
    return JSON.stringify((await sql`explain select count(*) from pg_class`.execute(db)).rows)
  }
  expect(await plan('owner')).toContain('Gather')
  expect(await plan('app')).not.toContain('Gather')
})
