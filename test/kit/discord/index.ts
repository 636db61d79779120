import type { AddressInfo } from 'node:net'
import { asTyped } from '../as-typed.ts'
import type { Fates } from '../fate.ts'
import { counted } from '../rate.ts'
import { allComponents } from './checks.ts'
import { Endpoint } from './endpoint.ts'
import { Gateway, intentOf } from './gateway.ts'
import { Interactions } from './interactions.ts'
import { Person } from './person.ts'
import { post, textOf } from './post.ts'
import { routesOf } from './routes.ts'
import { type LoggedCall, serve } from './server.ts'
import { type Trouble, Troubles } from './trouble.ts'
import { channelJson, guildCreateJson, memberJson, roleJson } from './wire.ts'
import { type Account, type Channel, type Guild, type Message, type Overwrite, World } from './world.ts'

export type { Person } from './person.ts'
export type { Channel, Guild, Message } from './world.ts'
export { textOf }

/** The words on the buttons of a message. */
export const buttonsOf = (message: Message): string[] =>
  allComponents(message.components).flatMap(each => (each.type === 2 ? [asTyped(String(each.label))] : []))

export type Discord = Awaited<ReturnType<typeof startDiscord>>

interface Options {
  /** The bot's token; the client must log in with it. */
  readonly token?: string
  /** The clock of ids and messages. */
  readonly now?: () => Temporal.Instant
  /** Milliseconds the bot has to answer a gesture: 3000 in life; tests of lateness shorten it. */
  readonly patience?: number
  /** How many edits of messages it allows in any five seconds in a channel (five in life); left out, it does not count. */
  readonly editsInFiveSeconds?: number
}

/**
 * A Discord on this machine: REST at `apiUrl`, the gateway beside it, people who type and press. It refuses what the real
 * one refuses, so that a client which gets along here has kept to the rules.
 */
