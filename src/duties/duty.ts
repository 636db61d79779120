import { batches } from '../db/batches.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { Unknown, type UnknownCount } from '../terms/unknown.ts'

/** What is to be done about a record at an instant of the club's clock. */
export type DueDuty = { readonly duty: string; readonly about: string; readonly at: Temporal.Instant }

/** Something that is done at an instant of the club's clock, about a record. What it does is said where it is done. */
export type Duty = {
  readonly name: string
  /** For `askAll`: with others, in one statement. */
  of(about: string, at: Temporal.Instant): DueDuty
  /** Asks that it be done; asking twice is asking once. */
  ask(club: ClubTx, about: string, at: Temporal.Instant): Promise<void>
  /** What was asked for these records and has not begun is no longer wanted. */
  dismiss(club: ClubTx, ...about: readonly string[]): Promise<void>
  /** `run` is given the instant it fell due, which may lie back after an outage. */
  does(run: (club: ClubTx, about: string, due: Temporal.Instant) => Promise<unknown>): Performed
}

/** A duty with what it does: what a topic's face lists. */
export type Performed = {
  readonly name: string
  readonly run: (club: ClubTx, about: string, due: Temporal.Instant) => Promise<unknown>
}

/** Declares a duty by the name under which it is kept in the database. */
export const duty = (name: string): Duty => ({
  name,
  of: (about, at) => ({ duty: name, about, at }),
  ask: (club, about, at) => askAll(club, [{ duty: name, about, at }]),
  dismiss: (club, ...about) => dismissAll(club, [name], about),
  does: run => ({ name, run }),
})

/** A duty of the club as a whole. */
export type ClubDuty = {
  readonly name: string
  /** For `askAll`: with others, in one statement. */
  of(club: Pick<ClubTx, 'id'>, at: Temporal.Instant): DueDuty
  ask(club: ClubTx, at: Temporal.Instant): Promise<void>
  dismiss(club: ClubTx): Promise<void>
  /** When it will be done next; null where nobody has asked for it. */
  next(club: ClubTx): Promise<Temporal.Instant | null>
  does(run: (club: ClubTx) => Promise<unknown>): Performed
}

export function clubDuty(name: string): ClubDuty {
  const { of, ask, dismiss } = duty(name)
  return {
    name,
    of: (club, at) => of(club.id, at),
    ask: (club, at) => ask(club, club.id, at),
    dismiss: club => dismiss(club, club.id),
    async next(club) {
      const row = await club.tx
        .selectFrom('due')
        .select('at')
        .where('club_id', '=', club.id)
        .where('duty', '=', name)
        .where('claimed_at', 'is', null)
        .orderBy('at')
        .limit(1)
        .executeTakeFirst()
      return row?.at ?? null
    },
    does: run => ({ name, run }),
  }
}

/** Every duty there is. */
export type Duties = {
  readonly names: readonly string[]
  /** Throws Unknown. */
  of(name: string): Performed
}

/** Throws where two duties share a name. */
export function duties(all: readonly Performed[]): Duties {
  const byName = new Map(all.map(one => [one.name, one]))
  if (byName.size < all.length) throw new Error('two duties have the same name')
  return {
    names: [...byName.keys()],
    of(name) {
      const found = byName.get(name)
      if (!found) throw new Unknown('duty', name)
      return found
    },
  }
}

/** Asks for several in one statement. */
export async function askAll(club: ClubTx, asked: readonly DueDuty[]): Promise<void> {
  for (const part of batches(asked))
    await club.tx
      .insertInto('due')
      .values(part.map(one => ({ club_id: club.id, id: club.newId(), ...one, claimed_at: null, done_at: null })))
      .onConflict(conflict => conflict.columns(['club_id', 'duty', 'about', 'at']).doNothing())
      .execute()
}

/** Asks for several now: each becomes a job as soon as this transaction has ended, and waits for no heartbeat. */
export async function startAll(club: ClubTx, asked: readonly Omit<DueDuty, 'at'>[]): Promise<void> {
  if (asked.length === 0) return
  const due = { club_id: club.id, at: club.at, claimed_at: club.at, done_at: null }
  const begun = await club.tx
    .insertInto('due')
    .values(asked.map(({ duty, about }) => ({ ...due, id: club.newId(), duty, about })))
    .onConflict(conflict => conflict.columns(['club_id', 'duty', 'about', 'at']).doNothing())
    .returning('id')
    .execute()
  await club.enqueue('duty', ...begun)
}

/** None of these duties is wanted any more for any of these records, as far as it has not begun. */
export async function dismissAll(club: ClubTx, duties: readonly string[], about: readonly string[]): Promise<void> {
  if (duties.length === 0 || about.length === 0) return
  await club.tx
    .deleteFrom('due')
    .where('club_id', '=', club.id)
    .where('duty', 'in', [...duties])
    .where('about', 'in', [...about])
    .where('claimed_at', 'is', null)
    .execute()
}

/** What is to be done in a club and is none of these duties. */
export const unknownDuties = (tx: ClubTx['tx'], club: string, known: readonly string[]): Promise<UnknownCount[]> =>
  tx
    .selectFrom('due')
    .select(({ fn }) => ['duty as name', fn.countAll<number>().as('count')])
    .where('club_id', '=', club)
    .where('done_at', 'is', null)
    .where('duty', 'not in', [...known])
    .groupBy('duty')
    .execute()
