import { inject } from 'vitest'
import { placeInPlayground } from '../../src/club/setup/place-in-playground.ts'
import { type ClubTx, inClub } from '../../src/db/club-tx.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { type Assidu, clockAhead, compose, moveClock, newId } from '../../src/main.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { Lost } from './lost.ts'
import { freshDatabase } from './postgres.ts'
import { Person, Stage, type Staged } from './stage.ts'

export type DemoClub = {
  /** Its database, for whoever looks at it, or works on it, from outside. */
  readonly url: string
  readonly assidu: Assidu
  readonly clubId: string
  readonly stage: Stage
  /** A member by his external id. */
  person(externalId: string): Person
  idOf(externalId: string): Promise<string>
  /** Goes to a wall time of the club (`2026-11-24T10:00`), with all that falls due. */
  goesTo(wall: string): Promise<void>
  /** Nothing runs until this wall time: all that has fallen due meanwhile is done then, at once. */
  sleepsUntil(wall: string): Promise<void>
  inClub<Result>(work: (club: ClubTx) => Promise<Result>): Promise<Result>
  /** Direct messages to a member whose text matches. */
  direct(externalId: string, what: RegExp): Staged[]
  /** What was lost on the way; it fails the story at its end. */
  readonly lost: Lost
  close(): Promise<void>
}

export const demoKey = 'a secret key for tests, long enough to be taken'

const zone = 'Europe/Paris'
const wall = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()

function composeAt(url: string, instant: Temporal.Instant) {
  const clock = clockAhead()
  clock.setTo(instant)
  const lost = new Lost()
  return compose({
    url,
    secretKey: demoKey,
    log: lost.log,
    clock,
    width: 1,
    pollSeconds: 3600,
    poolSize: 5,
  }).then(assidu => ({ assidu, clock, lost }))
}

const start = wall('2026-11-20T18:00')
type Imported = { name: string; clubId: string; place: string }
const imported = new Map<boolean, Promise<Imported>>()

/** Imported once for each test file; every story lives in a clone. */
async function importSample(demo: boolean): Promise<Imported> {
  const database = await freshDatabase()
  const { assidu } = await composeAt(database.url, start)
  const { exit } = await importFolder(assidu.means, 'src/transfer/demo')
  if (exit !== 0) throw new Error('the sample club does not import')
  if (demo)
    await assidu.means.db
      .insertInto('installation')
      .values({ key: 'demo-folder', value: 'sample', sealed: null })
      .execute()
  const { club_id: clubId, external_id: place } = await assidu.means.db
    .selectFrom('club')
    .select(['club_id', 'external_id'])
    .executeTakeFirstOrThrow()
  await inClub(assidu.means, clubId, placeInPlayground)
  await assidu.stop()
  return { name: new URL(database.url).pathname.slice(1), clubId, place }
}

/** Nothing but one duty will happen by itself. */
async function forgetAllBut(club: ClubTx, duty: string): Promise<void> {
  await club.tx.deleteFrom('due').where('duty', '!=', duty).execute()
  await club.tx.updateTable('notice').set({ state: 'dropped' }).where('state', '=', 'kept').execute()
}

async function cloneOf(name: string): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('serverUrl')
  const clone = `${name}_${newId().slice(0, 8)}`
  await inSession(server, async session => void (await session.query(`create database ${clone} template ${name}`)))
  const url = new URL(server)
  url.pathname = `/${clone}`
  return {
    url: url.href,
    drop: () => inSession(server, async session => void (await session.query(`drop database ${clone} with (force)`))),
  }
}

/**
 * The sample club as the first start loads it, on a stage, on the evening its history ends (Friday 20 November 2026,
 * 18:00). `demo: false` makes it a real club that has just been imported and placed; `only` forgets what other duties
 * would do by themselves, for stories that live through weeks of one of them.
 */
export async function openDemoClub({ demo = true, only }: { demo?: boolean; only?: string } = {}): Promise<DemoClub> {
  if (!imported.has(demo)) imported.set(demo, importSample(demo))
  const { name, clubId, place } = await imported.get(demo)!
  const database = await cloneOf(name)
  const { assidu, clock, lost } = await composeAt(database.url, start)
  if (only) await inClub(assidu.means, clubId, club => forgetAllBut(club, only))
  const stage = new Stage(clubId)
  assidu.platforms.set('playground', stage)
  const told = { dispatch: assidu.dispatch, drain: assidu.drain, nextId: newId, place, stage }
  const people = new Map<string, Person>()
  return {
    url: database.url,
    assidu,
    clubId,
    stage,
    person(id) {
      const person = people.get(id) ?? new Person(id, id, told)
      people.set(id, person)
      return person
    },
    idOf: externalId =>
      inClub(assidu.means, clubId, async club => {
        const rows = club.tx.selectFrom('member').select('id').where('external_id', '=', externalId)
        return (await rows.executeTakeFirstOrThrow()).id
      }),
    async goesTo(text) {
      const { failed } = await moveClock(assidu, clock, wall(text))
      if (failed.length > 0) throw new Error(`failed: ${failed.map(({ duty }) => duty).join(', ')}`)
    },
    async sleepsUntil(text) {
      clock.setTo(wall(text))
      await moveClock(assidu, clock, wall(text).add({ minutes: 1 }))
    },
    inClub: work => inClub(assidu.means, clubId, work),
    direct: (id, what) =>
      stage.messages.filter(({ where, text }) => where.kind === 'direct' && where.id === id && what.test(text)),
    lost,
    async close() {
      try {
        await lost.look(assidu, clubId)
      } finally {
        await assidu.stop()
        await database.drop()
      }
    },
  }
}
