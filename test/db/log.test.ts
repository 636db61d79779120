import { sql } from 'kysely'
import { expect } from 'vitest'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { openLog } from '../../src/log.ts'
import { story } from '../kit/story.ts'

/** What a log says of an error, as one text. */
function logged(error: unknown): string {
  const lines: string[] = []
  openLog('error', { write: line => void lines.push(line) }).error({ err: error }, 'a gesture failed')
  return lines.join('')
}

const secret = 'Mme Dupont 06 11 22 33 44'

const failures: Readonly<Record<string, (club: ClubTx) => Promise<unknown>>> = {
  'a person who is not there': ({ tx, id }) =>
    tx.selectFrom('member').selectAll().where('club_id', '=', id).where('name', '=', secret).executeTakeFirstOrThrow(),
  'an id that is none': ({ tx, id }) =>
    tx.selectFrom('member').selectAll().where('club_id', '=', id).where('id', '=', secret).execute(),
  'a row that breaks a rule': ({ tx, id }) =>
    sql`insert into member (club_id, id, external_id, name, search, joined_on) values
      (${id}, gen_random_uuid(), 'x', ${secret}, 'x', '2026-01-01')`.execute(tx),
  'a key that is taken': async ({ tx, id }) => {
    for (const _ of ['once', 'twice'])
      await tx.insertInto('playground_guest').values({ club_id: id, id: secret, name: 'x' }).execute()
  },
  'what a library sent': async () => {
    throw Object.assign(new Error('Invalid Form Body', { cause: new Error('400') }), { requestBody: { json: secret } })
  },
}

story('an error is logged without what was asked, written or sent', async ({ inClub }) => {
  for (const [what, work] of Object.entries(failures)) {
    const error = await inClub(work).then(
      () => null,
      (failed: unknown) => failed,
    )
    expect(error, what).toBeInstanceOf(Error)
    const text = logged(error)
    for (const part of ['Dupont', '11 22']) expect(text, what).not.toContain(part)
    // What its maintainer needs stays.
    expect(JSON.parse(text).err, what).toMatchObject({
      type: expect.any(String),
      stack: expect.stringContaining(' at '),
    })
  }
})

story('an answer of PostgreSQL keeps its code and the names it says', async ({ inClub }) => {
  const broken = await inClub(failures['a key that is taken']!).catch((error: unknown) => error)
  expect(JSON.parse(logged(broken)).err).toMatchObject({
    message: 'PostgreSQL 23505',
    table: 'playground_guest',
    constraint: 'playground_guest_pkey',
  })
})
