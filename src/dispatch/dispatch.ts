import type { Context, OpenContext } from '../club/context.ts'
import { wasActive } from '../club/members/hello.ts'
import { findMember, isPresent, memberByAccount, speakerBehind, suggestMembers } from '../club/members/queries.ts'
import { mayUse } from '../club/who-may.ts'
import type { Answer, Dispatch, Gesture, Platform } from '../contract/platform.ts'
import { type ClubTx, inPlace, type Means } from '../db/club-tx.ts'
import { TooBusy } from '../db/connect.ts'
import { isAway } from '../db/trouble.ts'
import { type Command, type Outcome, ownForm, type Reply } from '../grammar/define.ts'
import { type Draft, draftOf, keepDraft, spendDraft, updateDraft } from '../grammar/drafts.ts'
import { formOf, questionsOf } from '../grammar/form.ts'
import { chosenAfter, matching, whole } from '../grammar/lists.ts'
import { findCommand, inBoth } from '../grammar/names.ts'
import { correctPress, isCorrection } from '../grammar/press.ts'
import { decodePress } from '../grammar/press-id.ts'
import {
  type DynamicOptions,
  isBlank,
  type Questions,
  type RawValues,
  type Reading,
  readAll,
} from '../grammar/questions.ts'
import { choiceOf, isMe, readTyped } from '../grammar/typed.ts'
import type { Member, Platform as PlatformName } from '../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../terms/refusals.ts'
import type { Reader } from '../terms/speech.ts'
import { actions, button, view } from '../view/build.ts'
import { plainLine } from '../view/plain.ts'
import type { FieldValue, Form, Line, Option, Stretches, View } from '../view/view.ts'
import { roomFor } from '../words/room.ts'
import { type Words, wordsFor } from '../words/words.ts'
import { gathered, type Sight } from './gather.ts'
import { heard, mostTyped } from './heard.ts'

/** Commands as main lists them; which context each needs follows from its `who`. */
export type AnyCommand = Command<Context> | Command<OpenContext>

export type Given = {
  readonly means: Means
  readonly commands: readonly AnyCommand[]
  readonly prefix: string
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** Where there is no club: the set-up answers, or says who can. */
  readonly withoutClub: (gesture: Gesture, reader: Reader, here: Sight | undefined) => Promise<Answer>
  /** Someone whose account is no member's: recognised and linked, or answered (who is he?), or null for "everybody else". */
  readonly stranger: (
    club: ClubTx,
    gesture: Gesture,
    words: Words,
    here: Sight | undefined,
  ) => Promise<Member | View | null>
  /** What waited for somebody who takes no direct messages, beneath the answer to what he typed. */
  readonly waiting: (context: Context, beside: View) => Promise<View>
  /** Tells the log; gives the reference that the person is shown. */
  readonly report: (error: unknown, gesture: Gesture) => string
  /** After a transaction that put jobs into the queue. */
  readonly wake: () => void
  /** A pressed message of ours may be one that nobody knows of: it is settled afterwards. */
  readonly twin: (club: ClubTx, gesture: Gesture) => Promise<void>
}

/** Turns gestures into answers: which club, which member, may he, what did he say, what is missing; one transaction each. */
export function dispatcher(given: Given): Dispatch {
  return async made => {
    const { gesture, tooLong } = { gesture: made, tooLong: undefined, ...heard(made) }
    if (tooLong !== undefined) return unread(given, gesture, tooLong)
    try {
      let jobs = false
      const enqueue: Means['enqueue'] = (tx, queue, wanted) => {
        jobs = true
        return given.means.enqueue(tx, queue, wanted)
      }
      const withoutClub: Given['withoutClub'] = (...asked) => {
        jobs = true
        return given.withoutClub(...asked)
      }
      const answer = await answerTo({ ...given, means: { ...given.means, enqueue }, withoutClub }, gesture)
      if (jobs) given.wake()
      return answer
    } catch (error) {
      const reader = readerOf(gesture)
      const words = wordsFor(reader)
      const said = saidOf(error, given.report(error, gesture), words)
      return { kind: 'show', view: sentence(said, roomFor(reader, given.prefix)), room: roomFor(reader, given.prefix) }
    }
  }
}

