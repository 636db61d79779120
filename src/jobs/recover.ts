import { sql } from 'kysely'
import { connect } from '../db/connect.ts'

/**
 * Takes up the work of a process that was killed. On the embedded server one process works at a time, so whatever is leased
 * at its start was left by the one before: jobs are tried again, and for each send that was under way the bot looks whether
 * it has arrived.
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
