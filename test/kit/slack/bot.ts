import express from 'express'
import { onTestFinished } from 'vitest'
import type { Answer, Gesture } from '../../../src/contract/platform.ts'
import {
  startSlack as connect,
  type SlackParts,
  type SlackPlatform,
  type SlackSettings,
} from '../../../src/platforms/slack/index.ts'
import { actions, view } from '../../../src/view/build.ts'
import { roomFor } from '../../../src/words/room.ts'
import { type LocalSlack, startSlack } from './index.ts'

export const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
export const clock = { now: () => Temporal.Instant.from('2026-12-03T06:45:00Z') }

/** A card with a title and perhaps buttons, shown to him alone. */
export const shows = (title: string, ...buttons: Parameters<typeof actions>): Answer => ({
  kind: 'show',
  view: view(title, buttons.length > 0 && actions(...buttons)),
  room,
})

export type Club = { slack: LocalSlack; bot: SlackPlatform; heard: Gesture[]; told: string[] }

/** A workspace, and the adapter in it with a core that answers as the test says. */
export async function club(
  answer: (gesture: Gesture) => Answer | Promise<Answer>,
  more: {
    over?: 'socket' | 'http'
    parts?: Partial<SlackParts>
    prefix?: string
    slack?: Parameters<typeof startSlack>[0]
  } = {},
): Promise<Club> {
  const slack = await startSlack(more.slack)
  onTestFinished(() => slack.close())
  slack.addUser({ id: 'U0LEA', name: 'Léa Moreau', handle: 'lea', email: 'lea@exemple.fr', admin: true })
  slack.addUser({ id: 'U0KARIM', name: 'Karim Haddad', handle: 'karim', locale: 'en-GB', tz: 'Europe/London' })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: ['U0LEA', 'U0KARIM'], bot: true })
  slack.addChannel({ id: 'C0BUREAU', name: 'bureau', isPrivate: true, members: ['U0LEA'] })
  const heard: Gesture[] = []
  const told: string[] = []
  const parts: SlackParts = {
    dispatch: async gesture => {
      heard.push(gesture)
      return await answer(gesture)
    },
    clock,
    say: (level, message) => told.push(`${level} ${message}`),
    pace: 0,
    ...more.parts,
  }
  const common = { apiUrl: slack.apiUrl, ...(more.prefix && { prefix: more.prefix }) }
  const settings: SlackSettings =
    more.over === 'http'
      ? { ...common, over: 'http', botToken: slack.botToken, signingSecret: slack.signingSecret }
      : { ...common, over: 'socket', botToken: slack.botToken, appToken: slack.appToken }
  const bot = await connect(settings, parts)
  onTestFinished(() => bot.stop())
  if (bot.router) onTestFinished(await mount(slack, bot.router))
  return { slack, bot, heard, told }
}

/** As main does: the adapter's router on a server that is shared with others; gives the way to end it. */
export async function mount(
  slack: LocalSlack,
  router: NonNullable<SlackPlatform['router']>,
): Promise<() => Promise<void>> {
  const app = express().use(router).use(express.json())
  const server = app.listen(0, '127.0.0.1')
  await new Promise(ready => server.once('listening', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  slack.sendsTo(`http://127.0.0.1:${address.port}/slack/events`)
  return async () => {
    server.closeAllConnections()
    server.close()
  }
}