/** Whatever is longer than anybody types holds up nobody: it is answered unread. */
function unread({ prefix }: Given, gesture: Gesture, found: number): Answer {
  if (gesture.what.kind === 'suggest') return { kind: 'options', options: [] }
  const reader = readerOf(gesture)
  const room = roomFor(reader, prefix)
  return { kind: 'show', view: sentence(wordsFor(reader).refusals['too long']({ max: mostTyped, found }), room), room }
}

/** Some are no bugs, though the log has to tell of them too. */
function saidOf(error: unknown, reference: string, words: Words): Line {
  if (error instanceof TooBusy) return words.general.tooBusy()
  return isAway(error) ? words.general.away() : words.general.oops(reference)
}

const readerOf = (gesture: Gesture): Reader => ({
  language: gesture.language ?? 'fr',
  address: 'vous',
  zone: 'Europe/Paris',
})

/** What no correction of what was typed would change. */
const beyondWords: ReadonlySet<Refusal['refused']> = new Set([
  'organizers only',
  'members only',
  'administrators only',
  'no longer possible',
  'not for you',
  'same referral just passed',
  'done already',
  'roll changed meanwhile',
] as const)

/** A sentence alone is its own title. */
const sentence = (said: Line, room: Parameters<typeof plainLine>[1], ...rest: View['blocks']): View =>
  view(plainLine(said, room), ...rest)

async function answerTo(given: Given, gesture: Gesture): Promise<Answer> {
  const { platform, place, id, what } = gesture
  const there = { platform, place, gesture: what.kind === 'suggest' ? null : id }
  return gathered(given.platforms, async sights => {
    const here = sights.get(platform)
    const answer = await inPlace(given.means, there, async (club, isFirst): Promise<Answer> => {
      if (!isFirst) return { kind: 'nothing' }
      await given.twin(club, gesture)
      return new Turn(given, gesture, club, here).answer()
    })
    return answer ?? given.withoutClub(gesture, readerOf(gesture), here)
  })
}

/**
 * The lists that only the moment knew, after what was sent of them: what the form did not show, or could not show, stays
 * as it was when the form was opened.
 */
function listsRead(asks: Questions, { options = {}, said }: Draft, values: RawValues, stretches: Stretches): RawValues {
  const lists = Object.entries(asks).flatMap(([field, { kind }]) => {
    const own = options[field]
    const sent = stretches[field] ?? (own && values[field] !== undefined ? [whole(own, values[field])] : undefined)
    if ((kind !== 'choice' && kind !== 'choices') || !own || !sent) return []
    return [[field, chosenAfter({ kind, options: own, before: said[field] }, sent)] as const]
  })
  return Object.fromEntries(lists)
}

/** One gesture in its club's transaction. */
class Turn {
  readonly #given: Given
  readonly #gesture: Gesture
  readonly #club: ClubTx
  readonly #here: Sight | undefined
  #by: Member | null = null
  #words: Words
  #reader: Reader

