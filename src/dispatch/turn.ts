import type { AnyCommand, Context, OpenContext } from '../club/context.ts'
import { findMember, suggestMembers } from '../club/members/find.ts'
import { withLanguage } from '../club/members/first-contact.ts'
import { isLanguageToOffer } from '../club/members/offered-language.ts'
import { isPresent } from '../club/members/queries.ts'
import { mayUse } from '../club/who-may.ts'
import type { Answer, Gesture } from '../contract/platform.ts'
import { isSecondTap, tapOf } from '../db/gestures.ts'
import { isOfPeople, type Said } from '../grammar/answers.ts'
import { type Outcome, ownForm, type Reply } from '../grammar/define.ts'
import type { Drafts } from '../grammar/draft.ts'
import { readable } from '../grammar/line.ts'
import { matching } from '../grammar/lists.ts'
import { findCommand, inBoth } from '../grammar/names.ts'
import { isCorrection, isMeant, type Meant, meantBy } from '../grammar/press.ts'
import { decodePress } from '../grammar/press-id.ts'
import { isBlank } from '../grammar/questions.ts'
import { isMe, readSaid } from '../grammar/typed.ts'
import { labelsOf } from '../terms/labels.ts'
import type { Member, MemberRef } from '../terms/member.ts'
import { phoneCountry } from '../terms/phones.ts'
import { isRefusal, type Refusal, refuse } from '../terms/refusals.ts'
import type { Block, FieldValue, Option, View } from '../view/view.ts'
import { wordsFor } from '../words/words.ts'
import type { Entered } from './doors.ts'
import { draftsOf } from './drafts.ts'
import { Forms, type Received } from './forms.ts'
import { whoIsAmong } from './who-is.ts'
import { isToAnswer } from './words.ts'

type Dependencies = {
  readonly commands: readonly AnyCommand[]
  /** Somebody whose account is no member's may have to be asked first who he is. */
  readonly askWho: (entered: Entered, gesture: Gesture) => Promise<View | null>
  /** What waited for somebody who takes no direct messages, beneath the answer to what he typed. */
  readonly waiting: (context: Context, beside: View) => Promise<View>
  /** What stands beneath the answer to what a member did; `chosen`: those he named in it. */
  readonly beneath: (context: Context, chosen: readonly Member[]) => Promise<readonly Block[]>
}

type Does<Kind extends Gesture['what']['kind']> = Extract<Gesture['what'], { kind: Kind }>

/** What every platform shows of an option (Slack's are the shortest). */
const longestLabel = 75

/** What this gesture presses, where it is a press. */
export const tapIn = ({ account, what }: Gesture): string | undefined =>
  what.kind === 'press' ? tapOf(account, what.press, what.values) : undefined

/** One gesture in its club's transaction: what was said, to which command, and what it answers. */
export class Turn {
  readonly #dependencies: Dependencies
  readonly #gesture: Gesture
  readonly #entered: Entered
  readonly #drafts: Drafts | null
  readonly #forms: Forms
  readonly #findMember: (typed: string) => Promise<MemberRef | Refusal>
  /** Whoever was found by what he said. */
  readonly #found = new Map<string, Member>()

