import { expect, vi } from 'vitest'
import { startDiscord as connect } from '../../src/platforms/discord/index.ts'
import { channelOpened, placeBack, placeLeft } from '../../src/start/places.ts'
import { asTyped } from './as-typed.ts'
import { allComponents } from './discord/checks.ts'
import {
  buttonsOf,
  type Channel,
  type Person as Client,
  type Discord,
  type Message,
  startDiscord,
} from './discord/index.ts'
import type { Answer, Modal } from './discord/interactions.ts'
import { rendered } from './discord/rendered.ts'
import type { Json } from './discord/world.ts'
import {
  each,
  type FormSeen,
  type Hands,
  heardOnly,
  type OpenClub,
  openClub,
  Person,
  Screen,
  type Seen,
  standsOn,
  type Typed,
  type Who,
} from './on-platform.ts'
import { usualCast } from './story.ts'

const VIEW_CHANNEL = 1n << 10n

type OnDiscord = OpenClub & { readonly discord: Discord; readonly clients: Readonly<Record<Who, Client>> }

/** The club in a Discord server. Everybody's client is in French, whatever he reads. */
export async function onDiscord(): Promise<OnDiscord> {
  const { story, heard, dispatch, idle } = await openClub()
  const discord = await startDiscord({ now: () => story.clock.now() })
  const guild = discord.addGuild('Le Cercle')
  const club = discord.addChannel(guild, 'club')
  const introductions = discord.addChannel(guild, 'presentations')
  const clients = each(who => discord.addPerson(usualCast[who].name, { in: guild, locale: 'fr' }))
  const ines = discord.addPerson('Inès Petit', { in: guild, locale: 'fr' })
  const organizers = discord.addChannel(guild, 'bureau', [
    { id: guild.id, type: 'role', allow: 0n, deny: VIEW_CHANNEL },
    ...[clients.olga.id, discord.botId].map(id => ({ id, type: 'member' as const, allow: VIEW_CHANNEL, deny: 0n })),
  ])
  const accounts = each(who => clients[who].id)
  const channels = { club: club.id, introductions: introductions.id, organizers: organizers.id }
  const ground = { platform: 'discord', place: guild.id, accounts, channels } as const
  await standsOn(story, ground)
  const told: string[] = []
  const { clock, commands } = story.assidu
  const say = (level: string, message: string) => void (level === 'info' || told.push(message))
  const at = (place: string) => ({ platform: 'discord', place }) as const
  const bot = await connect(
    { token: discord.token, apiUrl: discord.apiUrl },
    {
      ...{ dispatch, commands, clock, say, pace: 0 },
      uninstalled: place => void placeLeft(story.assidu, at(place)),
      joined: place => void placeBack(story.assidu, at(place)),
      invited: (place, channel) => void channelOpened(story.assidu, at(place), channel),
    },
  )
  story.assidu.platforms.set('discord', bot)
  const hearsOne = async (gesture: () => void) => {
    const before = heard.length
    gesture()
    const isHeard = () => expect(heard.length > before && idle(), 'the message is heard').toBe(true)
    await vi.waitFor(isHeard, { timeout: 10_000, interval: 5 })
  }
  const person = (client: Client) =>
    new Person(client.account.name, new AtDiscord(discord, client, club, hearsOne), story.assidu.drain)
  return {
    ...story,
    discord,
    clients,
    ground,
    heard,
    people: each(who => person(clients[who])),
    stranger: person(ines),
    rang: () => [
      ...discord.world.messages.flatMap(({ pings }) => pings.map(id => discord.world.account(id).name)),
      ...discord.calls.flatMap(({ body }) => (mayRingAll(body) ? ['everyone'] : [])),
    ],
    network: {
      slowsDown: seconds => discord.trouble('POST /channels/:channel/messages', { kind: 'slow down', seconds }),
      losesAnswer() {
        discord.trouble('POST /channels/:channel/messages', { kind: 'answer lost' })
        // As if the few minutes had passed in which Discord itself would know the message again.
        discord.world.onChange(() => discord.forgetsNonces())
      },
      comesTwice: () => discord.deliversTwice(),
    },
    async close() {
      await story.close()
      await discord.close()
      // Whatever was told, Discord found nothing malformed, and no answer came late.
      expect(told).toEqual([])
      expect(discord.calls.filter(({ status }) => status === 400)).toEqual([])
      heardOnly(heard, [...Object.values(accounts), ines.id])
    },
  }
}

