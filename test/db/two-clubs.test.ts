import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, inject, test } from 'vitest'
import { placeInPlayground } from '../../src/club/setup/place-in-playground.ts'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import type { Answer, Gesture } from '../../src/contract/platform.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { noOnes } from '../../src/db/fates.ts'
import { openLog } from '../../src/log.ts'
import { type Assidu, clockAhead, compose, moveClock, newId } from '../../src/main.ts'
import { placeOf } from '../../src/platforms/playground/adapter.ts'
import { rooms } from '../../src/rooms.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { plain } from '../../src/view/plain.ts'
import type { Field, FieldValue, Form, View } from '../../src/view/view.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { actionsOf, Stage } from '../kit/stage.ts'

/**
 * Two clubs in one database, whose records have the same ids, and a program that has forgotten every condition on
 * `club_id`: the one that is lived in learns nothing of the other, and changes nothing of it. The database alone holds
 * them apart.
 */

const sample = 'src/transfer/demo'
const evening = Temporal.Instant.from('2026-11-20T18:00:00+01:00')
/** What is typed wherever one can write. */
const typed = 'Une toiture à refaire'
/** Stands in every word of the other club, and nowhere else. */
const foreign = 'Zorglub'

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  forgetful = false
  for (const end of endings.splice(0).toReversed()) await end()
})

/** Whether what is asked from here on has lost its conditions on `club_id`. */
let forgetful = false
const forgotten = new Set<string>()

/** What the heartbeat asks of all clubs at once, before one is chosen: which of them has something due. */
const ofAllClubs = /from "due" inner join "club"/
const condition = /(?:"?\w+"?\.)?"?\bclub_id"? = (?:(\$\d+)|(?:"?\w+"?\.)?"?club_id"?)/g

/** The statement without its conditions on `club_id`; a parameter is still named, so that the others keep their numbers. */
function forget(text: string): string {
  if (ofAllClubs.test(text)) return text
  const changed = text.replace(condition, (_, parameter?: string) =>
    parameter ? `(${parameter}::text is not null)` : 'true',
  )
  if (changed !== text) forgotten.add(text)
  return changed
}

const ask = pg.Client.prototype.query as (...given: unknown[]) => Promise<pg.QueryResult>
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, config: unknown, ...rest: unknown[]) {
    const told =
      forgetful && typeof config === 'object' && config !== null && 'text' in config
        ? { ...config, text: forget(String(config.text)) }
        : config
    return ask.call(this, told, ...rest)
  },
})

type Owner = { readonly rows: <Row>(text: string, values?: unknown[]) => Promise<Row[]> }

async function ownerOf(url: string): Promise<Owner> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  endings.push(() => client.end())
  return { rows: async (text, values) => (await ask.call(client, text, values)).rows as never }
}

function composeAt(url: string) {
  const clock = clockAhead()
  clock.setTo(evening)
  const composed = compose({
    ...{ url, secretKey: 'a secret key for tests, long enough to be taken', log: openLog('silent'), clock },
    ...{ width: 1, pollSeconds: 3600, poolSize: 5 },
  })
  return composed.then(assidu => ({ assidu, clock }))
}

/** Columns whose words are people's, and not the program's own. */
const words: Readonly<Record<string, readonly string[]>> = {
  club: ['name', 'city'],
  member: [
    'name',
    'search',
    'name_key',
    'email',
    'phone',
    'company',
    'job_title',
    'activity',
    'speciality',
    'seeks',
    'offers',
    'introduce_to',
    'town',
  ],
  guest: ['name', 'company', 'activity'],
  meeting: ['title', 'place', 'notes'],
  attendance: ['substitute_name'],
  introduction: ['context'],
  referral: ['prospect_company'],
  thanks: ['message'],
  one_to_one: ['note', 'place'],
  ask: ['text'],
  answer: ['text'],
  channel: ['channel'],
}

