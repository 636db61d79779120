import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RawBuilder, sql } from 'kysely'
import { weeklyRound } from '../../src/club/nudges/weekly.ts'
import { askForEvaluation } from '../../src/club/standing/evaluate.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { type Connection, connect } from '../../src/db/connect.ts'
import { createDatabaseIfMissing, startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { openLog } from '../../src/log.ts'
import { compose } from '../../src/main.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { secretKey } from './club.ts'
import { type Line, rounded } from './figures.ts'

/** What the weekly evaluation of so many clubs takes, all due in the same minute. */
export type Weekly = {
  readonly clubs: number
  readonly members: number
  /** Lines of the ledger. */
  readonly lines: number
  /** From the heartbeat's first claim to the last club evaluated, in seconds; and how long claiming alone took. */
  readonly seconds: number
  readonly claiming: number
  /** The work itself, whatever else the machine does: CPU seconds of the workers, and of PostgreSQL for them. */
  readonly cpu: { readonly node: number; readonly postgres: number }
  /** The most that one of the workers took of the machine, and what it still held when all was done, MB. */
  readonly memory: { readonly most: number; readonly held: number }
  /** One statement that sums the same lines with their decay. */
  readonly pass: number
}

const demo = fileURLToPath(new URL('../../src/transfer/demo', import.meta.url))
const instant = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Paris').toInstant()
const [imported, tuesday] = [instant('2026-11-20T18:00'), instant('2026-12-29T10:00')]
const before = (weeks: number) => tuesday.subtract({ hours: 24 * 7 * weeks })
/** So many Tuesdays have been lived through: nudges were sent, answered and ignored, and others wait for the coin. */
const lived = 5
const workers = 2
/** The demo club has so many copies of its members in one club: a hundred, near enough. */
const copies = 3

/** Club by club, how long the evaluations take that fall due together, in jobs of two processes. */
export async function weekly(sizes: readonly number[]): Promise<readonly Weekly[]> {
  const measured: Weekly[] = []
  for (const clubs of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'assidu-bench-'))
    const server = await startEmbedded({ dir: join(folder, 'data'), say: () => {} })
    try {
      await createDatabaseIfMissing(server.url, 'bench_weekly')
      const url = server.urlOf('bench_weekly')
      await migrateToLatest(url)
      await manyClubs(url, clubs)
      measured.push(await evaluated(url, clubs, await pidOf(server.data)))
    } finally {
      await server.leave()
      await rm(folder, { recursive: true, force: true })
    }
  }
  return measured
}

/** A club of a hundred that has been there for long and has said hello, with a week's acts since last Tuesday, so many times. */
async function manyClubs(url: string, clubs: number): Promise<void> {
  let now = imported
  const assidu = await compose({ url, secretKey, log: openLog('error'), clock: { now: () => now }, works: false })
  const { club } = await importFolder(assidu.means, demo)
  if (!club) throw new Error('the demo club was refused')
  const owner = connect(url, { as: 'owner', max: 1 })
  await grown(owner, club.id)
  await atHome(owner, club.id)
  for (let weeks = lived; weeks > 0; weeks--) {
    now = before(weeks)
    await inClub(assidu.means, club.id, weeklyRound)
    await aWeek(owner, club.id, weeks)
  }
  await sql`delete from due`.execute(owner.db)
  await inClub(assidu.means, club.id, askForEvaluation)
  await assidu.stop()
  await multiplied(owner, club.id, clubs)
  await laterSends(owner)
  await sql`vacuum analyze`.execute(owner.db)
  await owner.close()
}

/** The silence after the set-up is over, and everybody has said hello. */
async function atHome(owner: Connection, club: string): Promise<void> {
  const longAgo = imported.subtract({ hours: 24 * 60 })
  await sql`update club set placed_at = ${longAgo}, imported_at = ${longAgo} where club_id = ${club}`.execute(owner.db)
  await sql`insert into account (club_id, platform, place, account, member_id, linked_at, hello_at, informed_at, active_at)
    select club_id, 'slack', 'T1', external_id, id, ${longAgo}, ${longAgo}, ${longAgo}, ${longAgo} from member
    where club_id = ${club} and left_on is null on conflict do nothing`.execute(owner.db)
}

/** What the evaluations have to say is sent an hour later: sending is measured elsewhere, and spread by the platforms. */
async function laterSends(owner: Connection): Promise<void> {
  await sql`create function send_later() returns trigger language plpgsql as
    'begin new.start_after := new.start_after + interval ''1 hour''; return new; end'`.execute(owner.db)
  await sql`create trigger send_later before insert on pgboss.job_common
    for each row when (new.name = 'deliver') execute function send_later()`.execute(owner.db)
}

