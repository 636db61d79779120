import { PermissionFlagsBits as Right } from 'discord.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { organizerNamed } from '../../src/club/members/kinds.ts'
import { welcome as welcomed } from '../../src/club/setup/kinds.ts'
import { readConfig } from '../../src/config.ts'
import { connectPlatforms } from '../../src/start/platforms.ts'
import { type Channel, startDiscord, textOf } from '../kit/discord/index.ts'
import { each, standsOn } from '../kit/on-platform.ts'
import { openStory, usualCast } from '../kit/story.ts'

/** The bot as it is started, in a server that gives it less than it needs, then more, or throws it out and asks it back. */

const usual = { type: 'role' as const, allow: 0n }

async function club({ channels = 0 }: { channels?: number } = {}) {
  const story = await openStory({ cast: usualCast })
  const discord = await startDiscord({ now: () => story.clock.now() })
  const guild = discord.addGuild('Le Cercle')
  const channel = discord.addChannel(guild, 'club')
  const introductions = discord.addChannel(guild, 'presentations')
  const bureau = discord.addChannel(guild, 'bureau')
  const clients = each(who => discord.addPerson(usualCast[who].name, { in: guild, locale: 'fr' }))
  for (let n = 0; n < channels; n++) discord.addChannel(guild, `salon-${String(n).padStart(3, '0')}`)
  await standsOn(story, {
    platform: 'discord',
    place: guild.id,
    accounts: each(who => clients[who].id),
    channels: { club: channel.id, introductions: introductions.id, organizers: bureau.id },
  })
  // It lives in this server alone.
  await story.inClub(async ({ tx }) => {
    for (const table of ['channel', 'account', 'place'] as const)
      await tx.deleteFrom(table).where('platform', '=', 'playground').execute()
  })
  story.assidu.platforms.delete('playground')
  const ends = new AbortController()
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }, 'fr')
  const waiting = { say: () => {}, entered: async () => {}, lost: () => {}, signal: ends.signal }
  await connectPlatforms(config, story.assidu, waiting)
  onTestFinished(async () => {
    ends.abort()
    await story.close()
    await discord.close()
    expect(discord.calls.filter(({ status }) => status === 400)).toEqual([])
  })
  const deny = (at: Channel, rights: bigint) =>
    discord.permit(at, rights ? [{ ...usual, id: guild.id, deny: rights }] : [])
  const welcome = () =>
    story.inClub(async ({ tx, ...rest }) => {
      const club = { tx, ...rest }
      await welcomed.keep(club, { to: { channel: 'club' }, once: club.newId() })
    })
  const arrives = (at: Channel, words: string) =>
    vi.waitFor(
      async () => {
        await story.assidu.drain()
        expect(discord.messagesIn(at).map(textOf).join('\n')).toContain(words)
      },
      { timeout: 8_000, interval: 20 },
    )
  const chosen = () =>
    story.inClub(({ tx }) =>
      tx
        .selectFrom('channel')
        .select(['purpose', 'channel'])
        .where('platform', '=', 'discord')
        .orderBy('purpose')
        .execute(),
    )
  return { ...story, discord, guild, channel, introductions, bureau, ...clients, deny, welcome, arrives, chosen }
}

test('the rights that are missing are named, and once they are given what waited goes by itself', async () => {
  const { discord, channel, deny, welcome, arrives, assidu, olga } = await club()
  deny(channel, Right.SendMessages | Right.ReadMessageHistory)
  await welcome()
  await assidu.drain()
  expect(discord.messagesIn(channel)).toEqual([])
  const page = textOf((await olga.types('club accueil')).message!)
  expect(page).toContain('Send Messages and Read Message History')
  expect(page).not.toContain('View Channel')
  expect(page).not.toContain('@Assidu')
  deny(channel, 0n)
  await arrives(channel, 'je suis Assidu, pour Le Cercle')
})

test('a role of the bot, changed or given, counts as well as a channel’s own rights', async () => {
  const { discord, guild, channel, welcome, arrives, assidu } = await club()
  const all = guild.roles.get(guild.members.get(discord.botId)!.roles[0]!)!.permissions
  guild.roles.get(guild.id)!.permissions &= ~Right.SendMessages
  discord.grant(guild, all & ~Right.SendMessages)
  await welcome()
  await assidu.drain()
  expect(discord.messagesIn(channel)).toEqual([])
  discord.grant(guild, all)
  await arrives(channel, 'je suis Assidu')
  discord.grant(guild, all & ~Right.SendMessages)
  await welcome()
  await assidu.drain()
  expect(discord.messagesIn(channel)).toHaveLength(1)
  discord.giveRole(guild, 'Hérauts', Right.SendMessages)
  await vi.waitFor(
    async () => {
      await assidu.drain()
      expect(discord.messagesIn(channel)).toHaveLength(2)
    },
    { timeout: 8_000, interval: 20 },
  )
})