/** What a row needs where the club has none to be copied. */
const anything: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'${foreign}'`,
  'timestamp with time zone': `'2026-11-21T10:00:00Z'`,
  date: `'2026-11-21'`,
  integer: '1',
  bigint: '1',
  boolean: 'false',
  jsonb: `'{}'`,
  json: `'{}'`,
  bytea: `'\\x5a'`,
  ARRAY: `'{}'`,
  numeric: '1',
  smallint: '1',
}

/** What a column must be of which not every word will do. */
const oneOf: Readonly<Record<string, string>> = {
  'kept_apart.kept_by': `'member'`,
  'application_ballot.voice': `'yes'`,
  'application_close.answer': `'gladly'`,
}

/** The other club: every row of the first once more, under the same ids; and at least one in every table there is. */
async function addTheOther({ rows }: Owner, first: string, other: string): Promise<string[]> {
  const columns = await rows<{ table: string; column: string; type: string; needed: boolean }>(`
    select c.table_name as table, c.column_name as column, c.data_type as type,
      c.is_nullable = 'NO' and c.column_default is null as needed
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_identity = 'NO' and c.table_name in
      (select table_name from information_schema.columns where table_schema = 'public' and column_name = 'club_id')
    order by array_position(array['club', 'place']::name[], c.table_name), c.table_name, c.ordinal_position`)
  const tables = [...new Set(columns.map(({ table }) => table))]
  const keys = await rows<{ table: string; column: string; to: string; its: string }>(`
    select of.relname as table, own.attname as column, it.relname as to, its.attname as its
    from pg_constraint c join pg_class of on of.oid = c.conrelid join pg_class it on it.oid = c.confrelid
      cross join unnest(c.conkey, c.confkey) as pair (own, its)
      join pg_attribute own on own.attrelid = c.conrelid and own.attnum = pair.own
      join pg_attribute its on its.attrelid = c.confrelid and its.attnum = pair.its
    where c.contype = 'f' and it.relname <> 'club' and own.attname <> 'club_id'`)
  for (const table of tables) {
    const all = columns.filter(one => one.table === table && one.column !== 'club_id')
    const copied = all.map(({ column }) => {
      if (words[table]?.includes(column)) return `'${foreign} ' || ${column}`
      // Those that are unique in the whole database, and what points to them.
      if (table === 'club' && column === 'external_id') return `'${foreign}'`
      if (['place', 'place_trouble'].includes(table) && column === 'place') return `'0-${foreign}'`
      return column
    })
    const names = all.map(({ column }) => column)
    // What a trigger has written of another row stands there already.
    await rows(
      `insert into ${table} (${['club_id', ...names]}) select ${[`'${other}'`, ...copied]} from ${table} where club_id = '${first}'
       on conflict do nothing`,
    )
    const [{ count } = { count: 0 }] = await rows<{ count: number }>(
      `select count(*)::int as count from ${table} where club_id = '${other}'`,
    )
    if (count > 0) continue
    const needed = all.filter(one => one.needed)
    // A row that points to another says of it what that one says of itself.
    const pointed = table === 'place_trouble' ? 'place' : undefined
    const itsOwn = (column: string) => columns.some(one => one.table === pointed && one.column === column)
    const written = ({ column, type }: (typeof needed)[number]) => {
      const key = keys.find(one => one.table === table && one.column === column)
      if (key) return `(select ${key.its} from ${key.to} where club_id = '${other}' limit 1)`
      return itsOwn(column) ? column : (oneOf[`${table}.${column}`] ?? anything[type])
    }
    await rows(`insert into ${table} (${['club_id', ...needed.map(({ column }) => column)]})
      select ${['club_id', ...needed.map(written)]} from ${pointed ?? 'club'} where club_id = '${other}'`)
  }
  // Whoever reads without a condition comes upon the other club first.
  for (const table of tables) await rows(`update ${table} set club_id = club_id where club_id = '${first}'`)
  // It lives elsewhere: its own duties are no part of this story.
  await rows(`update club set placed_at = null where club_id = '${other}'`)
  return tables
}

/** Everything that is stored of a club, by table. */
async function storedOf({ rows }: Owner, tables: readonly string[], club: string) {
  const stored: Record<string, string[]> = {}
  for (const table of tables) {
    const found = await rows<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t where club_id = '${club}' order by 1`,
    )
    stored[table] = found.map(({ row }) => row)
  }
  return stored
}