  constructor(given: Given, gesture: Gesture, club: ClubTx, here: Sight | undefined) {
    this.#given = given
    this.#gesture = gesture
    this.#club = club
    this.#here = here
    this.#reader = {
      ...club.speech,
      address: 'vous',
      language: gesture.language ?? club.speech.language,
      zone: club.zone,
    }
    this.#words = wordsFor(this.#reader)
  }

  get #room() {
    return roomFor(this.#reader, this.#given.prefix)
  }

  async answer(): Promise<Answer> {
    const { what, platform, account } = this.#gesture
    if (what.kind === 'suggest') {
      // The list is its members' own: nobody else is offered its names.
      const asks = await memberByAccount(this.#club, platform, account)
      const searched = asks && (await this.#searched(asks, what))
      if (searched) return { kind: 'options', options: searched }
      const found = asks && isPresent(asks, this.#club.today) ? await suggestMembers(this.#club, what.typed) : []
      return {
        kind: 'options',
        options: found.map(({ id, name, company }) => ({ value: id, label: company ? `${name} (${company})` : name })),
      }
    }
    const speaker = await speakerBehind(this.#club, platform, account)
    if (speaker) {
      this.#by = speaker.member
      await wasActive(this.#club, speaker.member, this.#gesture, speaker.notes)
    } else {
      const known = await this.#given.stranger(this.#club, this.#gesture, this.#words, this.#here)
      if (known && 'blocks' in known) return this.#show(known)
      this.#by = known
    }
    if (this.#by) {
      this.#reader = this.#by.reads
      this.#words = wordsFor(this.#reader)
    }
    const answer = await this.#answerTo(what)
    return speaker?.notes.closed_at && what.kind !== 'press' && answer.kind === 'show'
      ? { ...answer, view: await this.#given.waiting(this.#context() as Context, answer.view) }
      : answer
  }

  #answerTo(what: Exclude<Gesture['what'], { kind: 'suggest' }>): Promise<Answer> {
    switch (what.kind) {
      case 'command':
        return this.#typed(what.name, what.text ?? '', what.values ?? {})
      case 'press':
        return this.#pressed(what.press, what.values ?? [], what.onlyHis ?? false)
      case 'submit':
        return this.#submitted(what)
    }
  }

  /** What fits the typed words of a list that his form brought with it; null where a member is meant. */
  async #searched(
    by: Member,
    { form, field, typed }: Extract<Gesture['what'], { kind: 'suggest' }>,
  ): Promise<readonly Option[] | null> {
    const press = form === undefined || field === undefined ? null : decodePress(form)
    const draft = press?.about ? await draftOf(this.#club, by.id, press.about) : null
    const options = draft?.options?.[field ?? '']
    return options ? matching(options, typed) : null
  }

  async #typed(name: string, text: string, values: RawValues): Promise<Answer> {
    const found = findCommand(this.#given.commands, name, text)
    if ('unknown' in found) return this.#refusal(refuse('unknown command', { typed: found.unknown, near: found.near }))
    const { command } = found
    const stopped = await mayUse(command.who, { club: this.#club, by: this.#by })
    if (stopped) return this.#refusal(stopped)
    const said = { ...readTyped(command, found.rest, inBoth(command.name)), ...values }
    const missing = Object.entries(command.asks).some(
      ([field, { required, kind }]) => required && kind !== 'tick' && kind !== 'choices' && isBlank(said[field]),
    )
    if (missing && Object.values(said).every(isBlank)) return this.#ask(command, ownForm, { filled: {} })
    return this.#run(command, ownForm, said, undefined)
  }

  async #pressed(id: string, values: readonly string[], onlyHis: boolean): Promise<Answer> {
    const press = decodePress(id)
    const command = this.#given.commands.find(({ name }) => name === press?.command)
    if (!press || !command) return this.#refusal(refuse('no longer possible', {}))
    const stopped = await mayUse(command.who, { club: this.#club, by: this.#by })
    if (stopped) return this.#refusal(stopped)
    if (isCorrection(press.button)) return this.#correctAgain(command, press.about ?? '')
    const { buttons } = command.presses
    const about = Object.hasOwn(buttons, press.button) ? buttons[press.button]!.read(press.about, values) : null
    if (about === null) return this.#refusal(refuse('no longer possible', {}))
    const outcome = await command.buttons[press.button]!(about as never, this.#context() as never)
    return isRefusal(outcome) ? this.#refusal(outcome) : this.#reply(outcome, onlyHis)
  }

  async #submitted({
    form: id,
    values,
    stretches = {},
    more = false,
  }: Extract<Gesture['what'], { kind: 'submit' }>): Promise<Answer> {
    const press = decodePress(id)
    const command = this.#given.commands.find(({ name }) => name === press?.command)
    if (!press || !command || !questionsOf(command, press.button))
      return this.#refusal(refuse('no longer possible', {}))
    const stopped = await mayUse(command.who, { club: this.#club, by: this.#by })
    if (stopped) return this.#refusal(stopped)
    const draft = press.about && this.#by ? await draftOf(this.#club, this.#by.id, press.about) : null
    if (draft?.sent) return this.#refusal(refuse('done already', { by: null }))
    // A form of the command itself carries all it needs; one that a button opened needs to know what it is about.
    if (!draft && press.button !== ownForm && (press.about || this.#by))
      return this.#refusal(refuse('draft expired', {}))
    const read = draft
      ? { ...values, ...listsRead(questionsOf(command, press.button)!, draft, values, stretches) }
      : values
    const said = { ...draft?.said, ...read }
    const kept = draft ? { id: press.about!, draft } : undefined
    return more ? this.#keepPage(command, press.button, read, said, kept) : this.#run(command, press.button, said, kept)
  }

  /** A page of a form too long for one window: what it brought is read and kept, and the rest is asked. */
  async #keepPage(
    command: AnyCommand,
    form: string,
    page: RawValues,
    said: RawValues,
    kept: { id: string; draft: Draft } | undefined,
  ): Promise<Answer> {
    const asks = Object.fromEntries(Object.entries(questionsOf(command, form)!).filter(([field]) => field in page))
    const { refused } = await readAll(asks, page, field => this.#reading(command, form, field))
    if (refused.length > 0) return this.#giveBack(command, form, said, kept, refused)
    if (kept) await updateDraft(this.#club, kept.id, { ...kept.draft, said })
    return { kind: 'ask', form: await this.#form(command, form, said, kept?.id, kept?.draft), room: this.#room }
  }

  /** Reads what was said; runs it, or gives it back with what cannot stay so. */
  async #run(
    command: AnyCommand,
    form: string,
    raw: RawValues,
    kept: { id: string; draft: Draft } | undefined,
  ): Promise<Answer> {
    const asks = questionsOf(command, form)!
    const { said, refused } = await readAll(asks, raw, field => this.#reading(command, form, field))
    if (refused.length > 0) return this.#giveBack(command, form, raw, kept, refused)
    const context = this.#context() as never
    const outcome =
      form === ownForm
        ? await command.run(said as never, context)
        : await this.#answered(command, form, said, kept?.draft.about)
    if (isRefusal(outcome)) return this.#giveBack(command, form, raw, kept, [outcome])
    if (kept) await spendDraft(this.#club, kept.id, kept.draft)
    return this.#reply(outcome, false)
  }

  /** A form that a button opened is told what it is about. */
  async #answered(command: AnyCommand, form: string, said: unknown, written: string | undefined): Outcome {
    const about = command.presses.forms[form]!.read(written, [])
    if (about === null) return refuse('no longer possible', {})
    return command.forms[form]!.run(said as never, this.#context() as never, about as never)
  }

  #reading(command: AnyCommand, form: string, field: string): Reading {
    const question = questionsOf(command, form)?.[field]
    const both = inBoth(command.name)
    const words =
      form === ownForm
        ? both
        : { fr: { ...both.fr, ...both.fr.forms?.[form] }, en: { ...both.en, ...both.en.forms?.[form] } }
    return {
      findMember: async typed =>
        this.#by && isMe(typed) ? this.#by : findMember(this.#club, this.#gesture.platform, typed),
      today: this.#club.at.toZonedDateTimeISO(this.#reader.zone).toPlainDate(),
      language: this.#reader.language,
      choice: typed => choiceOf(typed, field, question?.choices ?? [], words),
    }
  }

  /** Nothing that was typed is lost: the form comes back filled, or a card whose button opens it. */
  async #giveBack(
    command: AnyCommand,
    form: string,
    raw: RawValues,
    kept: { id: string; draft: Draft } | undefined,
    refused: readonly Refusal[],
  ): Promise<Answer> {
    const draft: Draft = {
      command: command.name,
      form,
      said: raw,
      ...(kept?.draft.about === undefined ? {} : { about: kept.draft.about }),
    }
    const id = kept?.id ?? (this.#by ? await keepDraft(this.#club, this.#by.id, draft) : undefined)
    if (kept) await updateDraft(this.#club, kept.id, { ...kept.draft, ...draft })
    const fields = questionsOf(command, form)!
    const problems = Object.fromEntries(
      refused.filter(({ field }) => field !== undefined && field in fields).map(one => [one.field!, this.#said(one)]),
    )
    const onlyMissing = refused.every(({ refused }) => refused === 'missing')
    if (this.#gesture.what.kind === 'submit' && refused.every(({ field }) => field !== undefined && field in fields))
      return {
        kind: 'correct',
        form: await this.#form(command, form, raw, id, kept?.draft),
        problems,
        room: this.#room,
      }
    if (onlyMissing && Object.keys(fields).length > 0)
      return { kind: 'ask', form: await this.#form(command, form, raw, id, kept?.draft), room: this.#room }
    const [first] = refused.filter(({ refused }) => refused !== 'missing')
    // Where he may not, or all is settled, no other words would help.
    const hasForm = Object.keys(fields).length > 0 && !refused.some(({ refused }) => beyondWords.has(refused))
    return this.#show(
      sentence(
        this.#line(first ?? refused[0]!),
        this.#room,
        ...(hasForm && id !== undefined
          ? [actions(button(correctPress(command.name, id), this.#words.general.buttons.correct, 'primary'))]
          : []),
      ),
    )
  }

  async #correctAgain(command: AnyCommand, id: string): Promise<Answer> {
    const draft = this.#by ? await draftOf(this.#club, this.#by.id, id) : null
    if (draft?.sent) return this.#refusal(refuse('done already', { by: null }))
    if (!draft || !questionsOf(command, draft.form)) return this.#refusal(refuse('draft expired', {}))
    return { kind: 'ask', form: await this.#form(command, draft.form, draft.said, id, draft), room: this.#room }
  }

  /** A member who is filled in is named by his id, and his name stands beside it. */
  async #form(
    command: AnyCommand,
    form: string,
    raw: RawValues,
    draft: string | undefined,
    kept?: Draft,
  ): Promise<Form> {
    const filled: Record<string, FieldValue> = { ...raw }
    const options: Record<string, readonly Option[]> = { ...kept?.options }
    for (const [field, { kind }] of Object.entries(questionsOf(command, form) ?? {})) {
      const typed = filled[field]
      if (kind !== 'member' || typeof typed !== 'string' || typed === '') continue
      const member = await this.#reading(command, form, field).findMember(typed)
      if (isRefusal(member)) continue
      filled[field] = member.id
      options[field] = [{ value: member.id, label: member.name }]
    }
    return formOf({ command, form, words: this.#words, filled, draft, options })
  }

  async #ask(
    command: AnyCommand,
    form: string,
    given: { about?: string | undefined; filled?: RawValues | undefined; options?: DynamicOptions | undefined },
  ): Promise<Answer> {
    const draft: Draft = {
      command: command.name,
      form,
      said: given.filled ?? {},
      ...(given.about === undefined ? {} : { about: given.about }),
      ...(given.options === undefined ? {} : { options: given.options }),
    }
    const id = this.#by ? await keepDraft(this.#club, this.#by.id, draft) : undefined
    return { kind: 'ask', form: await this.#form(command, form, given.filled ?? {}, id, draft), room: this.#room }
  }

  async #reply(reply: Reply, onlyHis: boolean): Promise<Answer> {
    switch (reply.reply) {
      case 'show':
        return this.#show(reply.view)
      case 'replace':
        return { kind: 'replace', view: reply.view, room: this.#room }
      case 'redrawn':
        return onlyHis ? { kind: 'replace', view: reply.view, room: this.#room } : { kind: 'nothing' }
      case 'ask': {
        const asked = this.#given.commands.find(({ name }) => name === reply.command)!
        return this.#ask(asked, reply.form, reply)
      }
    }
  }

  #context(): OpenContext {
    const { platform, place, channel, account, accountName, handle, administrator } = this.#gesture
    const { commands } = this.#given
    return {
      ...{ club: this.#club, by: this.#by, words: this.#words, commands, here: this.#here },
      ...{ platform, place, channel, account, accountName, handle, administrator },
    }
  }

  #line = (refusal: Refusal): Line => (this.#words.refusals[refusal.refused] as (facts: unknown) => Line)(refusal.facts)
  #said = (refusal: Refusal): string => plainLine(this.#line(refusal), this.#room)
  #refusal = (refusal: Refusal): Answer => this.#show(sentence(this.#line(refusal), this.#room))
  #show = (shown: View): Answer => ({ kind: 'show', view: shown, room: this.#room })
}
