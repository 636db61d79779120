import { afterEach, expect, test, vi } from 'vitest'
import { startDiscord as connect, type DiscordPlatform } from '../../src/platforms/discord/index.ts'
import { type Channel, type Discord, type Person, startDiscord, textOf } from '../kit/discord/index.ts'
import { openStory, type StoryOf, usualCast } from '../kit/story.ts'

type Who = keyof typeof usualCast
type Club = StoryOf<Who> & {
  discord: Discord
  bot: DiscordPlatform
  channel: Channel
  persons: Record<Who, Person>
  said: string[]
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

/** The real core, in a Discord server: everybody has an account there. */
async function discordClub(): Promise<Club> {
  const story = await openStory({ cast: usualCast })
  stops.push(() => story.close())
  const at = story.clock.now()
  const discord = await startDiscord({ now: () => story.clock.now() })
  stops.push(() => discord.close())
  const guild = discord.addGuild('Le Cercle')
  const channel = discord.addChannel(guild, 'club')
  const person = (who: Who) =>
    discord.addPerson(usualCast[who].name, { in: guild, locale: who === 'ana' ? 'en-GB' : 'fr' })
  const persons = { lea: person('lea'), marc: person('marc'), ana: person('ana'), olga: person('olga') }
  await story.inClub(async ({ tx, id: club_id }) => {
    const place = guild.id
    await tx.updateTable('account').set({ unreachable_at: at }).where('club_id', '=', club_id).execute()
    await tx
      .insertInto('place')
      .values({ platform: 'discord', place, club_id, name: 'Le Cercle', connected_at: at, disconnected_at: null })
      .execute()
    await tx
      .insertInto('channel')
      .values({ club_id, platform: 'discord', place, purpose: 'club', channel: channel.id, trouble: null })
      .execute()
    for (const [who, { id }] of Object.entries(persons) as [Who, Person][]) {
      const linked = { platform: 'discord', place, account: id, member_id: story.idOf(who), linked_at: at }
      await tx
        .insertInto('account')
        .values({ club_id, ...linked, hello_at: at, informed_at: at, active_at: null, unreachable_at: null })
        .execute()
    }
  })
  const said: string[] = []
  const bot = await connect(
    { token: discord.token, apiUrl: discord.apiUrl },
    {
      dispatch: story.assidu.dispatch,
      commands: story.assidu.commands,
      clock: story.assidu.clock,
      say: (level, message) => void (level === 'info' || said.push(message)),
    },
  )
  stops.push(async () => {
    await bot.stop()
    // Whatever the story told, Discord found nothing malformed and no answer came late.
    expect(said).toEqual([])
    expect(discord.calls.filter(({ status }) => status === 400)).toEqual([])
  })
  story.assidu.platforms.set('discord', bot)
  return { ...story, discord, bot, channel, persons, said }
}

test('a referral typed by Léa reaches Marc’s direct messages, moves by his buttons, and is drawn anew in place', async () => {
  const { persons, assidu, discord, channel } = await discordClub()
  const { lea, marc } = persons
  const [offered] = await lea.suggests('recommander', { a: 'Dub' })
  expect(offered?.name).toBe('Marc Dubois (Dubois Électricité)')
  const passed = await lea.types('recommander', {
    a: String(offered!.value),
    type: 'une connaissance',
    besoin: 'Refaire le tableau *vite*',
    contact: 'Mme Dupont',
    telephone: '06 39 98 12 12',
    accord: true,
  })
  expect(passed.message?.onlyFor).toBe(lea.id)
  expect(marc.messages).toEqual([])
  await assidu.drain()
  const received = marc.sees('06 39 98 12 12')
  expect(marc.direct).toEqual([received])
  expect(textOf(received)).toContain(`<@${lea.id}>`)
  expect(textOf(received)).toContain('Refaire le tableau \\*vite\\*')
  await marc.presses(received, 'Contact pris')
  await assidu.drain()
  expect(textOf(received)).toContain('contact pris')
  expect(marc.direct).toHaveLength(1)
  expect(discord.messagesIn(channel)).toEqual([])
})

test('a bare command opens a form of two pages; the member is found by name; what is wrong is said, and nothing is lost', async () => {
  const { persons, assidu } = await discordClub()
  const { lea, marc } = persons
  const first = await lea.types('recommander')
  expect(first.modal?.title).toBe('Recommander (1/2)')
  const wrong = await lea.submits(first.modal!, { receiver: 'Zoé', kind: 'une connaissance', need: 'Une prise' })
  expect(textOf(wrong.message!)).toContain('Zoé')
  const again = await lea.presses(wrong.message!, 'Corriger')
  const page = await lea.submits(again.modal!, { receiver: 'Marc', prospect: 'M. Petit' })
  const second = await lea.presses(page.updated!, 'Continuer')
  await lea.submits(second.modal!, { agreed: true })
  expect(lea.messages.map(textOf)).toEqual([expect.stringContaining('Marc Dubois')])
  await assidu.drain()
  expect(textOf(marc.sees('M. Petit'))).toContain('Une prise')
})

test('half a command opens the form with what was said, the member by name', async () => {
  const { persons } = await discordClub()
  const { lea } = persons
  const [marc] = await lea.suggests('refer', { receiver: 'Marc' })
  const { modal } = await lea.types('refer', { receiver: String(marc!.value) })
  expect(JSON.stringify(modal?.components)).toContain('Marc Dubois')
})

test('a command delivered twice passes one referral', async () => {
  const { persons, assidu, discord, inClub } = await discordClub()
  discord.deliversTwice()
  await persons.lea.types('refer', { receiver: 'Marc', kind: 'moi-même', need: 'Un devis' })
  await assidu.drain()
  expect(await inClub(({ tx }) => tx.selectFrom('referral').select('id').execute())).toHaveLength(1)
  expect(persons.marc.direct).toHaveLength(1)
})

test('a reader is answered in his own language; a stranger is told whom to ask', async () => {
  const { persons, discord } = await discordClub()
  const answer = await persons.ana.types('referrals')
  expect(textOf(answer.message!)).toMatch(/None|Nothing|so far|yet/i)
  const guild = [...discord.world.guilds.values()][0]!
  const stranger = discord.addPerson('Inconnu', { in: guild })
  const told = await stranger.types('refer')
  expect(textOf(told.message!)).toContain('Olga Renard')
})

/** Lets the machine's own seconds pass in which the queue comes back to a job. */
const inAMoment = (assidu: Club['assidu'], check: () => Promise<void> | void) =>
  vi.waitFor(
    async () => {
      await assidu.drain()
      await check()
    },
    { timeout: 15_000, interval: 100 },
  )

test('a message whose answer was lost is found again, not sent twice; one that has to wait comes later', async () => {
  const { persons, assidu, discord, inClub } = await discordClub()
  const { lea, marc } = persons
  const noted = () =>
    inClub(({ tx }) => tx.selectFrom('delivery').select('state').where('state', '=', 'sent').execute())
  await lea.types('recommander', { a: 'Marc', type: 'moi-même', besoin: 'Un devis' })
  const sending = 'POST /channels/:channel/messages'
  discord.trouble(sending, { kind: 'answer lost' })
  await assidu.drain()
  // Past the few minutes in which Discord itself would know the message again.
  discord.forgetsNonces()
  await inAMoment(assidu, async () => expect(await noted()).toHaveLength(1))
  await marc.presses(marc.sees('Un devis'), 'Contact pris')
  await assidu.drain()
  expect(marc.direct.map(textOf)).toEqual([expect.stringContaining('contact pris')])
  await lea.types('recommander', { a: 'Marc', type: 'moi-même', besoin: 'Une prise' })
  discord.trouble(sending, { kind: 'slow down', seconds: 1 })
  await assidu.drain()
  expect(marc.direct).toHaveLength(1)
  await inAMoment(assidu, () => expect(marc.direct).toHaveLength(2))
})
