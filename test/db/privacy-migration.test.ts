import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import * as aClub from '../../migrations/0001-a-club.ts'
import * as privacy from '../../migrations/0004-privacy.ts'
import { connect } from '../../src/db/connect.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'

test('in a club from before, messages learn their referral, what was never sent stays so, and nights begin', async () => {
  const server = inject('serverUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await inSession(server, session => session.query(`create database ${name}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  const { db, close } = connect(url.href, { as: 'owner', max: 1 })
  try {
    await db.transaction().execute(tx => aClub.up(tx as never))
    const [club, other, referral, told, unsent, sent] = Array.from({ length: 6 }, () => randomUUID())
    const at = '2026-11-03T10:00:00Z'
    for (const id of [club, other])
      await sql`insert into club (club_id, external_id, format_version, name, zone, language, created_at)
        values (${id}, ${`c-${id}`}, 1, 'Le Cercle', 'Europe/Paris', 'fr', ${at})`.execute(db)
    await sql`insert into due (club_id, id, duty, about, at) values (${club}, ${randomUUID()}, 'digest', ${club}, ${at})`.execute(
      db,
    )
    const notice = (id: string, kind: string, args: object, about: string | null) =>
      sql`insert into notice (club_id, id, kind, class, arguments, once, about, kept_at, due_at, state)
        values (${club}, ${id}, ${kind}, 'personal', ${JSON.stringify(args)}, ${id}, ${about}, ${at}, ${at}, 'sent')`.execute(
        db,
      )
    await notice(told!, 'referral-moved', { referral, step: 'won' }, null)
    await notice(randomUUID(), 'introduction-asked', { introduction: sent }, sent!)
    for (const id of [unsent, sent])
      await sql`insert into introduction (club_id, id, external_id, requested_by, party_a, party_b, requested_at, status)
        values (${club}, ${id}, ${`i-${id}`}, ${randomUUID()}, ${randomUUID()}, ${randomUUID()}, ${at}, 'expired')`.execute(
        db,
      )

    await db.transaction().execute(tx => privacy.up(tx as never))

    const { rows: notices } = await sql<{ about: string }>`select about from notice where id = ${told}`.execute(db)
    expect(notices).toEqual([{ about: referral }])
    const { rows: held } = await sql<{ id: string }>`select id from introduction where held`.execute(db)
    expect(held).toEqual([{ id: unsent }])
    const { rows: nights } = await sql<{ club_id: string }>`select club_id from due where duty = 'retention'`.execute(
      db,
    )
    expect(nights).toEqual([{ club_id: club }])
  } finally {
    await close()
    await inSession(server, session => session.query(`drop database ${name} with (force)`))
  }
})
