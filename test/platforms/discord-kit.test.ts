import {
  ButtonStyle,
  Client,
  ComponentType,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
  RateLimitError,
  Routes,
  TextInputStyle,
} from 'discord.js'
import { afterEach, describe, expect, test } from 'vitest'
import { buttonsOf, type Discord, startDiscord, textOf } from '../kit/discord/index.ts'

const running: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop()
})

async function local(options: Parameters<typeof startDiscord>[0] = {}): Promise<Discord> {
  const discord = await startDiscord(options)
  running.push(() => discord.close())
  return discord
}

/** A hand-written bot: the stock client, logged in and ready. */
async function bot(discord: Discord, onInteraction: (interaction: Interaction) => Promise<unknown> = async () => {}) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl, retries: 0, rejectOnRateLimit: () => true },
  })
  const refusals: unknown[] = []
  client.on(Events.Error, error => void refusals.push(error))
  client.on(Events.InteractionCreate, interaction =>
    onInteraction(interaction).catch(error => void refusals.push(error)),
  )
  const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  await ready
  running.push(() => client.destroy())
  const put = (body: unknown) => client.rest.put(Routes.applicationCommands(discord.applicationId), { body })
  return { client, refusals, put }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted' as const,
    error => (error instanceof DiscordAPIError ? error.code : error),
  )
const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content })
const v2 = (...components: object[]) => ({ flags: MessageFlags.IsComponentsV2, components })
const button = (label: string, custom_id = label) => ({
  type: ComponentType.ActionRow,
  components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label, custom_id }],
})

const refer = {
  name: 'refer',
  name_localizations: { fr: 'recommander' },
  description: 'Pass a prospect',
  options: [
    { type: 3, name: 'receiver', name_localizations: { fr: 'pour' }, description: 'Who', autocomplete: true },
    { type: 6, name: 'account', description: 'Whose account' },
  ],
}

describe('people at a local Discord', () => {
  test('a command in French reaches the bot under its English name, and the answer is seen by him alone', async () => {
    const discord = await local()
    const guild = discord.addGuild('Club Rhône')
    const club = discord.addChannel(guild, 'club')
    const lea = discord.addPerson('Léa Moreau', { in: guild })
    const karim = discord.addPerson('Karim Haddad', { in: guild })
    const { put, refusals } = await bot(discord, async interaction => {
      if (!interaction.isChatInputCommand()) return
      const who = interaction.options.getString('receiver')
      await interaction.reply({
        content: `${interaction.commandName} ${who} ${interaction.locale} ${interaction.options.getUser('account')?.id}`,
        flags: MessageFlags.Ephemeral,
      })
    })
    await put([refer])
    const answer = await lea.types('/recommander', { pour: 'Karim', account: 'Karim Haddad' }, { in: club })
    expect(answer.message?.content).toBe(`refer Karim fr ${karim.id}`)
    expect(lea.sees('refer Karim')).toBe(answer.message)
    expect(karim.messages).toEqual([])
    expect(discord.messagesIn(club)).toEqual([])
    expect(refusals).toEqual([])
  })

  test('typing offers choices; a form opens, is sent, and its answer edits the message that opened it', async () => {
    const discord = await local()
    const guild = discord.addGuild('Club Rhône')
    const club = discord.addChannel(guild, 'club')
    const lea = discord.addPerson('Léa Moreau', { in: guild })
    const { put, client, refusals } = await bot(discord, async interaction => {
      if (interaction.isAutocomplete()) {
        await interaction.respond([{ name: `${interaction.options.getFocused()}…`, value: 'm_1' }])
      }
      if (interaction.isButton()) {
        await interaction.showModal({
          custom_id: 'form',
          title: 'Répondre',
          components: [
            {
              type: ComponentType.Label,
              label: 'Votre réponse',
              component: {
                type: ComponentType.TextInput,
                custom_id: 'answer',
                style: TextInputStyle.Paragraph,
                required: true,
              },
            },
          ],
        })
      }
      if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        await interaction.update(v2(text(`Noté : ${interaction.fields.getTextInputValue('answer')}`)) as never)
      }
    })
    await put([refer])
    expect(await lea.suggests('refer', { receiver: 'Kar' }, { in: club })).toEqual([{ name: 'Kar…', value: 'm_1' }])
    const channel = await client.channels.fetch(club.id)
    if (!channel?.isSendable()) throw new Error('not sendable')
    await channel.send(v2(text('Un besoin pour vous'), button('Répondre')) as never)
    const asked = lea.sees('Un besoin')
    expect(buttonsOf(asked)).toEqual(['Répondre'])
    const { modal } = await lea.presses(asked, 'Répondre')
    expect(modal?.title).toBe('Répondre')
    const answer = await lea.submits(modal!, { 'Votre réponse': 'Oui' })
    expect(answer.updated).toBe(asked)
    expect(textOf(asked)).toBe('Noté : Oui')
    expect(refusals).toEqual([])
  })

  test('what comes too late, twice, or after a deferral as a form is refused as Discord refuses it', async () => {
    const discord = await local()
    const guild = discord.addGuild('Club Rhône')
    discord.addChannel(guild, 'club')
    const lea = discord.addPerson('Léa Moreau', { in: guild })
    const codes: unknown[] = []
    let late: Interaction | undefined
    const modal = {
      custom_id: 'x',
      title: 'x',
      components: [{ type: 18, label: 'x', component: { type: 4, custom_id: 'x', style: 1 } }],
    }
    const { put, client } = await bot(discord, async interaction => {
      if (interaction.isModalSubmit()) {
        const callback = Routes.interactionCallback(interaction.id, interaction.token)
        codes.push(await codeOf(client.rest.post(callback, { body: { type: 9, data: modal }, auth: false })))
        await interaction.reply('bien')
      }
      if (!interaction.isChatInputCommand()) return
      const said = interaction.options.getString('receiver')
      const callback = Routes.interactionCallback(interaction.id, interaction.token)
      if (said === 'late') late = interaction
      if (said === 'twice') {
        await interaction.reply('one')
        codes.push(
          await codeOf(client.rest.post(callback, { body: { type: 4, data: { content: 'two' } }, auth: false })),
        )
      }
      if (said === 'deferred') {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral })
        codes.push(await codeOf(client.rest.post(callback, { body: { type: 9, data: modal }, auth: false })))
        await interaction.editReply(v2(text('enfin')) as never)
      }
      if (said === 'form') await interaction.showModal(modal as never)
    })
    await put([refer])
    discord.waits(50)
    expect((await lea.types('refer', { receiver: 'late' })).failed).toBe('The application did not respond')
    discord.waits(3000)
    if (!late?.isChatInputCommand()) throw new Error('no interaction')
    expect(await codeOf(late.reply('too late'))).toBe(10062)
    await lea.types('refer', { receiver: 'twice' })
    await discord.until('the second answer', () => codes.length === 1)
    const deferred = await lea.types('refer', { receiver: 'deferred' })
    expect([deferred.deferred, textOf(deferred.message!), deferred.message?.onlyFor]).toEqual([true, 'enfin', lea.id])
    const form = await lea.types('refer', { receiver: 'form' })
    await lea.submits(form.modal!, { x: 'y' })
    expect(codes).toEqual([40060, 40060, 50035])
  })
})

