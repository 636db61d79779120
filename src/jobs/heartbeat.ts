import { sql } from 'kysely'
import { schedule } from 'node-cron'
import type { ClubTx, Job, Means } from '../db/club-tx.ts'
import type { Db } from '../db/connect.ts'
import { transact } from '../db/transact.ts'
import type { Duties } from '../duties/duty.ts'

/** What was due and is being done. */
export type Claimed = {
  readonly at: Temporal.Instant
  readonly duty: string
  readonly club: string
  readonly about: string
  /** The id of the job it became. */
  readonly job: string
}

const batch = 500

/** The earliest instant anything is due at, of any club that has a place; null when nothing is. */
export async function nextDue(db: Db): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('due')
    .innerJoin('club', 'club.club_id', 'due.club_id')
    .select('due.at')
    .where('due.claimed_at', 'is', null)
    .where('club.placed_at', 'is not', null)
    .orderBy('due.at')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/**
 * Claims what is due by now, of however many clubs, and makes each a job, in one transaction; any number of processes may
 * beat, one claims. What another one is just claiming is left to it.
 */
export async function beat(means: Means): Promise<Claimed[]> {
  return transact(means.db, async tx => {
    const { rows } = await sql<Omit<Claimed, 'job'> & { id: string; clubId: string }>`
      with soonest as (
        select "due".club_id, "due".id, "club".name from "due" inner join "club" on "club".club_id = "due".club_id
        where "due".claimed_at is null and "club".placed_at is not null and "due".at <= ${means.now()}
        order by "due".at limit ${batch} for update of "due" skip locked)
      update "due" set "claimed_at" = ${means.now()} from soonest
      where "due".club_id = soonest.club_id and "due".id = soonest.id
      returning "due".at, "due".duty, "due".about, "due".id, "due".club_id as "clubId", soonest.name as club`.execute(
      tx,
    )
    const due = rows.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    const [sends, duties] = [due.filter(isSend), due.filter(row => !isSend(row))]
    const jobs = [
      ['deliver', sends.map(({ clubId: club, about: id }) => ({ club, id }))],
      ['duty', duties.map(({ clubId: club, id }) => ({ club, id }))],
    ] as const
    for (const [queue, some] of jobs) if (some.length > 0) await means.enqueue(tx, queue, some)
    return due.map(row => ({ ...row, job: isSend(row) ? row.about : row.id }))
  })
}

const isSend = ({ duty }: { readonly duty: string }) => duty === 'deliver'

/** Does a claimed duty once: the mark that it is done stands in the transaction of what it does. Throws Unknown. */
export async function doDuty(club: ClubTx, duties: Duties, job: Pick<Job, 'id'>): Promise<null> {
  const row = await club.tx
    .selectFrom('due')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', job.id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.done_at) return null
  await duties.of(row.duty).run(club, row.about, row.at)
  await club.tx
    .updateTable('due')
    .set({ done_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', job.id)
    .execute()
  return null
}

/** Each minute on the machine's clock; `onBeat` must not reject. Gives the function that ends it. */
export function startHeartbeat(onBeat: () => Promise<void>): () => Promise<void> {
  const task = schedule('* * * * *', onBeat, { noOverlap: true })
  return async () => {
    await task.destroy()
  }
}
