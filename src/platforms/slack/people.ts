import type { webApi } from '@slack/bolt'
import type { Person, Trouble } from '../../contract/platform.ts'
import type { Language } from '../../terms/speech.ts'
import type { Clock } from '../../time/clock.ts'
import { readingTrouble } from './trouble.ts'

type User = NonNullable<webApi.UsersInfoResponse['user']>
type Channel = { id: string; name: string; isPrivate: boolean; canPost: boolean }

/** A channel with more people than this is read from the workspace's whole list: fewer calls. */
const askedOneByOne = 40
const page = 200
const keptFor = Temporal.Duration.from({ hours: 1 })

/** Profiles, and who is where. Profiles are kept for an hour; `forget` drops one that has changed. */
export class People {
  readonly #client: (place: string) => webApi.WebClient
  readonly #clock: Clock
  readonly #known = new Map<string, { person: Person; at: Temporal.Instant }>()

  constructor(client: (place: string) => webApi.WebClient, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  async person(place: string, account: string): Promise<Person | Trouble> {
    const key = `${place}/${account}`
    const known = this.#known.get(key)
    if (known && Temporal.Instant.compare(this.#clock.now(), known.at.add(keptFor)) < 0) return known.person
    try {
      const { user } = await this.#client(place).users.info({ user: account, include_locale: true })
      const person = personOf(user ?? {}, place, account)
      this.#known.set(key, { person, at: this.#clock.now() })
      return person
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }

  forget(place: string, account: string) {
    this.#known.delete(`${place}/${account}`)
  }

  async inChannel(place: string, channel: string): Promise<readonly Person[] | Trouble> {
    try {
      const client = this.#client(place)
      const ids = new Set(
        await paged(async cursor => {
          const { members, response_metadata } = await client.conversations.members({ channel, limit: page, ...cursor })
          return { items: members ?? [], next: response_metadata?.next_cursor }
        }),
      )
      const people = ids.size > askedOneByOne ? await this.#listed(place, ids) : await this.#oneByOne(place, [...ids])
      return people.filter(person => !person.bot)
    } catch (error) {
      return readingTrouble(error, 'channel')
    }
  }

  async channels(place: string): Promise<readonly Channel[] | Trouble> {
    try {
      const client = this.#client(place)
      return await paged(async cursor => {
        const { channels, response_metadata } = await client.conversations.list({
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: page,
          ...cursor,
        })
        // Not every implementation leaves the archived ones out.
        const open = (channels ?? []).filter(({ is_archived }) => is_archived !== true)
        const items = open.map(({ id, name, is_private, is_member }) => ({
          id: id ?? '',
          name: name ?? '',
          isPrivate: is_private ?? false,
          canPost: is_member ?? false,
        }))
        return { items, next: response_metadata?.next_cursor }
      })
    } catch (error) {
      return readingTrouble(error, 'channel')
    }
  }

  async #oneByOne(place: string, ids: readonly string[]): Promise<Person[]> {
    const people: Person[] = []
    for (const id of ids) {
      const { user } = await this.#client(place).users.info({ user: id, include_locale: true })
      people.push(personOf(user ?? {}, place, id))
    }
    return people
  }

  async #listed(place: string, ids: ReadonlySet<string>): Promise<Person[]> {
    const client = this.#client(place)
    const all = await paged(async cursor => {
      const { members, response_metadata } = await client.users.list({ limit: page, include_locale: true, ...cursor })
      return { items: (members ?? []) as User[], next: response_metadata?.next_cursor }
    })
    return all.flatMap(user => (user.id && ids.has(user.id) ? [personOf(user, place, user.id)] : []))
  }
}

function personOf(user: User, place: string, account: string): Person {
  const language = languageOf(user.locale)
  const email = user.profile?.email
  const bot = user.is_bot === true || account === 'USLACKBOT'
  const own = !bot && user.deleted !== true && isOfPlace(user, place)
  return {
    account,
    name: user.profile?.display_name || user.real_name || user.profile?.real_name || user.name || account,
    ...(user.name && { handle: user.name }),
    ...(email && { email }),
    fullMember: own && user.is_email_confirmed !== false && user.is_invited_user !== true,
    ...(user.tz && { zone: user.tz }),
    ...(language && { language }),
    bot,
    deactivated: user.deleted === true,
    // Whoever administers another workspace, and is only met in a shared channel, administers nothing here.
    administrator: own && [user.is_admin, user.is_owner, user.is_primary_owner].some(one => one === true),
  }
}

/**
 * A guest has a flag; someone met in a shared channel has another team, and is a "stranger" only where he shares none. In
 * an Enterprise organisation a person has several workspaces.
 */
function isOfPlace(user: User, place: string): boolean {
  if ([user.is_restricted, user.is_ultra_restricted, user.is_stranger].some(one => one === true)) return false
  const { teams = [], enterprise_id } = user.enterprise_user ?? {}
  return [user.team_id, enterprise_id, ...teams].includes(place)
}

/** Slack's `fr-FR`, `en-GB`; a language we do not speak is none. */
function languageOf(locale: string | undefined): Language | undefined {
  const language = locale?.slice(0, 2)
  return language === 'fr' || language === 'en' ? language : undefined
}

async function paged<Item>(
  ask: (cursor: { cursor?: string }) => Promise<{ items: Item[]; next: string | undefined }>,
): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await ask(cursor ? { cursor } : {})
    all.push(...items)
    cursor = next || undefined
  } while (cursor)
  return all
}