test('thrown out and asked back, the bot goes on: what was for the channel and for a person waits and comes', async () => {
  const { discord, guild, channel, welcome, arrives, assidu, inClub, olga, idOf, lost } = await club()
  lost.isMeant(/the connection is in trouble/)
  discord.remove(guild, discord.botId)
  await vi.waitFor(async () => {
    const gone = await inClub(({ tx }) =>
      tx.selectFrom('place').select('disconnected_at').where('platform', '=', 'discord').executeTakeFirstOrThrow(),
    )
    expect(gone.disconnected_at).not.toBeNull()
  })
  await welcome()
  await inClub(club =>
    organizerNamed.keep(club, { member: idOf('olga'), by: idOf('lea'), to: { member: idOf('olga') } }),
  )
  await assidu.drain()
  discord.invite(guild, discord.botId)
  await arrives(channel, 'je suis Assidu')
  await vi.waitFor(
    async () => {
      await assidu.drain()
      expect(olga.direct.map(textOf).join()).toContain('Léa Martin')
    },
    { timeout: 8_000, interval: 20 },
  )
  const back = await inClub(({ tx }) =>
    tx.selectFrom('place').select('disconnected_at').where('platform', '=', 'discord').executeTakeFirstOrThrow(),
  )
  expect(back.disconnected_at).toBeNull()
})

test('without the members intent, ticking says why; it lists the people once it is switched on', async () => {
  const { discord, olga, guild } = await club()
  const list = await olga.types('club membres')
  const refused = await olga.presses(list.message!, 'Tick the members')
  expect(textOf(refused.message!)).toContain('Server Members Intent')
  const link = await olga.presses(list.message!, 'Tick the members')
  expect(link.modal).toBeUndefined()
  discord.gateway.privileged = 1 << 1
  for (let n = 0; n < 40; n++) discord.addPerson(`Personne ${n}`, { in: guild })
  const open = await olga.presses(list.message!, 'Tick the members')
  const someone = [...guild.members.keys()].at(-1)!
  const done = await olga.submits(open.modal!, { who: [someone] })
  expect(textOf(done.message ?? done.updated!)).toContain('1 member added')
})

test('settings sent untouched change nothing, however many channels there are', async () => {
  const { discord, olga, chosen, bureau, guild } = await club({ channels: 130 })
  const before = await chosen()
  const untouched = async () => {
    const form = await olga.presses((await olga.types('club reglages')).message!, 'Club and channels')
    const next = await olga.submits(form.modal!)
    const second = await olga.presses(next.message!, 'Continue')
    return olga.submits(second.modal!)
  }
  const saved = await untouched()
  expect(textOf(saved.updated ?? saved.message!)).toContain('Settings saved')
  expect(await chosen()).toEqual(before)
  // A channel that the bot sees no more stays chosen as well.
  discord.world.channels.delete(bureau.id)
  await untouched()
  expect(await chosen()).toEqual(before)
  const other = discord.channelsOf(guild).find(({ name }) => name === 'salon-129')!
  const form = await olga.presses((await olga.types('club reglages')).message!, 'Club and channels')
  const next = await olga.submits(form.modal!)
  const second = await olga.presses(next.message!, 'Continue')
  const changed = await olga.submits(second.modal!, { organizers: other.id })
  expect(await chosen()).toEqual(
    before.map(row => (row.purpose === 'organizers' ? { ...row, channel: other.id } : row)),
  )
  await olga.presses(changed.updated ?? changed.message!, 'Do without an organizers’ channel')
  expect(await chosen()).toEqual(before.filter(({ purpose }) => purpose !== 'organizers'))
})

test('a channel is taken out of the settings by hand where he sees it chosen, and stays where he cannot see it', async () => {
  const { discord, olga, chosen, bureau, introductions, guild } = await club({ channels: 60 })
  const before = await chosen()
  const empties = async () => {
    const form = await olga.presses((await olga.types('club reglages')).message!, 'Club and channels')
    const next = await olga.submits(form.modal!)
    const second = await olga.presses(next.message!, 'Continue')
    const saved = await olga.submits(second.modal!, { introductions: '', organizers: '' })
    expect(textOf(saved.updated ?? saved.message!)).toContain('Settings saved')
  }
  // Only the bot is let into the organizers' channel now.
  discord.permit(bureau, [
    { ...usual, id: guild.id, deny: Right.ViewChannel },
    { id: discord.botId, type: 'member', allow: Right.ViewChannel, deny: 0n },
  ])
  expect(before.map(({ channel }) => channel)).toContain(introductions.id)
  await empties()
  expect(await chosen()).toEqual(before.filter(({ purpose }) => purpose !== 'introductions'))
})

test('nobody is told that something was posted before the bot may post it', async () => {
  const { discord, introductions, channel, deny, arrives, inClub, lea, olga } = await club()
  await inClub(({ tx }) =>
    tx.updateTable('member').set({ activity: 'Couverture' }).where('external_id', '=', 'lea').execute(),
  )
  deny(introductions, Right.SendMessages)
  deny(channel, Right.SendMessages)
  const preview = await lea.types('presenter', { qui: 'moi' })
  const said = await lea.presses(preview.message!, 'Publier')
  expect(textOf(said.updated ?? said.message!)).toContain('Je ne peux pas encore écrire')
  const plan = await olga.types('reunion', { action: 'plan' })
  const planned = await olga.submits(plan.modal!, { date: '2026-11-06', time: '07:45' })
  expect(textOf(planned.message!)).toContain('I can’t write in the club’s channel yet')
  expect(discord.messagesIn(introductions)).toEqual([])
  deny(introductions, 0n)
  await arrives(introductions, 'Léa Martin')
  deny(channel, 0n)
  await arrives(channel, '6 novembre')
})
