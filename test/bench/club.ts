import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { inClub } from '../../src/db/club-tx.ts'
import { connect } from '../../src/db/connect.ts'
import { createDatabaseIfMissing, startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { openLog } from '../../src/log.ts'
import { compose } from '../../src/main.ts'
import { importFolder } from '../../src/transfer/import.ts'

const demo = fileURLToPath(new URL('../../src/transfer/demo', import.meta.url))
/** The evening of the day on which the demo's history ends. */
const demoEnd = Temporal.Instant.from('2026-11-20T18:00:00+01:00')

export const place = 'T0BENCH'
export const secretKey = Buffer.from('0123456789abcdefABCDEFghijklmnop').toString('base64')

export type Person = { readonly account: string; readonly name: string }
export type Prepared = {
  /** Addresses of databases that hold the same club. */
  readonly urls: readonly [assidu: string, bare: string]
  readonly people: readonly Person[]
  leave(): Promise<unknown>
}

/** The demo club in a Slack workspace, twice, on one embedded PostgreSQL as `npm start` runs it; nothing else is due there. */
export async function prepare(folder: string): Promise<Prepared> {
  const server = await startEmbedded({ dir: join(folder, 'data'), say: () => {} })
  const [assidu, bare] = ['bench_assidu', 'bench_bare'] as const
  await createDatabaseIfMissing(server.url, assidu)
  await migrateToLatest(server.urlOf(assidu))
  const people = await importClub(server.urlOf(assidu))
  const owner = connect(server.url, { as: 'owner', max: 1 })
  await sql`create database ${sql.id(bare)} template ${sql.id(assidu)}`.execute(owner.db)
  await owner.close()
  return { urls: [server.urlOf(assidu), server.urlOf(bare)], people, leave: () => server.leave() }
}

async function importClub(url: string): Promise<Person[]> {
  const assidu = await compose({ url, secretKey, log: openLog('error'), clock: { now: () => demoEnd } })
  const { club } = await importFolder(assidu.means, demo)
  if (!club) throw new Error('the demo club was refused')
  const people = await inClub(assidu.means, club.id, async ({ tx, at }) => {
    const members = await tx.selectFrom('member').select(['id', 'name']).where('left_on', 'is', null).execute()
    await tx
      .insertInto('place')
      .values({ platform: 'slack', place, club_id: club.id, name: club.name, connected_at: at, disconnected_at: null })
      .execute()
    const accounts = members.map(({ id }, i) => ({
      ...{ club_id: club.id, platform: 'slack', place, account: `U0BENCH${i}`, member_id: id },
      ...{ linked_at: at, hello_at: at, informed_at: at, active_at: null, unreachable_at: null, closed_at: null },
    }))
    await tx.insertInto('account').values(accounts).execute()
    await tx.updateTable('club').set({ placed_at: at }).execute()
    // The bare app speaks French only.
    await tx.updateTable('member').set({ language: 'fr' }).execute()
    await tx.deleteFrom('due').execute()
    return members.map(({ name }, i) => ({ account: `U0BENCH${i}`, name }))
  })
  await assidu.stop()
  return people
}
