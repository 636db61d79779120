import { PermissionFlagsBits } from 'discord.js'
import { missingAccess, unknown } from './refused.ts'

export type Json = Record<string, unknown>

export interface Account {
  readonly id: string
  readonly username: string
  /** The name others read. */
  readonly name: string
  readonly bot: boolean
  /** The language of the account's Discord client, such as `fr` or `en-US`. */
  locale: string
  /** Does he let people of his servers write to him? */
  dms: 'open' | 'closed'
}

export interface Overwrite {
  readonly id: string
  readonly type: 'role' | 'member'
  readonly allow: bigint
  readonly deny: bigint
}

export interface Role {
  readonly id: string
  readonly name: string
  permissions: bigint
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly locale: string
  readonly roles: Map<string, Role>
  readonly members: Map<string, { roles: string[]; nick: string | null }>
  readonly events: Map<string, Json>
  readonly commands: Json[]
}

/** Channel types of Discord: 0 text, 1 direct, 11 public thread, 12 private thread. */
export interface Channel {
  readonly id: string
  readonly type: 0 | 1 | 11 | 12
  name: string
  readonly guildId: string | undefined
  readonly parentId: string | undefined
  overwrites: Overwrite[]
  /** Of a direct channel or a thread: whose it is. */
  readonly people: Set<string>
  archived: boolean
}

export interface Message {
  readonly id: string
  readonly channelId: string
  readonly authorId: string
  content: string
  components: Json[]
  flags: number
  attachments: { id: string; filename: string; description: string | null; bytes: number }[]
  /** Whose client rang for it: mentioned in the text and allowed to be. */
  pings: string[]
  readonly nonce: string | undefined
  /** Set when only this person sees it. */
  readonly onlyFor: string | undefined
  edits: number
  readonly at: Temporal.Instant
  deleted: boolean
}

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n)
const DISCORD_EPOCH = 1_420_070_400_000n
const usual =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.CreatePrivateThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.CreateEvents

/** Everything the local Discord knows. Changes are told to whoever waits for something to appear. */
export class World {
  readonly botId: string
  readonly applicationId: string
  readonly accounts = new Map<string, Account>()
  readonly guilds = new Map<string, Guild>()
  readonly channels = new Map<string, Channel>()
  readonly messages: Message[] = []
  readonly commands: Json[] = []
  /** New commands made "today"; Discord takes 200. */
  commandCreates = 0
  /** Nonces older than the few minutes for which Discord remembers them. */
  readonly forgottenNonces = new Set<string>()
  readonly now: () => Temporal.Instant
  #count = 0n
  #waiting = new Set<() => void>()

  constructor(now: () => Temporal.Instant) {
    this.now = now
    this.botId = this.newId()
    this.applicationId = this.botId
    this.accounts.set(this.botId, {
      id: this.botId,
      username: 'Assidu',
      name: 'Assidu',
      bot: true,
      locale: 'en-US',
      dms: 'open',
    })
  }

