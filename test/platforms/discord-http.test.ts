import { afterEach, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Answer, Gesture } from '../../src/contract/platform.ts'
import { openDoor } from '../../src/http/server.ts'
import { startDiscord as connect } from '../../src/platforms/discord/index.ts'
import { actions, button, view } from '../../src/view/build.ts'
import type { Room } from '../../src/view/plain.ts'
import { startDiscord, textOf } from '../kit/discord/index.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const room: Room = { language: 'fr', address: 'vous', zone: 'Europe/Paris', typed: name => `/${name}` }

/** A bot that Discord reaches over HTTP, without a connection of its own. */
async function byHttp(listens: boolean) {
  const discord = await startDiscord()
  stops.push(() => discord.close())
  const guild = discord.addGuild('Le Cercle')
  discord.addChannel(guild, 'club')
  const lea = discord.addPerson('Léa Moreau', { in: guild })
  const gestures: Gesture[] = []
  const said: string[] = []
  const bot = await connect(
    { token: discord.token, apiUrl: discord.apiUrl, publicKey: discord.endpoint.publicKey, listens },
    {
      dispatch: async (gesture): Promise<Answer> => {
        gestures.push(gesture)
        if (gesture.what.kind === 'press') return { kind: 'replace', view: view('Annulé'), room }
        return { kind: 'show', view: view('Bien reçu', actions(button('1|refer|undo|a', 'Annuler'))), room }
      },
      commands,
      clock: { now: () => discord.world.now() },
      say: (level, message) => void (level === 'info' || said.push(message)),
    },
  )
  stops.push(() => bot.stop())
  const door = await openDoor({ host: '127.0.0.1', port: 0, routers: [bot.router!] })
  stops.push(() => door.close())
  const url = `${door.url}/discord/interactions`
  return { discord, lea, gestures, said, url, guild }
}

test('a command and a press over HTTP are accepted, and answered by their own token', async () => {
  const { discord, lea, gestures, said, url, guild } = await byHttp(true)
  discord.sendsTo(url)
  const { message } = await lea.types('recommander')
  expect(textOf(message!)).toBe('Bien reçu')
  await lea.presses(message!, 'Annuler')
  expect(textOf(message!)).toBe('Annulé')
  expect(gestures.map(({ place, what }) => [place, what.kind])).toEqual([
    [guild.id, 'command'],
    [guild.id, 'press'],
  ])
  expect([discord.endpoint.statuses, said]).toEqual([[202, 202], []])
})

test('a process without a connection answers what comes over HTTP', async () => {
  const { discord, lea, url } = await byHttp(false)
  const { Commands } = await import('../../src/platforms/discord/registration.ts')
  const { publishCommands } = await import('../../src/platforms/discord/publish.ts')
  await publishCommands({ token: discord.token, apiUrl: discord.apiUrl }, new Commands(commands))
  discord.sendsTo(url)
  expect(textOf((await lea.types('recommander')).message!)).toBe('Bien reçu')
  expect(discord.gateway.identified).toBe(0)
})

test('Discord’s own check, and what only pretends to be Discord’s', async () => {
  const { discord, url, gestures } = await byHttp(true)
  const ping = { type: 1 }
  const answer = await discord.endpoint.send(url, ping)
  expect([answer.status, await answer.json()]).toEqual([200, { type: 1 }])
  const old = discord.world.now().subtract({ minutes: 6 })
  const refused = [
    await discord.endpoint.send(url, ping, { tampered: true }),
    await discord.endpoint.send(url, ping, { at: old }),
    await discord.endpoint.send(url, ping, { at: discord.world.now().add({ minutes: 6 }) }),
    await fetch(url, { method: 'POST', body: JSON.stringify(ping) }),
    await fetch(url, {
      method: 'POST',
      body: JSON.stringify(ping),
      headers: { 'x-signature-ed25519': 'zz', 'x-signature-timestamp': '1' },
    }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
  expect(gestures).toEqual([])
})
