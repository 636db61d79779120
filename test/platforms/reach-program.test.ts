import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { startSlack } from '../kit/slack/index.ts'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = '2026-11-03T10:00:00Z'

test('what waited for a place in trouble goes at a restart; doctor and /readyz say how it stands', async () => {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  const place = slack.workspace.id
  slack.addUser({ id: 'U0MARC', name: 'Marc Dubois', handle: 'marc' })
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const owner = connect(database.url, { as: 'owner', max: 1 })
  onTestFinished(() => owner.close())
  const write = (text: string) => sql.raw(text).execute(owner.db)
  await write(`insert into club (club_id, external_id, format_version, name, zone, language, created_at, placed_at)
    values ('${id(1)}', 'club', 1, 'Le Cercle', 'Europe/Paris', 'fr', '${at}', '${at}')`)
  await write(`insert into member (club_id, id, external_id, name, search, name_key, joined_on, roles)
    values ('${id(1)}', '${id(2)}', 'marc', 'Marc Dubois', 'marc dubois', 'dubois marc', '2024-01-15', '{member,organizer}')`)
  await write(
    `insert into place (platform, place, club_id, connected_at) values ('slack', '${place}', '${id(1)}', '${at}')`,
  )
  await write(`insert into account (club_id, platform, place, account, member_id, linked_at, hello_at, informed_at)
    values ('${id(1)}', 'slack', '${place}', 'U0MARC', '${id(2)}', '${at}', '${at}', '${at}')`)
  await write(`insert into notice (club_id, id, kind, class, reader_id, arguments, once, kept_at, due_at, state, why)
    values ('${id(1)}', '${id(3)}', 'organizer-named', 'personal', '${id(2)}',
      '{"member":"${id(2)}","by":"${id(2)}"}', 'once', '${at}', '${at}', 'waiting', 'no connection to slack')`)
  const trouble = (probed: string) =>
    write(`insert into place_trouble (club_id, platform, place, detail, met_with, since, probed_at)
      values ('${id(1)}', 'slack', '${place}', 'token_revoked', 'direct', '${at}', ${probed})`)
  await trouble('null')
  const env = {
    ...{ DATABASE_URL: database.url, ASSIDU_SECRET_KEY: 'q4t7w9z$C&F)J@NcRfUjXn2r5u8x/A?D', LANG: 'fr_FR.UTF-8' },
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
  }
  const { PATH, HOME } = process.env
  const examined = await promisify(execFile)(process.execPath, [cli, 'doctor'], {
    env: { PATH, HOME, ...env },
  }).catch((failed: { stdout: string; code: number }) => failed)
  expect(examined).toMatchObject({ code: 1 })
  expect(examined.stdout).toMatch(
    /^fail {2}slack .* nothing is sent to T0CLUB0001 since 2026-11-03T10:00:00Z: token_revoked\n.*Copy the bot token again/m,
  )

  const program = await startProgram(['start', '--port', '0'], env)
  onTestFinished(() => program.close())
  const url = await program.says(/http:\/\/127\.0\.0\.1:\d+/)
  await slack.user('U0MARC').sees('bureau', { in: 'D0MARC' })
  const readiness = async () => {
    const answer = await fetch(`${url}/readyz`)
    return { status: answer.status, ...((await answer.json()) as object) }
  }
  expect(await readiness()).toEqual({ status: 200, database: true, jobs: true, slack: true })
  // As if it had just been asked: the heartbeat leaves it alone.
  await trouble(`'2100-01-01T00:00:00Z'`)
  expect(await readiness()).toEqual({
    ...{ status: 503, database: true, jobs: true, slack: false },
    troubles: [`slack ${place} since 2026-11-03T10:00:00Z: token_revoked`],
  })
  expect(slack.called('chat.postMessage')).toHaveLength(1)
})