type Columns = readonly { readonly column: string; readonly type: string }[]

const columnsOf = async ({ db }: Connection, table: string): Promise<Columns> =>
  (
    await sql<{ column: string; type: string }>`
      select column_name as "column", udt_name as type from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
      db,
    )
  ).rows

/** Rows of a table once more, each column as `to` says, or as it is. */
async function copied(
  owner: Connection,
  table: string,
  from: RawBuilder<unknown>,
  to: (column: string, type: string) => RawBuilder<unknown> | null,
): Promise<void> {
  const columns = await columnsOf(owner, table)
  const names = sql.join(columns.map(({ column }) => sql.ref(column)))
  const values = sql.join(columns.map(({ column, type }) => to(column, type) ?? sql.ref(`t.${column}`)))
  await sql`insert into ${sql.table(table)} (${names}) overriding system value select ${values} from ${sql.table(table)} t ${from}`.execute(
    owner.db,
  )
}

const another = (column: string) => sql`md5(t.${sql.ref(column)}::text || n::text)::uuid`

/** In the same meetings three times as many, who do among themselves what the first did. */
async function grown(owner: Connection, club: string): Promise<void> {
  const kept = new Set(['club_id', 'meeting_id', 'series_id'])
  for (const table of [
    'member',
    'leave',
    'attendance',
    'introduction',
    'referral',
    'thanks',
    'one_to_one',
    'ask',
    'answer',
    'act',
  ])
    await copied(
      owner,
      table,
      sql`cross join generate_series(1, ${copies - 1}) n where t.club_id = ${club}`,
      (column, type) => {
        if (kept.has(column)) return null
        if (table === 'act' && column === 'record_id')
          return sql`case when t.record = 'meeting' then t.record_id else ${another(column)} end`
        if (type === 'uuid') return another(column)
        if (type === '_uuid') return sql`array(select md5(one::text || n)::uuid from unnest(t.${sql.ref(column)}) one)`
        if (column === 'external_id' || column === 'name_key') return sql`t.${sql.ref(column)} || '-' || n`
        return null
      },
    )
}

/** What a club of a hundred writes down in a week: sixty acts, and a roll that is put right. */
async function aWeek(owner: Connection, club: string, weeks: number): Promise<void> {
  const acts = {
    referral: 'given_at',
    thanks: 'thanked_at',
    ask: 'created_at',
    answer: 'answered_at',
    introduction: 'requested_at',
  }
  const at = sql`${before(weeks)}::timestamptz + interval '2 days'`
  for (const [table, dated] of Object.entries(acts)) {
    // Of others each week.
    const few = sql`(select id from ${sql.table(table)} where club_id = ${club} and external_id not like '%-week-%'
        order by md5(id::text || ${String(weeks)}) limit 12) few`
    const nth = sql`cross join (select ${`week-${weeks}`}::text as n) n where t.club_id = ${club}`
    await copied(owner, table, sql`join ${few} on few.id = t.id ${nth}`, column =>
      column === 'id'
        ? another('id')
        : column === 'external_id'
          ? sql`t.external_id || '-' || n`
          : column === dated
            ? at
            : null,
    )
    await copied(owner, 'act', sql`join ${few} on few.id = t.record_id ${nth} and t.corrects is null`, column =>
      column === 'id' || column === 'record_id' ? another(column) : column === 'at' ? at : null,
    )
  }
  await sql`update attendance set status = case status when 'absent' then 'present' else 'absent' end
    where club_id = ${club} and meeting_id =
      (select id from meeting where club_id = ${club} and status = 'held' order by starts_at desc limit 1)`.execute(
    owner.db,
  )
}

/** Every row of the club once more for each other club: keys lead with the club, so that ids may be the same. */
async function multiplied(owner: Connection, club: string, clubs: number): Promise<void> {
  if (clubs === 1) return
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'club_id' and table_name not in ('take_over', 'place')
      and table_name in (select relname from pg_class where relkind = 'r')
    order by table_name = 'club' desc`.execute(owner.db)
  // Nothing is noted of it, and nothing compared: what was noted is copied with the rest.
  await sql`set session_replication_role = replica`.execute(owner.db)
  for (const { name } of tables)
    await copied(owner, name, sql`cross join generate_series(2, ${clubs}) nth where t.club_id = ${club}`, column => {
      if (column === 'club_id') return sql`md5(t.club_id::text || nth::text)::uuid`
      if (column === 'place' || (name === 'club' && column === 'external_id'))
        return sql`t.${sql.ref(column)} || '-' || nth`
      return null
    })
  await sql`set session_replication_role = origin`.execute(owner.db)
}