/** What he fills in of a component: a field by its id, a part of a long list by the words of an option that stands in it. */
function filledIn(
  { custom_id, options = [] }: Json,
  id: string,
  value: Typed,
): [string, string | boolean | string[]][] {
  // Several people are written one after the other there.
  if (custom_id === id) return [[id, typeof value === 'object' ? value.join(', ') : value]]
  const option = (options as { label: string; value: string }[]).find(({ label }) => asTyped(label) === value)
  return String(custom_id).startsWith(`${id}~`) && option ? [[String(custom_id), [option.value]]] : []
}

/** A message may ring for all unless its body says that nothing in it rings. */
function mayRingAll(body: unknown): boolean {
  const { data, ...own } = (body ?? {}) as Json & { data?: Json }
  const message = data ?? own
  if (!Array.isArray(message.components) || message.title !== undefined) return false
  const { parse } = (message.allowed_mentions ?? {}) as { parse?: string[] }
  return parse?.length !== 0
}

const nextPage = ['Continuer', 'Continue']
const toCorrect = ['Corriger', 'Correct']
const toOpen = ['Ouvrir le formulaire', 'Open the form']

/** A hand at a Discord client: options in their order, forms in pages, a button to correct them. */
export class AtDiscord implements Hands {
  readonly #discord: Discord
  readonly #me: Client
  readonly #channel: Channel
  /** A message is no gesture that Discord waits for: comes back when the bot has heard it. */
  readonly #hearsOne: (gesture: () => void) => Promise<void>
  #modal: Modal | undefined
  /** A message whose button opens the form again, or its next page. */
  #door: Message | undefined
  #sent: () => Promise<void> = async () => {}
  readonly #screen = new Screen<Message>()

  constructor(
    discord: Discord,
    me: Client,
    channel: Channel,
    hearsOne: (gesture: () => void) => Promise<void> = async gesture => gesture(),
  ) {
    this.#hearsOne = hearsOne
    this.#discord = discord
    this.#me = me
    this.#channel = channel
  }

  async types(line: string, where: 'club' | 'direct'): Promise<void> {
    const { command, options } = this.#typed(line)
    this.#hears(await this.#me.types(command, options, { in: where === 'direct' ? where : this.#channel }))
  }

  says(text: string, where: 'club' | 'direct'): Promise<void> {
    return this.#hearsOne(() => this.#me.says(text, { in: where === 'direct' ? where : this.#channel }))
  }

  async presses(seen: Seen, label: string): Promise<void> {
    this.#hears(await this.#me.presses(this.#before(seen, label), label))
  }

  async chooses(seen: Seen, select: string, option: string): Promise<void> {
    this.#hears(await this.#me.chooses(this.#before(seen, select), option, select))
  }

  async submits(values: Readonly<Record<string, Typed>>): Promise<void> {
    const left = new Map(Object.entries(values))
    do {
      const modal = await this.#opened()
      const shown = modal.components.map(({ component }) => (component ?? {}) as Json)
      const here = [...left].flatMap(([id, value]) => {
        const filled = shown.flatMap(component => filledIn(component, id, value)).at(0)
        if (filled) left.delete(id)
        return filled ? [filled] : []
      })
      this.#modal = undefined
      this.#door = undefined
      this.#sent = async () => this.#hears(await this.#me.submits(modal, Object.fromEntries(here)))
      await this.#sent()
    } while (this.#says(nextPage))
    if (left.size > 0) throw new Error(`the form never asked for ${[...left.keys()].join(', ')}`)
  }

  submitsAgain = () => this.#sent()

  async form(): Promise<FormSeen> {
    const problems = this.#says(toCorrect) ? shown(this.#discord, this.#door!) : ''
    const { components } = await this.#opened()
    const values = components.flatMap(({ component }) => {
      const { custom_id, value, options } = (component ?? {}) as Json
      const chosen = ((options ?? []) as { label: string; default?: boolean }[]).find(one => one.default)
      return custom_id === undefined ? [] : [[custom_id, asTyped(String(value ?? chosen?.label ?? ''))]]
    })
    return { values: Object.fromEntries(values), problems }
  }

  async messages(): Promise<readonly Seen[]> {
    return this.#me.messages.filter(({ authorId }) => authorId === this.#discord.botId).map(one => this.#seen(one))
  }

  /** The message as it stands; as he once saw it, when the button is gone. */
  #before(seen: Seen, label: string): Message {
    const has = (one: Message) => touchable(one).includes(label)
    const now = this.#discord.world.messages.find(({ id }) => id === seen.id)
    return now && has(now) ? now : this.#screen.last(seen.id, has)
  }

