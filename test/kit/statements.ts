import pg from 'pg'

/** One statement as PostgreSQL was asked it, and the first of the rows it gave. */
type Statement = { readonly text: string; readonly row: Readonly<Record<string, unknown>> | undefined }

type Listener = { heard(statement: Statement, by: object): void; readonly keepsNothing: boolean }

let listener: Listener | undefined

const begins = /^(begin|start transaction)/
const ends = /^(commit|rollback)/
const ofTheQueue = /\bpgboss\b/

type Query = (...asked: unknown[]) => unknown

/** Every connection of this process is listened to, at the one place through which all statements go. */
const ask = pg.Client.prototype.query as unknown as Query
;(pg.Client.prototype as unknown as { query: Query }).query = function query(this: pg.Client, ...asked) {
  const listening = listener
  if (!listening) return ask.apply(this, asked)
  const [first] = asked
  const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '')
  const tell = (result: unknown) =>
    listening.heard({ text, row: (result as { rows?: Record<string, unknown>[] } | undefined)?.rows?.[0] }, this)
  if (text === 'commit' && listening.keepsNothing) {
    tell(undefined)
    const undone = ask.apply(this, [{ ...(first as object), text: 'rollback' }]) as Promise<pg.QueryResult>
    // Whoever asked is to go on as if all of it stood.
    return undone.then(result => ({ ...result, command: 'COMMIT' }))
  }
  const callback = asked.at(-1)
  if (typeof callback === 'function') {
    const told = (error: unknown, result: unknown) => {
      tell(result)
      callback(error, result)
    }
    return ask.apply(this, [...asked.slice(0, -1), told])
  }
  const answer = ask.apply(this, asked) as Promise<unknown>
  return answer.then(
    result => {
      tell(result)
      return result
    },
    error => {
      tell(undefined)
      throw error
    },
  )
}

/** How many statements were asked in transactions: all of them but their begin and end; `queue`: those of pg-boss among them. */
export type Count = { readonly all: number; readonly queue: number; readonly texts: readonly string[] }

/** What the worker did about one job: its duty, or the kind of the notice that it delivered or drew anew. */
export type JobCount = Count & { readonly of: string }

class Counted {
  all = 0
  queue = 0
  readonly texts: string[] = []
  readonly #open = new Set<object>()

  hears({ text }: Statement, by: object): void {
    if (begins.test(text)) this.#open.add(by)
    else if (ends.test(text)) this.#open.delete(by)
    else if (this.#open.has(by)) {
      this.all++
      if (ofTheQueue.test(text)) this.queue++
      this.texts.push(text)
    }
  }
}

async function whileListening<Result>(listening: Listener, work: () => Promise<Result>): Promise<Result> {
  listener = listening
  try {
    return await work()
  } finally {
    listener = undefined
  }
}

/** Counts the statements of `work`. With `keepsNothing` each of its transactions is rolled back where it would commit. */
export async function counting<Result>(
  work: () => Promise<Result>,
  { keepsNothing = false } = {},
): Promise<{ readonly result: Result; readonly count: Count }> {
  const count = new Counted()
  const result = await whileListening({ keepsNothing, heard: (...statement) => count.hears(...statement) }, work)
  return { result, count }
}

/**
 * Counts apart what is done about each job, for a worker that does one after another, and under `heartbeat` what makes
 * jobs of what is due.
 */
export async function countingJobs(work: () => Promise<unknown>): Promise<readonly JobCount[]> {
  const done: JobCount[] = []
  let of: string | undefined
  let count = new Counted()
  const ends = () => {
    if (of !== undefined) done.push({ of, all: count.all, queue: count.queue, texts: count.texts })
    count = new Counted()
    of = undefined
  }
  const heard = (statement: Statement, by: object) => {
    const { text, row } = statement
    const isQueue = ofTheQueue.test(text)
    if (isQueue && (row?.data !== undefined || /'completed'/.test(text))) ends()
    else {
      count.hears(statement, by)
      if (/update "due" set "claimed_at"/.test(text)) of = 'heartbeat'
      else if (/from "due" .* for update/.test(text) && typeof row?.duty === 'string') of ??= `duty ${row.duty}`
      else if (/from "notice"/.test(text) && typeof row?.kind === 'string')
        of ??= `${/for update/.test(text) ? 'deliver' : 'redraw'} ${row.kind}`
    }
  }
  await whileListening({ keepsNothing: false, heard }, work)
  ends()
  return done
}
