import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { startSlack } from '../kit/slack/index.ts'

const club = '00000000-0000-4000-8000-000000000001'
const at = '2026-11-03T10:00:00Z'
const people = { lea: 'Léa Martin', marc: 'Marc Dubois' }

test('one program hears and answers, another sends: each role does its part and nothing else', async () => {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  const place = slack.workspace.id
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const owner = connect(database.url, { as: 'owner', max: 1 })
  onTestFinished(() => owner.close())
  const write = (text: string) => sql.raw(text).execute(owner.db)
  await write(`insert into club (club_id, external_id, format_version, name, zone, language, created_at, placed_at)
    values ('${club}', 'club', 1, 'Le Cercle', 'Europe/Paris', 'fr', '${at}', '${at}')`)
  await write(
    `insert into place (platform, place, club_id, connected_at) values ('slack', '${place}', '${club}', '${at}')`,
  )
  for (const [n, [handle, name]] of Object.entries(people).entries()) {
    const id = `00000000-0000-4000-8000-00000000001${n}`
    const account = `U0${handle.toUpperCase()}`
    slack.addUser({ id: account, name, handle })
    await write(`insert into member (club_id, id, external_id, name, search, name_key, joined_on, roles)
      values ('${club}', '${id}', '${handle}', '${name}', '${handle}', '${handle}', '2024-01-15', '{member,organizer}')`)
    await write(`insert into account (club_id, platform, place, account, member_id, linked_at, hello_at, informed_at)
      values ('${club}', 'slack', '${place}', '${account}', '${id}', '${at}', '${at}', '${at}')`)
  }
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: ['U0LEA', 'U0MARC'], bot: true })
  const start = async (role: string) => {
    const program = await startProgram(['start', '--port', '0'], {
      ...{ DATABASE_URL: database.url, ASSIDU_SECRET_KEY: 'q4t7w9z$C&F)J@NcRfUjXn2r5u8x/A?D', ASSIDU_ROLE: role },
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    })
    onTestFinished(() => program.close())
    await program.says(/http:\/\/127\.0\.0\.1:\d+/)
    return program
  }
  const sent = () => slack.called('chat.postMessage').length

  const web = await start('web')
  await slack.connected()
  const taken = await slack.user('U0LEA').types('/recommander', '@marc moi-même "Un devis"', { channel: 'C0CLUB' })
  expect(JSON.stringify(taken)).toContain('Transmise à Marc Dubois')
  // It ends in order, and would have done first what it had begun.
  await web.close()
  expect(sent()).toBe(0)

  await start('worker')
  await slack.user('U0MARC').sees('Un devis', { in: 'D0MARC' })
  expect(slack.connections).toBe(0)
  expect(sent()).toBe(1)
})
