import { PermissionFlagsBits } from 'discord.js'
import { asTyped } from '../as-typed.ts'
import { allComponents } from './checks.ts'
import type { Answer, Interactions, Modal } from './interactions.ts'
import { textOf } from './post.ts'
import { channelJson, memberJson, userJson } from './wire.ts'
import type { Account, Channel, Json, Message, World } from './world.ts'

type Said = string | number | boolean
interface Where {
  /** A channel, or `direct` for the conversation with the bot; default: the first channel he can write in. */
  readonly in?: Channel | 'direct'
}

/** Someone at his Discord client: types, presses, fills in. What the client would not let him do throws. */
export class Person {
  readonly #world: World
  readonly #interactions: Interactions
  readonly account: Account

  constructor(world: World, interactions: Interactions, account: Account) {
    this.#world = world
    this.#interactions = interactions
    this.account = account
  }

  get id(): string {
    return this.account.id
  }

  /** Types a command (`refer`, `/recommander`, `club members`) with its options by name in either language. */
  types(command: string, options: Record<string, Said> = {}, where: Where = {}): Promise<Answer> {
    const channel = this.#place(where)
    return this.#interactions.send('command', this.account, channel, this.#commandData(command, options, channel))
  }

  /** Writes an ordinary message; `@assidu` mentions the bot. */
  says(text: string, where: Where = {}): void {
    const mentioning = text.replace(/@assidu(?![\p{L}\p{N}])/giu, `<@${this.#world.botId}>`)
    this.#interactions.says(this.account, this.#place(where), mentioning)
  }

  /** Types into the last of the options and reads what is offered. */
  async suggests(
    command: string,
    options: Record<string, Said>,
    where: Where = {},
  ): Promise<NonNullable<Answer['choices']>> {
    const channel = this.#place(where)
    const data = this.#commandData(command, options, channel, Object.keys(options).at(-1))
    const answer = await this.#interactions.send('suggest', this.account, channel, data)
    return answer.choices ?? []
  }

  /** Presses a button, by its words or its id. */
  presses(message: Message, button: string): Promise<Answer> {
    const pressed = this.#find(message, button, 2)
    if (pressed.disabled) throw new Error(`${button} is disabled`)
    if (pressed.url) throw new Error(`${button} opens ${pressed.url}; nothing reaches the bot`)
    const data = { component_type: 2, custom_id: pressed.custom_id, id: pressed.id }
    return this.#interactions.send('component', this.account, this.#world.channel(message.channelId), data, message)
  }

  /** Chooses in a select, by the options' words or values; `select` is its placeholder or id when there are several. */
  chooses(message: Message, chosen: string | readonly string[], select?: string): Promise<Answer> {
    const found = this.#find(message, select, 3)
    const values = valuesOf(found, [chosen].flat())
    const data = { component_type: 3, custom_id: found.custom_id, id: found.id, values }
    return this.#interactions.send('component', this.account, this.#world.channel(message.channelId), data, message)
  }

