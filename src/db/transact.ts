import { AsyncLocalStorage } from 'node:async_hooks'
import type { IsolationLevel, Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

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

/** Redraws still edit inside the transaction that read their facts; the next thing to go. */
export const stillInside = <Result>(work: () => Result): Result => underWay.exit(work)

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

/** The one way into a transaction: `work` commits by its result, an error rolls it back. There is none inside another. */
export async function transact<Result>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
  { isolation, keeps = () => true }: Options<Result> = {},
): Promise<Result> {
  const begin = isolation ? db.transaction().setIsolationLevel(isolation) : db.transaction()
  const transaction = { open: true }
  try {
    return await begin.execute(async tx => {
      const result = await underWay.run(transaction, work, tx)
      if (!keeps(result)) throw new TakenBack(result)
      return result
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.result as Result
    throw error
  } finally {
    transaction.open = false
  }
}
