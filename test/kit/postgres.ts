import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'

export type FreshDatabase = {
  /** The owner's address; `connect(url)` of src/db takes the bot's role. */
  url: string
  drop(): Promise<void>
}

/** A migrated database of one's own, cloned in milliseconds. `drop` ends whatever is still connected to it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('serverUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await inSession(server, session => session.query(`create database ${name} template assidu_template`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () =>
      inSession(server, async session => void (await session.query(`drop database if exists ${name} with (force)`))),
  }
}
