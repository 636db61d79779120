import { expect } from 'vitest'
import { onDiscord } from '../kit/on-discord.ts'
import type { OpenClub, Person } from '../kit/on-platform.ts'
import { onTroubledSlack, toldOn } from '../kit/told-on.ts'

/** A test in a club that lives on this platform alone. */
const told = <Club extends OpenClub>(open: () => Promise<Club>, name: string, tell: (club: Club) => Promise<void>) =>
  toldOn(open, name, async club => {
    await club.inClub(async ({ tx }) => {
      for (const table of ['channel', 'account'] as const)
        await tx.deleteFrom(table).where('platform', '=', 'playground').execute()
    })
    await tell(club)
  })

/** A meeting was announced and held, and nobody takes its roll: the organizers are asked for it on the 13th at 10:00. */
async function rollIsMissing({ people: { olga }, clock }: OpenClub, before: () => unknown): Promise<void> {
  await olga.types('/meeting plan')
  await olga.fills({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo('2026-11-12T12:00')
  await before()
  await clock.goesTo('2026-11-13T10:00')
}

/** In private she reads English; the channel reads the club's French. */
const asked = async (one: Person) =>
  (await one.reads()).filter(({ words }) => /still to be taken|reste à faire/.test(words))
const bureau = 'C0BUREAU'

/** What may happen to the organizers' channel on Slack: seen in its list, or met when something is posted. */
const happens: Readonly<Record<string, (club: Awaited<ReturnType<typeof onTroubledSlack>>) => unknown>> = {
  archived({ slack }) {
    slack.workspace.conversations.get(bureau)!.archived = true
  },
  'without the bot': ({ slack }) => slack.workspace.conversations.get(bureau)!.members.delete(slack.workspace.bot.user),
  deleted: ({ slack }) => slack.workspace.conversations.delete(bureau),
  'not private any more'({ slack }) {
    slack.workspace.conversations.get(bureau)!.isPrivate = false
  },
  'open to others': ({ slack }) => slack.workspace.conversations.get(bureau)!.members.add('U0LEA'),
  'never chosen': ({ inClub }) => inClub(({ tx }) => tx.deleteFrom('channel').where('channel', '=', bureau).execute()),
  is_archived: ({ slack }) => slack.troubles.next('chat.postMessage', { error: 'is_archived' }),
  not_in_channel: ({ slack }) => slack.troubles.next('chat.postMessage', { error: 'not_in_channel' }),
  channel_not_found: ({ slack }) => slack.troubles.next('chat.postMessage', { error: 'channel_not_found' }),
  restricted_action: ({ slack }) => slack.troubles.next('chat.postMessage', { error: 'restricted_action' }),
}

/** The line that `/club` says of it. What only shows when something is posted is no longer so when Olga looks. */
const saysInClub: Readonly<Record<string, RegExp>> = {
  archived: /no longer see the channel chosen for the organizers.*\/invite @Assidu.*\/club settings/,
  'without the bot': /no longer see the channel chosen for the organizers.*\/invite @Assidu/,
  deleted: /no longer see the channel chosen for the organizers/,
  'not private any more': /organizers’ channel is not private.*\/club settings/,
  'open to others': /neither organizers nor on the committee.*\/club settings/,
  'never chosen': /No organizers’ channel is chosen.*\/club settings/,
}

for (const [what, happen] of Object.entries(happens))
  told(onTroubledSlack, `the organizers’ channel ${what}: each is told privately, with the reason`, async club => {
    const { people, clock } = club
    await rollIsMissing(club, () => happen(club))
    const [first, ...more] = await asked(people.olga)
    expect(first).toMatchObject({ where: 'direct', words: expect.stringContaining('Sent to each organizer') })
    expect(more).toEqual([])
    await people.olga.types('/club')
    const page = (await people.olga.reads()).at(-1)!.words.replaceAll('\n', ' ')
    if (saysInClub[what]) expect(page).toMatch(saysInClub[what])
    else expect(page).not.toMatch(/Until then|instead/)
    // Neither a second time, nor for ever: after a week the meeting is closed without a roll.
    await clock.passes('P5D')
    expect(await asked(people.olga)).toHaveLength(1)
    const left = await club.inClub(({ tx }) =>
      tx.selectFrom('notice').select('kind').where('state', 'not in', ['sent', 'dropped']).execute(),
    )
    expect(left.filter(({ kind }) => kind === 'meeting-roll-missing')).toEqual([])
  })

told(onTroubledSlack, 'open again it is used again, and nothing is said twice', async club => {
  const { people, slack, clock } = club
  const { olga } = people
  const channel = slack.workspace.conversations.get(bureau)!
  // It is shut as something is posted: found out, not seen.
  await rollIsMissing(club, () => slack.troubles.next('chat.postMessage', { error: 'is_archived' }))
  expect((await asked(olga)).map(({ where }) => where)).toEqual(['direct'])
  channel.archived = true
  await olga.types('/club')
  await olga.sees(/no longer see the channel chosen for the organizers/)
  channel.archived = false
  // Nobody tells the bot that it was opened: the next message for it finds out.
  await olga.types('/meeting plan')
  await olga.fills({ date: '2026-11-17', time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo('2026-11-18T10:00')
  expect((await asked(olga)).map(({ where }) => where)).toEqual(['direct', 'channel'])
  await olga.types('/club')
  expect((await olga.reads()).at(-1)!.words).not.toMatch(/no longer see|Until then/)
})

for (const [purpose, code] of [
  ['club', 'is_archived'],
  ['club', 'not_in_channel'],
  ['club', 'channel_not_found'],
] as const)
  told(
    onTroubledSlack,
    `the ${purpose} channel is shut (${code}): what is for it waits, the organizers hear it once`,
    async club => {
      const { people, slack, clock } = club
      const { olga, lea } = people
      const channel = slack.workspace.conversations.get('C0CLUB')!
      await olga.types('/meeting plan')
      await olga.fills({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or' })
      await olga.types('/meeting plan')
      await olga.fills({ date: '2026-11-13', time: '07:45', place: 'La Cour d’Or' })
      if (code === 'is_archived') channel.archived = true
      else if (code === 'not_in_channel') channel.members.delete(slack.workspace.bot.user)
      else slack.workspace.conversations.delete('C0CLUB')
      await clock.goesTo('2026-11-06T12:00')
      const [news, ...more] = await olga.readsOf('Je ne peux plus écrire dans le canal du club')
      expect(news).toMatchObject({ spot: bureau, words: expect.stringMatching(/\/club settings/) })
      expect(more).toEqual([])
      expect(await lea.readsOf('Réunion')).toEqual([])
      await olga.types('/club', 'direct')
      expect((await olga.reads()).at(-1)!.words).toMatch(/channel chosen for the club|can’t write in club yet/)

      slack.workspace.conversations.set('C0CLUB', channel)
      channel.archived = false
      channel.members.add(slack.workspace.bot.user)
      await olga.types('/club', 'direct')
      expect(await lea.readsOf('Réunion du jeudi 12')).toHaveLength(1)
      expect(await lea.readsOf('Réunion du vendredi 13')).toHaveLength(1)
      await olga.sees('Le canal du club m’est de nouveau ouvert', { spot: bureau })
    },
  )

const VIEW_CHANNEL = 1n << 10n
const SEND_MESSAGES = 1n << 11n

/** The organizers' channel on Discord: without the right to see it, without the right to write, and gone. */
const onServer: Readonly<Record<string, (club: Awaited<ReturnType<typeof onDiscord>>) => unknown>> = {
  'missing access': ({ discord, clients, ground }) =>
    discord.permit(discord.world.channel(ground.channels.organizers), [
      { id: ground.place, type: 'role', allow: 0n, deny: VIEW_CHANNEL },
      { id: clients.olga.id, type: 'member', allow: VIEW_CHANNEL, deny: 0n },
    ]),
  'missing permissions': ({ discord, clients, ground }) =>
    discord.permit(discord.world.channel(ground.channels.organizers), [
      { id: ground.place, type: 'role', allow: 0n, deny: VIEW_CHANNEL },
      { id: clients.olga.id, type: 'member', allow: VIEW_CHANNEL, deny: 0n },
      { id: discord.botId, type: 'member', allow: VIEW_CHANNEL, deny: SEND_MESSAGES },
    ]),
  'unknown channel': ({ discord, ground }) => discord.deletes(discord.world.channel(ground.channels.organizers)),
}

for (const [what, happen] of Object.entries(onServer))
  told(onDiscord, `the organizers’ channel on Discord, ${what}: each is told privately`, async club => {
    const { people } = club
    await rollIsMissing(club, () => happen(club))
    const [first, ...more] = await asked(people.olga)
    expect(first).toMatchObject({ where: 'direct', words: expect.stringContaining('Sent to each organizer') })
    expect(more).toEqual([])
    await people.olga.types('/assidu club')
    await people.olga.sees(/channel chosen for the organizers|can’t write in bureau/)
  })