describe('what the local Discord refuses', () => {
  test.each([
    ['content beside components V2', { ...v2(text('x')), content: 'y' }],
    ['components V2 without the flag', { components: [text('x')] }],
    ['2001 characters', { content: 'x'.repeat(2001) }],
    ['41 components, nested ones counted', v2({ type: 17, components: Array.from({ length: 40 }, () => text('x')) })],
    ['4001 characters of text in all', v2(text('x'.repeat(2000)), text('y'.repeat(2001)))],
    ['an id of 101 characters', v2(button('x', 'x'.repeat(101)))],
    ['the same id twice', v2(button('x', 'one'), button('y', 'one'))],
    ['a label of 81', v2(button('x'.repeat(81), 'x'))],
    ['nothing at all', {}],
    ['an empty text', v2(text(''))],
    ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }],
  ])('a message with %s', async (_, body) => {
    const discord = await local()
    const club = discord.addChannel(discord.addGuild('Club'), 'club')
    const { client } = await bot(discord)
    expect(await codeOf(client.rest.post(Routes.channelMessages(club.id), { body }))).toBe(50035)
    expect(discord.messagesIn(club)).toEqual([])
  })

  test.each([
    ['a name with capitals', { ...refer, name: 'Refer' }],
    ['a localized name with a space', { ...refer, name_localizations: { fr: 'mise en relation' } }],
    ['an unknown locale', { ...refer, description_localizations: { 'fr-FR': 'x' } }],
    ['a description of 101', { ...refer, description: 'x'.repeat(101) }],
    ['permission bits as a number', { ...refer, default_member_permissions: 8 }],
    [
      'a required option after an optional one',
      { ...refer, options: [...refer.options, { type: 3, name: 'z', description: 'z', required: true }] },
    ],
    [
      '26 options',
      { ...refer, options: Array.from({ length: 26 }, (_, n) => ({ type: 3, name: `o${n}`, description: 'x' })) },
    ],
    [
      'more than 8000 characters',
      {
        ...refer,
        options: Array.from({ length: 25 }, (_, n) => ({
          type: 3,
          name: `o${n}`,
          description: 'x',
          choices: Array.from({ length: 25 }, (_, m) => ({ name: `choice ${m}`, value: `value ${m}` })),
        })),
      },
    ],
  ])('a command with %s', async (_, command) => {
    const discord = await local()
    const { put } = await bot(discord)
    expect(await codeOf(put([command]))).toBe(50035)
    expect(await codeOf(put([refer]))).toBe('accepted')
  })

  test('closed doors: direct messages, strangers, channels without the right', async () => {
    const discord = await local()
    const guild = discord.addGuild('Club')
    const club = discord.addChannel(guild, 'club')
    const closed = discord.addPerson('Paul', { in: guild, dms: 'closed' })
    const stranger = discord.addPerson('Inconnue')
    const { client } = await bot(discord)
    const write = async (recipient_id: string) => {
      const channel = (await client.rest.post(Routes.userChannels(), { body: { recipient_id } })) as { id: string }
      return codeOf(client.rest.post(Routes.channelMessages(channel.id), { body: { content: 'x' } }))
    }
    expect([await write(closed.id), await write(stranger.id)]).toEqual([50007, 50278])
    const post = () => codeOf(client.rest.post(Routes.channelMessages(club.id), { body: { content: 'x' } }))
    const deny = (bits: bigint) =>
      discord.permit(club, [
        { id: guild.id, type: 'role', allow: 0n, deny: bits },
        { id: discord.botId, type: 'member', allow: 0n, deny: bits },
      ])
    deny(PermissionFlagsBits.SendMessages)
    expect(await post()).toBe(50013)
    deny(PermissionFlagsBits.ViewChannel)
    expect(await post()).toBe(50001)
    discord.permit(club, [])
    expect(await post()).toBe('accepted')
  })
})

