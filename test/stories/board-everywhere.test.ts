import { expect, test } from 'vitest'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn } from '../kit/on-platform.ts'
import { onSlack } from '../kit/on-slack.ts'

/** The announcements that stand in the club's channel, and how somebody of the place deletes one. */
type Wall = { standing(): string[]; deletes(): void }

async function isPostedAgainOnce(club: ClubOn, { standing, deletes }: Wall): Promise<void> {
  const { olga, lea, marc, ana } = club.people
  await olga.types('/reunion action:planifier quand:"12 novembre 7h45 La Cour d’Or"')
  await club.clock.goesTo('2026-11-05T09:00')
  expect(standing()).toHaveLength(1)
  deletes()
  expect(standing()).toEqual([])
  // Nobody tells the bot; it finds out as it writes there, and nothing is lost.
  await lea.types('/reunion action:présent')
  await club.assidu.drain()
  expect(standing()).toHaveLength(1)
  expect(standing()[0]).toContain('Léa Martin')
  await marc.types('/reunion action:présent')
  await club.assidu.drain()
  expect(standing()).toHaveLength(1)
  expect(standing()[0]).toContain('Marc Dubois')
  // Deleted once more, it is not wanted there.
  deletes()
  await ana.types('/reunion action:présent')
  await club.assidu.drain()
  expect(standing()).toEqual([])
}

const isBoard = (words: string) => /Réunion du\s/.test(words)

test('an announcement that somebody deleted is posted again once: Slack', async () => {
  const club = await onSlack('socket', { troubled: true })()
  try {
    const boards = () =>
      club.slack.workspace.messages.filter(
        ({ channel, blocks }) => channel === 'C0CLUB' && isBoard(JSON.stringify(blocks)),
      )
    await isPostedAgainOnce(club, {
      standing: () => boards().map(({ blocks }) => JSON.stringify(blocks)),
      deletes: () => club.slack.workspace.remove(boards()[0]!),
    })
  } finally {
    await club.close()
  }
})

test('an announcement that somebody deleted is posted again once: Discord', async () => {
  const club = await onDiscord()
  try {
    const boards = () =>
      club.discord.world.messages.filter(
        message => !message.deleted && !message.onlyFor && isBoard(JSON.stringify(message)),
      )
    await isPostedAgainOnce(club, {
      standing: () => boards().map(message => JSON.stringify(message)),
      deletes() {
        // Discord still knows it by its nonce.
        boards()[0]!.deleted = true
      },
    })
  } finally {
    await club.close()
  }
})
