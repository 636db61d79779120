import { check, V2 } from './checks.ts'
import { type Gateway, intentOf } from './gateway.ts'
import { edit, post, type Upload } from './post.ts'
import { alreadyAcknowledged, invalidForm, Refused, unknown } from './refused.ts'
import { channelJson, memberJson, messageJson, userJson } from './wire.ts'
import type { Account, Channel, Json, Message, World } from './world.ts'

/** What a person's gesture came to, as his screen shows it. */
export interface Answer {
  /** A new message: in the channel, or only for him (`onlyFor`). */
  message?: Message
  /** The message he pressed on, changed. */
  updated?: Message
  /** Messages sent after the first answer. */
  readonly followUps: Message[]
  modal?: Modal
  choices?: readonly { name: string; value: string | number }[]
  /** Discord's own words when the bot did not answer. */
  failed?: string
  /** Did the bot first say "thinking…", or acknowledge a press without a change? */
  deferred: boolean
  /** After an acknowledged press: the change or the message that follows, if one does. */
  readonly later: Promise<void>
}

export interface Modal {
  readonly title: string
  readonly customId: string
  readonly components: readonly Json[]
  /** The message whose button opened it, if one did. */
  readonly source: Message | undefined
  readonly channel: Channel
}

type Kind = 'command' | 'component' | 'suggest' | 'submit'
const types: Record<Kind, number> = { command: 2, component: 3, suggest: 4, submit: 5 }
const NOT_RESPONDING = 'The application did not respond'

interface Interaction {
  readonly id: string
  readonly token: string
  readonly kind: Kind
  readonly person: Account
  readonly channel: Channel
  readonly source: Message | undefined
  readonly answer: Answer
  state: 'waiting' | 'late' | 'deferred message' | 'deferred update' | 'answered' | 'expired'
  onlyForHim: boolean
  original: Message | undefined
  done: (answer: Answer) => void
  followed: () => void
}

/** Gestures on their way: sent to the bot, answered through their token, given back to the person as an `Answer`. */
export class Interactions {
  readonly #world: World
  readonly #gateway: Gateway
  readonly #byToken = new Map<string, Interaction>()
  readonly #timers = new Set<NodeJS.Timeout>()
  /** Milliseconds a bot has to answer: 3000 in life. */
  patience: number
  /** How many of the next gestures Discord delivers twice. */
  twice = 0
  /** Where gestures go instead of the gateway, once the portal names an address. */
  endpoint: ((packet: object) => void) | undefined
  constructor(world: World, gateway: Gateway, patience: number) {
    this.#world = world
    this.#gateway = gateway
    this.patience = patience
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  /** The fifteen minutes of every token are over. */
  expire(): void {
    for (const each of this.#byToken.values()) each.state = 'expired'
  }

  send(kind: Kind, person: Account, channel: Channel, data: Json, source?: Message): Promise<Answer> {
    const world = this.#world
    const id = world.newId()
    const token = Buffer.from(`interaction:${id}:a local one`).toString('base64url')
    let followed = () => {}
    const later = new Promise<void>(resolve => {
      followed = resolve
    })
    return new Promise(resolve => {
      const interaction: Interaction = {
        id,
        token,
        kind,
        person,
        channel,
        source,
        answer: { followUps: [], deferred: false, later },
        state: 'waiting',
        onlyForHim: false,
        original: undefined,
        done: resolve,
        followed,
      }
      this.#byToken.set(token, interaction)
      this.#after(this.patience, () => {
        if (interaction.state !== 'waiting') return
        interaction.state = 'late'
        interaction.answer.failed = NOT_RESPONDING
        resolve(interaction.answer)
      })
      const packet = this.#packet(interaction, data)
      const reach = { guildId: channel.guildId }
      const carry = () =>
        this.endpoint ? this.endpoint(packet) : this.#gateway.dispatch('INTERACTION_CREATE', packet, reach)
      carry()
      if (this.twice > 0) {
        this.twice -= 1
        carry()
      }
    })
  }

