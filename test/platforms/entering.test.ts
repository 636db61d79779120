import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startDiscord, textOf } from '../kit/discord/index.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { startSlack } from '../kit/slack/index.ts'

/** `npm start` while a platform is down, or refuses the bot: what its operator reads, and what he has to do. */

async function starts(env: Readonly<Record<string, string>>) {
  const database = await freshDatabase()
  const program = await startProgram(['start', '--port', '0'], {
    DATABASE_URL: database.url,
    ASSIDU_SECRET_KEY: 'q4t7w9z$C&F)J@NcRfUjXn2r5u8x/A?D',
    ...env,
  })
  onTestFinished(async () => {
    await program.close()
    await database.drop()
  })
  return program
}

async function slackThere() {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  slack.addUser({ id: 'U0LEA', name: 'Léa Moreau', handle: 'lea', admin: true })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: ['U0LEA'], bot: true })
  return {
    slack,
    env: { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
  }
}

async function discordThere() {
  const discord = await startDiscord()
  onTestFinished(() => discord.close())
  const guild = discord.addGuild('Le Cercle')
  discord.addChannel(guild, 'club')
  const lea = discord.addPerson('Léa Moreau', { in: guild, administrator: true })
  return { discord, lea, env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl } }
}

const readiness = async (url: string) => {
  const answer = await fetch(`${url}/readyz`)
  return { status: answer.status, ...((await answer.json()) as object) }
}

/** Everything reads as sentences: no trace of the program's own. */
const hasTrace = (said: string) => /^\s+at /m.test(said)

test('Slack is down: the bot says so, serves Discord, and goes on by itself when Slack is there', async () => {
  const { slack, env } = await slackThere()
  const { discord, lea, env: alsoDiscord } = await discordThere()
  slack.troubles.next('auth.test', { refused: true }, 1_000)
  const program = await starts({ ...env, ...alsoDiscord, LANG: 'en_GB.UTF-8' })
  await program.says(/Slack cannot be reached \(\w+\)\. Check the network.* Assidu waits, and goes on by itself/)
  const url = await program.says(/http:\/\/127\.0\.0\.1:\d+/)
  expect(await readiness(url)).toEqual({ status: 503, database: true, jobs: true, slack: false, discord: true })
  expect(textOf((await lea.types('help')).message!)).not.toBe('')
  slack.troubles.over()
  await program.says(/Slack answers: connected\.\nLe Cercle \(slack T0CLUB0001\) has no club yet/)
  expect(await readiness(url)).toEqual({ status: 200, database: true, jobs: true, slack: true, discord: true })
  await slack.user('U0LEA').types('/club')
  expect(hasTrace(program.said())).toBe(false)
  expect(discord.calls.filter(({ status }) => status >= 400)).toEqual([])
})

test('Discord is down: the same, in the language of the operator', async () => {
  const { discord, lea, env } = await discordThere()
  discord.trouble('GET /gateway/bot', { kind: 'server error', status: 503 }, { times: 1_000 })
  const program = await starts({ ...env, LANG: 'fr_FR.UTF-8' })
  await program.says(/Discord ne répond pas \(HTTP 503\)\. Vérifiez le réseau.* Assidu attend, et continuera/)
  const url = await program.says(/http:\/\/127\.0\.0\.1:\d+/)
  expect(await readiness(url)).toMatchObject({ status: 503, discord: false })
  discord.troublesOver()
  await program.says(/Discord répond\s: connecté\./)
  expect(await readiness(url)).toMatchObject({ status: 200, discord: true })
  expect(textOf((await lea.types('help')).message!)).not.toBe('')
  expect(hasTrace(program.said())).toBe(false)
})

test('a platform that never answers is waited for too, and Ctrl-C ends the wait', async () => {
  const silent = createServer(() => {})
  await new Promise<void>(done => silent.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`
  const program = await starts({ DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: address })
  await program.says(/Discord has not answered yet\. Assidu waits/)
  await program.says(/Listening on/)
})

test.each([
  ['Slack’s bot token', 'SLACK_BOT_TOKEN', 'xoxb-wrong', /OAuth & Permissions.*api\.slack\.com\/apps/],
  ['Slack’s app token', 'SLACK_APP_TOKEN', 'xapp-wrong', /connections:write.*api\.slack\.com\/apps/],
])('%s is wrong: one sentence names it and where to get another, and the start ends', async (_, name, value, where) => {
  const { env } = await slackThere()
  const program = await starts({ ...env, [name]: value })
  expect(await program.ended).toBe(1)
  expect(program.said()).toMatch(new RegExp(`^Slack does not accept ${name} \\(\\w+\\)\\.`))
  expect(program.said()).toMatch(where)
  expect(program.said().trim().split('\n')).toHaveLength(1)
})

test('Discord’s token is wrong: the same', async () => {
  const { env } = await discordThere()
  const program = await starts({ ...env, DISCORD_TOKEN: 'not.the.token' })
  expect(await program.ended).toBe(1)
  expect(program.said()).toMatch(/^Discord does not accept DISCORD_TOKEN \(\w+\)\. .*discord\.com\/developers/)
  expect(program.said().trim().split('\n')).toHaveLength(1)
})

test('publishing the commands with a wrong token is a sentence too', async () => {
  const { env } = await discordThere()
  const program = await startProgram(['discord-commands'], { ...env, DISCORD_TOKEN: 'not.the.token' })
  onTestFinished(() => program.close())
  expect(await program.ended).toBe(1)
  expect(program.said()).toMatch(/^Discord does not accept DISCORD_TOKEN \(\w+\)\. .*discord\.com\/developers.*\n$/)
})

test('a token that turns out to be wrong once Slack is there again ends a bot that serves nothing else', async () => {
  const { slack, env } = await slackThere()
  slack.troubles.next('auth.test', { status: 503 }, 1_000)
  const program = await starts({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong' })
  await program.says(/Assidu waits/)
  await program.says(/Listening on/)
  slack.troubles.over()
  expect(await program.ended).toBe(1)
  expect(program.said()).toMatch(/Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)/)
})
