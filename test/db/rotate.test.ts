import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { passReferral } from '../../src/club/referrals/pass.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { connect } from '../../src/db/connect.ts'
import { examineKeys, KeyTrouble } from '../../src/db/rotate.ts'
import { sealer } from '../../src/db/seal.ts'
import { everySealedTable } from '../../src/db/sealed-columns.ts'
import { keepDraft } from '../../src/dispatch/drafts.ts'
import { openLog } from '../../src/log.ts'
import { type Assidu, compose } from '../../src/main.ts'
import { keepMessage } from '../../src/platforms/playground/store.ts'
import { rotateKeys } from '../../src/start/keys.ts'
import { sealedState, slackInstallations } from '../../src/start/slack-installations.ts'
import type { Prospect } from '../../src/terms/referral.ts'
import { view } from '../../src/view/build.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { openStory, storyKey, usualCast } from '../kit/story.ts'

/** A club changes its secret key: what was sealed stays readable, nothing is doubled, and the old key may go in the end. */

const newKey = 'k3Zr0cU1m2bq8y5sQxYt9vWn4eHj7LpA6dFgBiDoEuM='
const rotating = { secretKey: newKey, oldSecretKey: storyKey }

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** The same club, served by a bot with these keys. */
async function servedWith(url: string, clock: Assidu['clock'], keys: { secretKey: string; oldSecretKey?: string }) {
  const assidu = await compose({ url, log: openLog('silent'), pollSeconds: 3_600, poolSize: 4, clock, ...keys })
  let isOver = false
  const stop = async () => {
    if (!isOver) await assidu.stop()
    isOver = true
  }
  ends.push(stop)
  return { assidu, stop }
}

/** A club in which something of every kind is sealed. */
async function sealedClub() {
  const story = await openStory({ cast: usualCast })
  ends.push(() => story.close())
  const { people, assidu } = story
  await people.lea.says(
    '/recommander @marc une connaissance "Une verrière" contact:"Mme Dupont" telephone:"0612345678"',
  )
  await people.lea.presses('Oui, transmettre')
  await people.lea.says('/recommander @marc moi-même "Refaire mon tableau électrique"')
  await story.inClub(async club => {
    await keepDraft(club, story.idOf('lea'), { command: 'refer', form: 'f', said: { need: 'Une pergola' } })
    await club.tx
      .insertInto('contest')
      .values({
        club_id: club.id,
        id: '0190a000-0000-4000-8000-000000000001',
        member_id: story.idOf('ana'),
        at: club.at,
        words: club.sealer.seal('contest', 'words', '0190a000-0000-4000-8000-000000000001', 'J’étais en déplacement'),
        closed_at: null,
        closed_by: null,
      })
      .execute()
    await keepMessage(club, {
      id: '0190a000-0000-4000-8000-000000000002',
      where: { kind: 'direct', id: 'marc' },
      audience: ['marc'],
      onlyYou: false,
      view: view('Mme Dupont attend votre appel au 06 12 34 56 78'),
      reader: { language: 'fr', address: 'vous', zone: 'Europe/Paris' },
    })
  })
  await slackInstallations(assidu.means).storeInstallation({
    team: { id: 'T0ONE', name: 'Le Cercle' },
    enterprise: undefined,
    user: { id: 'U0LEA', token: undefined, scopes: undefined },
    bot: { token: 'xoxb-very-secret', scopes: ['commands'], id: 'B0BOT', userId: 'U0BOT' },
  })
  return story
}

