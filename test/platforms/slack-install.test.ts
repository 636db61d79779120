import type { AddressInfo } from 'node:net'
import { MemoryInstallationStore } from '@slack/bolt'
import express from 'express'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Gesture } from '../../src/contract/platform.ts'
import { sealer } from '../../src/db/seal.ts'
import { startSlack as connect } from '../../src/platforms/slack/index.ts'
import { slackManifest } from '../../src/platforms/slack/manifest.ts'
import type { Kept } from '../../src/platforms/slack/workspaces.ts'
import { sealedState } from '../../src/start/slack-installations.ts'
import { roomFor } from '../../src/words/room.ts'
import { opened } from '../kit/conversation.ts'
import { type LocalSlack, startSlack } from '../kit/slack/index.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })

async function workspace(options?: Parameters<typeof startSlack>[0]): Promise<LocalSlack> {
  const slack = await startSlack(options)
  stops.push(() => slack.close())
  slack.addUser({ id: 'U0LEA', name: 'Léa Moreau', handle: 'lea', admin: true })
  return slack
}

/** Installations in memory, as main would keep them sealed in the database. */
class Shelf extends MemoryInstallationStore implements Kept {
  async all() {
    return []
  }
}

test('a workspace installs the app over OAuth, is answered, and is forgotten when it removes it', async () => {
  const slack = await workspace()
  const heard: Gesture[] = []
  const bot = await connect(
    {
      over: 'oauth',
      apiUrl: slack.apiUrl,
      signingSecret: slack.signingSecret,
      clientId: '1.2',
      clientSecret: 'secret',
      stateStore: sealedState(sealer({ key: 'a secret key for tests, long enough to be taken' })),
      installations: new Shelf(),
    },
    {
      dispatch: async gesture => {
        heard.push(gesture)
        return { kind: 'show', view: { title: 'Bienvenue', blocks: [] }, room }
      },
      clock: { now: () => Temporal.Instant.from('2026-12-03T06:45:00Z') },
      say: () => {},
    },
  )
  if (!bot.router) throw new Error('no router')
  const server = express().use(bot.router).listen(0, '127.0.0.1')
  await new Promise(ready => server.once('listening', ready))
  stops.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(bot.places()).toEqual([])

  const page = await fetch(`${home}/slack/install`)
  const cookie = page.headers.getSetCookie().join('; ').split(';')[0] ?? ''
  const [, state] = /[?&;]state=([^&"]+)/.exec(await page.text()) ?? []
  const forged = await fetch(`${home}/slack/oauth_redirect?code=abc&state=forged`, { headers: { cookie } })
  expect(forged.status).toBe(400)
  const installed = await fetch(`${home}/slack/oauth_redirect?code=abc&state=${state}`, { headers: { cookie } })
  expect(installed.status).toBe(200)
  expect(bot.places()).toEqual([{ place: slack.workspace.id, name: 'Le Cercle' }])

  slack.sendsTo(`${home}/slack/events`)
  await slack.user('U0LEA').types('/aide')
  await slack.user('U0LEA').sees('Bienvenue')
  expect(heard[0]?.place).toBe(slack.workspace.id)
  const told = await bot.post(
    { kind: 'direct', place: slack.workspace.id, account: 'U0LEA' },
    { view: { title: 'Pour vous', blocks: [] }, room, id: 'd1', silent: false },
  )
  expect(told).toMatchObject({ channel: 'D0LEA' })

  await slack.uninstalls()
  await vi.waitFor(() => expect(bot.places()).toEqual([]))
  const after = bot.post(
    { kind: 'direct', place: slack.workspace.id, account: 'U0LEA' },
    { view: { title: 'Encore', blocks: [] }, room, id: 'd2', silent: false },
  )
  expect(await after).toEqual({ trouble: 'installation', detail: 'not installed', sure: true })
})

describe('the app manifest', () => {
  const manifest = slackManifest({ commands, language: 'fr' })
  const names = manifest.features.slash_commands.map(({ command }) => command)

  test('lists every command under both names, once', () => {
    expect(names).toContain('/refer')
    expect(names).toContain('/recommander')
    expect(names).toContain('/assidu')
    expect(new Set(names).size).toBe(names.length)
    expect(manifest.features.slash_commands.every(({ should_escape }) => should_escape)).toBe(true)
  })

  test('keeps to Slack’s limits and characters, with the longest prefix too', () => {
    for (const language of ['fr', 'en'] as const) {
      const made = slackManifest({ commands, language, prefix: 'le-cercle-ly' })
      expect(made.display_information.name.length).toBeLessThanOrEqual(35)
      expect(made.display_information.description.length).toBeLessThanOrEqual(140)
      expect(made.display_information.long_description.length).toBeGreaterThanOrEqual(175)
      expect(made.features.slash_commands.length).toBeLessThanOrEqual(50)
      for (const { command } of made.features.slash_commands) expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/)
    }
  })

  test('needs no address with Socket Mode, and names one everywhere over HTTP', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(manifest)).not.toContain('http')
    const over = slackManifest({ commands, language: 'en', url: 'https://club.example.org/' })
    expect(over.settings.socket_mode_enabled).toBe(false)
    expect(over.settings.interactivity).toEqual({
      is_enabled: true,
      request_url: 'https://club.example.org/slack/events',
      message_menu_options_url: 'https://club.example.org/slack/events',
    })
    expect(over.features.slash_commands.every(({ url }) => url === 'https://club.example.org/slack/events')).toBe(true)
  })

  test('its scopes are enough for all that the bot asks of Slack', async () => {
    const slack = await workspace({ scopes: manifest.oauth_config.scopes.bot, commands: names })
    slack.addChannel({ id: 'C0CLUB', name: 'club', members: ['U0LEA'], bot: true })
    slack.addUser({ id: 'U0KARIM', name: 'Karim Haddad' })
    const bot = await connect(
      { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
      {
        dispatch: async () => ({ kind: 'nothing' }),
        clock: { now: () => Temporal.Now.instant() },
        say: () => {},
        pace: 0,
      },
    )
    stops.push(() => bot.stop())
    const place = slack.workspace.id
    const message = { view: { title: 'x', blocks: [] }, room, id: 'd1', silent: false }
    const direct = { kind: 'direct', place, account: 'U0LEA' } as const
    await slack.user('U0LEA').types('/recommander')
    await bot.post(direct, message)
    await bot.find(direct, message.id)
    const group = { kind: 'group', place, accounts: ['U0LEA', 'U0KARIM'], title: 'x' } as const
    await bot.post(await opened(bot, group), message)
    await bot.people(place, 'C0CLUB')
    await bot.channels(place)
    expect(slack.calls.filter(({ error }) => error)).toEqual([])
  })
})
