import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { topics } from '../../src/club/topics.ts'
import type { Means } from '../../src/db/club-tx.ts'
import { chooseClub } from '../../src/db/club-tx.ts'
import { connect } from '../../src/db/connect.ts'
import { askAtOnce } from '../../src/db/gather.ts'
import { sealer } from '../../src/db/seal.ts'
import { rooms } from '../../src/rooms.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { demoEnd } from './folder.ts'

/** A database of one's own with a clock that stands, and what went into the job queue. */
export async function bench() {
  const { url, drop } = await freshDatabase()
  const connection = connect(url, { max: 4 })
  const jobs: string[] = []
  const clock = { now: demoEnd }
  const means: Means = {
    db: connection.db,
    now: () => clock.now,
    real: () => clock.now,
    newId: randomUUID,
    publicUrl: null,
    sealer: sealer({ key: 'bench passphrase, long enough to be one 0123456789' }),
    topics,
    ask: askAtOnce,
    lookups: new Map(),
    draw: async () => null,
    rooms,
    enqueue: async (_, queue, wanted) => void jobs.push(...wanted.map(() => queue)),
  }
  return {
    means,
    clock,
    jobs,
    /** One number of a table of the club with this identifier. */
    async count(table: string, where = 'true'): Promise<number> {
      return connection.db.transaction().execute(async tx => {
        const { rows: clubs } = await sql<{ club_id: string }>`select club_id from club`.execute(tx)
        let sum = 0
        for (const { club_id } of clubs) {
          await chooseClub(tx, club_id)
          const { rows } = await sql<{
            n: number
          }>`select count(*) as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(tx)
          sum += rows[0]!.n
        }
        return sum
      })
    },
    async close() {
      await connection.close()
      await drop()
    },
  }
}

export type Bench = Awaited<ReturnType<typeof bench>>

export const emptyFolder = async () => join(await mkdtemp(join(inject('runFolder'), 'export-')), 'club')
