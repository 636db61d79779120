import { expect, onTestFinished, test, vi } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { startDiscord as connectDiscord } from '../../src/platforms/discord/index.ts'
import { startSlack as connectSlack } from '../../src/platforms/slack/index.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { startDiscord } from '../kit/discord/index.ts'
import { textOf } from '../kit/discord/post.ts'
import { memberRow } from '../kit/rows.ts'
import { startSlack } from '../kit/slack/index.ts'
import { openStory, type StoryOf, usualCast } from '../kit/story.ts'

/** A crowd that answers one announcement, on a platform that counts what it is asked. */
type Crowd = {
  readonly story: StoryOf<keyof typeof usualCast>
  readonly size: number
  /** One of them presses a button of the announcement. */
  presses(n: number, button: string): Promise<void>
  /** How many read in private that this is noted of them. */
  told(words: string): number
  /** The announcement as it stands. */
  board(): string
  /** The edits of it that were asked for, and those of them that the platform refused as too many. */
  edits(): { asked: number; refused: number }
}

/** `platformWaits`: for an answer, in ms. Here the platform, the crowd and the bot share one process. */
type Setting = { size: number; poolSize?: number; patience?: number; platformWaits?: number }

async function aStory({ poolSize = 10, patience }: Setting) {
  const story = await openStory({ cast: usualCast, width: 4, poolSize, ...(patience && { patience }) })
  onTestFinished(() => story.close())
  return story
}

/** The club lives in this place as well, and whoever has an account there is a member who has said hello. */
async function livesIn(
  story: Crowd['story'],
  { platform, place, channel, accounts }: { platform: string; place: string; channel: string; accounts: string[] },
): Promise<void> {
  await story.inClub(async ({ tx, id: club_id, at: now, newId }) => {
    const at = { platform, place, club_id }
    await tx
      .insertInto('place')
      .values({ ...at, name: 'Le Cercle', connected_at: now, disconnected_at: null })
      .execute()
    await tx
      .insertInto('channel')
      .values({ ...at, purpose: 'club', channel, trouble: null })
      .execute()
    const members = accounts.map((account, n) => ({ account, id: newId(), name: `Personne ${n + 1}` }))
    await tx
      .insertInto('member')
      .values(members.map(({ id, name }) => memberRow(club_id, id, name)))
      .execute()
    const known = { linked_at: now, hello_at: now, informed_at: now, active_at: now }
    await tx
      .insertInto('account')
      .values(
        members.map(({ id, account }) => ({
          ...{ ...at, ...known, account, member_id: id, unreachable_at: null, closed_at: null },
        })),
      )
      .execute()
  })
}

/** Planned a week ahead, and announced. */
async function announced({ people: { olga }, clock, assidu }: Crowd['story']): Promise<void> {
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo('2026-11-05T09:00')
  await assidu.drain()
}

async function onSlack({ platformWaits = 60_000, ...setting }: Setting): Promise<Crowd> {
  const story = await aStory(setting)
  const slack = await startSlack({ now: () => story.clock.now(), updatesPerMinute: 50, patience: platformWaits })
  onTestFinished(() => slack.close())
  const accounts = Array.from({ length: setting.size }, (_, n) => `U0CROWD${n}`)
  for (const id of accounts) slack.addUser({ id, name: id, handle: id.toLowerCase(), locale: 'fr-FR' })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: accounts, bot: true })
  await livesIn(story, { platform: 'slack', place: slack.workspace.id, channel: 'C0CLUB', accounts })
  const bot = await connectSlack(
    { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    { dispatch: story.assidu.dispatch, clock: story.assidu.clock, say: () => {} },
  )
  story.assidu.platforms.set('slack', bot)
  onTestFinished(() => bot.stop())
  await announced(story)
  const board = () => slack.messagesIn('C0CLUB')[0]!
  return {
    ...{ story, size: setting.size },
    presses: async (n, button) => void (await slack.user(accounts[n]!).presses(board(), button)),
    told: words =>
      slack.workspace.messages.filter(one => one.onlyFor !== undefined && JSON.stringify(one.blocks).includes(words))
        .length,
    board: () => JSON.stringify(board().blocks),
    edits() {
      const asked = slack.called('chat.update')
      return { asked: asked.length, refused: asked.filter(({ status }) => status === 429).length }
    },
  }
}