/** Every value of the database that begins as sealed text under this key does, as `table.column`. */
async function sealedUnder(url: string, key: string): Promise<string[]> {
  const owner = connect(url, { as: 'owner', max: 1 })
  try {
    const [beginning] = sealer({ key }).beginnings
    const inBase64 = beginning!.toString('base64').slice(0, 6)
    const { rows: columns } = await sql<{ table: string; column: string }>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('bytea', 'text', 'json', 'jsonb')`.execute(owner.db)
    const found: string[] = []
    for (const { table, column } of columns) {
      const { rows } = await sql`select from ${sql.table(table)}
        where ${sql.ref(column)}::text like ${`\\\\x${beginning!.toString('hex')}%`}
          or ${sql.ref(column)}::text like ${`%${inBase64}%`}`.execute(owner.db)
      found.push(...rows.map(() => `${table}.${column}`))
    }
    return found.sort()
  } finally {
    await owner.close()
  }
}

const everything = [
  'contest.words',
  'draft.said',
  'draft.said',
  'installation.sealed',
  'installation.sealed',
  'playground_message.view',
  'referral.need',
  'referral.need',
  'referral.prospect_e164',
  'referral.prospect_name',
  'referral.prospect_phone',
]

test('without the key that sealed it a club is not served: one sentence says what to do, and nothing is changed', async () => {
  const { url, clock } = await sealedClub()
  const refused = servedWith(url, clock, { secretKey: newKey })
  await expect(refused).rejects.toThrow(KeyTrouble)
  await expect(refused).rejects.toThrow(/ASSIDU_SECRET_KEY_OLD/)
  expect(new KeyTrouble().sentence('fr')).toMatch(/Remettez cette clé/)
  expect(await sealedUnder(url, newKey)).toEqual([])
  expect(await sealedUnder(url, storyKey)).toEqual(everything)
})

test('with both keys all is sealed anew, looked up under either meanwhile, and then the old key may go', async () => {
  const { url, clock } = await sealedClub()
  const { assidu, stop } = await servedWith(url, clock, rotating)
  expect(await examineKeys(assidu.means)).toEqual({ opens: true, old: 7, unknown: 0 })
  expect(await rotateKeys(assidu)).toBe(true)
  expect(await sealedUnder(url, storyKey)).toEqual([])
  expect(await sealedUnder(url, newKey)).toEqual(everything)
  await stop()
  const { assidu: after } = await servedWith(url, clock, { secretKey: newKey })
  expect(await examineKeys(after.means)).toEqual({ opens: true, old: 0, unknown: 0 })
  expect(await slackInstallations(after.means).all()).toMatchObject([{ token: 'xoxb-very-secret' }])
  const before = servedWith(url, clock, { secretKey: storyKey })
  await expect(before).rejects.toThrow(KeyTrouble)
})

test.each([
  ['while keys rotate', false],
  ['once they have', true],
])('a referral passed under the old key is known again %s', async (_, isThrough) => {
  const story = await sealedClub()
  if (isThrough) await rotateKeys((await servedWith(story.url, story.clock, rotating)).assidu)
  const { assidu } = await servedWith(story.url, story.clock, isThrough ? { secretKey: newKey } : rotating)
  const again = (prospect: Prospect, need: string) =>
    inClub(assidu.means, story.clubId, async club =>
      passReferral(club, {
        by: (await memberById(club, story.idOf('lea')))!,
        receiver: { id: story.idOf('marc'), name: 'Marc Dubois', accounts: {} },
        kind: Object.keys(prospect).length > 0 ? 'outside' : 'inside',
        prospect,
        need,
        agreed: true,
        warmth: undefined,
        handoff: undefined,
      }),
    )
  const known = { refused: 'same referral just passed' }
  expect(await again({ name: 'Mme Dupont', phone: '06 12 34 56 78' }, 'Une véranda')).toMatchObject(known)
  expect(await again({}, 'Refaire mon tableau électrique')).toMatchObject(known)
})

function connectedTo(url: string) {
  const owner = connect(url, { as: 'owner', max: 1 })
  ends.push(() => owner.close())
  return owner.db
}

test('two processes share the work, and one that is killed in the midst of it loses and doubles nothing', async () => {
  const story = await sealedClub()
  for (let n = 0; n < 260; n += 1)
    await story.inClub(async club => {
      const id = club.newId()
      await club.tx
        .insertInto('draft')
        .values({
          club_id: club.id,
          id,
          member_id: story.idOf('lea'),
          command: 'refer',
          said: club.sealer.seal('draft', 'said', id, JSON.stringify({ n })),
          expires_at: club.at.add({ minutes: 30 }),
        })
        .execute()
    })
  const one = await servedWith(story.url, story.clock, rotating)
  const killed = await servedWith(story.url, story.clock, rotating)
  const owner = connectedTo(story.url)
  const dies = rotateKeys(killed.assidu).catch(() => 'killed')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query like '%for update skip locked%'`.execute(
    owner,
  )
  await dies
  const two = await servedWith(story.url, story.clock, rotating)
  await Promise.all([rotateKeys(one.assidu), rotateKeys(two.assidu)])
  expect(await rotateKeys(one.assidu)).toBe(true)
  expect(await sealedUnder(story.url, storyKey)).toEqual([])
  const rows = await owner.selectFrom('draft').selectAll().execute()
  const said = rows.map(({ club_id, id, said: sealed }) =>
    sealer({ key: newKey }).open(sealed, `draft/${club_id}/${id}`),
  )
  expect(
    said
      .filter(text => text.includes('"n"'))
      .map(text => (JSON.parse(text) as { n: number }).n)
      .sort((a, b) => a - b),
  ).toEqual(Array.from({ length: 260 }, (_, n) => n))
})

