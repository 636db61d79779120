import { isTransactionOpen, outsideTransactions } from './transact.ts'

/** Puts a question to somebody outside the database, or has something computed that takes its time. The same is asked once. */
export type Ask = <Answer>(question: string, fetch: () => Promise<Answer>) => Promise<Answer>

declare module './club-tx.ts' {
  interface Brought {
    /** What is asked in a transaction is answered in its next try, which knows it; without anybody who tries again, not at all. */
    readonly ask: Ask
  }
}

/** Where nobody tries again: throws while a transaction is open. */
export const askAtOnce: Ask = async (question, fetch) => {
  outsideTransactions(question)
  return fetch()
}

/** What was asked is not known yet: the transaction that asked ends here, and begins anew when it is. */
class NotYetKnown extends Error {}

/** More rounds than this ask something new each time, and would for ever. */
const mostRounds = 20

/**
 * Runs `work`, which opens its own transactions, and lets it ask through `ask`. Nothing waits for a network with a
 * transaction open: the first time something is asked in one, that transaction is rolled back, the answer is fetched with
 * none open, and `work` runs again knowing it. Work that asks nothing runs once. All that is asked at once is fetched at
 * once.
 */
export async function gathered<Result>(work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const known = new Map<string, Promise<unknown>>()
  let wanted: [question: string, fetch: () => Promise<unknown>][] = []
  const ask: Ask = <Answer>(question: string, fetch: () => Promise<Answer>): Promise<Answer> => {
    const answer = known.get(question)
    if (answer) return answer as Promise<Answer>
    if (isTransactionOpen()) {
      wanted.push([question, fetch])
      return Promise.reject(new NotYetKnown(question))
    }
    const fetched = fetch()
    known.set(question, fetched)
    return fetched
  }
  for (let round = 1; ; round++) {
    try {
      return await work(ask)
    } catch (error) {
      if (!(error instanceof NotYetKnown) || round === mostRounds) throw error
    }
    await Promise.all(wanted.map(([question, fetch]) => ask(question, fetch)))
    wanted = []
  }
}