  /** The form in front of him, after the button that opens it again where there is one. */
  async #opened(): Promise<Modal> {
    const label = this.#door && buttonsOf(this.#door).find(one => [...nextPage, ...toCorrect, ...toOpen].includes(one))
    if (!this.#modal && label) this.#hears(await this.#me.presses(this.#door!, label))
    if (!this.#modal) throw new Error(`${this.#me.account.name} has no form open`)
    return this.#modal
  }

  #says = (labels: readonly string[]) =>
    this.#door !== undefined && buttonsOf(this.#door).some(one => labels.includes(one))

  #hears(answer: Answer): void {
    if (answer.failed) throw new Error(answer.failed)
    if (answer.modal) this.#modal = answer.modal
    const message = answer.message ?? answer.updated ?? answer.followUps[0]
    if (message) this.#door = message
  }

  #seen(message: Message): Seen {
    const { type } = this.#discord.world.channel(message.channelId)
    this.#screen.shows(message.id, { ...message })
    return {
      id: message.id,
      words: shown(this.#discord, message),
      where: type === 1 ? 'direct' : type === 0 ? 'channel' : 'group',
      spot: message.channelId,
      onlyHis: message.onlyFor !== undefined,
      edits: message.edits,
      buttons: touchable(message),
    }
  }

  /** A line becomes options as his client offers them: named ones by name, the rest in their order. */
  #typed(line: string): { command: string; options: Record<string, string> } {
    const [, command = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? []
    const { world } = this.#discord
    const names = (each: Json) => [each.name, ...Object.values((each.name_localizations ?? {}) as Json)].map(String)
    const all = [...world.commands, ...[...world.guilds.values()].flatMap(guild => guild.commands)]
    const declared = (all.find(each => names(each).includes(command))?.options ?? []) as Json[]
    // `/club digest`: the first word is the sub-command, and takes nothing.
    if (declared.some(({ type }) => Number(type) <= 2)) return { command: `${command} ${rest}`, options: {} }
    const options: Record<string, string> = {}
    for (const [, field, quoted, word = ''] of rest.matchAll(/(?:([\p{L}-]+):)?(?:"([^"]*)"|(\S+))/gu)) {
      // His client lists the choices of an option: a word of one is for that option.
      const chooses = (each: Json) =>
        ((each.choices ?? []) as Json[]).some(one => names(one).includes(word)) && !(String(each.name) in options)
      const option = declared.find(each => {
        if (field) return names(each).includes(field)
        return declared.some(chooses) ? chooses(each) : !(String(each.name) in options)
      })
      if (!option) throw new Error(`/${command} has no place for ${field ?? quoted ?? word}`)
      const person = [...world.accounts.values()].find(({ name }) => word === `@${handleOf(name)}`)
      options[String(option.name)] = quoted ?? (person ? `<@${person.id}>` : word)
    }
    return { command, options }
  }
}

/** `@marc` for Marc Dubois, as one types it. */
const handleOf = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').split(' ')[0]!.toLowerCase()

const touchable = (message: Message): string[] => [
  ...buttonsOf(message),
  ...allComponents(message.components).flatMap(({ placeholder }) =>
    placeholder ? [asTyped(String(placeholder))] : [],
  ),
]

const shown = ({ world }: Discord, message: Message): string => rendered(message, id => world.account(id).name)
