import { type Client, type GatewayMessageCreateDispatchData, MessageType } from 'discord.js'
import { type Dispatch, type Gesture, isTrouble, type Platform, type Target } from '../../contract/platform.ts'
import type { Say } from './events.ts'
import type { Places } from './places.ts'

type Parts = {
  readonly client: Client
  /** The bot's own account. */
  readonly me: string
  readonly dispatch: Dispatch
  readonly places: Places
  readonly post: Platform['post']
  readonly say: Say
}

type Written = GatewayMessageCreateDispatchData

/**
 * What people write to the bot in plain words: a mention in a channel, a line in its direct conversation. Discord sends
 * what these say without the message content intent, and of all else that is written only that it was.
 * An answer in the channel would be read by everybody, and outside of a command nothing can be shown to one person there:
 * whoever mentioned the bot is answered in its direct conversation; in the channel, ringing for nobody, only where he
 * takes no direct messages.
 */
export class Mentions {
  readonly #parts: Parts
  readonly #running = new Set<Promise<void>>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Never rejects. A message that comes twice, or to two processes, is known by its id and answered once. */
  async take(message: Written): Promise<void> {
    if (!this.#isForUs(message)) return
    const running = this.#answer(message).catch(error => {
      this.#parts.say('error', `Discord: a mention could not be answered (${String(error)})`)
    })
    this.#running.add(running)
    await running
    this.#running.delete(running)
  }

  /** Everything begun is answered. */
  async finished(): Promise<void> {
    await Promise.all(this.#running)
  }

  #isForUs({ author, webhook_id, type, guild_id, content }: Written): boolean {
    if (author.bot || webhook_id !== undefined) return false
    if (type !== MessageType.Default && type !== MessageType.Reply) return false
    if (guild_id === undefined) return true
    // An answer to one of its messages calls the bot without naming it: that is for those who read there.
    const { client, me } = this.#parts
    const role = client.guilds.cache.get(guild_id)?.roles.botRoleFor(me)?.id
    return [`<@${me}>`, `<@!${me}>`, ...(role === undefined ? [] : [`<@&${role}>`])].some(one => content.includes(one))
  }

  async #answer(message: Written): Promise<void> {
    const { dispatch, places, post } = this.#parts
    const { author, member, guild_id, channel_id, id } = message
    const place = await places.of({ guildId: guild_id ?? null, user: author }, undefined)
    const gesture: Gesture = {
      ...{ platform: 'discord', place, id, account: author.id, handle: author.username },
      accountName: member?.nick ?? author.global_name ?? author.username,
      channel: { id: channel_id, kind: guild_id === undefined ? 'direct' : 'channel' },
      what: { kind: 'words' },
    }
    const answer = await dispatch(gesture)
    if (answer.kind !== 'show') return
    const { view, room } = answer
    const outgoing = { view, room, id: deliveryOf(id), silent: true }
    const here: Target = { kind: 'channel', place, channel: channel_id }
    const direct: Target = { kind: 'direct', place, account: author.id }
    const sent = await post(guild_id === undefined ? here : direct, outgoing)
    const missed = isTrouble(sent) && sent.trouble === 'closed' && guild_id !== undefined
    const told = missed ? await post(here, outgoing) : sent
    if (isTrouble(told)) this.#parts.say('warn', `Discord: a mention could not be answered (${JSON.stringify(told)})`)
  }
}

/** The id of a delivery (uuid), from that of the message it answers: the same one again is not sent twice. */
const deliveryOf = (message: string): string =>
  BigInt(message)
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
