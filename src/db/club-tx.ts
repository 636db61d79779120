import { type Selectable, sql, type Transaction } from 'kysely'
import type { Speech } from '../terms/speech.ts'
import type { Db } from './connect.ts'
import { mustHold } from './held.ts'
import type { Sealer } from './seal.ts'
import { type ClubSealer, clubSealer } from './sealed-columns.ts'
import type { Tables } from './tables.ts'
import { transact, transactOnce } from './transact.ts'

export type Club = {
  readonly id: string
  readonly externalId: string
  readonly name: string
  readonly zone: string
  readonly country: string | null
  readonly speech: Speech
  readonly currency: string
  readonly row: Selectable<Tables['club']>
}

/** What the program lends to every transaction: the clock and the ids come from outside, so that tests can set both. */
export type Means = Brought & {
  readonly db: Db
  /** The clock of the clubs, which the playground moves. */
  readonly now: () => Temporal.Instant
  /** The machine's clock, for leases on real sends. */
  readonly real: () => Temporal.Instant
  readonly sealer: Sealer
  /** Puts jobs into the queue within the transaction, in one statement. */
  readonly enqueue: (tx: Transaction<Tables>, queue: Queue, jobs: readonly Job[]) => Promise<void>
}

/**
 * What the program brings into every transaction of a club beside its rows. Rooms above add to it: src/club/topic.ts.
 */
export interface Brought {
  readonly newId: () => string
  /** Where this installation's pages are reached from outside, without a slash at the end; null where they are not. */
  readonly publicUrl: string | null
}

export type Queue = 'deliver' | 'redraw' | 'duty' | 'twin' | 'sign'
export type Job = { readonly club: string; readonly id: string; readonly [fact: string]: string }

/** A transaction bound to one club: the database itself shows it nothing else. */
export type ClubTx = Club &
  Brought & {
    readonly tx: Transaction<Tables>
    /** The instant of this transaction, once for all it does. */
    readonly at: Temporal.Instant
    readonly today: Temporal.PlainDate
    readonly sealer: ClubSealer
    readonly enqueue: (queue: Queue, ...jobs: readonly Omit<Job, 'club'>[]) => Promise<void>
  }

export class NoSuchClub extends Error {}

/** Runs `work` in one transaction that sees this club only; throws NoSuchClub for an id nobody has. */
export async function inClub<Result>(
  means: Means,
  clubId: string,
  work: (club: ClubTx) => Promise<Result>,
): Promise<Result> {
  return transact(means.db, async tx => work(await enterClub(means, tx, clubId)))
}

/** Binds a transaction to this club; throws NoSuchClub for an id nobody has. */
export async function enterClub(means: Means, tx: Transaction<Tables>, clubId: string): Promise<ClubTx> {
  await chooseClub(tx, clubId)
  return clubTx(means, tx, await clubRow(tx, clubId))
}

async function clubRow(tx: Transaction<Tables>, clubId: string): Promise<Club['row']> {
  const row = await tx.selectFrom('club').selectAll().where('club_id', '=', clubId).executeTakeFirst()
  if (!row) throw new NoSuchClub(clubId)
  return row
}

/** Where something is done: in a place of a platform, or on a page of a club. */
export type Where = { readonly platform: string; readonly place: string } | { readonly club: string }

/**
 * Runs `work` in one transaction of the club that lives there; undefined where none does. `gesture` is the id of what is
 * done, as the platform or the page gave it, and what was pressed: noted in the same transaction, so that a repeated one is not the first. It is
 * null where only something is looked up, which may be repeated. One statement, since every gesture begins with it.
 */
export async function inClubOnce<Result>(
  means: Means,
  where: Where,
  gesture: { readonly id: string; readonly tap?: string | undefined } | null,
  work: (club: ClubTx, isFirst: boolean) => Promise<Result>,
): Promise<Result | undefined> {
  const { platform, place } = 'club' in where ? { platform: 'page', place: where.club } : where
  const found =
    'club' in where
      ? sql`select club_id from club where club_id = ${where.club}`
      : sql`select club_id from place where platform = ${platform} and place = ${place}`
  const id = gesture?.id ?? null
  const note = async (tx: Transaction<Tables>) => {
    const { rows } = await sql<{ club_id: string; first: boolean; held: boolean }>`
      with here as (${found}),
        noted as (insert into gesture (platform, place, id, at, tap)
          select ${platform}, ${place}, ${id}, ${means.now()}, ${gesture?.tap ?? null} from here where ${id}::text is not null
          on conflict do nothing returning id)
      select club_id, ${id}::text is null or exists (select from noted) as first,
        set_config('assidu.club', club_id::text, true), row_security_active('member') as held from here`.execute(tx)
    const [here] = rows
    if (here) mustHold(here.held)
    return { clubId: here?.club_id, first: here?.first ?? true }
  }
  return transactOnce(means.db, note, async (tx, { clubId, first }) =>
    clubId === undefined ? undefined : work(clubTx(means, tx, await clubRow(tx, clubId)), first),
  )
}

/** Chooses the club of a transaction, which must be held to it: asked in the same statement, where it costs nothing. */
export async function chooseClub(tx: Transaction<Tables>, clubId: string): Promise<void> {
  const { rows } = await sql<{ held: boolean }>`
    select set_config('assidu.club', ${clubId}, true), row_security_active('member') as held`.execute(tx)
  mustHold(rows[0]?.held)
}

export function clubTx(means: Means, tx: Transaction<Tables>, row: Club['row']): ClubTx {
  const { db: _, now, real: __, sealer, enqueue, ...brought } = means
  const at = now()
  return {
    ...brought,
    ...clubOf(row),
    tx,
    at,
    today: at.toZonedDateTimeISO(row.zone).toPlainDate(),
    sealer: clubSealer(sealer, row.club_id),
    enqueue: async (queue, ...jobs) => {
      const ofClub = jobs.map(job => ({ ...job, club: row.club_id }) as Job)
      if (ofClub.length > 0) await enqueue(tx, queue, ofClub)
    },
  }
}

const clubOf = (row: Club['row']): Club => ({
  id: row.club_id,
  externalId: row.external_id,
  name: row.name,
  zone: row.zone,
  country: row.country,
  speech: { language: row.language === 'en' ? 'en' : 'fr', address: row.address === 'tu' ? 'tu' : 'vous' },
  currency: row.currency ?? 'EUR',
  row,
})
