import { sql } from 'kysely'
import { connect } from '../db/connect.ts'

/**
 * What the last process left in its hands when it was killed: on the embedded server one process works at a time, so at
 * its start nobody else holds a lease. Sends are looked for as soon as they have landed or never will (their leases keep
 * when they began), jobs are taken up again.
 */
export async function resumeAfterKill(url: string): Promise<void> {
  const owner = connect(url, { as: 'owner', max: 1 })
  try {
    await sql`update delivery set lease_until = null where state = 'sending'`.execute(owner.db)
    await sql`update pgboss.job set state = 'retry', start_after = clock_timestamp() where state = 'active'`.execute(
      owner.db,
    )
  } finally {
    await owner.close()
  }
}
