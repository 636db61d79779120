import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { IsolationLevel, Kysely, Transaction } from 'kysely'
import { isStalePlan } from './prepared.ts'
import type { Tables } from './tables.ts'
import { isAway } from './trouble.ts'

/** The transaction that the work under way has open; it is none any more once it has ended. */
const underWay = new AsyncLocalStorage<{ open: boolean }>()

/** A bug: something that may take its time, or takes a connection, was asked for while a transaction was open. */
class InsideTransaction extends Error {}

export const isTransactionOpen = (): boolean => underWay.getStore()?.open === true

/**
 * Throws InsideTransaction while the work under way has a transaction open. Whoever holds a connection and waits for
 * another one, or for a network, can hold up everybody, and enough of them for ever.
 */
export function outsideTransactions(what: string): void {
  if (isTransactionOpen()) throw new InsideTransaction(`${what} was asked for inside an open transaction`)
}

type Options<Result> = {
  readonly isolation?: IsolationLevel
  /** Whether what was done stays; a transaction whose result it refuses is rolled back, and its result given all the same. */
  readonly keeps?: (result: Result) => boolean
}

class TakenBack extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('taken back')
    this.result = result
  }
}

/** The answer to the commit was lost: all of it stands, or nothing does. */
class Unanswered<Result> extends Error {
  readonly result: Result
  constructor(result: Result, cause: unknown) {
    super('the answer to a commit was lost', { cause })
    this.result = result
  }
}

/** 40001 and 40P01: two stood in each other's way, and this one was undone. */
const stoodInTheWay = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01')

/** Nothing was done, and the next attempt may succeed: the database was migrated, was restarted, or is about to be back. */
const passes = (error: unknown): boolean => isAway(error) || isStalePlan(error) || stoodInTheWay(error)

/** How long before each new attempt, in milliseconds: together what a killed PostgreSQL takes to be back. */
const pauses = [0, 50, 100, 200, 400, 800, 1_000, 1_000, 1_000, 1_500, 2_000]

/**
 * The one way into a transaction: `work` commits by its result, an error rolls it back. There is none inside another.
 * What failed with nothing committed for a reason that passes begins anew, so `work` may run several times. When the
 * answer to the commit itself was lost, nobody knows whether it stands: that is thrown.
 */
export async function transact<Result>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
  options: Options<Result> = {},
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(db, work, options)
    } catch (error) {
      if (error instanceof Unanswered) throw error.cause
      if (!passes(error) || tries === pauses.length) throw error
    }
    await pause(pauses[tries])
  }
}

/**
 * The same for work that `note` tells to be the first of its kind or not: a lost commit is tried again as well, and where
 * its note stands, it had arrived, and what it gave holds.
 */
export async function transactOnce<Noted extends { readonly first: boolean }, Result>(
  db: Kysely<Tables>,
  note: (tx: Transaction<Tables>) => Promise<Noted>,
  work: (tx: Transaction<Tables>, noted: Noted) => Promise<Result>,
  options: Options<Result> = {},
): Promise<Result> {
  let unanswered: Unanswered<Result> | undefined
  const noted = async (tx: Transaction<Tables>) => {
    const own = await note(tx)
    return unanswered && !own.first ? unanswered.result : work(tx, own)
  }
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(db, noted, options)
    } catch (error) {
      if (error instanceof Unanswered) unanswered = error
      else if (!passes(error)) throw error
      if (tries === pauses.length) throw error instanceof Unanswered ? error.cause : error
    }
    await pause(pauses[tries])
  }
}

async function attempt<Result>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
  { isolation, keeps = () => true }: Options<Result>,
): Promise<Result> {
  const begin = isolation ? db.transaction().setIsolationLevel(isolation) : db.transaction()
  const transaction = { open: true }
  let done: { readonly result: Result } | undefined
  try {
    return await begin.execute(async tx => {
      const result = await underWay.run(transaction, work, tx)
      if (!keeps(result)) throw new TakenBack(result)
      done = { result }
      return result
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.result as Result
    throw done && isAway(error) ? new Unanswered(done.result, error) : error
  } finally {
    transaction.open = false
  }
}