/** The columns that hold what people typed, although their owners say that they hold nothing of anybody. */
function typedWhereNobodyLooks(stored: Readonly<Record<string, readonly string[]>>): string[] {
  const found = new Set<string>()
  for (const [table, { columns }] of [...topics, ...rooms].flatMap(({ tables }) =>
    tables === none ? [] : Object.entries(tables as Record<string, { columns: object }>),
  ))
    for (const [column, fate] of Object.entries(columns))
      for (const row of stored[table] ?? [])
        if (fate === noOnes && JSON.stringify(JSON.parse(row)[column]).includes(typed)) found.add(`${table}.${column}`)
  return [...found]
}

const press = (id: string) => id.split('|').slice(0, 3).join('|')

/** Somebody who tries everything he is shown: each command, each button and each form once. */
class Curious {
  readonly #assidu: Assidu
  readonly #place: string
  readonly #account: string
  readonly #member: string
  readonly #tried = new Set<string>()
  readonly #seen: string[]

  constructor(assidu: Assidu, place: string, account: string, member: string, seen: string[]) {
    this.#assidu = assidu
    this.#place = place
    this.#account = account
    this.#member = member
    this.#seen = seen
  }

  async types(name: string, text = ''): Promise<void> {
    await this.#does({ kind: 'command', name, text })
  }

  async suggests(typed: string): Promise<void> {
    await this.#does({ kind: 'suggest', typed })
  }

