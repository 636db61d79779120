import type { KnownBlock } from '@slack/types'
import { optionProblems } from './check.ts'
import { slackLimits } from './limits.ts'
import type { Kind, Payload, Taken } from './link.ts'
import { asSeen, openView, replaceView, viewBody } from './methods.ts'
import { type Call, say } from './server.ts'
import { type Element, elementsIn, find, inputOf, type Typed, typedValue } from './widgets.ts'
import { type Conversation, type Message, type OpenView, textOf, type Workspace, wordsOf } from './workspace.ts'

type Place = { channel?: string }
/** A page of the person's Slack that holds buttons. */
type Page = Message | OpenView

/** The Slack he is on. */
type Around = {
  readonly workspace: Workspace
  readonly commands: ReadonlySet<string> | undefined
  readonly calls: readonly Call[]
  readonly scopes: ReadonlySet<string>
  responseUrl(user: string, channel: string, message?: Message): string
  until<T>(what: string, look: () => T | undefined, instead?: () => string): Promise<T>
  sendsEvent(event: Payload): Promise<Taken>
  deliver(kind: Kind, payload: Payload): Promise<Taken>
}

/** Somebody at his Slack client: types, clicks, fills in, and sees what he would see. */
export class Person {
  readonly id: string
  readonly #slack: Around

  constructor(slack: Around, id: string) {
    this.#slack = slack
    this.id = id
  }

