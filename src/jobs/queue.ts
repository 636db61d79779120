import { fromKysely, PgBoss } from 'pg-boss'
import type { Job, Means, Queue } from '../db/club-tx.ts'
import { type Connection, pgBossOn } from '../db/connect.ts'
import type { Again } from '../notices/delivering.ts'
import type { Desk } from '../notices/desk.ts'

const queueNames = ['deliver', 'redraw', 'duty', 'twin', 'sign'] as const satisfies readonly Queue[]

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

/** Puts jobs into the queue in the transaction of what they do: a rollback takes them along. */
export const enqueueWith =
  (boss: PgBoss): Means['enqueue'] =>
  async (tx, queue, jobs) => {
    await boss.insert(
      queue,
      jobs.map(data => ({ data })),
      { db: fromKysely(tx) },
    )
  }

export type Worker = {
  /** Looks at once instead of at the next poll; nothing where there is none. */
  wake(): void
  /** Works until no job is waiting and none is being done. */
  drain(): Promise<void>
  stop(): Promise<void>
}

type Settings = {
  readonly boss: PgBoss
  readonly handlers: Handlers
  /** Why a job need not even be begun now: it would be prepared only to be put back. */
  readonly waits: (queue: Queue, job: Job) => Again
  readonly onError: (error: unknown, queue: Queue, job: Job) => void
  /** Where jobs work on the database; they leave it while they wait for a network. */
  readonly desk: Desk
  /** One job after another, in the order in which they were asked for. */
  readonly inOrder: boolean
  /** Null: it never looks by itself, only when it is drained. */
  readonly pollSeconds: number | null
}

/** One piece of work, and the ids of all the jobs that ask for it. */
type Task = { readonly queue: Queue; readonly ids: string[]; readonly job: Job }

const redrawsAtOnce = 50
/** The shortest time between two looks that nobody waits for, in ms; jobs that come meanwhile are fetched together. */
const shortestPause = 20
/** How often a running job tells pg-boss that it is still running, in seconds. */
const aliveEvery = 10

/**
 * Jobs for the same notice become one task: whoever asked for them had committed when they were fetched, so one drawing
 * serves them all.
 */
function joined(jobs: readonly { id: string; data: Job }[]): Task[] {
  const tasks = new Map<string, Task>()
  for (const { id, data } of jobs) {
    const task = tasks.get(data.id) ?? { queue: 'redraw', ids: [], job: data }
    task.ids.push(id)
    tasks.set(data.id, task)
  }
  return [...tasks.values()]
}

