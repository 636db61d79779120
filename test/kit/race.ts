import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, vi } from 'vitest'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import type { Answer, Gesture } from '../../src/contract/platform.ts'
import { type Connection, connect } from '../../src/db/connect.ts'
import { keepDraft } from '../../src/dispatch/drafts.ts'
import { decodePress, encodePress } from '../../src/grammar/press-id.ts'
import { newId } from '../../src/main.ts'
import { isId } from '../../src/terms/id.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { type Heard, heardOf } from './heard.ts'
import type { Person, Stage } from './stage.ts'
import { type Cast, openStory, type StoryOf } from './story.ts'

/** Claire and Denis are the organizers, whoever else there is is a member; everybody reads French. Nina has no part in anything. */
const cast = {
  lea: { name: 'Léa Martin', company: 'Martin Toitures' },
  marc: { name: 'Marc Dubois', company: 'Dubois Électricité' },
  ana: { name: 'Ana Costa', company: 'Costa Traiteur' },
  claire: { name: 'Claire Renard', roles: ['member', 'organizer'] },
  denis: { name: 'Denis Petit', roles: ['member', 'organizer'] },
  nina: { name: 'Nina Roux' },
} as const satisfies Cast
export type Who = keyof typeof cast

/** What somebody does: a press, a form sent, a line typed. An account that is nobody's is named as it is. */
export type Doing = Pick<Gesture, 'what' | 'administrator'> & { readonly who: string; readonly place?: string }