  /** Presses what stands in messages, and in what comes of it. */
  async looksAt(view: View): Promise<void> {
    for (const action of actionsOf(view)) {
      if (action.kind === 'link' || this.#tried.has(press(action.id))) continue
      this.#tried.add(press(action.id))
      const values = action.kind === 'select' ? { values: action.options.slice(0, 1).map(({ value }) => value) } : {}
      await this.#does({ kind: 'press', press: action.id, ...values })
    }
  }

  async #does(what: Gesture['what']): Promise<void> {
    const answer = await this.#assidu.dispatch({
      ...{ platform: 'playground', place: this.#place, id: newId(), account: this.#account, accountName: 'Quelqu’un' },
      ...{ channel: { id: 'club', kind: 'channel' }, administrator: true },
      what,
    })
    await this.#assidu.drain()
    await this.#hears(answer)
  }

  async #hears(answer: Answer): Promise<void> {
    this.#seen.push(JSON.stringify(answer))
    if (answer.kind === 'show' || answer.kind === 'replace') {
      this.#seen.push(plain(answer.view, answer.room))
      await this.looksAt(answer.view)
    }
    if (answer.kind === 'ask') await this.#fills(answer.form)
  }

  async #fills(form: Form): Promise<void> {
    if (this.#tried.has(press(form.id))) return
    this.#tried.add(press(form.id))
    const values = Object.fromEntries(form.fields.map(field => [field.id, field.value ?? this.#says(field)]))
    await this.#does({ kind: 'submit', form: form.id, values })
  }

  #says({ kind, options, required }: Field): FieldValue {
    const [first] = options ?? []
    switch (kind) {
      case 'member':
        return this.#member
      case 'members':
        return [this.#member]
      case 'choice':
        return first?.value ?? ''
      case 'choices':
        return first ? [first.value] : []
      case 'date':
        return '2026-12-03'
      case 'time':
        return '08:15'
      case 'tick':
        return required
      case 'number':
        return '3'
      default:
        return typed
    }
  }
}

async function twoClubs() {
  const database = await freshDatabase()
  endings.push(() => database.drop())
  const { assidu: first } = await composeAt(database.url)
  const { club } = await importFolder(first.means, sample)
  if (!club) throw new Error('the sample club does not import')
  await inClub(first.means, club.id, placeInPlayground)
  await first.stop()
  const owner = await ownerOf(database.url)
  const other = newId()
  const tables = await addTheOther(owner, club.id, other)
  return { url: database.url, club, other, owner, tables }
}

type Two = Awaited<ReturnType<typeof twoClubs>>

type Life = { readonly assidu: Assidu; readonly clock: MovableClock; readonly seen: string[]; end(): Promise<void> }

/** The first club as its people try everything in it, with every condition forgotten. `seen` is all they were shown. */
async function live({ url, club, owner }: Two, accounts: readonly string[]): Promise<Life> {
  forgetful = true
  forgotten.clear()
  const { assidu, clock } = await composeAt(url)
  const stage = new Stage(club.externalId)
  assidu.platforms.set('playground', stage)
  const [{ id: member } = { id: '' }] = await owner.rows<{ id: string }>(
    `select id from member where club_id = '${club.id}' and external_id = 'm12'`,
  )
  const seen: string[] = []
  const lines: readonly [string, string][] = [
    ...assidu.commands.map(({ name, under }): [string, string] => (under === 'club' ? ['club', name] : [name, ''])),
    ['refer', '@m12 moi-même "Une toiture à refaire"'],
    ['intro', '@m12 @m07 "Ils devraient se parler"'],
    ['meeting', '2026-12-03 8h'],
  ]
  for (const account of accounts) {
    const person = new Curious(assidu, club.externalId, account, member, seen)
    for (const [name, text] of lines) await person.types(name, text)
    await person.suggests('a')
    for (const { view } of [...stage.messages]) await person.looksAt(view)
  }
  return {
    ...{ assidu, clock },
    get seen() {
      return [...seen, ...stage.messages.map(({ text }) => text)]
    },
    async end() {
      await assidu.stop()
      forgetful = false
    },
  }
}

test('with every condition on the club forgotten, nothing of another one is read or written', async () => {
  const two = await twoClubs()
  const before = await storedOf(two.owner, two.tables, two.other)
  for (const table of two.tables) expect([table, before[table]!.length]).not.toEqual([table, 0])
  const life = await live(two, ['m01', 'm12', 'somebody'])
  // Where it lives is its own too, to be read and to be left.
  await inClub(life.assidu.means, two.club.id, async club => {
    await placeInPlayground(club)
    expect(await placeOf(club)).toBe(two.club.externalId)
    await club.tx.updateTable('place').set({ disconnected_at: club.at }).where('club_id', '=', club.id).execute()
  })
  // A week with all its duties, then what is written down of it, and read again.
  await moveClock(life.assidu, life.clock, evening.add({ hours: 24 * 8 }))
  const folder = await mkdtemp(join(inject('runFolder'), 'two-clubs-'))
  await exportFolder(life.assidu.means, two.club.id, folder)
  await importFolder(life.assidu.means, sample, { club: two.club.id })
  const exported = await Promise.all((await readdir(folder)).map(file => readFile(join(folder, file), 'utf8')))
  await life.end()
  const byTable = await storedOf(two.owner, two.tables, two.club.id)
  expect(typedWhereNobodyLooks(byTable)).toEqual([])
  const stored = Object.values(byTable).flat()
  const shown = [...life.seen, ...exported, ...stored]
  expect(shown.filter(text => text.includes(foreign))).toEqual([])
  expect(await storedOf(two.owner, two.tables, two.other)).toEqual(before)
  expect(await two.owner.rows(`select data from pgboss.job where data->>'club' = '${two.other}'`)).toEqual([])
  // So much of the program was lived through, and none of it fell over.
  expect(forgotten.size).toBeGreaterThan(200)
  expect(shown.length).toBeGreaterThan(300)
  expect(shown.filter(text => /mal passé|went wrong/.test(text))).toEqual([])
  // It is a long life: on a busy machine it has taken more than the usual minute and a half.
}, 90_000)

test('where the database does not hold them apart, the same life mixes the clubs: the story would notice', async () => {
  const two = await twoClubs()
  for (const table of two.tables)
    await two.owner.rows(`create policy anybodys on ${table} to assidu_app using (true) with check (true)`)
  const before = await storedOf(two.owner, two.tables, two.other)
  const life = await live(two, ['m01'])
  await life.end()
  expect(life.seen.some(text => text.includes(foreign))).toBe(true)
  expect(await storedOf(two.owner, two.tables, two.other)).not.toEqual(before)
})