  constructor(dependencies: Dependencies, gesture: Gesture, entered: Entered) {
    const { club, by, voice } = entered
    this.#dependencies = dependencies
    this.#gesture = gesture
    this.#entered = entered
    this.#drafts = by && draftsOf(club, by.id)
    this.#findMember = async typed => {
      if (by && isMe(typed)) return by
      const found = await findMember(club, gesture.platform, typed)
      if (!isRefusal(found)) this.#found.set(found.id, found)
      return found
    }
    this.#forms = new Forms({
      ...{ voice, drafts: this.#drafts, findMember: this.#findMember },
      today: club.at.toZonedDateTimeISO(voice.reader.zone).toPlainDate(),
      country: phoneCountry(club),
    })
  }

  async answer(): Promise<Answer> {
    const { what } = this.#gesture
    const { by, notes, voice } = this.#entered
    if (what.kind === 'suggest') return { kind: 'options', options: await this.#suggested(what) }
    if (what.kind === 'words') return this.#toldWhatToType()
    const question = by === null && (await this.#dependencies.askWho(this.#entered, this.#gesture))
    if (question) return voice.show(question)
    const answer = await this.#inHisLanguage(what, await this.#answerTo(what))
    return notes?.closed_at && what.kind !== 'press' && answer.kind === 'show'
      ? { ...answer, view: await this.#dependencies.waiting(this.#context() as Context, answer.view) }
      : answer
  }

  /** Whose profile is in a language that he is not written to in is offered it beneath the answer: once, never taken. */
  async #inHisLanguage({ kind }: Gesture['what'], answer: Answer): Promise<Answer> {
    const { club, by } = this.#entered
    const { language } = this.#gesture
    if (kind !== 'command' || answer.kind !== 'show' || !by || by.left || language === undefined) return answer
    if (!(await isLanguageToOffer(club, by, language))) return answer
    return { ...answer, view: withLanguage(answer.view, wordsFor({ ...by.reads, language })) }
  }

  /** Words that are no command: one sentence says what can be typed. */
  async #toldWhatToType(): Promise<Answer> {
    const { club, voice } = this.#entered
    const answers = await isToAnswer(club.tx, this.#gesture, club.today, club.at)
    return answers ? voice.sentence(voice.words.help.onlyCommands()) : { kind: 'nothing' }
  }

  #answerTo(what: Exclude<Gesture['what'], { kind: 'suggest' | 'words' }>): Promise<Answer> {
    switch (what.kind) {
      case 'command':
        return this.#typed(what)
      case 'press':
        return this.#pressed(what)
      case 'submit':
        return this.#submitted(what)
    }
  }

  /** What fits the typed words: of a list that his form brought with it, else of the members. */
  async #suggested({ form, field = '', typed }: Does<'suggest'>): Promise<readonly Option[]> {
    const { club, by } = this.#entered
    // The list is its members' own: nobody else is offered its names.
    if (!by) return []
    const press = form === undefined ? null : decodePress(form)
    const draft = press?.about ? await this.#drafts?.of(press.about) : null
    const options = draft?.options?.[field]
    if (options) return matching(options, typed)
    const found = isPresent(by, club.today) ? await suggestMembers(club, typed) : []
    const labels = labelsOf(
      found.map(one => ({ ...one, name: one.fullName })),
      { withCompany: true },
    )
    const { words } = this.#entered.voice
    // Where there is no room for it, the receipt says so all the same.
    const beside = (label: string, { away }: Member) => {
      const told = away === null ? label : `${label} · ${words.leaves.beside(away, club.today)}`
      return [...told].length > longestLabel ? label : told
    }
    return found.map((member, n) => ({ value: member.id, label: beside(labels[n]!, member) }))
  }

  async #typed({ name, text = '', values = {} }: Does<'command'>): Promise<Answer> {
    const { voice } = this.#entered
    const found = findCommand(this.#dependencies.commands, readable(name), readable(text))
    if ('unknown' in found) return voice.refusal(refuse('unknown command', { typed: found.unknown, near: found.near }))
    const { command } = found
    const stopped = await mayUse(command.who, this.#entered)
    if (stopped) return voice.refusal(stopped)
    const said = await this.#said(command, found.rest)
    const raw = { ...said.values, ...values }
    if (!said.sure && Object.keys(command.asks).length > 0)
      return this.#forms.open(command, ownForm, { filled: raw, intro: voice.words.general.checkFirst(said.unplaced) })
    const missing = Object.entries(command.asks).some(
      ([field, { required, kind }]) => required && kind !== 'tick' && kind !== 'choices' && isBlank(raw[field]),
    )
    if (missing && Object.values(raw).every(isBlank)) {
      const outcome = await command.bare?.(this.#context() as never)
      if (!outcome) return this.#forms.open(command, ownForm, {})
      return isRefusal(outcome) ? voice.refusal(outcome) : this.#reply(outcome, false)
    }
    return this.#run(command, { command, form: ownForm, raw, sent: false })
  }

  /** What a line says, people by their names: nobody reads an account's number. */
  async #said(command: AnyCommand, line: string): Promise<Said> {
    const said = await readSaid(
      command,
      line,
      inBoth(command.name),
      whoIsAmong(this.#findMember),
      phoneCountry(this.#entered.club),
    )
    const written = Object.entries(said.values).filter(([field]) => !isOfPeople(command.asks[field]))
    const named = await Promise.all(written.map(async ([field, value]) => [field, await this.#named(value)] as const))
    return {
      ...said,
      values: { ...said.values, ...Object.fromEntries(named) },
      unplaced: await Promise.all(said.unplaced.map(async text => String(await this.#named(text)))),
    }
  }

  async #named(value: FieldValue): Promise<FieldValue> {
    if (typeof value !== 'string' || !value.includes('<@')) return value
    const parts = value.split(/(<@[^<>]*>)/)
    const named = parts.map(async part => {
      const member = part.startsWith('<@') ? await this.#findMember(part) : null
      return member === null || isRefusal(member) ? part : `@${member.name}`
    })
    return (await Promise.all(named)).join('')
  }

  async #pressed({ press: id, values = [], onlyHis = false }: Does<'press'>): Promise<Answer> {
    const { voice } = this.#entered
    const press = decodePress(id)
    const command = this.#dependencies.commands.find(({ name }) => name === press?.command)
    if (!press || !command) return voice.refusal(refuse('no longer possible', {}))
    const stopped = await mayUse(command.who, this.#entered)
    if (stopped) return this.#refused(stopped)
    if (isCorrection(press.button)) return this.#forms.reopen(command, press.about ?? '')
    if (isMeant(press.button)) return this.#meant(command, meantBy(press, values))
    const { buttons } = command.presses
    const about = Object.hasOwn(buttons, press.button) ? buttons[press.button]!.read(press.about, values) : null
    if (about === null) return voice.refusal(refuse('no longer possible', {}))
    const outcome = await command.buttons[press.button]!(about as never, this.#context() as never)
    return isRefusal(outcome)
      ? this.#refused(outcome)
      : this.#reply(await this.#withBeneath(command, outcome, { onlyHis }), onlyHis)
  }

  /** Somebody who tapped twice has done it with the first tap, and reads so already: nothing is said under it. */
  async #refused(refusal: Refusal): Promise<Answer> {
    const tap = tapIn(this.#gesture)
    const isSecond = tap !== undefined && (await isSecondTap(this.#entered.club, this.#gesture, tap))
    return isSecond ? { kind: 'nothing' } : this.#entered.voice.refusal(refusal)
  }

  /** Whom the typed name meant: the command goes on with all that was typed, and its answer takes the question's place. */
  async #meant(command: AnyCommand, who: Meant | null): Promise<Answer> {
    const received = who ? await this.#forms.meant(command, who) : refuse('no longer possible', {})
    if (isRefusal(received)) return this.#refused(received)
    const answer = await this.#run(command, received)
    return answer.kind === 'show' ? { ...answer, kind: 'replace' } : answer
  }

  async #submitted({ form: id, values, stretches, more = false }: Does<'submit'>): Promise<Answer> {
    const { voice } = this.#entered
    const press = decodePress(id)
    const command = this.#dependencies.commands.find(({ name }) => name === press?.command)
    if (!press || !command) return voice.refusal(refuse('no longer possible', {}))
    const stopped = await mayUse(command.who, this.#entered)
    if (stopped) return voice.refusal(stopped)
    const received = await this.#forms.received(command, press.button, press.about, { values, stretches })
    // Sent twice: what the first sending did is answered already.
    if (isRefusal(received) && received.refused === 'done already') return { kind: 'nothing' }
    if (isRefusal(received)) return voice.refusal(received)
    if (more) return this.#forms.keepPage(received, values)
    return received.unsure ? this.#forms.shown(received) : this.#run(command, received)
  }

  /** Reads what was said; runs it, or gives it back with what cannot stay so. */
  async #run(command: AnyCommand, received: Received): Promise<Answer> {
    const { answers: values, refused } = await this.#forms.read(received)
    if (refused.length > 0) return this.#forms.giveBack(received, refused)
    const outcome = await this.#outcome(command, received, values)
    if (isRefusal(outcome)) return this.#forms.giveBack(received, [outcome])
    await this.#forms.taken(received)
    return this.#reply(await this.#withBeneath(command, outcome, { values }), false)
  }

  async #outcome(command: AnyCommand, { form, about: written, options }: Received, values: unknown): Outcome {
    const context = this.#context() as never
    if (form === ownForm) return command.run(values as never, context)
    const about = command.presses.forms[form]!.read(written, [])
    return about === null
      ? refuse('no longer possible', {})
      : command.forms[form]!.run(values as never, context, about as never, field =>
          (options?.[field] ?? []).map(({ value }) => value),
        )
  }

  /** The answer to what is done; a form that is opened, and what is asked first, has done nothing yet. */
  async #withBeneath(
    { who }: AnyCommand,
    reply: Reply,
    { values = {}, onlyHis = false }: { values?: object; onlyHis?: boolean },
  ): Promise<Reply> {
    const { by } = this.#entered
    if (!by || who !== 'member' || reply.reply === 'ask' || 'asks' in reply) return reply
    const chosen = Object.values(values)
      .flat()
      .flatMap(value => this.#found.get((value as { id?: string } | null)?.id ?? '') ?? [])
    const beneath = await this.#dependencies.beneath(this.#context() as Context, chosen)
    if (beneath.length === 0) return reply
    const view = { ...reply.view, blocks: [...reply.view.blocks, ...beneath] }
    // A message is drawn anew for itself; this is beside it, and for him alone.
    return reply.reply === 'redrawn' && !onlyHis ? { reply: 'show', view } : { ...reply, view }
  }

  async #reply(reply: Reply, onlyHis: boolean): Promise<Answer> {
    const { voice } = this.#entered
    switch (reply.reply) {
      case 'show':
        return voice.show(reply.view)
      case 'replace':
        return { kind: 'replace', view: reply.view, room: voice.room }
      case 'redrawn':
        return onlyHis ? { kind: 'replace', view: reply.view, room: voice.room } : { kind: 'nothing' }
      case 'ask': {
        const opened = this.#dependencies.commands.find(({ name }) => name === reply.command)!
        return this.#forms.open(opened, reply.form, reply)
      }
    }
  }

  #context(): OpenContext {
    const { platform, place, channel, account, accountName, handle, administrator, language } = this.#gesture
    const { club, by, voice } = this.#entered
    const { commands } = this.#dependencies
    return {
      ...{ club, by, words: voice.words, commands, here: club.lookups.get(platform), drafts: this.#drafts },
      ...{ platform, place, channel, account, accountName, handle, administrator, profileLanguage: language },
    }
  }
}
