import { createServer } from 'node:net'
import { PermissionFlagsBits } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { slackInstallations } from '../../src/start/slack-installations.ts'
import { startDiscord } from '../kit/discord/index.ts'
import { openPages } from '../kit/pages.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { startSlack } from '../kit/slack/index.ts'
import { openStory, storyKey, usualCast } from '../kit/story.ts'

/** What `assidu doctor` finds, where a bot would not say until somebody missed a message. */

type Finding = { what: string; verdict: 'ok' | 'warn' | 'fail'; says: string; mend?: string }

async function doctor(env: Readonly<Record<string, string>>) {
  const program = await startProgram(['doctor', '--json'], env)
  const status = await program.ended
  const said = program.said()
  await program.close()
  const { findings } = JSON.parse(said) as { findings: Finding[] }
  return { status, findings, of: (what: string) => findings.filter(one => one.what === what) }
}

async function emptyDatabase() {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  return { DATABASE_URL: url, ASSIDU_SECRET_KEY: storyKey }
}

async function slackThere() {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  slack.addUser({ id: 'U0LEA', name: 'Léa Moreau', handle: 'lea', admin: true })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: ['U0LEA'], bot: true })
  slack.addChannel({ id: 'C0BUREAU', name: 'bureau', isPrivate: true, members: ['U0LEA'], bot: true })
  const env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl }
  return { slack, env, at: { platform: 'slack', place: slack.workspace.id } }
}

const invitation =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.CreatePrivateThreads |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreateEvents

async function discordThere(botPermissions = invitation) {
  const discord = await startDiscord()
  onTestFinished(() => discord.close())
  const guild = discord.addGuild('Le Cercle', { botPermissions })
  const club = discord.addChannel(guild, 'club')
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }
  return { discord, guild, club, env, at: { platform: 'discord', place: guild.id } }
}

/** A club that lives there, with these channels by what they are for. */
async function clubIn(at: { platform: string; place: string }, channels: Readonly<Record<string, string>>) {
  const story = await openStory({ cast: usualCast })
  const pages = await openPages(story.assidu)
  onTestFinished(async () => {
    await pages.close()
    await story.close()
  })
  await story.inClub(async club => {
    await club.tx
      .insertInto('place')
      .values({ ...at, club_id: club.id, name: 'Le Cercle', connected_at: club.at, disconnected_at: null })
      .execute()
    for (const [purpose, channel] of Object.entries(channels))
      await club.tx
        .insertInto('channel')
        .values({ club_id: club.id, ...at, purpose, channel, trouble: null })
        .execute()
  })
  return { DATABASE_URL: story.url, ASSIDU_SECRET_KEY: storyKey, ASSIDU_PUBLIC_URL: pages.url }
}

test('all is well: every token, the scopes, the rights and each channel were tried', async () => {
  const { env, at } = await slackThere()
  const { discord, env: alsoDiscord } = await discordThere()
  discord.gateway.privileged = 1 << 1
  const { status, findings, of } = await doctor({
    ...env,
    ...alsoDiscord,
    ...(await clubIn(at, { club: 'C0CLUB', organizers: 'C0BUREAU' })),
  })
  expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([])
  expect(status).toBe(0)
  expect(of('socket mode')).toHaveLength(1)
  expect(of('intents')).toHaveLength(1)
  expect(of('public address')[0]!.says).toContain('its pages and calendars open there')
  expect(of('pictures')).toMatchObject([{ verdict: 'ok', says: 'drawn here, with their fonts' }])
  expect(of('rights').map(({ says }) => says)).toEqual(['all that is needed in Le Cercle'])
  expect(of('channel').map(({ says }) => says)).toEqual(['club: #club', 'organizers: #bureau'])
})

