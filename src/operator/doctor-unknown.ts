import { sql } from 'kysely'
import { chooseClub } from '../db/club-tx.ts'
import type { Connection } from '../db/connect.ts'
import { transact } from '../db/transact.ts'
import { known } from '../main.ts'
import type { Finding } from '../platforms/examined.ts'
import { clubsIn } from '../start/installation.ts'

/** What waits in the database for a program that knows it: kinds of notices and duties that this one does not have. */
export async function examineUnknown({ db }: Connection): Promise<Finding[]> {
  const counts = new Map<string, number>()
  for (const { id } of await clubsIn(db)) {
    const rows = await transact(db, async tx => {
      await chooseClub(tx, id)
      const { rows } = await sql<{ what: string; name: string; count: number }>`
        select 'kind of notice' as what, kind as name, count(*)::int as count from notice
          where club_id = ${id} and kind <> all(${[...known.notices]}) group by 2
        union all select 'duty', duty, count(*)::int from due
          where club_id = ${id} and done_at is null and duty <> all(${[...known.duties]}) group by 2`.execute(tx)
      return rows
    })
    for (const { what, name, count } of rows) {
      const key = `${what} ${name}`
      counts.set(key, (counts.get(key) ?? 0) + count)
    }
  }
  return [...counts].map(([what, count]) => ({
    what: 'unknown',
    verdict: 'fail',
    says: `${count} of the ${what}: this version does not know it, and leaves it as it is`,
    mend: 'Start the version that kept it, or a newer one. If there is none, it is a bug: please report it.',
  }))
}
