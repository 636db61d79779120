import { onTestFinished } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Answer, Gesture } from '../../src/contract/platform.ts'
import { startDiscord as connectDiscord } from '../../src/platforms/discord/index.ts'
import type { PageMessage } from '../../src/platforms/playground/api.ts'
import { asTyped } from '../kit/as-typed.ts'
import { textOf as discordText, startDiscord } from '../kit/discord/index.ts'
import { openPage } from '../kit/on-playground.ts'
import { club as slackClub } from '../kit/slack/bot.ts'
import { textOf as slackText } from '../kit/slack/index.ts'
import { platformContract, type Seat } from './contract.ts'

platformContract(
  'discord',
  async (answer): Promise<Seat> => {
    const discord = await startDiscord()
    onTestFinished(() => discord.close())
    const guild = discord.addGuild('Le Cercle')
    const channel = discord.addChannel(guild, 'club')
    const lea = discord.addPerson('Léa Moreau', { in: guild })
    const other = discord.addPerson('Karim Haddad', { in: guild })
    const closed = discord.addPerson('Paul Fermé', { in: guild, dms: 'closed' })
    const heard: Gesture[] = []
    const platform = await connectDiscord(
      { token: discord.token, apiUrl: discord.apiUrl },
      { dispatch: hearing(heard, answer), commands, clock: { now: () => discord.world.now() }, say: () => {} },
    )
    onTestFinished(() => platform.stop())
    const sending = 'POST /channels/:channel/messages'
    return {
      platform,
      heard,
      club: { kind: 'channel', place: guild.id, channel: channel.id },
      lea: { kind: 'direct', place: guild.id, account: lea.id },
      nobody: { kind: 'direct', place: guild.id, account: closed.id },
      types: () => lea.types('help', {}, { in: channel }),
      presses: (words, button) => lea.presses(lea.sees(words), button),
      leaReads: async () => lea.messages.map(discordText),
      otherReads: async () => other.messages.map(discordText),
      network: {
        slowsDown: seconds => discord.trouble(sending, { kind: 'slow down', seconds }),
        losesAnswer: () => discord.trouble(sending, { kind: 'answer lost' }),
      },
    }
  },
  'a network',
)

platformContract(
  'slack',
  async (answer): Promise<Seat> => {
    const { slack, bot, heard } = await slackClub(answer)
    slack.workspace.addUser({ id: 'U0PAUL', name: 'Paul Parti', deleted: true })
    const place = slack.workspace.id
    const lea = slack.user('U0LEA')
    return {
      platform: bot,
      heard,
      club: { kind: 'channel', place, channel: 'C0CLUB' },
      lea: { kind: 'direct', place, account: 'U0LEA' },
      nobody: { kind: 'direct', place, account: 'U0PAUL' },
      types: () => lea.types('/help', '', { channel: 'C0CLUB' }),
      presses: async (words, button) => lea.presses(await lea.sees(words), button),
      leaReads: async () => lea.messages.map(slackText),
      otherReads: async () => slack.user('U0KARIM').messages.map(slackText),
      network: {
        slowsDown: seconds => slack.troubles.next('chat.postMessage', { status: 429, retryAfter: seconds }),
        losesAnswer: () => slack.troubles.next('chat.postMessage', { lost: true }),
      },
    }
  },
  'a network',
)

platformContract('playground', async (answer): Promise<Seat> => {
  const heard: Gesture[] = []
  const { story, call, close } = await openPage(hearing(heard, answer))
  onTestFinished(close)
  // As the page shows them: where they began, however often they were edited.
  const inbox = async (as: string) =>
    (await call<{ messages: PageMessage[] }>(`inbox?as=${as}&after=0`)).messages.toSorted((a, b) => a.first - b.first)
  const reads = async (as: string) => (await inbox(as)).map(({ text }) => text)
  return {
    platform: story.assidu.platforms.get('playground')!,
    heard,
    club: { kind: 'channel', place: 'stage', channel: 'club' },
    lea: { kind: 'direct', place: 'stage', account: 'lea' },
    nobody: { kind: 'direct', place: 'stage', account: 'nobody' },
    types: () => call('say', { as: 'lea', text: '/help' }),
    async presses(words, button) {
      const message = (await inbox('lea')).find(({ text }) => text === words)!
      const action = message.actions.find(({ label }) => asTyped(label) === button)!
      return call('press', { as: 'lea', message: message.id, action: action.id })
    },
    leaReads: () => reads('lea'),
    otherReads: () => reads('marc'),
  }
})

const hearing = (heard: Gesture[], answer: (gesture: Gesture) => Answer) => async (gesture: Gesture) => {
  heard.push(gesture)
  return answer(gesture)
}
