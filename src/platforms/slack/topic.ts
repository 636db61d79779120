import { createHash } from 'node:crypto'
import type { webApi } from '@slack/bolt'
import type { ToBring, TopicSign, Trouble } from '../../contract/platform.ts'
import { limits } from './limits.ts'
import { escaped, heard } from './text.ts'
import { troubleOf } from './trouble.ts'

type Client = webApi.WebClient

/** What stands in a channel's topic, and who wrote it: `nobody` where it is empty. */
type Standing = { readonly text: string; readonly by: 'nobody' | 'us' | 'somebody' }

/** What we know of the topic we set: where, and a hash of what we wrote. */
type Known = { readonly channel: string; readonly digest: string } | null

/**
 * The topic of a channel. It is read before it is written: only an empty one and our own are set, what a person wrote is
 * his, and answered by `gone`. Slack tells of every change by a line in the channel, so a topic that reads the same is not set.
 */
export async function bringTopic(
  clientOf: () => Client,
  { known, sign }: ToBring,
): Promise<{ readonly known: string | null } | Trouble> {
  try {
    const client = clientOf()
    const before = readKnown(known)
    const wanted = sign?.kind === 'topic' ? sign : null
    const { user_id: us } = await client.auth.test()
    if (before && before.channel !== wanted?.channel) await clear(client, before, us)
    if (wanted === null) return { known: null }
    const text = written(wanted)
    const stands = await standing(client, wanted.channel, before, us)
    if (stands.by === 'somebody')
      return text === '' ? { known: null } : { trouble: 'gone', detail: 'somebody else wrote the topic' }
    if (digestOf(stands.text) !== digestOf(text))
      await client.conversations.setTopic({ channel: wanted.channel, topic: text })
    return { known: text === '' ? null : `${wanted.channel} ${digestOf(text)}` }
  } catch (error) {
    return topicTrouble(error)
  }
}

/** The club's channel is another one: ours goes from the one before, where the bot may still be out of it. */
async function clear(client: Client, before: NonNullable<Known>, us: string | undefined): Promise<void> {
  try {
    const stands = await standing(client, before.channel, before, us)
    if (stands.by === 'us') await client.conversations.setTopic({ channel: before.channel, topic: '' })
  } catch (error) {
    const { trouble } = topicTrouble(error)
    if (trouble !== 'gone' && trouble !== 'forbidden') throw error
  }
}

async function standing(client: Client, channel: string, before: Known, us: string | undefined): Promise<Standing> {
  const { topic } = (await client.conversations.info({ channel })).channel ?? {}
  const text = heard(topic?.value ?? '').trim()
  if (text === '') return { text, by: 'nobody' }
  // That `creator` is who set it last, for a bot its user, is not confirmed (docs.slack.dev, conversations.info, shows it beside
  // `last_set`): so what we wrote is known by its hash too. If neither fits, the topic counts as a person's and is left alone.
  const ours = topic?.creator === us || (before?.channel === channel && before.digest === digestOf(text))
  return { text, by: ours ? 'us' : 'somebody' }
}

/** What is sent: short enough even if entities and the brackets that Slack puts around an address were counted (not documented). */
function written({ text, link }: TopicSign): string {
  const plain = text.replace(/[<>]/g, '').trim()
  const end = link === null ? '' : ` ${link}`
  const room = limits.topic - (end === '' ? 0 : escaped(end, Number.POSITIVE_INFINITY).length + 2)
  // An address that leaves no room for when and where it is stands under the announcement alone.
  if (room < 100) return shortened(plain, limits.topic)
  return plain === '' ? '' : `${shortened(plain, room)}${end}`
}

const shortened = (text: string, most: number): string => heard(escaped(text, most)).replace(/ …$/, '…')

/** Whoever copies it has other blanks in it. */
const digestOf = (text: string): string => createHash('sha256').update(text.replace(/\s/g, ' ')).digest('base64url')

function readKnown(known: string | null): Known {
  const [channel, digest] = (known ?? '').split(' ')
  return channel && digest ? { channel, digest } : null
}

/** Without the scope, or where the workspace keeps topics to some, all the rest works: this alone is forbidden. */
const refused = /^(?:missing_scope|no_permission|not_allowed_token_type|user_is_restricted|user_is_ultra_restricted)\b/

function topicTrouble(error: unknown): Trouble {
  const met = troubleOf(error, 'channel')
  return 'detail' in met && refused.test(met.detail) ? { trouble: 'forbidden', detail: met.detail } : met
}