describe('a Discord in trouble', () => {
  test('the same nonce is one message, though the first answer was lost', async () => {
    const discord = await local()
    const club = discord.addChannel(discord.addGuild('Club'), 'club')
    const { client } = await bot(discord)
    const post = () =>
      client.rest.post(Routes.channelMessages(club.id), { body: { content: 'x', nonce: 'n1', enforce_nonce: true } })
    discord.trouble('POST /channels/:channel/messages', { kind: 'answer lost' })
    expect(await codeOf(post())).not.toBe('accepted')
    expect(await codeOf(post())).toBe('accepted')
    expect(discord.messagesIn(club)).toHaveLength(1)
    discord.forgetsNonces()
    await post()
    expect(discord.messagesIn(club)).toHaveLength(2)
  })

  test('429 and 5xx are answered when asked for, on that route only', async () => {
    const discord = await local()
    const club = discord.addChannel(discord.addGuild('Club'), 'club')
    const { client } = await bot(discord)
    const post = () => codeOf(client.rest.post(Routes.channelMessages(club.id), { body: { content: 'x' } }))
    discord.trouble('POST /channels/:channel/messages', { kind: 'server error', status: 503 })
    expect(await post()).toMatchObject({ status: 503 })
    discord.trouble('POST /channels/:channel/messages', { kind: 'slow down', seconds: 7 })
    const limited = await post()
    expect(limited).toBeInstanceOf(RateLimitError)
    expect((limited as RateLimitError).retryAfter).toBeGreaterThanOrEqual(7000)
    expect(await codeOf(client.rest.get(Routes.channel(club.id)))).toBe('accepted')
  })

  test('a closed gateway is resumed and the gesture made meanwhile arrives; a doubled one arrives twice', async () => {
    const discord = await local()
    const guild = discord.addGuild('Club')
    discord.addChannel(guild, 'club')
    const lea = discord.addPerson('Léa', { in: guild })
    const seen: string[] = []
    const { put } = await bot(discord, async interaction => {
      seen.push(interaction.id)
      if (interaction.isRepliable()) await interaction.reply('ok')
    })
    await put([refer])
    discord.gateway.drop(4000)
    await discord.until('the socket to close', () => !discord.gateway.connected)
    expect((await lea.types('refer')).message?.content).toBe('ok')
    expect([discord.gateway.resumed, discord.gateway.identified]).toEqual([1, 1])
    discord.deliversTwice()
    await lea.types('refer')
    await discord.until('both', () => seen.length === 3)
    expect(seen[1]).toBe(seen[2])
  })

  test('the bot is told when it is removed, and by an outage only of the outage', async () => {
    const discord = await local()
    const guild = discord.addGuild('Club')
    const { client } = await bot(discord)
    const removed: string[] = []
    client.on(Events.GuildDelete, ({ id }) => void removed.push(id))
    const gone = new Promise(resolve => client.once(Events.GuildUnavailable, resolve))
    discord.outage(guild)
    await gone
    expect(removed).toEqual([])
    const left = new Promise(resolve => client.once(Events.GuildDelete, resolve))
    discord.remove(guild, discord.botId)
    await left
    expect(removed).toEqual([guild.id])
  })
})