async function onDiscord({ platformWaits = 60_000, ...setting }: Setting): Promise<Crowd> {
  const story = await aStory(setting)
  const discord = await startDiscord({ now: () => story.clock.now(), editsInFiveSeconds: 5, patience: platformWaits })
  onTestFinished(() => discord.close())
  const guild = discord.addGuild('Le Cercle')
  const channel = discord.addChannel(guild, 'club')
  const people = Array.from({ length: setting.size }, (_, n) =>
    discord.addPerson(`Personne ${n + 1}`, { in: guild, locale: 'fr' }),
  )
  const accounts = people.map(({ id }) => id)
  await livesIn(story, { platform: 'discord', place: guild.id, channel: channel.id, accounts })
  const { dispatch, commands, clock } = story.assidu
  const bot = await connectDiscord(
    { token: discord.token, apiUrl: discord.apiUrl },
    { ...{ dispatch, commands, clock, say: () => {} } },
  )
  story.assidu.platforms.set('discord', bot)
  onTestFinished(() => bot.stop())
  await announced(story)
  const board = () => discord.messagesIn(channel)[0]!
  return {
    ...{ story, size: setting.size },
    async presses(n, button) {
      const { failed } = await people[n]!.presses(board(), button)
      if (failed) throw new Error(`${people[n]!.account.name}: ${failed}`)
    },
    told: words => discord.world.messages.filter(one => one.onlyFor && textOf(one).includes(words)).length,
    board: () => textOf(board()),
    edits() {
      const asked = discord.calls.filter(({ route }) => route === 'PATCH /channels/:channel/messages/:message')
      return { asked: asked.length, refused: asked.filter(({ status }) => status === 429).length }
    },
  }
}

const places = { Slack: onSlack, Discord: onDiscord } as const

const keptIn = ({ story }: Crowd) =>
  story.inClub(async ({ tx }) => {
    const rows = await tx
      .selectFrom('rsvp')
      .select(({ fn }) => ['answer', fn.countAll<number>().as('count')])
      .groupBy('answer')
      .execute()
    return Object.fromEntries(rows.map(({ answer, count }) => [answer, count]))
  })

/** What was last written says all of it: it was put off as long as the platform asks, and comes by itself. */
const boardSays = ({ story, board }: Crowd, words: RegExp) =>
  vi.waitFor(
    async () => {
      await story.assidu.drain()
      expect(board()).toMatch(words)
    },
    { timeout: 60_000, interval: 200 },
  )

/** Ten seconds of the club's time, a tenth of the crowd in each. */
async function tenSeconds({ story, size }: Crowd, does: (n: number) => Promise<void>): Promise<void> {
  const doing: Promise<void>[] = []
  for (let second = 0; second < 10; second++) {
    ;(story.assidu.clock as MovableClock).standAt(story.clock.now().add({ seconds: 1 }))
    for (let n = second; n < size; n += 10) doing.push(does(n))
    // They come over the wire, and so do the answers.
    await new Promise(setImmediate)
  }
  await Promise.all(doing)
}

test.each(['Slack', 'Discord'] as const)(
  'five hundred answer an announcement within ten seconds on %s: all are kept and told, and it is edited no more often than it may',
  async where => {
    const crowd = await places[where]({ size: 500 })
    await tenSeconds(crowd, n => crowd.presses(n, n % 5 === 0 ? 'Je ne peux pas' : 'Je viens'))
    await vi.waitFor(() => expect(crowd.told('C’est noté')).toBe(500), { timeout: 60_000, interval: 100 })
    expect(await keptIn(crowd)).toEqual({ present: 400, absent: 100 })
    // Some think better of it while the announcement still catches up.
    await Promise.all([0, 5, 10].map(n => crowd.presses(n, 'Je viens')))
    await vi.waitFor(() => expect(crowd.told('C’est noté')).toBe(503), { timeout: 60_000, interval: 100 })
    await boardSays(crowd, /403\sprésents/)
    expect(crowd.board()).toMatch(/97\sabsents/)
    const { asked, refused } = crowd.edits()
    expect(refused).toBe(0)
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(100)
  },
  240_000,
)

test('whoever has to wait reads that it is being thought about, and is kept when his turn comes', async () => {
  // Nobody waits for a connection for long here: he waits for his turn, with none in his hand.
  const crowd = await onDiscord({ size: 40, poolSize: 5, patience: 300, platformWaits: 3_000 })
  const { story } = crowd
  const presses = Array.from({ length: crowd.size }, (_, n) => n)
  const answers: Promise<void>[] = []
  await inSession(story.url, async session => {
    await session.query('begin')
    await session.query('select from meeting for update')
    answers.push(...presses.map(n => crowd.presses(n, 'Je viens')))
    // In life within three seconds: Discord says otherwise that nobody answers.
    await Promise.all(answers)
    expect(crowd.told('C’est noté')).toBe(0)
    await session.query('rollback')
  })
  await vi.waitFor(() => expect(crowd.told('C’est noté')).toBe(crowd.size), { timeout: 30_000, interval: 50 })
  expect(await keptIn(crowd)).toEqual({ present: crowd.size })
  await boardSays(crowd, /40\sprésents/)
}, 120_000)