  /** An ordinary message: a bot reads of it what it may, which is all where it is mentioned or written to. */
  says(person: Account, channel: Channel, text: string): void {
    const message = post(this.#world, channel.id, { content: text }, [], { authorId: person.id })
    const { guildId } = channel
    const guild = guildId === undefined ? undefined : this.#world.guild(guildId)
    const reads = guildId === undefined || message.pings.includes(this.#world.botId)
    const packet = {
      ...messageJson(this.#world, message),
      ...(reads ? {} : { content: '' }),
      ...(guild && { guild_id: guild.id, member: memberJson(this.#world, guild, person.id) }),
    }
    const reach = { intent: guild ? intentOf.messages : intentOf.direct, guildId }
    const times = 1 + this.twice
    this.twice = 0
    for (let n = 0; n < times; n++) this.#gateway.dispatch('MESSAGE_CREATE', packet, reach)
  }

  /** POST /interactions/:id/:token/callback */
  respond(id: string, token: string, body: Json, uploads: readonly Upload[]): Message | undefined {
    const interaction = this.#byToken.get(token)
    if (interaction?.id !== id || interaction.state === 'late' || interaction.state === 'expired')
      throw unknown.interaction()
    if (interaction.state !== 'waiting') throw alreadyAcknowledged()
    refuseKind(interaction, Number(body.type))
    check.answer(body, names(uploads), interaction.source && { v2: (interaction.source.flags & V2) !== 0 })
    return this.#shown(interaction, Number(body.type), (body.data ?? {}) as Json, uploads)
  }

  original(token: string): Message {
    const interaction = this.#open(token)
    if (!interaction.original) throw unknown.message()
    return interaction.original
  }

  /** PATCH /webhooks/:application/:token/messages/:message; `@original` ends a deferral. */
  edit(token: string, messageId: string, body: Json, uploads: readonly Upload[]): Message {
    const interaction = this.#open(token)
    if (messageId === '@original' && interaction.state === 'deferred message') {
      check.editedAnswer(body, names(uploads), false)
      return this.#finishDeferral(interaction, body, uploads)
    }
    const message = messageId === '@original' ? this.original(token) : this.#own(interaction, messageId)
    check.editedAnswer(body, names(uploads), (message.flags & V2) !== 0)
    edit(this.#world, message, body, uploads)
    if (interaction.state === 'deferred update') {
      interaction.state = 'answered'
      interaction.answer.updated = message
      interaction.followed()
    }
    return message
  }

  remove(token: string, messageId: string): void {
    const interaction = this.#open(token)
    // "Thinking…" goes away, and nothing is said.
    if (messageId === '@original' && interaction.state === 'deferred message') {
      this.#finishDeferral(interaction, { content: '\u200b' }, []).deleted = true
    } else {
      const message = messageId === '@original' ? this.original(token) : this.#own(interaction, messageId)
      message.deleted = true
      interaction.followed()
    }
    this.#world.changed()
  }

  /** POST /webhooks/:application/:token. Right after a deferral it is the answer itself, and its EPHEMERAL is not looked at. */
  followUp(token: string, body: Json, uploads: readonly Upload[]): Message {
    const interaction = this.#open(token)
    check.followUp(body, names(uploads))
    if (interaction.state === 'deferred message') return this.#finishDeferral(interaction, body, uploads)
    const message = this.#write(interaction, body, uploads, (Number(body.flags ?? 0) & 64) !== 0)
    interaction.answer.followUps.push(message)
    interaction.followed()
    return message
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  #open(token: string): Interaction {
    const interaction = this.#byToken.get(token)
    if (!interaction || interaction.state === 'waiting' || interaction.state === 'late') throw unknown.webhook()
    if (interaction.state === 'expired') throw new Refused(401, 50027, 'Invalid Webhook Token')
    return interaction
  }

  #own(interaction: Interaction, messageId: string): Message {
    const mine = [interaction.original, interaction.source, ...interaction.answer.followUps]
    const message = mine.find(each => each?.id === messageId && !each.deleted)
    if (!message) throw unknown.message()
    return message
  }

  #finishDeferral(interaction: Interaction, body: Json, uploads: readonly Upload[]): Message {
    interaction.state = 'answered'
    interaction.original = this.#write(interaction, body, uploads, interaction.onlyForHim)
    interaction.answer.message = interaction.original
    interaction.done(interaction.answer)
    return interaction.original
  }

  #write(interaction: Interaction, body: Json, uploads: readonly Upload[], onlyForHim: boolean): Message {
    const flags = (Number(body.flags ?? 0) & ~64) | (onlyForHim ? 64 : 0)
    const onlyFor = onlyForHim ? interaction.person.id : undefined
    return post(this.#world, interaction.channel.id, { ...body, flags }, uploads, {
      authorId: this.#world.botId,
      onlyFor,
    })
  }

  #shown(interaction: Interaction, type: number, data: Json, uploads: readonly Upload[]): Message | undefined {
    const { answer } = interaction
    interaction.state = 'answered'
    interaction.onlyForHim = (Number(data.flags ?? 0) & 64) !== 0
    if (type === 5 || type === 6) {
      answer.deferred = true
      interaction.state = type === 5 ? 'deferred message' : 'deferred update'
      if (type === 6) {
        interaction.original = interaction.source
        interaction.done(answer)
        return undefined
      }
      // What comes of it comes by the token; a person who sees nothing for long gives up.
      this.#after(this.patience * 5, () => {
        if (!answer.message) answer.failed = NOT_RESPONDING
        interaction.done(answer)
      })
      return undefined
    }
    if (type === 4)
      interaction.original = answer.message = this.#write(interaction, data, uploads, interaction.onlyForHim)
    if (type === 7) interaction.original = answer.updated = edit(this.#world, interaction.source!, data, uploads)
    if (type === 8) answer.choices = (data.choices ?? []) as { name: string; value: string }[]
    if (type === 9) {
      const { source, channel } = interaction
      answer.modal = {
        title: String(data.title),
        customId: String(data.custom_id),
        components: data.components as Json[],
        source,
        channel,
      }
    }
    interaction.done(answer)
    return interaction.original
  }

  #packet(interaction: Interaction, data: Json): Json {
    const world = this.#world
    const { person, channel, source } = interaction
    const guild = channel.guildId ? world.guild(channel.guildId) : undefined
    const mine = world.permissions(person.id, channel)
    return {
      version: 1,
      id: interaction.id,
      application_id: world.applicationId,
      token: interaction.token,
      type: types[interaction.kind],
      entitlements: [],
      attachment_size_limit: 10485760,
      authorizing_integration_owners: guild ? { 0: guild.id } : { 0: '0' },
      app_permissions: world.permissions(world.botId, channel).toString(),
      locale: person.locale,
      channel_id: channel.id,
      channel: { ...channelJson(world, channel), permissions: mine.toString() },
      context: guild ? 0 : 1,
      ...(guild
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.locale, features: ['COMMUNITY'] },
            guild_locale: guild.locale,
            member: memberJson(world, guild, person.id, mine),
          }
        : { user: userJson(person) }),
      ...(source ? { message: messageJson(world, source) } : {}),
      data,
    }
  }
}

const names = (uploads: readonly Upload[]) => uploads.map(each => each.filename)

/**
 * interactions/receiving-and-responding: which callback may answer what. A form answers a command or a press but no
 * submitted form; only a press, or a form that a press opened, has a message to change; choices answer typing alone.
 */
function refuseKind(interaction: Interaction, type: number): void {
  const changes = interaction.source !== undefined && interaction.kind !== 'command'
  const allowed: Record<Kind, number[]> = {
    command: [4, 5, 9],
    component: [4, 5, 6, 7, 9],
    suggest: [8],
    submit: changes ? [4, 5, 6, 7] : [4, 5],
  }
  if (allowed[interaction.kind].includes(type)) return
  const message = `Value must be one of {${allowed[interaction.kind].join(', ')}}.`
  throw invalidForm([{ path: ['type'], message, code: 'BASE_TYPE_CHOICES' }])
}
