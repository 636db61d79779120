import { expect, onTestFinished, test, vi } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Answer } from '../../src/contract/platform.ts'
import { openTurns, type Turns } from '../../src/db/turns.ts'
import { startDiscord as connect } from '../../src/platforms/discord/index.ts'
import { view } from '../../src/view/build.ts'
import type { Room } from '../../src/view/plain.ts'
import { startDiscord, textOf } from '../kit/discord/index.ts'
import { freshDatabase } from '../kit/postgres.ts'

const room: Room = { language: 'fr', address: 'vous', zone: 'Europe/Paris', typed: name => `/${name}` }

test('of two processes one answers on Discord; when it ends, the other goes on, and no gesture is lost in between', async () => {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  const discord = await startDiscord({ patience: 3000 })
  onTestFinished(() => discord.close())
  const guild = discord.addGuild('Le Cercle')
  discord.addChannel(guild, 'club')
  const lea = discord.addPerson('Léa Moreau', { in: guild })
  /** A process with this name. */
  const start = async (name: string) => {
    const own = openTurns(url)
    let has = ''
    const turns: Turns = {
      ...own,
      take: (names, began) =>
        own.take(names, what => {
          has = what
          began(what)
        }),
    }
    const bot = await connect(
      { token: discord.token, apiUrl: discord.apiUrl },
      {
        dispatch: async (): Promise<Answer> => ({ kind: 'show', view: view(`Ici ${name}`), room }),
        commands,
        clock: { now: () => Temporal.Instant.from('2026-11-26T08:00:00Z') },
        say: () => {},
        turns: () => turns,
      },
    )
    onTestFinished(() => bot.stop())
    return { bot, turn: () => has }
  }
  const first = await start('le premier')
  await vi.waitFor(() => expect(first.turn()).toMatch(/^discord\/\d+\/0$/), 10_000)
  const second = await start('le second')
  expect(textOf((await lea.types('refer')).message!)).toBe('Ici le premier')
  const [typed] = await Promise.all([lea.types('refer'), first.bot.stop()])
  expect(textOf(typed.message!)).toMatch(/^Ici le (premier|second)$/)
  expect(textOf((await lea.types('refer')).message!)).toBe('Ici le second')
  expect(second.turn()).toBe(first.turn())
})
