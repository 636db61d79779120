import { describe, expect, onTestFinished, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Answer } from '../../src/contract/platform.ts'
import { startDiscord as connectDiscord } from '../../src/platforms/discord/index.ts'
import { startDiscord, textOf } from '../kit/discord/index.ts'
import { clock, club, shows } from '../kit/slack/bot.ts'

/** What comes over the connections and is not whole: the library would throw where nobody catches, and the process would end. */

describe('from Slack', () => {
  const answers = () => shows('Ce que je sais faire')

  test('one that says that events are left out is acknowledged and told, and the next command is answered', async () => {
    const { slack, told } = await club(answers)
    const limited = { type: 'app_rate_limited', team_id: 'T0CLUB0001', minute_rate_limited: 1_796_280_300 }
    const frame = { envelope_id: 'e-limited', type: 'events_api', payload: limited }
    expect(await slack.sendsFrame(frame)).toEqual({ how: 'acked', body: undefined })
    expect(told).toEqual([expect.stringContaining('leaves events out for a minute')])
    const lea = slack.user('U0LEA')
    await lea.types('/aide', '', { channel: 'C0CLUB' })
    await lea.sees('Ce que je sais faire', { private: true })
  })

  test.each([
    ['no event', { envelope_id: 'e-1', type: 'events_api', payload: { type: 'event_callback' } }],
    ['an event that is null', { envelope_id: 'e-2', type: 'events_api', payload: { event: null } }],
    ['no payload', { envelope_id: 'e-3', type: 'interactive' }],
    ['a kind nobody knows', { envelope_id: 'e-4', type: 'close', payload: {} }],
  ])('with %s it is acknowledged and left out', async (_, frame) => {
    const { slack, heard, told } = await club(answers)
    expect(await slack.sendsFrame(frame)).toEqual({ how: 'acked', body: undefined })
    expect(told).toEqual([expect.stringContaining('was left out')])
    expect(heard).toEqual([])
    expect(slack.connections).toBe(2)
  })

  test.each(['null', '"hello"', 'not even JSON'])('%s is left out', async frame => {
    const { slack, told } = await club(answers)
    await slack.sendsFrame(frame)
    const lea = slack.user('U0LEA')
    await lea.types('/aide', '', { channel: 'C0CLUB' })
    await lea.sees('Ce que je sais faire', { private: true })
    expect(told).toEqual([expect.stringContaining('cannot be read')])
  })

  test('two connections told to go at once go one after the other', async () => {
    const { slack } = await club(answers)
    const fewest = await slack.fewestConnections(async () => {
      slack.disconnects('warning')
      await slack.until('two new ones', () => (slack.called('apps.connections.open').length === 4 ? true : undefined))
      await slack.connected(2)
    })
    expect(fewest).toBe(1)
  })
})

describe('from Discord', () => {
  const show: Answer = shows('Bien reçu')

  async function server(distorts: (t: string, d: unknown) => unknown = (_, d) => d) {
    const discord = await startDiscord()
    onTestFinished(() => discord.close())
    discord.gateway.distorts = distorts
    const guild = discord.addGuild('Le Cercle')
    discord.addGuild('L’Autre')
    discord.addChannel(guild, 'club')
    const lea = discord.addPerson('Léa Moreau', { in: guild })
    const told: string[] = []
    const bot = await connectDiscord(
      { token: discord.token, apiUrl: discord.apiUrl },
      {
        dispatch: async () => show,
        commands,
        clock,
        say: (level, message) => void (level === 'info' || told.push(message)),
      },
    )
    onTestFinished(() => bot.stop())
    return { discord, lea, bot, told }
  }

  const broken = { channels: [null], roles: 'none' }

  test('a server that cannot be read at the start does not keep the bot out of the others', async () => {
    const { lea, bot, told } = await server((t, d) =>
      t === 'GUILD_CREATE' && (d as { name: string }).name === 'L’Autre' ? { ...(d as object), ...broken } : d,
    )
    expect(bot.connected()).toBe(true)
    expect(bot.places().map(({ name }) => name)).toContain('Le Cercle')
    expect(told).toEqual([expect.stringContaining('GUILD_CREATE')])
    expect(textOf((await lea.types('help')).message!)).toBe('Bien reçu')
  })

  test.each([
    ['GUILD_CREATE', null],
    ['GUILD_CREATE', { id: '1', ...broken }],
    ['GUILD_UPDATE', null],
    ['CHANNEL_UPDATE', undefined],
    ['GUILD_ROLE_UPDATE', { guild_id: '1' }],
    ['INTERACTION_CREATE', { id: '1', type: 2 }],
    ['error', { message: 'an event of this name' }],
  ])('%s with %j is left out, and the next command is answered', async (t, d) => {
    const { discord, lea, bot } = await server()
    discord.gateway.dispatch(t, d)
    expect(textOf((await lea.types('help')).message!)).toBe('Bien reçu')
    expect(bot.connected()).toBe(true)
  })

  test.each(['null', '{"op":0,"t":"READY","d":null,"s":9}', '{"op":9}', '{"op":0}', '…'])(
    '%s is left out',
    async frame => {
      const { discord, lea, bot } = await server()
      discord.gateway.sendsFrame(frame)
      expect(textOf((await lea.types('help')).message!)).toBe('Bien reçu')
      expect(bot.connected()).toBe(true)
    },
  )
})
