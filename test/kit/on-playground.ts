import type { Dispatch } from '../../src/contract/platform.ts'
import type {
  Answer as PageAnswer,
  PageForm,
  PageMessage,
  Person as PagePerson,
  Problems,
} from '../../src/platforms/playground/api.ts'
import { asTyped } from './as-typed.ts'
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
  type Typed,
} from './on-platform.ts'
import { serve } from './playground.ts'
import { usualCast } from './story.ts'

type Call = <T>(path: string, body?: unknown) => Promise<T>

/** A club in the playground behind its HTTP API; `core` answers instead of the club where it is given. */
export async function openPage(core?: Dispatch) {
  const { story, heard, dispatch } = await openClub()
  const served = await serve({ ...story.assidu, dispatch: core ?? dispatch }, story.clubId)
  const call: Call = async <T>(path: string, body?: unknown): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await fetch(`${served.url}/api/${path}`, init)
    const said = await response.json()
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(said)}`)
    return said as T
  }
  const close = async () => {
    await served.close()
    await story.close()
  }
  return { story, heard, call, close }
}

/** The club in the playground, as the page calls it. */
export async function onPlayground(): Promise<OpenClub> {
  const { story, heard, call, close } = await openPage()
  const guest = await call<PagePerson>('people', { name: 'Inès Petit' })
  const people = await call<PagePerson[]>('people')
  const person = (id: string, name: string) => new Person(name, new AtThePage(call, id, people), story.assidu.drain)
  const channels = { club: 'club', introductions: 'introductions', organizers: 'organizers' }
  return {
    ...story,
    ground: { platform: 'playground', place: 'stage', accounts: each(who => who), channels },
    heard,
    people: each(who => person(who, usualCast[who].name)),
    stranger: person(guest.id, guest.name),
    rang: () => [],
    async close() {
      await close()
      heardOnly(heard, [...Object.keys(usualCast), guest.id])
    },
  }
}

/** A hand at the playground's page. */
class AtThePage implements Hands {
  readonly #call: Call
  readonly #as: string
  readonly #people: readonly PagePerson[]
  #form: PageForm | undefined
  /** Where the form was opened: its answer is shown there. */
  #spot = 'club'
  #sent: () => Promise<PageAnswer | Problems> = async () => ({ messages: [] })
  #problems: Readonly<Record<string, string>> = {}

  constructor(call: Call, as: string, people: readonly PagePerson[]) {
    this.#call = call
    this.#as = as
    this.#people = people
  }

  async types(text: string, where: 'club' | 'direct'): Promise<void> {
    this.#spot = where
    this.#hears(await this.#call<PageAnswer>('say', { as: this.#as, text, in: where }))
  }

  says = (text: string, where: 'club' | 'direct') => this.types(text, where)

  presses = (seen: Seen, label: string) => this.#acts(seen, label)

  chooses = (seen: Seen, select: string, option: string) => this.#acts(seen, select, option)

  async #acts({ id, spot }: Seen, label: string, option?: string): Promise<void> {
    this.#spot = spot
    const called = ({ actions }: PageMessage) => actions.find(one => asTyped(one.label) === label)
    const action = called(this.#screen.last(id, one => called(one) !== undefined))!
    const value = action.kind === 'select' ? action.options.find(one => asTyped(one.label) === option)?.id : undefined
    this.#hears(await this.#call<PageAnswer>('press', { as: this.#as, message: id, action: action.id, value }))
  }

  async submits(values: Readonly<Record<string, Typed>>): Promise<void> {
    const form = this.#form
    if (!form) throw new Error('no form open')
    const answers = form.fields.map(({ id, kind, value, options }) => {
      const typed = values[id]
      if (kind === 'member' && typeof typed === 'string')
        return [id, this.#people.find(({ name }) => name.startsWith(typed))?.id ?? typed]
      if (kind === 'members' && Array.isArray(typed))
        return [id, typed.map(one => this.#people.find(({ name }) => name.startsWith(one))?.id ?? one)]
      // The page offers it beside the radio buttons of its own accord.
      if (kind === 'choice' && typed === 'Aucun choix') return [id, '']
      return [id, options?.find(({ label }) => asTyped(label) === typed)?.id ?? typed ?? value ?? null]
    })
    const sent = Object.fromEntries(answers)
    const spot = this.#spot
    this.#sent = () =>
      this.#call<PageAnswer | Problems>('submit', { as: this.#as, form: form.id, values: sent, in: spot })
    const answer = await this.#sent()
    if ('problems' in answer) {
      this.#problems = answer.problems
      const fields = form.fields.map(field => ({ ...field, value: sent[field.id] ?? undefined }))
      this.#form = { ...form, id: answer.form ?? form.id, fields }
    } else this.#hears(answer)
  }

  submitsAgain = async () => void (await this.#sent())

  async form(): Promise<FormSeen> {
    if (!this.#form) throw new Error('no form open')
    const values = this.#form.fields.map(({ id, value, options, kind }) => {
      const people =
        kind === 'member' || kind === 'members' ? this.#people.map(({ id, name }) => ({ id, label: name })) : []
      const names = [...(options ?? []), ...people]
      const named = (one: unknown) => names.find(({ id }) => id === one)?.label ?? String(one ?? '')
      return [id, Array.isArray(value) ? value.map(named).join(', ') : named(value)]
    })
    return { values: Object.fromEntries(values), problems: asTyped(Object.values(this.#problems).join('\n')) }
  }

  readonly #screen = new Screen<PageMessage>()

  async messages(): Promise<readonly Seen[]> {
    const { messages } = await this.#call<{ messages: PageMessage[] }>(`inbox?as=${this.#as}&after=0`)
    return messages.map(message => {
      this.#screen.shows(message.id, message)
      return {
        id: message.id,
        words: asTyped(message.text),
        where: message.where.kind,
        spot: message.where.id,
        onlyHis: message.onlyYou,
        edits: message.edited ? 1 : 0,
        buttons: message.actions.map(({ label }) => asTyped(label)),
      }
    })
  }

  #hears({ form }: PageAnswer): void {
    this.#form = form
    this.#problems = {}
  }
}