export async function startDiscord({
  token = 'local.discord.token',
  now,
  patience = 3000,
  editsInFiveSeconds,
}: Options = {}) {
  const world = new World(now ?? (() => Temporal.Instant.from('2026-11-26T08:00:00Z')))
  const gateway = new Gateway(world, token)
  const interactions = new Interactions(world, gateway, patience)
  const troubles = new Troubles()
  const calls: LoggedCall[] = []
  const endpoint = new Endpoint(() => world.now())
  let gatewayUrl = ''
  const routes = routesOf({ world, gateway, interactions, gatewayUrl: () => gatewayUrl })
  let fates: Fates = () => undefined
  const tooMany = editsInFiveSeconds === undefined ? () => 0 : counted(editsInFiveSeconds, 5_000)
  const desk = { routes, token, troubles, fates: (route: string) => fates(route), calls, world, tooMany }
  const server = serve(desk)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  gatewayUrl = `ws://127.0.0.1:${port}`
  gateway.listen(server, gatewayUrl)

  const join = (guild: Guild, account: Account) => {
    guild.members.set(account.id, { roles: [], nick: null })
    gateway.dispatch(
      'GUILD_MEMBER_ADD',
      { ...memberJson(world, guild, account.id), guild_id: guild.id },
      { intent: intentOf.members, guildId: guild.id },
    )
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    botId: world.botId,
    applicationId: world.applicationId,
    world,
    gateway,
    /** Every REST call so far, refused ones too. */
    calls: calls as readonly LoggedCall[],

    /** A server the bot is in, with its first channel. `botPermissions` takes rights from it. */
    addGuild(name: string, details: { owner?: Person; botPermissions?: bigint; without?: 'the bot' } = {}): Guild {
      const { botPermissions, owner } = details
      const guild = world.addGuild(name, {
        ...(owner ? { owner: owner.id } : {}),
        ...(botPermissions === undefined ? {} : { botPermissions }),
      })
      if (details.without) guild.members.delete(world.botId)
      return guild
    },

    addChannel(guild: Guild, name: string, overwrites: Overwrite[] = []): Channel {
      const channel = world.addChannel({ type: 0, name, guildId: guild.id, overwrites })
      gateway.dispatch('CHANNEL_CREATE', channelJson(world, channel), { intent: intentOf.guilds, guildId: guild.id })
      return channel
    },

    addPerson(
      name: string,
      details: { in?: Guild; locale?: string; dms?: 'open' | 'closed'; bot?: boolean; administrator?: boolean } = {},
    ): Person {
      const account = world.addAccount(name, details)
      if (details.in) join(details.in, account)
      if (details.in && details.administrator) {
        const role = { id: world.newId(), name: 'Administrators', permissions: 8n }
        details.in.roles.set(role.id, role)
        details.in.members.get(account.id)?.roles.push(role.id)
      }
      return new Person(world, interactions, account)
    },

    user: (id: string) => new Person(world, interactions, world.account(id)),

    /** Someone comes to the server or leaves it; when it is the bot, it is told that it was invited or removed. */
    invite(guild: Guild, id: string): void {
      join(guild, world.account(id))
      if (id !== world.botId) return
      gateway.dispatch('GUILD_CREATE', guildCreateJson(world, guild), { intent: intentOf.guilds, guildId: guild.id })
    },
    remove(guild: Guild, id: string): void {
      guild.members.delete(id)
      const [event, what, intent] =
        id === world.botId
          ? (['GUILD_DELETE', { id: guild.id }, intentOf.guilds] as const)
          : (['GUILD_MEMBER_REMOVE', { guild_id: guild.id, user: { id } }, intentOf.members] as const)
      gateway.dispatch(event, what, { intent, guildId: guild.id })
    },
    /** An outage of the server at Discord's: the bot is not removed. */
    outage(guild: Guild): void {
      gateway.dispatch(
        'GUILD_DELETE',
        { id: guild.id, unavailable: true },
        { intent: intentOf.guilds, guildId: guild.id },
      )
    },
    /** The rights of a channel change; the client hears of it. */
    permit(channel: Channel, overwrites: Overwrite[]): void {
      channel.overwrites = overwrites
      gateway.dispatch('CHANNEL_UPDATE', channelJson(world, channel), {
        intent: intentOf.guilds,
        guildId: channel.guildId,
      })
    },
    /** A channel is deleted; the client hears of it. */
    deletes(channel: Channel): void {
      world.channels.delete(channel.id)
      gateway.dispatch('CHANNEL_DELETE', channelJson(world, channel), {
        intent: intentOf.guilds,
        guildId: channel.guildId,
      })
    },
    /** The bot's own role holds exactly these rights in the server from now on; the client hears of it. */
    grant(guild: Guild, permissions: bigint): void {
      const id = guild.members.get(world.botId)!.roles[0]!
      const role = guild.roles.get(id)!
      role.permissions = permissions
      gateway.dispatch(
        'GUILD_ROLE_UPDATE',
        { guild_id: guild.id, role: roleJson(role) },
        { intent: intentOf.guilds, guildId: guild.id },
      )
    },
    /** The bot is given a role more; of itself it hears that without the members intent. */
    giveRole(guild: Guild, name: string, permissions: bigint): void {
      const role = { id: world.newId(), name, permissions }
      guild.roles.set(role.id, role)
      guild.members.get(world.botId)!.roles.push(role.id)
      const reach = { intent: intentOf.guilds, guildId: guild.id }
      gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role: roleJson(role) }, reach)
      gateway.dispatch('GUILD_MEMBER_UPDATE', { ...memberJson(world, guild, world.botId), guild_id: guild.id }, reach)
    },
    /** A person writes in a channel. The bot asked for no message intent and hears nothing. */
    writes: (person: Person, channel: Channel, content: string): Message =>
      post(world, channel.id, { content }, [], { authorId: person.id }),

    /** The messages of a channel that everybody there sees, oldest first. */
    messagesIn: (channel: Channel): Message[] =>
      world.messages.filter(each => each.channelId === channel.id && !each.onlyFor && !each.deleted),
    channelsOf: (guild: Guild): Channel[] => [...world.channels.values()].filter(each => each.guildId === guild.id),

    /** The next calls of a route go wrong. */
    trouble: (route: string, trouble: Trouble, details?: { times?: number; about?: string }) =>
      troubles.plan(route, trouble, details),
    /** From now on this decides what happens to the bot's calls on their way. */
    decides: (how: Fates) => {
      fates = how
    },
    /** What was planned to go wrong no longer does. */
    troublesOver: () => troubles.over(),
    /** The next gesture reaches the bot twice, as a replay after a resumed connection does. */
    deliversTwice: () => {
      interactions.twice += 1
    },
    /** Minutes pass: nonces are forgotten, the tokens of gestures are over. */
    forgetsNonces: () => {
      for (const each of world.messages) if (each.nonce !== undefined) world.forgottenNonces.add(each.nonce)
    },
    expiresTokens: () => interactions.expire(),
    /** From now on Discord waits so many milliseconds for an answer. */
    waits: (ms: number) => {
      interactions.patience = ms
    },

    endpoint,
    /** The portal names an address of the bot's: gestures go there, signed, and no more to the gateway. */
    sendsTo(url: string): void {
      interactions.endpoint = packet => void endpoint.send(url, packet)
    },

    /** Waits until `look` finds something, here or in the bot; fails in its words after five seconds. */
    until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
      return new Promise((resolve, reject) => {
        const end = () => {
          stop()
          clearInterval(again)
          clearTimeout(enough)
        }
        const attempt = () => {
          const found = look()
          if (!found) return
          end()
          resolve(found)
        }
        const stop = world.onChange(attempt)
        const again = setInterval(attempt, 10)
        const enough = setTimeout(() => {
          end()
          reject(new Error(`waited in vain: ${what}`))
        }, 5000)
        attempt()
      })
    },

    async close(): Promise<void> {
      interactions.close()
      gateway.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