test('an installation from before there was a canary is told apart by its rows', async () => {
  const { url, clock } = await sealedClub()
  const owner = connectedTo(url)
  await owner.deleteFrom('installation').where('key', '=', 'canary').execute()
  await expect(servedWith(url, clock, { secretKey: newKey })).rejects.toThrow(KeyTrouble)
  const { stop } = await servedWith(url, clock, rotating)
  await stop()
  await expect(servedWith(url, clock, { secretKey: newKey })).rejects.toThrow(KeyTrouble)
})

test('when the key is lost for good what it sealed is let go of, and the club goes on with all else', async () => {
  const { url, clock } = await sealedClub()
  const env = { DATABASE_URL: url, ASSIDU_SECRET_KEY: newKey }
  const asked = await startProgram(['lost-key'], env)
  expect(await asked.ended).toBe(1)
  expect(asked.said()).toMatch(/^5 rows open with none of the keys/)
  expect(await sealedUnder(url, storyKey)).toEqual(everything)
  const done = await startProgram(['lost-key', '--let-go'], env)
  expect(await done.ended).toBe(0)
  expect(await sealedUnder(url, storyKey)).toEqual([])
  const { assidu } = await servedWith(url, clock, { secretKey: newKey })
  expect(await examineKeys(assidu.means)).toEqual({ opens: true, old: 0, unknown: 0 })
  const referrals = await connectedTo(url).selectFrom('referral').selectAll().execute()
  expect(referrals.map(row => [row.need, row.prospect_name, row.prospect_keys])).toEqual([
    [null, null, null],
    [null, null, null],
  ])
})

test('a row that was changed by somebody is told, and keeps the old key from being given up', async () => {
  const { url, clock } = await sealedClub()
  await connectedTo(url)
    .updateTable('referral')
    .set({ need: sql`overlay(need placing '\\x00'::bytea from octet_length(need))` })
    .where('prospect_name', 'is', null)
    .execute()
  const { assidu } = await servedWith(url, clock, rotating)
  expect(await rotateKeys(assidu)).toBe(false)
  expect(await sealedUnder(url, storyKey)).toEqual(['installation.sealed', 'referral.need'])
})

test('an installation of the Slack app begun under the old key ends under the new one, and none lasts for ever', async () => {
  const began = Temporal.Instant.from('2026-11-03T10:00:00Z')
  const at = (time: Temporal.Instant) => ({ getTime: () => time.epochMilliseconds }) as Date
  const state = await sealedState(sealer({ key: storyKey })).generateStateParam({ scopes: ['commands'] }, at(began))
  const store = sealedState(sealer({ key: newKey, old: storyKey }))
  expect(await store.verifyStateParam(at(began.add({ minutes: 9 })), state)).toEqual({ scopes: ['commands'] })
  await expect(store.verifyStateParam(at(began.add({ minutes: 11 })), state)).rejects.toThrow('too long ago')
  await expect(store.verifyStateParam(at(began), `${state.slice(0, -2)}AA`)).rejects.toThrow()
})

test('every column of bytes is one that keys rotate through, or says why it is none', async () => {
  const { url, drop } = await freshDatabase()
  ends.push(drop)
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea'`.execute(connectedTo(url))
  const notSealed = [
    // What an import has read, to know it again.
    'imported_row.hash',
    // Of a code that whoever has it types.
    'take_over.hash',
    // The same of a calendar’s address.
    'calendar_feed.secret',
    // Whose tries they were is let go of within days; under a new key he begins anew.
    'check_in_try.who',
  ]
  const sealed = everySealedTable.flatMap(({ table, columns }) => Object.keys(columns).map(one => `${table}.${one}`))
  expect(rows.map(({ column }) => column).sort()).toEqual(
    [...sealed.filter(one => one !== 'playground_message.view'), ...notSealed].sort(),
  )
})