/** Works the queues in this process; any number of processes may. A job that waits for a platform holds up no other. */
export function startWorker({ boss, handlers, waits, onError, desk, inOrder, pollSeconds }: Settings): Worker {
  let stopped = false
  let looking: Promise<number> | null = null
  let again = false
  /** The last look left jobs where they were, for want of room. */
  let lacksRoom = false
  const inHand = new Map<Task, Promise<void>>()
  /** Of each notice that is being drawn, the drawing that follows it: two at once would only wait for each other. */
  const nextDrawing = new Map<string, Task>()

  async function doOne({ queue, ids, job }: Task): Promise<void> {
    try {
      const later = await handlers[queue](job)
      if (later) await boss.send(queue, job, { startAfter: Math.ceil(later.again) })
      await boss.complete(queue, ids)
    } catch (error) {
      onError(error, queue, job)
      // Only its kind: a message of PostgreSQL repeats what was written.
      const message = error instanceof Error ? error.name : 'failed'
      await boss.fail(queue, ids, { message }).catch(failed => onError(failed, queue, job))
    }
  }

  /** The drawing of a notice that is under way; whoever asks for another has changed what it may have read already. */
  const drawingOf = ({ queue, job }: Task): Promise<void> | undefined =>
    queue === 'redraw'
      ? [...inHand].find(([task]) => task.queue === 'redraw' && task.job.id === job.id)?.[1]
      : undefined

  function begin(task: Task): Promise<void> {
    const underWay = drawingOf(task)
    const next = nextDrawing.get(task.job.id)
    if (underWay && next) {
      next.ids.push(...task.ids)
      return inHand.get(next)!
    }
    if (underWay) nextDrawing.set(task.job.id, task)
    const doing = (
      underWay
        ? underWay.then(() => {
            nextDrawing.delete(task.job.id)
            return doOne(task)
          })
        : doOne(task)
    ).finally(() => {
      inHand.delete(task)
      // It may have asked for others.
      lookSoon()
    })
    inHand.set(task, doing)
    return doing
  }

  /** Takes as many jobs of each queue as there is room for; gives how many. */
  async function takeSome(): Promise<number> {
    let taken = 0
    for (const queue of queueNames) {
      const room = inOrder ? 1 : desk.free
      lacksRoom = room === 0
      if (lacksRoom) return taken
      const fetched = await boss.fetch<Job>(queue, { batchSize: queue === 'redraw' ? redrawsAtOnce : room })
      const jobs = await putBackWhoWaits(queue, fetched)
      const tasks = queue === 'redraw' ? joined(jobs) : jobs.map(({ id, data }) => ({ queue, ids: [id], job: data }))
      for (const task of tasks) {
        const doing = begin(task)
        if (inOrder) await doing
      }
      taken += fetched.length
    }
    return taken
  }

  /** Puts those back together that have to wait; gives the others. */
  async function putBackWhoWaits<One extends { id: string; data: Job }>(queue: Queue, jobs: readonly One[]) {
    const late = jobs.flatMap(job => {
      const again = waits(queue, job.data)
      return again ? [{ job, startAfter: again.again }] : []
    })
    if (late.length === 0) return jobs
    await boss.insert(
      queue,
      late.map(({ job, startAfter }) => ({ data: job.data, startAfter })),
    )
    await boss.complete(
      queue,
      late.map(({ job }) => job.id),
    )
    return jobs.filter(job => !late.some(one => one.job === job))
  }

  /** Looks never overlap; asking during one asks for another after it. */
  async function look(): Promise<number> {
    if (looking) {
      again = true
      return looking
    }
    looking = (async () => {
      let total = 0
      do {
        again = false
        const taken = await takeSome()
        total += taken
        if (taken > 0 && inOrder) again = true
      } while (again && !stopped)
      return total
    })()
    try {
      return await looking
    } finally {
      looking = null
    }
  }

  const lookNow = () => {
    if (!stopped && pollSeconds !== null) look().catch(error => onError(error, 'deliver', { club: '', id: '' }))
  }
  let pausing: NodeJS.Timeout | null = null
  let askedMeanwhile = false
  /** At once, or when the shortest pause after the last look is over. */
  function lookSoon(): void {
    askedMeanwhile = pausing !== null
    if (askedMeanwhile || stopped) return
    pausing = setTimeout(() => {
      pausing = null
      if (askedMeanwhile) lookSoon()
    }, shortestPause)
    lookNow()
  }
  desk.onFree(() => {
    if (lacksRoom && desk.free * 2 >= desk.places) lookNow()
  })
  const poll = pollSeconds === null ? undefined : setInterval(lookSoon, pollSeconds * 1000)
  poll?.unref()
  const alive = setInterval(() => {
    for (const queue of queueNames) {
      const ids = [...inHand.keys()].flatMap(task => (task.queue === queue ? task.ids : []))
      if (ids.length > 0) boss.touch(queue, ids).catch(error => onError(error, queue, { club: '', id: '' }))
    }
  }, aliveEvery * 1000)
  alive.unref()
  return {
    wake: lookSoon,
    async drain() {
      while (!stopped) {
        if (looking) await looking.catch(() => 0)
        else if (inHand.size > 0) await Promise.all(inHand.values())
        else if ((await look()) === 0 && !looking && inHand.size === 0) return
      }
    },
    async stop() {
      stopped = true
      clearInterval(poll)
      clearTimeout(pausing ?? undefined)
      await looking?.catch(() => 0)
      await Promise.all(inHand.values())
      clearInterval(alive)
    },
  }
}
