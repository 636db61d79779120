import { schedule } from 'node-cron'
import { type ClubTx, inClub, type Job, type Means } from '../db/club-tx.ts'
import type { Db } from '../db/connect.ts'
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

/** Claims what is due by now and makes each a job; any number of processes may beat, one claims. */
export async function beat(means: Means): Promise<Claimed[]> {
  const rows = await means.db
    .selectFrom('due')
    .innerJoin('club', 'club.club_id', 'due.club_id')
    .select(['due.club_id', 'due.id', 'due.duty', 'due.about', 'due.at', 'club.name'])
    .where('due.claimed_at', 'is', null)
    .where('club.placed_at', 'is not', null)
    .where('due.at', '<=', means.now())
    .orderBy('due.at')
    .limit(batch)
    .execute()
  const claimed: Claimed[] = []
  for (const clubId of new Set(rows.map(row => row.club_id))) {
    const his = rows.filter(row => row.club_id === clubId)
    await inClub(means, clubId, async club => {
      const won = await club.tx
        .updateTable('due')
        .set({ claimed_at: club.at })
        .where('club_id', '=', clubId)
        .where(
          'id',
          'in',
          his.map(({ id }) => id),
        )
        .where('claimed_at', 'is', null)
        .returning('id')
        .execute()
      const ids = new Set(won.map(({ id }) => id))
      const ours = his.filter(({ id }) => ids.has(id))
      const isSend = ({ duty }: { duty: string }) => duty === 'deliver'
      await club.enqueue('deliver', ...ours.filter(isSend).map(({ about }) => ({ id: about })))
      await club.enqueue('duty', ...ours.filter(row => !isSend(row)).map(({ id }) => ({ id })))
      for (const row of ours) {
        const job = isSend(row) ? row.about : row.id
        claimed.push({ at: row.at, duty: row.duty, club: row.name, about: row.about, job })
      }
    })
  }
  return claimed
}

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