export type Racing = Pick<StoryOf<Who>, 'inClub' | 'idOf' | 'clubId' | 'url' | 'stage' | 'clock' | 'assidu'> & {
  readonly people: Readonly<Record<Who, Person>>
  /**
   * Does it all in the same instant, one after another in either process; every answer, in the order it was asked. Before
   * that a bystander presses the same: nothing comes of it but for herself.
   */
  atOnce(doings: readonly Doing[]): Promise<Heard[]>
  /** Lets it become this wall time in both, and both do all that is due by then; how many messages they sent together. */
  beatAtOnce(wall: string): Promise<number>
  /** Does one thing, in this process. */
  does(doing: Doing): Promise<Answer>
  /** Rows of the database, whoever's they are. */
  rows<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** Who is in the place, for both programs: two who are no members yet. */
const there = {
  persons: ['zoe', 'yann'].map(account => ({
    account,
    name: account === 'zoe' ? 'Zoé Blanc' : 'Yann Morel',
    bot: false,
    deactivated: false,
    administrator: false,
    fullMember: false,
  })),
  rooms: ['club', 'introductions', 'organizers'].map(id => ({ id, name: id, isPrivate: false, canPost: true })),
} satisfies Pick<Stage, 'persons' | 'rooms'>

/** A form that a button opens carries what was kept for it: each who sends one has had his own opened for him. */
async function withItsForm({ inClub, idOf }: StoryOf<Who>, doing: Doing): Promise<Doing> {
  const { who, what } = doing
  const form = what.kind === 'submit' ? decodePress(what.form) : null
  if (!form || form.about !== undefined || !Object.hasOwn(cast, who)) return doing
  const about = await inClub(club =>
    keepDraft(club, idOf(who as Who), { command: form.command, form: form.button, said: {} }),
  )
  return { ...doing, what: { ...what, form: encodePress({ ...form, about }) } as Doing['what'] }
}

/** A club that two Assidu serve, each in a process of its own. */
export async function openRacing(): Promise<Racing> {
  const story = await openStory({ poolSize: 10, cast, publicUrl: 'https://club.example.org' })
  Object.assign(story.stage, there)
  const owner = connect(story.url, { as: 'owner', max: 2 })
  const other = await otherProcess(story)
  const gestureOf = ({ who, what, administrator, place = 'stage' }: Doing): Gesture => ({
    ...{ platform: 'playground', place, id: newId(), account: who, accountName: who, what },
    ...(administrator === undefined ? {} : { administrator }),
  })
  const does = (doing: Doing) => story.assidu.dispatch(gestureOf(doing))
  const rows = async <Row>(text: string, values: unknown[] = []) => (await owner.pool.query(text, values)).rows as Row[]
  // Whoever was active just now writes nothing about that in what follows.
  for (const who of Object.keys(cast)) await does({ who, what: { kind: 'command', name: 'help' } })
  await story.assidu.drain()
  /** Neither program is at a job. */
  async function quiet(): Promise<void> {
    await story.assidu.drain()
    await vi.waitFor(async () => expect(await rows(`select id from pgboss.job where state = 'active'`)).toEqual([]), {
      timeout: 30_000,
      interval: 5,
    })
  }
  /** What stands under a message about somebody else's record, pressed by Nina: no row of a topic changes but what names her. */
  async function bystanderTries(doings: readonly Doing[]): Promise<void> {
    const presses = doings.flatMap(doing => (doing.what.kind === 'press' ? [{ doing, press: doing.what.press }] : []))
    for (const [press, [first]] of Map.groupBy(presses, one => one.press)) {
      if (!isId(decodePress(press)?.about ?? '')) continue
      // What was on its way before changes rows of its own.
      await quiet()
      const before = await topicRows(rows)
      await does({ ...first!.doing, who: 'nina', administrator: false })
      const changed = [...before.symmetricDifference(await topicRows(rows))]
      expect({ press, changed: changed.filter(row => !row.includes(story.idOf('nina'))) }).toEqual({
        press,
        changed: [],
      })
    }
  }
  /** Nobody writes until all have decided; then nothing is kept, noted or audited twice. */
  async function inOneInstant<Done>(works: readonly (() => Promise<Done>)[]): Promise<Done[]> {
    await quiet()
    const before = await toldOnce(rows)
    const release = await holdWrites(owner)
    let settled = 0
    const all = works.map(async work => {
      const done = await work()
      settled += 1
      return done
    })
    await vi.waitFor(
      async () => {
        const [{ waiting }] = (await rows<{ waiting: number }>(
          `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )) as [{ waiting: number }]
        expect(waiting + settled).toBeGreaterThanOrEqual(works.length)
      },
      { timeout: 30_000, interval: 5 },
    )
    await release()
    const done = await Promise.all(all)
    await story.assidu.drain()
    const after = await toldOnce(rows)
    expect([...after].filter(([what, count]) => count - (before.get(what) ?? 0) > 1)).toEqual([])
    return done
  }
  return {
    ...story,
    does,
    rows,
    async atOnce(doings) {
      await bystanderTries(doings)
      const own: Doing[] = []
      for (const doing of doings) own.push(await withItsForm(story, doing))
      const heard = await inOneInstant(
        own.map(
          (doing, n) => async () =>
            n % 2 === 0 ? heardOf(await does(doing)) : other.asks<Heard>({ gesture: gestureOf(doing) }),
        ),
      )
      expect(heard.filter(({ words }) => /mal passé/.test(words))).toEqual([])
      return heard
    },
    async beatAtOnce(wall) {
      const at = Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Paris').toInstant()
      ;(story.assidu.clock as MovableClock).standAt(at)
      const before = story.stage.messages.length
      const [, sent = 0] = await inOneInstant<number>([
        async () => (await story.assidu.beatAndDrain()).done.length,
        () => other.asks<number>({ beatsAt: at.toString() }),
      ])
      return story.stage.messages.length - before + sent
    },
    async close() {
      await other.end()
      await owner.close()
      await story.close()
    },
  }
}

/**
 * Nobody writes until this is released, though everybody may read and decide: whoever decides before he holds what
 * he decides about has decided then.
 */
async function holdWrites({ pool }: Connection): Promise<() => Promise<void>> {
  const holder = await pool.connect()
  const { rows } = await holder.query(`select string_agg(format('%I', tablename), ', ') as all from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%' and tablename not in ('gesture', 'installation')`)
  await holder.query('begin')
  await holder.query(`lock table ${rows[0].all} in share mode`)
  return async () => {
    await holder.query('commit')
    holder.release()
  }
}

/** Every row that a topic keeps. */
async function topicRows(rows: Racing['rows']): Promise<ReadonlySet<string>> {
  const tables = topics.flatMap(({ tables }) => (tables === none ? [] : Object.keys(tables)))
  const all = tables.map(table => `select '${table} ' || to_jsonb(t)::text as row from ${table} t`)
  return new Set((await rows<{ row: string }>(all.join(' union all '))).map(({ row }) => row))
}

/** How often each message was kept, each line of the ledger and of the audit written; a look is noted each time. */
async function toldOnce(rows: Racing['rows']): Promise<ReadonlyMap<string, number>> {
  const counted = await rows<{ what: string; count: number }>(`
    select concat_ws(' ', 'notice', club_id, kind, reader_id, channel, people, arguments - 'noted', due_at::date) as what, count(*)::int from notice group by 1
    union all select concat_ws(' ', 'act', club_id, kind, by_id, for_id, record_id, detail, cancels), count(*)::int from act group by 1
    union all select concat_ws(' ', 'audit', club_id, by_id, what, about), count(*)::int from audit
      where what not in ('standing-seen', 'digest-names') group by 1`)
  return new Map(counted.map(({ what, count }) => [what, count]))
}

async function otherProcess({ url, clock }: StoryOf<Who>) {
  // A second later: what two programs write in one instant must not be alike by chance.
  const at = clock.now().add({ seconds: 1 }).toString()
  const program = fileURLToPath(new URL('../db/race-process.ts', import.meta.url))
  const child = fork(program, [url, at, 'stage', JSON.stringify(there)], { execArgv: [] })
  const waiting = new Map<number, (said: never) => void>()
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the other program does not start'))),
  ])
  child.on('message', ({ n, said }: { n: number; said: never }) => {
    waiting.get(n)?.(said)
    waiting.delete(n)
  })
  let count = 0
  return {
    asks: <Said>(asked: { gesture: Gesture } | { beatsAt: string }) =>
      new Promise<Said>(resolve => {
        waiting.set(++count, resolve)
        child.send({ n: count, ...asked })
      }),
    async end() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