  /** Types a slash command; `@handle` and `#channel` in the text arrive as mentions, as with should_escape. */
  async types(command: string, text = '', place: Place = {}): Promise<Taken> {
    const { workspace } = this.#slack
    const channel = this.#where(place)
    const name = { im: 'directmessage', mpim: 'mpdm', channel: channel.isPrivate ? 'privategroup' : channel.name }
    if (this.#slack.commands && !this.#slack.commands.has(command)) throw new Error(`${command} is not a valid command`)
    const taken = await this.#send('slash_commands', {
      token: 'unused-legacy-token',
      team_id: workspace.id,
      team_domain: 'club',
      channel_id: channel.id,
      channel_name: name[channel.kind],
      user_id: this.id,
      user_name: this.#me().handle,
      command,
      text: this.#escaped(text),
      api_app_id: workspace.bot.app,
      is_enterprise_install: 'false',
      response_url: this.#slack.responseUrl(this.id, channel.id),
      trigger_id: workspace.trigger(this.id),
    })
    if (taken.how === 'acked') await this.#show(taken.body, channel.id)
    else
      this.#slackbot(
        channel.id,
        `${command} failed with the error "${taken.how === 'late' ? 'operation_timeout' : 'dispatch_failed'}"`,
      )
    return taken
  }

  /** Presses a button, by what is written on it or by its action id. */
  async presses(page: Page, button: string): Promise<Taken> {
    const { block, element } = find(page, button, ['button'])
    return await this.#acts(page, block, element, { type: 'button', text: element.text, value: element.value })
  }

  /** Chooses in a select, a menu or radio buttons; `choice` is an option's text or value. */
  async chooses(page: Page, element: string, choice: string): Promise<Taken> {
    const found = find(page, element, ['static_select', 'overflow', 'radio_buttons', 'external_select'])
    const options = found.element.type === 'external_select' ? await this.suggests(page, element, choice) : undefined
    const value = typedValue(options ? { ...found.element, options } : found.element, choice)
    return await this.#acts(page, found.block, found.element, value)
  }

  /** What an external select offers while this person types in it. */
  async suggests(page: Page, element: string, typed: string): Promise<Record<string, unknown>[]> {
    const found = find(page, element, ['external_select', 'multi_external_select'])
    if (typed.length < Number(found.element.min_query_length ?? 3)) return []
    const taken = await this.#send('interactive', {
      ...this.#body('block_suggestion'),
      ...this.#container(page),
      action_id: found.element.action_id,
      block_id: found.block.block_id,
      value: typed,
    })
    if (taken.how !== 'acked') throw new Error(`no suggestions: ${taken.how}`)
    const options = (taken.body as { options?: unknown } | undefined)?.options ?? []
    const problems = await optionProblems(options)
    if (problems.length > 0) throw new Error(`Slack would refuse these options: ${problems.join('; ')}`)
    return options as Record<string, unknown>[]
  }

  /** Fills fields of the open form, each named by its label or block id. */
  async fills(values: Record<string, Typed>, form: OpenView = this.form) {
    for (const [name, typed] of Object.entries(values)) {
      const { block, element } = inputOf(form, name)
      const isSearched = element.type === 'external_select' || element.type === 'multi_external_select'
      const wanted = [typed].flat().filter(one => typeof one === 'string' && one !== '') as string[]
      const found = isSearched ? await Promise.all(wanted.map(one => this.suggests(form, name, one))) : []
      const offered = found.length > 0 ? found.flat() : undefined
      const value = typedValue(offered ? { ...element, options: offered } : element, typed)
      form.values[block.block_id ?? ''] = { [element.action_id ?? '']: value }
      if (block.dispatch_action === true) await this.#acts(form, block, element, value)
    }
  }

  /** Sends the open form, after filling `values`: gives the sentences under its fields, none when it went through. */
  async submits(values: Record<string, Typed> = {}, form: OpenView = this.form): Promise<Record<string, string>> {
    await this.fills(values, form)
    form.problems = missingIn(form)
    if (Object.keys(form.problems).length > 0) return form.problems
    const { workspace } = this.#slack
    const taken = await this.#send('interactive', {
      ...this.#body('view_submission'),
      view: viewBody(workspace, withInitial(form)),
      response_urls: [],
    })
    if (taken.how !== 'acked') throw new Error(`We had some trouble connecting. Try again? (${taken.how})`)
    const stack = workspace.modals.get(this.id) ?? []
    const said = (taken.body ?? {}) as { response_action?: string; errors?: Record<string, string>; view?: unknown }
    if (said.response_action === 'errors') {
      form.problems = said.errors ?? {}
      const inputs = new Set(form.view.blocks.filter(block => block.type === 'input').map(block => block.block_id))
      const strange = Object.keys(form.problems).filter(id => !inputs.has(id))
      if (strange.length > 0) throw new Error(`We had some trouble connecting: errors for ${strange.join(', ')}`)
    } else if (said.response_action === 'update') await replaceView(workspace, form, said.view)
    else if (said.response_action === 'push') stack.push(await openView(workspace, this.id, said.view))
    else if (said.response_action === 'clear') workspace.modals.delete(this.id)
    else
      workspace.modals.set(
        this.id,
        stack.filter(one => one !== form),
      )
    if (stack.length > slackLimits.viewStack) throw new Error('push_limit_reached')
    workspace.changed()
    return form.problems
  }

  /** Closes the open form with its Cancel. */
  async closes(form: OpenView = this.form): Promise<void> {
    const { workspace } = this.#slack
    workspace.modals.set(
      this.id,
      (workspace.modals.get(this.id) ?? []).filter(one => one !== form),
    )
    if (form.view.type !== 'modal' || !form.view.notify_on_close) return
    await this.#send('interactive', {
      ...this.#body('view_closed'),
      view: viewBody(workspace, form),
      is_cleared: false,
    })
  }

  /** Opens the bot's page. */
  async opensAppHome(): Promise<Taken> {
    const { workspace } = this.#slack
    const home = workspace.homes.get(this.id)
    return await this.#event({
      type: 'app_home_opened',
      user: this.id,
      channel: workspace.direct([this.id]).id,
      tab: 'home',
      ...(home && { view: viewBody(workspace, home) }),
    })
  }

  /** Writes an ordinary message; in the bot's DM, or with `@assidu` in a channel, the bot hears it. */
  async says(text: string, place: Place = {}): Promise<Taken | undefined> {
    const { workspace, scopes } = this.#slack
    const channel = place.channel ? this.#where(place) : workspace.direct([this.id])
    const escaped = this.#escaped(text)
    const { ts } = workspace.post({ channel: channel.id, from: this.id, text: escaped, blocks: [] })
    const said = { user: this.id, channel: channel.id, text: escaped, ts, team: workspace.id }
    if (channel.kind === 'im')
      return scopes.has('im:history') ? await this.#event({ type: 'message', channel_type: 'im', ...said }) : undefined
    if (escaped.includes(`<@${workspace.bot.user}>`) && scopes.has('app_mentions:read'))
      return await this.#event({ type: 'app_mention', ...said })
    return undefined
  }

  async joins(channel: string): Promise<Taken> {
    this.#conversation(channel).members.add(this.id)
    return await this.#event({
      type: 'member_joined_channel',
      user: this.id,
      channel,
      channel_type: 'C',
      team: this.#slack.workspace.id,
    })
  }

  /** The form in front of this person. */
  get form(): OpenView {
    const open = this.#slack.workspace.modals.get(this.id)?.at(-1)
    if (!open) throw new Error(`${this.id} has no form open; sees:\n${this.#summary()}`)
    return open
  }

  /** The bot's page as last published for this person. */
  get home(): OpenView | undefined {
    return this.#slack.workspace.homes.get(this.id)
  }

  /** All messages this person can see, oldest first. */
  get messages(): Message[] {
    const { workspace } = this.#slack
    return workspace.messages.filter(
      one =>
        (one.onlyFor === undefined || one.onlyFor === this.id) &&
        workspace.conversations.get(one.channel)?.members.has(this.id),
    )
  }

  /** Waits until the bot shows a message with these words (text or blocks); gives the newest such message. */
  async sees(words: string | RegExp, where: { in?: string; private?: boolean } = {}): Promise<Message> {
    const fits = (one: Message) =>
      one.from !== this.id &&
      (where.in === undefined || one.channel === where.in) &&
      (where.private === undefined || (one.onlyFor === this.id) === where.private) &&
      has(`${textOf(one)}\n${wordsOf(one.blocks)}`, words)
    return await this.#slack.until(
      `${this.id} sees ${words}`,
      () => this.messages.findLast(fits),
      () => this.#summary(),
    )
  }

  /** Waits until a form whose title or content has these words is open. */
  async seesForm(words: string | RegExp): Promise<OpenView> {
    const look = () => this.#slack.workspace.modals.get(this.id)?.findLast(open => has(wordsOf(open.view), words))
    return await this.#slack.until(`${this.id} sees the form ${words}`, look, () => this.#summary())
  }

  /** Waits until the bot's page holds these words. */
  async seesHome(words: string | RegExp): Promise<OpenView> {
    const look = () => (this.home && has(wordsOf(this.home.view), words) ? this.home : undefined)
    return await this.#slack.until(`${this.id} sees the page ${words}`, look, () => this.#summary())
  }

  async #acts(page: Page, block: KnownBlock, element: Element, value: Record<string, unknown>): Promise<Taken> {
    const { workspace } = this.#slack
    const taken = await this.#send('interactive', {
      ...this.#body('block_actions'),
      ...this.#container(page),
      ...('ts' in page && { response_url: this.#slack.responseUrl(this.id, page.channel, page) }),
      actions: [
        {
          ...value,
          type: element.type,
          action_id: element.action_id,
          block_id: block.block_id,
          action_ts: workspace.ts(),
        },
      ],
    })
    // A click is acknowledged without words; what is said in the acknowledgement shows nowhere.
    if (taken.how !== 'acked') this.#slackbot('ts' in page ? page.channel : workspace.direct([this.id]).id, '⚠️')
    return taken
  }

  #container(page: Page): Payload {
    const { workspace } = this.#slack
    if (!('ts' in page)) {
      return { container: { type: 'view', view_id: page.id }, view: viewBody(workspace, page) }
    }
    const ephemeral = page.onlyFor !== undefined
    return {
      container: { type: 'message', message_ts: page.ts, channel_id: page.channel, is_ephemeral: ephemeral },
      channel: { id: page.channel, name: this.#conversation(page.channel).name },
      ...(ephemeral ? {} : { message: asSeen(workspace, page) }),
      state: { values: {} },
    }
  }

  #body(type: string): Payload {
    const { workspace } = this.#slack
    return {
      type,
      user: { id: this.id, username: this.#me().handle, name: this.#me().handle, team_id: workspace.id },
      api_app_id: workspace.bot.app,
      token: 'unused-legacy-token',
      trigger_id: workspace.trigger(this.id),
      team: { id: workspace.id, domain: 'club' },
      enterprise: null,
      is_enterprise_install: false,
    }
  }

  async #event(event: Payload): Promise<Taken> {
    return await this.#slack.sendsEvent(event)
  }

  async #send(kind: Kind, payload: Payload): Promise<Taken> {
    return await this.#slack.deliver(kind, payload)
  }

  async #show(body: unknown, channel: string) {
    if (body === undefined || body === '') return
    const said = typeof body === 'string' ? { text: body } : (body as Record<string, unknown>)
    const problem = await say({ workspace: this.#slack.workspace }, { user: this.id, channel }, said)
    if (problem) throw new Error(`Slack would not show this answer: ${problem}`)
  }

  #slackbot(channel: string, text: string) {
    this.#slack.workspace.post({ channel, from: 'USLACKBOT', text, blocks: [], onlyFor: this.id })
  }

  #escaped(text: string): string {
    const { users, conversations } = this.#slack.workspace
    const person = (handle: string) => [...users.values()].find(user => user.handle === handle || user.name === handle)
    return text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/@(?:"([^"]+)"|([\p{L}\d._-]+))/gu, (all, quoted, plain) => {
        const user = person(quoted ?? plain)
        return user ? `<@${user.id}>` : all
      })
      .replace(/#([\p{L}\d_-]+)/gu, (all, name) => {
        const channel = [...conversations.values()].find(one => one.name === name)
        return channel ? `<#${channel.id}|${channel.isPrivate ? '' : name}>` : all
      })
  }

  #where(place: Place): Conversation {
    const { workspace } = this.#slack
    if (place.channel) return this.#conversation(place.channel)
    const mine = [...workspace.conversations.values()].find(one => one.kind === 'channel' && one.members.has(this.id))
    return mine ?? workspace.direct([this.id])
  }

  #conversation(id: string): Conversation {
    const found = this.#slack.workspace.conversations.get(id)
    if (!found) throw new Error(`no such conversation: ${id}`)
    return found
  }

  #me() {
    const me = this.#slack.workspace.users.get(this.id)
    if (!me) throw new Error(`no such user: ${this.id}`)
    return me
  }

  #summary(): string {
    const seen = this.messages.map(one => `- ${one.onlyFor ? '(only you) ' : ''}${one.text}`)
    const forms = (this.#slack.workspace.modals.get(this.id) ?? []).map(open => `[form] ${wordsOf(open.view)}`)
    const refused = this.#slack.calls.filter(call => call.error).map(call => `! ${call.method}: ${call.error}`)
    return [...seen, ...forms, ...refused].join('\n') || '(nothing)'
  }
}

function has(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text)
}

/** What the Slack client itself refuses to send. */
function missingIn(form: OpenView): Record<string, string> {
  const problems: Record<string, string> = {}
  const { values } = withInitial(form)
  for (const { block, element } of elementsIn(form)) {
    if (block.type !== 'input' || block.optional === true) continue
    const { type, ...rest } = values[block.block_id ?? '']?.[element.action_id ?? ''] ?? {}
    const empty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (Object.values(rest).every(empty)) problems[block.block_id ?? ''] = 'Please complete this required field.'
  }
  return problems
}

/** The form with untouched fields at their initial values, as Slack submits it. */
function withInitial(form: OpenView): OpenView {
  const values = { ...form.values }
  for (const { block, element } of elementsIn(form)) {
    if (block.type === 'input')
      values[block.block_id ?? ''] ??= { [element.action_id ?? '']: typedValue(element, undefined) }
  }
  return { ...form, values }
}