test('Slack’s tokens are told apart, and scopes that are missing are named', async () => {
  const { slack, env } = await slackThere()
  const database = await emptyDatabase()
  const app = await doctor({ ...env, ...database, SLACK_APP_TOKEN: 'xapp-wrong' })
  expect(app.of('slack')).toMatchObject([{ verdict: 'ok' }])
  expect(app.of('socket mode')).toMatchObject([
    { verdict: 'fail', says: expect.stringMatching(/does not accept SLACK_APP_TOKEN \(.*connections:write/) },
  ])
  const bot = await doctor({ ...env, ...database, SLACK_BOT_TOKEN: 'xoxb-wrong' })
  expect(bot.of('slack')).toMatchObject([
    { verdict: 'fail', says: expect.stringMatching(/does not accept SLACK_BOT_TOKEN \(invalid_auth\)/) },
  ])
  expect(bot.of('socket mode')).toMatchObject([{ verdict: 'ok' }])
  slack.scopes.delete('channels:write.topic')
  const topic = await doctor({ ...env, ...database })
  expect(topic.of('slack')).toMatchObject([
    { verdict: 'warn', says: expect.stringMatching(/channel’s topic, scopes missing: channels:write\.topic$/) },
  ])
  slack.scopes.delete('im:history')
  const scopes = await doctor({ ...env, ...database })
  expect(scopes.of('slack')).toMatchObject([
    {
      verdict: 'fail',
      says: expect.stringMatching(/in Le Cercle: scopes missing: im:history, channels:write\.topic$/),
    },
  ])
  expect(scopes.status).toBe(1)
})

test('over OAuth each workspace’s own token is tried, and one that was withdrawn is named by its workspace', async () => {
  const { slack } = await slackThere()
  const story = await openStory({ cast: usualCast })
  onTestFinished(() => story.close())
  const kept = slackInstallations(story.assidu.means)
  for (const [id, name, token] of [
    ['T0ONE', 'Le Cercle', slack.botToken],
    ['T0TWO', 'Club du Lac', 'xoxb-withdrawn'],
  ] as const)
    await kept.storeInstallation({
      team: { id, name },
      enterprise: undefined,
      user: { id: 'U0LEA', token: undefined, scopes: undefined },
      bot: { token, scopes: ['commands'], id: 'B0BOT', userId: 'U0BOT' },
    })
  const { of } = await doctor({
    DATABASE_URL: story.url,
    ASSIDU_SECRET_KEY: storyKey,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'secret',
    SLACK_API_URL: slack.apiUrl,
  })
  expect(of('slack')).toMatchObject([
    { verdict: 'ok', says: expect.stringContaining('Le Cercle') },
    { verdict: 'fail', says: 'Club du Lac no longer lets the app in (invalid_auth)' },
  ])
})

test('a platform that cannot be reached is not a wrong token', async () => {
  const nobody = createServer()
  await new Promise<void>(done => nobody.listen(0, '127.0.0.1', done))
  const { port } = nobody.address() as { port: number }
  await new Promise(done => nobody.close(done))
  const { of, status } = await doctor({
    ...(await emptyDatabase()),
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    DISCORD_TOKEN: 'a.b.c',
    DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
  })
  expect(status).toBe(1)
  for (const { says } of [...of('slack'), ...of('socket mode'), ...of('discord')])
    expect(says).toMatch(/cannot be reached \(ECONNREFUSED\)\. Check the network/)
  expect(of('discord')).toHaveLength(1)
})

test('without the right to events one is warned, since only events are missing; the same of an address', async () => {
  const { club, env, at } = await discordThere(invitation & ~PermissionFlagsBits.CreateEvents)
  const database = await clubIn(at, { club: club.id, introductions: club.id, organizers: club.id })
  const { ASSIDU_PUBLIC_URL: _, ...withoutAddress } = database
  const { of } = await doctor({ ...env, ...withoutAddress })
  expect(of('rights')).toMatchObject([{ verdict: 'warn', says: expect.stringContaining('Create Events') }])
  expect(of('public address')).toMatchObject([
    { verdict: 'warn', says: expect.stringContaining('set ASSIDU_PUBLIC_URL') },
  ])
})

test('Discord’s token, intent, rights and channels: each is named with what mends it', async () => {
  const { discord, guild, club, env, at } = await discordThere(invitation & ~PermissionFlagsBits.CreatePrivateThreads)
  const bureau = discord.addChannel(guild, 'bureau')
  discord.permit(club, [{ id: discord.botId, type: 'member', allow: 0n, deny: PermissionFlagsBits.SendMessages }])
  const database = await clubIn(at, { club: club.id, introductions: '1', organizers: bureau.id })
  const { of } = await doctor({ ...env, ...database })
  expect(of('intents')).toMatchObject([
    { verdict: 'warn', mend: expect.stringContaining('Privileged Gateway Intents') },
  ])
  expect(of('rights')).toMatchObject([{ verdict: 'fail', says: 'missing in Le Cercle: Create Private Threads' }])
  expect(of('channel')).toMatchObject([
    { verdict: 'fail', says: 'club: the bot may not post in #club', mend: expect.stringContaining('Send Messages') },
    { verdict: 'fail', says: 'introductions: the bot does not see 1' },
    { verdict: 'fail', says: 'organizers: everybody can read #bureau, so nothing is sent there' },
  ])
  const wrong = await doctor({ ...env, ...database, DISCORD_TOKEN: 'not.the.token' })
  expect(wrong.of('discord')).toMatchObject([{ says: expect.stringContaining('does not accept DISCORD_TOKEN') }])
  expect(wrong.of('channel')).toEqual([])
  discord.remove(guild, discord.botId)
  expect((await doctor({ ...env, ...database })).of('place')).toMatchObject([{ verdict: 'fail' }])
})

test('with a token and without a club nothing speaks of the demo; the key that does not fit is told', async () => {
  const { env } = await slackThere()
  const database = await emptyDatabase()
  const { findings, of } = await doctor({ ...env, ...database })
  expect(JSON.stringify(findings)).not.toContain('demo')
  expect(of('clubs')).toMatchObject([{ verdict: 'warn', mend: expect.stringContaining('/club') }])
  const story = await openStory({ cast: usualCast })
  onTestFinished(() => story.close())
  const other = await doctor({
    DATABASE_URL: story.url,
    ASSIDU_SECRET_KEY: 'another key, long enough to be one 0123456789',
  })
  expect(other.of('secret key')).toMatchObject([
    { verdict: 'fail', says: expect.stringContaining('ASSIDU_SECRET_KEY_OLD') },
  ])
})

test('a database that does not answer is a sentence, and the tokens are tried all the same', async () => {
  const { env } = await slackThere()
  const { of, status } = await doctor({
    ...env,
    DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/assidu',
    ASSIDU_SECRET_KEY: storyKey,
  })
  expect(status).toBe(1)
  expect(of('database')).toMatchObject([
    { verdict: 'fail', says: expect.stringMatching(/^PostgreSQL does not answer/) },
  ])
  expect(of('slack')).toMatchObject([{ verdict: 'ok' }])
})

test('the disk is the one that holds the data', async () => {
  const { of } = await doctor({})
  const home = /embedded in (.+)$/.exec(of('database')[0]!.says)?.[1]
  expect(home).toMatch(/assidu-/)
  expect(of('disk')).toMatchObject([{ says: expect.stringMatching(new RegExp(`free for ${home}$`)) }])
})
