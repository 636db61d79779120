import { clubsIn } from '../club/setup/club-row.ts'
import { chooseClub } from '../db/club-tx.ts'
import type { Connection } from '../db/connect.ts'
import { transact } from '../db/transact.ts'
import { unknownDuties } from '../duties/duty.ts'
import { known } from '../main.ts'
import { unknownNotices } from '../notices/unknown.ts'
import type { Finding } from '../platforms/examined.ts'

/** What waits in the database for a program that knows it: kinds of notices and duties that this one does not have. */
export async function examineUnknown({ db }: Connection): Promise<Finding[]> {
  const counts = new Map<string, number>()
  for (const { id } of await clubsIn(db)) {
    const found = await transact(db, async tx => {
      await chooseClub(tx, id)
      const notices = await unknownNotices(tx, id, known.notices)
      const duties = await unknownDuties(tx, id, known.duties)
      return [
        ...notices.map(one => ({ ...one, what: 'kind of notice' })),
        ...duties.map(one => ({ ...one, what: 'duty' })),
      ]
    })
    for (const { what, name, count } of found) {
      const key = `${what} ${name}`
      counts.set(key, (counts.get(key) ?? 0) + Number(count))
    }
  }
  return [...counts].map(([what, count]) => ({
    what: 'unknown',
    verdict: 'fail',
    says: `${count} of the ${what}: this version does not know it, and leaves it as it is`,
    mend: 'Start the version that kept it, or a newer one. If there is none, it is a bug: please report it.',
  }))
}
