import type { Config } from '../config.ts'
import { migrationStatus } from '../db/migrate.ts'
import { openInstallation } from '../start/installation.ts'

/** `assidu migrate`: opening the installation brings it up to date; the status is said. */
export async function migrate(
  config: Config,
  { status }: { status: boolean },
  say: (line: string) => void,
): Promise<number> {
  const installation = await openInstallation(config, say, { migrate: !status })
  try {
    const all = await migrationStatus(installation.realUrl)
    for (const { name, done } of all) say(`${done ? 'done' : 'to come'}  ${name}`)
    return 0
  } finally {
    await installation.leave()
  }
}
