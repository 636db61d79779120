import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  ChannelType,
  DiscordAPIError,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js'
import { type Channel, membersIntent, type Person, type Trouble } from '../../contract/platform.ts'
import type { Right } from '../../terms/right.ts'
import { limits } from './limits.ts'
import { readingTrouble } from './trouble.ts'

type Server = { readonly guild: APIGuild; readonly roles: ReadonlyMap<string, bigint> }
type TextChannel = { id: string; name: string; type: ChannelType; permission_overwrites?: APIOverwrite[] }

const unknownMember = 10007
const missingAccess = 50001

const bits: Readonly<Record<Right, bigint>> = {
  see: PermissionFlagsBits.ViewChannel,
  write: PermissionFlagsBits.SendMessages,
  'read back': PermissionFlagsBits.ReadMessageHistory,
  'open conversations': PermissionFlagsBits.CreatePrivateThreads,
  'write in conversations': PermissionFlagsBits.SendMessagesInThreads,
}

/** What posting takes; reading back is how the bot finds its own message after a doubtful send. */
const toPost = ['see', 'write', 'read back'] as const
const toConverse = ['open conversations', 'write in conversations'] as const

const missing = (rights: readonly Right[], held: bigint): Right[] => rights.filter(right => (held & bits[right]) === 0n)

/** Whether such rights suffice to post. */
export const mayPostWith = (held: bigint): boolean => missing(toPost, held).length === 0

/** The kinds of channels the bot may be given. */
export const isForPosts = ({ type }: { type: ChannelType }): boolean =>
  type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement

/** The people and the channels of a server, asked when they are needed: nothing of them is kept. */
export class People {
  readonly #rest: REST
  readonly #bot: string

  constructor(rest: REST, bot: string) {
    this.#rest = rest
    this.#bot = bot
  }

  async person(place: string, account: string): Promise<Person | Trouble> {
    try {
      const member = (await this.#rest.get(Routes.guildMember(place, account))) as APIGuildMember
      return personOf(member, await this.#server(place))
    } catch (error) {
      if (!(error instanceof DiscordAPIError && error.code === unknownMember)) return readingTrouble(error, 'channel')
      return this.#departed(account)
    }
  }

  /** Discord gives the list of a server's members only with the members intent; without it the bot cannot know. */
  async inChannel(place: string, channel: string): Promise<readonly Person[] | Trouble> {
    try {
      const server = await this.#server(place)
      const room = (await this.#rest.get(Routes.channel(channel))) as TextChannel
      const members = await this.#members(place)
      if (members === null) return { trouble: 'forbidden', detail: membersIntent }
      return members
        .filter(member => (permissionsIn(room, member, server) & PermissionFlagsBits.ViewChannel) !== 0n)
        .map(member => personOf(member, server))
        .filter(person => !person.bot)
    } catch (error) {
      return readingTrouble(error, 'channel')
    }
  }

  async channels(place: string): Promise<readonly Channel[] | Trouble> {
    try {
      const server = await this.#server(place)
      const me = (await this.#rest.get(Routes.guildMember(place, this.#bot))) as APIGuildMember
      const all = (await this.#rest.get(Routes.guildChannels(place))) as (APIChannel & TextChannel)[]
      return all.filter(isForPosts).map(channel => {
        const held = permissionsIn(channel, me, server)
        return {
          id: channel.id,
          name: channel.name,
          isPrivate: (everyoneIn(channel, server) & PermissionFlagsBits.ViewChannel) === 0n,
          canPost: mayPostWith(held),
          missing: missing(toPost, held),
          missingToConverse: missing(toConverse, held),
        }
      })
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }

  /** What the bot's roles let it do in the server, channels apart. */
  async rights(place: string): Promise<bigint | Trouble> {
    try {
      const server = await this.#server(place)
      const me = (await this.#rest.get(Routes.guildMember(place, this.#bot))) as APIGuildMember
      return isAdministrator(me, server) ? ~0n : ofRoles(me, server)
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }

  async #server(place: string): Promise<Server> {
    const guild = (await this.#rest.get(Routes.guild(place))) as APIGuild
    return { guild, roles: new Map(guild.roles.map((role: APIRole) => [role.id, BigInt(role.permissions)])) }
  }

  /** Null without the members intent, which alone opens this list. */
  async #members(place: string): Promise<APIGuildMember[] | null> {
    const all: APIGuildMember[] = []
    for (let after = '0'; ; ) {
      const query = new URLSearchParams({ limit: String(limits.membersPage), after })
      const listed = this.#rest.get(Routes.guildMembers(place), { query }) as Promise<APIGuildMember[]>
      const page = await listed.catch(unlessIntent)
      if (page === null) return null
      all.push(...page)
      const last = page.at(-1)
      if (!last || page.length < limits.membersPage) return all
      after = last.user.id
    }
  }

  /** No longer in the server: still a person, if Discord knows him at all. */
  async #departed(account: string): Promise<Person | Trouble> {
    try {
      const user = (await this.#rest.get(Routes.user(account))) as APIGuildMember['user']
      return {
        account,
        name: user.global_name ?? user.username,
        handle: user.username,
        fullMember: false,
        bot: user.bot === true,
        deactivated: true,
        administrator: false,
      }
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }
}

function unlessIntent(error: unknown): null {
  if (error instanceof DiscordAPIError && error.code === missingAccess) return null
  throw error
}

/** Discord tells neither e-mail nor zone; the language only with a gesture. */
function personOf(member: APIGuildMember, server: Server): Person {
  const { user } = member
  return {
    account: user.id,
    name: member.nick ?? user.global_name ?? user.username,
    handle: user.username,
    // Whoever has an invitation is in a server: that says nothing of who he is.
    fullMember: false,
    bot: user.bot === true,
    deactivated: false,
    administrator: isAdministrator(member, server),
  }
}

function isAdministrator(member: APIGuildMember, server: Server): boolean {
  return (
    server.guild.owner_id === member.user.id || (ofRoles(member, server) & PermissionFlagsBits.Administrator) !== 0n
  )
}

const ofRoles = (member: APIGuildMember, { guild, roles }: Server): bigint =>
  [guild.id, ...member.roles].reduce((all, id) => all | (roles.get(id) ?? 0n), 0n)

const everyoneIn = (channel: TextChannel, { guild, roles }: Server): bigint =>
  applied(
    roles.get(guild.id) ?? 0n,
    overwritesOf(channel).filter(each => each.id === guild.id),
  )

/** topics/permissions: everyone's, then the roles', then the member's own overwrite; administrators may all. */
function permissionsIn(channel: TextChannel, member: APIGuildMember, server: Server): bigint {
  if (isAdministrator(member, server)) return ~0n
  const overwrites = overwritesOf(channel)
  const everyone = applied(
    ofRoles(member, server),
    overwrites.filter(each => each.id === server.guild.id),
  )
  const byRole = applied(
    everyone,
    overwrites.filter(each => each.type === OverwriteType.Role && member.roles.includes(each.id)),
  )
  return applied(
    byRole,
    overwrites.filter(each => each.type === OverwriteType.Member && each.id === member.user.id),
  )
}

const overwritesOf = (channel: TextChannel): APIOverwrite[] => channel.permission_overwrites ?? []

const applied = (bits: bigint, overwrites: readonly APIOverwrite[]): bigint =>
  (bits & ~union(overwrites.map(each => each.deny))) | union(overwrites.map(each => each.allow))

const union = (bits: readonly string[]): bigint => bits.reduce((all, each) => all | BigInt(each), 0n)