async function evaluated(url: string, clubs: number, postmaster: number): Promise<Weekly> {
  const owner = connect(url, { as: 'owner', max: 1 })
  const one = async (what: RawBuilder<{ n: number }>) => (await what.execute(owner.db)).rows[0]!.n
  const [members, lines] = [
    await one(sql`select count(*)::int as n from member where left_on is null`),
    await one(sql`select count(*)::int as n from act`),
  ]
  const passed = performance.now()
  await sql`select club_id, by_id, sum(power(2, -extract(epoch from ${tuesday}::timestamptz - at) / 86400 / 270))
    filter (where not cancels) from act group by 1, 2`.execute(owner.db)
  const pass = (performance.now() - passed) / 1000
  const at = tuesday.add({ seconds: 30 })
  const spentBefore = await spentUnder(postmaster)
  const begun = performance.now()
  const children = Array.from({ length: workers }, () =>
    fork(fileURLToPath(new URL('./weekly-worker.ts', import.meta.url)), [url, at.toString()], {
      stdio: 'inherit',
      // What nobody needs is let go of before what is held is looked at.
      execArgv: ['--expose-gc'],
    }),
  )
  const told: Told[] = []
  await Promise.all(
    children.map(async child => {
      child.on('message', message => told.push(message as Told))
      const [code] = (await once(child, 'exit')) as [number]
      if (code !== 0) throw new Error(`a worker ended with ${code}`)
    }),
  )
  const seconds = (performance.now() - begun) / 1000 - Math.max(...told.map(({ starting }) => starting))
  const postgres = (await spentUnder(postmaster)) - spentBefore
  const done = await one(sql`select count(*)::int as n from due where duty = 'evaluate' and done_at is not null`)
  if (done !== clubs) throw new Error(`${done} of ${clubs} clubs were evaluated`)
  const twice = await one(sql`select count(*)::int as n from standing_carried where at <> ${tuesday}::timestamptz`)
  if (twice > 0) throw new Error(`${twice} clubs were not evaluated as of this Tuesday`)
  await owner.close()
  return {
    ...{ clubs, members, lines, seconds, pass },
    claiming: Math.max(...told.map(({ claiming }) => claiming)),
    cpu: { postgres, node: told.reduce((sum, { cpu }) => sum + cpu, 0) },
    memory: {
      most: Math.max(...told.map(({ memory }) => memory.most)),
      held: Math.max(...told.map(({ memory }) => memory.held)),
    },
  }
}

/** The CPU seconds of a process, of its children, and of those that have ended; Linux only, else NaN. */
async function spentUnder(pid: number): Promise<number> {
  try {
    const ofOne = async (each: number | string) => {
      const fields = (await readFile(`/proc/${each}/stat`, 'utf8'))
        .replace(/^.*\) /, '')
        .split(' ')
        .map(Number)
      return { user: fields[11]!, system: fields[12]!, ofEnded: fields[13]! + fields[14]! }
    }
    const own = await ofOne(pid)
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')
    const living = await Promise.all(children.map(ofOne))
    const ticks = [own, ...living].reduce((sum, { user, system }) => sum + user + system, own.ofEnded)
    return ticks / ticksPerSecond
  } catch {
    return Number.NaN
  }
}

const ticksPerSecond = 100

/** The first process of the PostgreSQL of this data folder. */
const pidOf = async (data: string) => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n', 1)[0])

/** What a worker tells of itself: seconds and MB. */
export type Told = {
  readonly cpu: number
  readonly starting: number
  readonly claiming: number
  readonly memory: Weekly['memory']
}

export const weeklyLines = (measured: readonly Weekly[]): Line[] =>
  measured.map(({ clubs, members, lines, seconds, claiming, cpu, memory, pass }) => [
    `weekly evaluation: ${clubs} clubs, ${members} members, ${lines} lines of the ledger`,
    `${rounded(seconds, 1)} s, ${rounded((seconds * 1000 * 1000) / members)} ms per 1,000 members (claiming ${rounded(claiming, 1)} s); CPU of a club: ${rounded((cpu.node * 1000) / clubs, 1)} ms of the workers + ${rounded((cpu.postgres * 1000) / clubs, 1)} ms of PostgreSQL; a worker took ${rounded(memory.most)} MB at most, and held ${rounded(memory.held)} MB at the end`,
    `one SQL pass over the lines: ${rounded(pass, 1)} s`,
  ])
