import {
  type Answer,
  type Gesture,
  type Group,
  type MessageRef,
  markOf,
  type Outgoing,
  type Platform,
  type Person as PlatformPerson,
  type Target,
  type Trouble,
} from '../../src/contract/platform.ts'
import { plain, type Room } from '../../src/view/plain.ts'
import type { Action, FieldValue, Form, View } from '../../src/view/view.ts'
import { asTyped } from './as-typed.ts'

/** A message as the stage keeps it. */
export type Staged = {
  readonly id: string
  /** The delivery it belongs to. */
  readonly delivery?: string
  readonly where: { readonly kind: 'direct' | 'channel' | 'group' | 'onlyHis'; readonly id: string }
  readonly audience: readonly string[] | null
  view: View
  room: Room
  text: string
  edits: number
}

/** The smallest platform there is: it keeps what was sent, for the stories to look at. It takes the playground's name, or another's. */
export class Stage implements Platform {
  readonly name: Platform['name']
  comesBy: Platform['comesBy'] = 'its operator'
  readonly messages: Staged[] = []
  /** Who is in the place, for a set-up and for linking. */
  readonly persons: PlatformPerson[] = []
  readonly rooms: { id: string; name: string; isPrivate: boolean; canPost: boolean }[] = []
  /** Answers the next posts with this trouble instead. */
  trouble: Trouble | null = null
  /** The next posts arrive, at once or when `lands` is called, and their answers are lost. */
  loses: 'no answer' | 'every answer' | 'every answer, and is slow' = 'no answer'
  /** Whether it lets the bot look for its own messages; how it answers instead. */
  looks: 'yes' | 'cannot look' | Trouble = 'yes'
  /** How often it was asked to look. */
  looked = 0
  /** Calls wait for it: a slow platform. */
  holds: Promise<void> | null = null
  readonly #place: string
  #count = 0
  #onTheWay: Staged[] = []

  constructor(place: string, name: Platform['name'] = 'playground') {
    this.#place = place
    this.name = name
  }

  keep(where: Staged['where'], audience: readonly string[] | null, view: View, room: Room): Staged {
    const message = this.#drawn(where, audience, view, room)
    this.messages.push(message)
    return message
  }