  /** A snowflake: later ones are greater, as in life. */
  newId(): string {
    this.#count += 1n
    return (((BigInt(this.now().epochMilliseconds) - DISCORD_EPOCH) << 22n) + this.#count).toString()
  }

  changed(): void {
    for (const look of [...this.#waiting]) look()
  }

  onChange(look: () => void): () => void {
    this.#waiting.add(look)
    return () => this.#waiting.delete(look)
  }

  addAccount(name: string, details: { locale?: string; dms?: 'open' | 'closed'; bot?: boolean } = {}): Account {
    const username = name
      .normalize('NFD')
      .replace(/[^A-Za-z]+/g, '.')
      .toLowerCase()
    const account: Account = {
      id: this.newId(),
      username,
      name,
      bot: details.bot ?? false,
      locale: details.locale ?? 'fr',
      dms: details.dms ?? 'open',
    }
    this.accounts.set(account.id, account)
    return account
  }

  addGuild(name: string, details: { owner?: string; locale?: string; botPermissions?: bigint } = {}): Guild {
    const id = this.newId()
    const botRole: Role = { id: this.newId(), name: 'Assidu', permissions: details.botPermissions ?? usual }
    const ownerId = details.owner ?? this.addAccount(`owner of ${name}`).id
    const guild: Guild = {
      id,
      name,
      ownerId,
      locale: details.locale ?? 'fr',
      roles: new Map([
        [
          id,
          {
            id,
            name: '@everyone',
            permissions: details.botPermissions === undefined ? usual : usual & details.botPermissions,
          },
        ],
        [botRole.id, botRole],
      ]),
      members: new Map([
        [this.botId, { roles: [botRole.id], nick: null }],
        [ownerId, { roles: [], nick: null }],
      ]),
      events: new Map(),
      commands: [],
    }
    this.guilds.set(id, guild)
    return guild
  }

  addChannel(details: Partial<Channel> & { type: Channel['type'] }): Channel {
    const channel: Channel = {
      id: this.newId(),
      name: '',
      guildId: undefined,
      parentId: undefined,
      overwrites: [],
      people: new Set(),
      archived: false,
      ...details,
    }
    this.channels.set(channel.id, channel)
    return channel
  }

  guild(id: string): Guild {
    const guild = this.guilds.get(id)
    if (!guild) throw unknown.guild()
    return guild
  }

  /** A guild the bot is in; any other is, to the bot, unknown. */
  botsGuild(id: string): Guild {
    const guild = this.guild(id)
    if (!guild.members.has(this.botId)) throw missingAccess()
    return guild
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id)
    if (!channel) throw unknown.channel()
    return channel
  }

  account(id: string): Account {
    const account = this.accounts.get(id)
    if (!account) throw unknown.user()
    return account
  }

  message(channelId: string, id: string): Message {
    const message = this.messages.find(each => each.id === id && each.channelId === channelId && !each.deleted)
    if (!message) throw unknown.message()
    return message
  }

  directChannel(personId: string): Channel {
    const open = [...this.channels.values()].find(each => each.type === 1 && each.people.has(personId))
    return open ?? this.addChannel({ type: 1, people: new Set([personId, this.botId]) })
  }

  shareGuild(a: string, b: string): boolean {
    return [...this.guilds.values()].some(guild => guild.members.has(a) && guild.members.has(b))
  }

  /** What a person may do in a channel (topics/permissions: everyone, then roles, then the member's own overwrite). */
  permissions(personId: string, channel: Channel): bigint {
    if (!channel.guildId) return channel.people.has(personId) ? usual : 0n
    const guild = this.guild(channel.guildId)
    const base = this.guildPermissions(personId, guild)
    if ((base & PermissionFlagsBits.Administrator) !== 0n) return everything
    const member = guild.members.get(personId)
    if (!member) return 0n
    const parent = channel.parentId ? this.channel(channel.parentId) : channel
    const apply = (bits: bigint, list: Overwrite[]) =>
      (bits & ~list.reduce((all, each) => all | each.deny, 0n)) | list.reduce((all, each) => all | each.allow, 0n)
    const everyone = apply(
      base,
      parent.overwrites.filter(each => each.id === guild.id),
    )
    const byRole = apply(
      everyone,
      parent.overwrites.filter(each => each.type === 'role' && member.roles.includes(each.id)),
    )
    const own = apply(
      byRole,
      parent.overwrites.filter(each => each.type === 'member' && each.id === personId),
    )
    const hidden =
      channel.type === 12 && !channel.people.has(personId) && (own & PermissionFlagsBits.ManageThreads) === 0n
    return hidden || (own & PermissionFlagsBits.ViewChannel) === 0n ? 0n : own
  }

  guildPermissions(personId: string, guild: Guild): bigint {
    if (guild.ownerId === personId) return everything
    const member = guild.members.get(personId)
    if (!member) return 0n
    const bits = [guild.id, ...member.roles].reduce((all, id) => all | (guild.roles.get(id)?.permissions ?? 0n), 0n)
    return (bits & PermissionFlagsBits.Administrator) !== 0n ? everything : bits
  }

  sees(personId: string, message: Message): boolean {
    if (message.deleted) return false
    if (message.onlyFor !== undefined) return message.onlyFor === personId
    return (this.permissions(personId, this.channel(message.channelId)) & PermissionFlagsBits.ViewChannel) !== 0n
  }
}