  /** Fills in a form, by field id or label, and sends it; what is not named keeps what it was opened with. */
  submits(modal: Modal, values: Record<string, string | readonly string[] | boolean> = {}): Promise<Answer> {
    const used = new Set<string>()
    const components = modal.components.map((label, n) => {
      const inner = label.component as Json | undefined
      if (!inner) return { type: label.type, id: n + 1 }
      const named = [String(inner.custom_id), asTyped(String(label.label))].find(name => name in values)
      if (named !== undefined) used.add(named)
      const value = named === undefined ? undefined : values[named]
      return {
        type: 18,
        id: n + 1,
        component: { type: inner.type, id: 100 + n, custom_id: inner.custom_id, ...filled(this.#shown(inner), value) },
      }
    })
    const stray = Object.keys(values).find(name => !used.has(name))
    if (stray !== undefined) throw new Error(`no field ${stray} in "${modal.title}"`)
    return this.#interactions.send(
      'submit',
      this.account,
      modal.channel,
      { custom_id: modal.customId, components, resolved: this.#resolved(components, modal.channel) },
      modal.source,
    )
  }

  /** Every message he can see now, oldest first. */
  get messages(): Message[] {
    return this.#world.messages.filter(each => this.#world.sees(this.id, each))
  }

  /** The direct conversation with the bot, oldest first. */
  get direct(): Message[] {
    return this.messages.filter(each => this.#world.channels.get(each.channelId)?.type === 1)
  }

  /** The newest message whose words hold `words`; throws when he sees none. */
  sees(words: string): Message {
    const message = this.messages.findLast(each => textOf(each).includes(words))
    if (!message)
      throw new Error(`${this.account.name} does not see "${words}" but:\n${this.messages.map(textOf).join('\n---\n')}`)
    return message
  }

  /** A client shows beforehand only what it can find: not a channel that is gone. */
  #shown(field: Json): Json {
    const { default_values, ...rest } = field as Json & { default_values?: { id: string; type: string }[] }
    const { accounts, channels } = this.#world
    const found = default_values?.filter(({ id, type }) => (type === 'user' ? accounts : channels).has(id))
    return found ? { ...rest, default_values: found } : rest
  }

  /** What Discord sends along of the people and channels that were chosen in a form. */
  #resolved(components: readonly Json[], channel: Channel): Json {
    const chosen = components.flatMap(({ component }) => {
      const { type, values = [] } = (component ?? {}) as { type?: number; values?: string[] }
      return type === 5 || type === 8 ? values.map(id => ({ type, id })) : []
    })
    const guild = channel.guildId ? this.#world.guild(channel.guildId) : undefined
    const of = (type: number, json: (id: string) => Json) =>
      Object.fromEntries(chosen.filter(one => one.type === type).map(({ id }) => [id, json(id)]))
    return {
      users: of(5, id => userJson(this.#world.account(id))),
      members: guild ? of(5, id => memberJson(this.#world, guild, id, 0n)) : {},
      channels: of(8, id => ({ ...channelJson(this.#world, this.#world.channel(id)), permissions: '0' })),
    }
  }

  #place(where: Where): Channel {
    if (where.in === 'direct') return this.#world.directChannel(this.id)
    const may = PermissionFlagsBits.ViewChannel
    const channel =
      where.in ??
      [...this.#world.channels.values()].find(
        each => each.type === 0 && (this.#world.permissions(this.id, each) & may) !== 0n,
      )
    if (!channel) throw new Error(`${this.account.name} sees no channel`)
    if ((this.#world.permissions(this.id, channel) & may) === 0n)
      throw new Error(`${this.account.name} does not see #${channel.name}`)
    return channel
  }

  #find(message: Message, wanted: string | undefined, type: number): Json {
    if (!this.#world.sees(this.id, message)) throw new Error(`${this.account.name} does not see this message`)
    const all = allComponents(message.components).filter(each => each.type === type)
    const found = all.find(
      each =>
        wanted === undefined ||
        [each.label, each.custom_id, each.placeholder].some(one => asTyped(String(one)) === wanted),
    )
    if (!found)
      throw new Error(
        `no ${wanted ?? 'select'} here, but ${all.map(each => each.label ?? each.custom_id).join(', ') || 'nothing'}`,
      )
    return found
  }

  #commandData(line: string, said: Record<string, Said>, channel: Channel, focused?: string): Json {
    const [typed = '', ...path] = line.replace(/^\//, '').split(' ')
    const guild = channel.guildId ? this.#world.guild(channel.guildId) : undefined
    const inReach = [...(guild?.commands ?? []), ...this.#world.commands].filter(
      each => (each.type ?? 1) === 1 && this.#mayUse(each, channel),
    )
    const command = inReach.find(each => this.#goesBy(each, typed))
    if (!command) throw new Error(`no command /${typed} for ${this.account.name} here`)
    let level: Json = command
    const steps: Json[] = []
    for (const step of path) {
      const next = ((level.options ?? []) as Json[]).find(each => Number(each.type) <= 2 && this.#goesBy(each, step))
      if (!next) throw new Error(`no /${typed} ${step}`)
      level = next
      steps.push(next)
    }
    const resolved: { users: Json; members: Json } = { users: {}, members: {} }
    let options = this.#options(level, said, focused, resolved, channel)
    for (const step of steps.reverse()) options = [{ name: step.name, type: step.type, options }]
    return {
      id: command.id,
      name: command.name,
      type: 1,
      options,
      ...(guild?.commands.includes(command) ? { guild_id: guild.id } : {}),
      ...(Object.keys(resolved.users).length > 0 ? { resolved } : {}),
    }
  }

  #options(
    level: Json,
    said: Record<string, Said>,
    focused: string | undefined,
    resolved: { users: Json; members: Json },
    channel: Channel,
  ): Json[] {
    const declared = (level.options ?? []) as Json[]
    if (declared.some(each => Number(each.type) <= 2)) throw new Error(`/${level.name} needs a sub-command`)
    const options = Object.entries(said).map(([name, value]) => {
      const option = declared.find(each => this.#goesBy(each, name))
      if (!option) throw new Error(`no option ${name}, but ${declared.map(each => each.name).join(', ')}`)
      if (name === focused) {
        if (option.autocomplete !== true) throw new Error(`${name} offers nothing while typing`)
        return { name: option.name, type: option.type, value, focused: true }
      }
      return { name: option.name, type: option.type, value: this.#valueOf(option, value, resolved, channel) }
    })
    const missing = declared.find(each => each.required === true && !options.some(option => option.name === each.name))
    if (missing && focused === undefined) throw new Error(`${missing.name} is required`)
    return options
  }

  #valueOf(option: Json, value: Said, resolved: { users: Json; members: Json }, channel: Channel): Said {
    const choices = (option.choices ?? []) as {
      name: string
      value: Said
      name_localizations?: Record<string, string>
    }[]
    if (choices.length > 0) {
      const choice = choices.find(each =>
        [each.name, each.value, each.name_localizations?.[this.account.locale]].includes(value as string),
      )
      if (!choice) throw new Error(`${value} is no choice of ${option.name}`)
      return choice.value
    }
    if (option.type === 6) return this.#account(String(value), resolved, channel)
    const text = String(value)
    if (
      option.type === 3 &&
      (text.length > Number(option.max_length ?? 6000) || text.length < Number(option.min_length ?? 0))
    ) {
      throw new Error(`${option.name} takes ${option.min_length ?? 0} to ${option.max_length ?? 6000} characters`)
    }
    if (
      option.type === 4 &&
      (!Number.isInteger(value) ||
        Number(value) > Number(option.max_value ?? 2 ** 53) ||
        Number(value) < Number(option.min_value ?? -(2 ** 53)))
    ) {
      throw new Error(`${option.name} does not take ${value}`)
    }
    return value
  }

  #account(named: string, resolved: { users: Json; members: Json }, channel: Channel): string {
    const account = [...this.#world.accounts.values()].find(each => [each.id, each.name, each.username].includes(named))
    if (!account) throw new Error(`nobody here is called ${named}`)
    resolved.users[account.id] = userJson(account)
    if (channel.guildId) {
      const { user, ...member } = memberJson(this.#world, this.#world.guild(channel.guildId), account.id, 0n)
      resolved.members[account.id] = member
    }
    return account.id
  }

  /** Names are the default ones or those of his language, as his client shows them. */
  #goesBy(each: Json, typed: string): boolean {
    const localized = each.name_localizations as Record<string, string> | null | undefined
    return each.name === typed || localized?.[this.account.locale] === typed
  }

  #mayUse(command: Json, channel: Channel): boolean {
    const contexts = command.contexts as number[] | null | undefined
    if (contexts && !contexts.includes(channel.guildId ? 0 : 1)) return false
    const needed = command.default_member_permissions as string | null
    if (needed === null || needed === undefined || !channel.guildId) return true
    const mine = this.#world.permissions(this.id, channel)
    if ((mine & PermissionFlagsBits.Administrator) !== 0n) return true
    return BigInt(needed) !== 0n && (mine & BigInt(needed)) === BigInt(needed)
  }
}

function valuesOf(select: Json, chosen: readonly string[]): string[] {
  const options = (select.options ?? []) as { label: string; value: string }[]
  const values = chosen.map(each => {
    const option = options.find(one => one.value === each || asTyped(one.label) === each)
    if (!option) throw new Error(`no choice ${each}, but ${options.map(one => one.label).join(', ')}`)
    return option.value
  })
  const [min, max] = [
    Number(select.min_values ?? 1),
    Number(select.max_values ?? (select.type === 22 ? options.length : 1)),
  ]
  if (values.length > max || (values.length < min && select.required !== false))
    throw new Error(`${select.custom_id} takes ${min} to ${max} choices`)
  return values
}

/** One field as the client sends it: text 4, select 3, radio 21, checkboxes 22, one checkbox 23. */
function filled(field: Json, value: string | readonly string[] | boolean | undefined): Json {
  const id = String(field.custom_id)
  const options = (field.options ?? []) as { value: string; default?: boolean }[]
  const before = options.filter(each => each.default).map(each => each.value)
  const required = field.required !== false
  if (field.type === 4) {
    const text = value === undefined ? String(field.value ?? '') : String(value)
    if (text === '' && required) throw new Error(`${id} is required`)
    if (text.length > Number(field.max_length ?? 4000))
      throw new Error(`${id} takes ${field.max_length ?? 4000} characters`)
    return { value: text }
  }
  if (field.type === 23) return { value: value === undefined ? field.default === true : value === true }
  if (field.type === 5 || field.type === 8) return chosenOf(field, value as string | string[] | undefined)
  const chosen = value === undefined ? before : valuesOf(field, [value as string | string[]].flat())
  if (chosen.length === 0 && required) throw new Error(`${id} is required`)
  return field.type === 21 ? { value: chosen[0] ?? null } : { values: chosen }
}

/** A select of Discord's own people (5) or channels (8): searched by the client, chosen by id. */
function chosenOf(field: Json, value: string | readonly string[] | undefined): Json {
  const before = ((field.default_values ?? []) as { id: string }[]).map(({ id }) => id)
  const values = value === undefined ? before : [value].flat().filter(one => one !== '')
  const [min, max] = [Number(field.min_values ?? 1), Number(field.max_values ?? 1)]
  if (values.length > max || (values.length < min && field.required !== false))
    throw new Error(`${field.custom_id} takes ${min} to ${max} choices`)
  return { values }
}
