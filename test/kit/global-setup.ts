import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { createDatabaseIfMissing, startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the database `postgres` on the run's server. */
    serverUrl: string
    /** A folder for what tests write, removed with the run however it ends. */
    runFolder: string
  }
}

/** The migrated database that every test file clones. */
export const TEMPLATE = 'assidu_template'

/** A server for one run may lose everything: nothing waits for the disk, nothing wakes up by itself. */
const FOR_ONE_RUN = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** One PostgreSQL per run, in a temporary folder, gone at the end however the run ends. */
export default async function oneServerPerRun(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'assidu-test-'))
  // Root's PostgreSQL runs as another user, who has to get in.
  if (process.getuid?.() === 0) await chmod(dir, 0o711)
  const server = await startEmbedded({ dir, say: () => {}, settings: FOR_ONE_RUN, durable: false })
  cleanUpIfKilled(dir, Number((await readFile(join(server.data, 'postmaster.pid'), 'utf8')).split('\n')[0]))
  await createDatabaseIfMissing(server.url, TEMPLATE)
  await migrateToLatest(server.urlOf(TEMPLATE))
  await inSession(server.urlOf('postgres'), async session => {
    // Only a template nobody is connected to can be cloned.
    await session.query(`alter database ${TEMPLATE} with is_template true allow_connections false`)
  })
  project.provide('serverUrl', server.urlOf('postgres'))
  project.provide('runFolder', dir)
  return async () => {
    await server.leave()
    await rm(dir, { recursive: true, force: true })
  }
}

/** A shell that waits for our end, even by kill -9, then ends the server and removes the folder. */
function cleanUpIfKilled(dir: string, pid: number): void {
  if (process.platform === 'win32') return
  const script =
    'cat; [ -d "$0" ] || exit; kill -QUIT "$1"; for i in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$0" && break; sleep 0.2; done'
  const watcher = spawn('/bin/sh', ['-c', script, dir, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.unref()
  // The pipe closes when we end; until then it must not keep us.
  if ('unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') watcher.stdin.unref()
}
