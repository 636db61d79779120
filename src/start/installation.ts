import { type ClubRow, clubsIn } from '../club/setup/club-row.ts'
import type { Config } from '../config.ts'
import { addressOf, type Connection, connect, userOf } from '../db/connect.ts'
import { createDatabaseIfMissing, type Embedded, secretKeyIn, startEmbedded } from '../db/embedded.ts'
import { migrateToLatest } from '../db/migrate.ts'
import type { Keys } from '../db/rotate.ts'
import { sealer } from '../db/seal.ts'
import { DatabaseTrouble } from '../db/trouble.ts'
import { realClock } from '../main.ts'
import { beforeTheEnd, ending } from './ending.ts'

/** Where the clubs of this installation are: the real ones, and the demo's own database beside them. */
export type Installation = {
  readonly embedded: Embedded | undefined
  readonly realUrl: string
  readonly demoUrl: string
  /** What opens and seals what every database of this installation keeps. */
  readonly keys: { readonly secretKey: string; readonly oldSecretKey?: string }
  /** Brings the demo's database into being; false where the database user may not make one. */
  makeDemoDatabase(): Promise<boolean>
  /** Call when all connections are closed: the embedded server ends with its last user. */
  leave(): Promise<void>
}

const demoName = 'assidu_demo'

/**
 * Opens the database of the configuration, the embedded one when none is named, and brings it up to date. `before` is
 * asked first: a second start is refused before it changes anything. Who gives it leaves the embedded server himself; for
 * all others it is left when the program is told to end, and what they do there is undone.
 */
export async function openInstallation(
  config: Config,
  say: (line: string) => void,
  {
    migrate = true,
    before,
    signal = ending,
  }: { migrate?: boolean; before?: (embedded: Embedded) => Promise<void>; signal?: AbortSignal } = {},
): Promise<Installation> {
  const starting =
    config.databaseUrl === undefined
      ? startEmbedded({ dir: config.dataDir, say, language: config.language, signal })
      : undefined
  if (starting && !before) leaveAtTheEnd(starting)
  const embedded = await starting
  const realUrl = config.databaseUrl ?? embedded!.url
  const demoUrl = addressOf(realUrl, demoName)
  try {
    if (embedded) await before?.(embedded)
    if (migrate) await migrateToLatest(realUrl)
  } catch (error) {
    if (isForbidden(error))
      throw new DatabaseTrouble('not allowed the role', { user: userOf(realUrl) }, { cause: error })
    // Who asked to come before closes what he opened.
    if (!before) await embedded?.leave()
    throw error
  }
  return {
    embedded,
    realUrl,
    demoUrl,
    keys: {
      secretKey: config.secretKey ?? (await secretKeyIn(embedded!.home)),
      ...(config.oldSecretKey === undefined ? {} : { oldSecretKey: config.oldSecretKey }),
    },
    async makeDemoDatabase() {
      try {
        await createDatabaseIfMissing(realUrl, demoName)
      } catch (error) {
        // 42501: the user of DATABASE_URL has no right to create a database.
        if (isForbidden(error)) return false
        throw error
      }
      await migrateToLatest(demoUrl)
      return true
    },
    async leave() {
      await embedded?.leave()
    },
  }
}

function leaveAtTheEnd(starting: Promise<Embedded>): void {
  let started: Embedded | undefined
  starting.then(
    embedded => {
      started = embedded
    },
    () => {},
  )
  beforeTheEnd({
    inOrder: () =>
      starting.then(
        embedded => embedded.leave(),
        () => {},
      ),
    // One that ran before us is somebody else's.
    atOnce: () => started?.joined === false && started.cut(),
  })
}

/** What opens and seals in one of its databases. */
export const keysFor = (
  { keys: { secretKey: key, oldSecretKey: old } }: Installation,
  { db }: Pick<Connection, 'db'>,
): Keys => ({
  db,
  now: () => realClock.now(),
  sealer: sealer({ key, ...(old === undefined ? {} : { old }) }),
})

/** PostgreSQL's `insufficient_privilege`. */
const isForbidden = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '42501'

/** The clubs of a database, by name; ids and names only. */
export async function clubsOf(url: string): Promise<ClubRow[]> {
  const connection = connect(url, { max: 1 })
  try {
    return await clubsIn(connection.db)
  } finally {
    await connection.close()
  }
}
