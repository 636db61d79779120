import { fromKysely, PgBoss } from 'pg-boss'
import type { Job, Means, Queue } from '../db/club-tx.ts'
import { type Connection, pgBossOn } from '../db/connect.ts'
import type { Again } from '../notices/deliver.ts'

const queueNames = ['deliver', 'redraw', 'duty'] as const satisfies readonly Queue[]

export type Handlers = Readonly<Record<Queue, (job: Job) => Promise<Again>>>

/** pg-boss on our own pool: it keeps jobs, their retries and their leases; what is due when is ours. */
export async function openQueue(connection: Connection, onError: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    db: pgBossOn(connection.pool),
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', onError)
  await boss.start()
  return boss
}

/** Puts a job into the queue in the transaction of what it does: a rollback takes it along. */
export const enqueueWith =
  (boss: PgBoss): Means['enqueue'] =>
  async (tx, queue, job) => {
    await boss.send(queue, job, { db: fromKysely(tx) })
  }

export type Worker = {
  /** Looks at once instead of at the next poll. */
  wake(): void
  /** Works until no job is waiting and none is being done. */
  drain(): Promise<void>
  stop(): Promise<void>
}

type Settings = {
  readonly boss: PgBoss
  readonly handlers: Handlers
  readonly onError: (error: unknown, queue: Queue, job: Job) => void
  /** Jobs done at once. */
  readonly width: number
  readonly pollSeconds: number
}

/** One thing to be done, for as many jobs as ask for it. */
type Task = { readonly ids: string[]; readonly job: Job }

const redrawsAtOnce = 50

/** Whoever asked had committed when the jobs were fetched: one drawing from the facts of now answers them all. */
function joined(jobs: readonly { id: string; data: Job }[]): Task[] {
  const tasks = new Map<string, Task>()
  for (const { id, data } of jobs) {
    const task = tasks.get(data.id) ?? { ids: [], job: data }
    task.ids.push(id)
    tasks.set(data.id, task)
  }
  return [...tasks.values()]
}

/** Works the queues in this process; any number of processes may. */
export function startWorker({ boss, handlers, onError, width, pollSeconds }: Settings): Worker {
  let stopped = false
  let round: Promise<number> | null = null
  let again = false

  async function workOne(queue: Queue, { ids, job }: Task): Promise<void> {
    try {
      const later = await handlers[queue](job)
      if (later) await boss.send(queue, job, { startAfter: Math.ceil(later.again) })
      await boss.complete(queue, ids)
    } catch (error) {
      onError(error, queue, job)
      // Only its kind: a message of PostgreSQL repeats what was written.
      await boss.fail(queue, ids, { message: error instanceof Error ? error.name : 'failed' })
    }
  }

  async function workRound(): Promise<number> {
    let done = 0
    for (const queue of queueNames) {
      const jobs = await boss.fetch<Job>(queue, { batchSize: queue === 'redraw' ? redrawsAtOnce : width })
      const tasks = queue === 'redraw' ? joined(jobs) : jobs.map(({ id, data }) => ({ ids: [id], job: data }))
      for (let n = 0; n < tasks.length; n += width)
        await Promise.all(tasks.slice(n, n + width).map(task => workOne(queue, task)))
      done += jobs.length
    }
    return done
  }

  /** Rounds never overlap; asking during one asks for another after it. */
  async function work(): Promise<number> {
    if (round) {
      again = true
      return round
    }
    let total = 0
    do {
      again = false
      round = workRound()
      try {
        const done = await round
        total += done
        if (done > 0) again = true
      } finally {
        round = null
      }
    } while (again && !stopped)
    return total
  }

  const quietly = () => {
    if (!stopped) work().catch(error => onError(error, 'deliver', { club: '', id: '' }))
  }
  const timer = setInterval(quietly, pollSeconds * 1000)
  timer.unref()
  return {
    wake: quietly,
    async drain() {
      while (!stopped) {
        if (round) await round.catch(() => 0)
        else if ((await work()) === 0 && !round) return
      }
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await round?.catch(() => 0)
    },
  }
}