  #drawn(
    where: Staged['where'],
    audience: readonly string[] | null,
    view: View,
    room: Room,
    delivery?: string,
  ): Staged {
    const text = asTyped(plain(view, room))
    return { id: `s${++this.#count}`, where, audience, view, room, text, edits: 0, ...(delivery && { delivery }) }
  }

  /** What was on its way arrives. */
  lands(): void {
    this.messages.push(...this.#onTheWay.splice(0))
  }

  change(message: Staged, view: View, room: Room): void {
    Object.assign(message, { view, room, text: asTyped(plain(view, room)), edits: message.edits + 1 })
  }

  async probe(): Promise<'well' | Trouble> {
    return this.trouble?.trouble === 'installation' ? this.trouble : 'well'
  }

  async open({ accounts }: Group): Promise<string> {
    return [...accounts].sort().join('+')
  }

  async post(target: Target, { view, room, id }: Outgoing): Promise<MessageRef | Trouble> {
    await this.holds
    if (this.trouble) return this.trouble
    const where =
      target.kind === 'direct'
        ? { kind: 'direct' as const, id: target.account }
        : target.kind === 'channel'
          ? { kind: 'channel' as const, id: target.channel }
          : { kind: 'group' as const, id: target.channel }
    const audience = target.kind === 'direct' ? [target.account] : target.kind === 'group' ? target.accounts : null
    const message = this.#drawn(where, audience, view, room, id)
    const isLate = this.loses === 'every answer, and is slow'
    ;(isLate ? this.#onTheWay : this.messages).push(message)
    if (this.loses !== 'no answer') return { trouble: 'doubtful', detail: 'the answer was lost' }
    return { place: target.place, channel: where.id, message: message.id }
  }

  async edit(ref: MessageRef, { view, room }: Outgoing): Promise<MessageRef | Trouble> {
    await this.holds
    const message = this.messages.find(({ id }) => id === ref.message)
    if (!message) return { trouble: 'gone', detail: 'no such message' }
    this.change(message, view, room)
    return ref
  }

  drawing(_: string, { view, room }: Outgoing) {
    return JSON.stringify({ view, room })
  }

  async find({ place }: Target, id: string): Promise<MessageRef | 'not there' | 'cannot look' | Trouble> {
    this.looked++
    if (this.looks !== 'yes') return this.looks
    const found = this.messages.find(({ delivery }) => delivery === id)
    return found ? { place, channel: found.where.id, message: found.id } : 'not there'
  }

  async remove({ message }: MessageRef): Promise<'removed' | Trouble> {
    const n = this.messages.findIndex(({ id }) => id === message)
    if (n < 0) return { trouble: 'gone', detail: 'no such message' }
    this.messages.splice(n, 1)
    return 'removed'
  }

  async person(_: string, account: string) {
    const known = this.persons.find(person => person.account === account)
    return known ?? { account, name: account, fullMember: true, bot: false, deactivated: false, administrator: false }
  }

  async people() {
    return this.persons.filter(({ bot }) => !bot)
  }

  async channels() {
    return this.rooms
  }

  places() {
    return [{ place: this.#place, name: this.#place }]
  }

  connected() {
    return true
  }

  async stop() {}
}

type Told = {
  dispatch: (gesture: Gesture) => Promise<Answer>
  drain: () => Promise<void>
  nextId: () => string
  place: string
  stage: Stage
}

/** A member on the stage: he types, presses, fills in, and sees. */
export class Person {
  readonly id: string
  readonly name: string
  /** What the platform calls the account by, where it does. */
  readonly handle: string | undefined
  form: Form | null = null
  problems: Readonly<Record<string, string>> = {}
  readonly #told: Told

  constructor(id: string, name: string, told: Told, handle?: string) {
    this.id = id
    this.name = name
    this.handle = handle
    this.#told = told
  }

  /** Types a line such as `/refer @ben …` in the club's channel. */
  async says(line: string): Promise<Answer> {
    const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? []
    return this.#does({ kind: 'command', name, text })
  }

  /** Presses the button of this label on the latest message that shows him one. */
  async presses(label: string | RegExp): Promise<Answer> {
    const message = this.#withAction(label)
    const action = actionsOf(message.view).find(one => matches(one.label, label))!
    if (action.kind === 'link') throw new Error('a link is not pressed')
    return this.#does({ kind: 'press', press: action.id, onlyHis: message.where.kind === 'onlyHis' }, message)
  }

  /** Presses the button of this label on a message he still has before him. */
  async pressesOn(message: Staged, label: string): Promise<Answer> {
    const action = actionsOf(message.view).find(one => matches(one.label, label))
    if (!action || action.kind === 'link') throw new Error(`no button ${label} there`)
    return this.#does({ kind: 'press', press: action.id, onlyHis: message.where.kind === 'onlyHis' }, message)
  }

  /** Presses a press id as it stands in an old message, whoever it was for. */
  pressesId(press: string): Promise<Answer> {
    return this.#does({ kind: 'press', press })
  }

  /** Chooses an option, by its label, in the select of that label. */
  async chooses(select: string | RegExp, option: string | RegExp): Promise<Answer> {
    const message = this.#withAction(select)
    const action = actionsOf(message.view).find(one => matches(one.label, select))!
    const chosen = action.kind === 'select' ? action.options.find(({ label }) => matches(label, option)) : undefined
    if (action.kind !== 'select' || !chosen) throw new Error(`${this.name} finds no option ${option}`)
    return this.#does(
      { kind: 'press', press: action.id, values: [chosen.value], onlyHis: message.where.kind === 'onlyHis' },
      message,
    )
  }

  /** Sends the open form with these answers beside what it shows already. */
  async submits(values: Record<string, FieldValue>): Promise<Answer> {
    if (!this.form) throw new Error(`${this.name} has no form open`)
    const shown = Object.fromEntries(
      this.form.fields.flatMap(field => (field.value === undefined ? [] : [[field.id, field.value]])),
    )
    return this.#does({ kind: 'submit', form: this.form.id, values: { ...shown, ...values } })
  }

  /** All he can see, oldest first, as text. */
  get texts(): string[] {
    return this.messages.map(({ text }) => text)
  }

  get messages(): Staged[] {
    return this.#told.stage.messages.filter(({ audience }) => audience === null || audience.includes(this.id))
  }

  /** The latest message that matches. */
  seen(what: RegExp): Staged | undefined {
    return this.messages.findLast(({ text }) => what.test(text))
  }

  #withAction(label: string | RegExp): Staged {
    const message = this.messages.findLast(({ view }) => actionsOf(view).some(action => matches(action.label, label)))
    if (!message) throw new Error(`${this.name} sees no button ${label}; he sees:\n${this.texts.join('\n---\n')}`)
    return message
  }

  async #does(what: Gesture['what'], pressed?: Staged): Promise<Answer> {
    const answer = await this.#told.dispatch({
      platform: 'playground',
      place: this.#told.place,
      id: this.#told.nextId(),
      account: this.id,
      accountName: this.name,
      ...(this.handle === undefined ? {} : { handle: this.handle }),
      channel: { id: 'club', kind: 'channel' },
      ...(pressed?.delivery && {
        message: { channel: pressed.where.id, message: pressed.id, mark: markOf(pressed.delivery) },
      }),
      what,
    })
    this.#hears(answer, pressed)
    await this.#told.drain()
    return answer
  }

  #hears(answer: Answer, pressed: Staged | undefined): void {
    const { stage } = this.#told
    if (answer.kind === 'show' || (answer.kind === 'replace' && !pressed))
      stage.keep({ kind: 'onlyHis', id: this.id }, [this.id], answer.view, answer.room)
    else if (answer.kind === 'replace') stage.change(pressed!, answer.view, answer.room)
    const problems = Object.entries(answer.kind === 'correct' ? answer.problems : {})
    this.problems = Object.fromEntries(problems.map(([field, problem]) => [field, asTyped(problem)]))
    if (answer.kind === 'ask' || answer.kind === 'correct') this.form = answer.form
    else if (answer.kind !== 'options') this.form = null
  }
}

export const actionsOf = (view: View): Action[] =>
  view.blocks
    .flatMap(block => (block.kind === 'actions' ? block.actions : []))
    .map(action => ({ ...action, label: asTyped(action.label) }))
const matches = (text: string, what: string | RegExp) =>
  typeof what === 'string' ? asTyped(text) === what : what.test(asTyped(text))
