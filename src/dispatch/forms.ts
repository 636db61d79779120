import type { Answer } from '../contract/platform.ts'
import { type Command, ownForm, type Prepared } from '../grammar/define.ts'
import type { Draft, Drafts } from '../grammar/draft.ts'
import { formOf, questionsOf } from '../grammar/form.ts'
import { takenApart } from '../grammar/gathered.ts'
import { chosenAfter, whole } from '../grammar/lists.ts'
import { inBoth } from '../grammar/names.ts'
import { correctPress, type Meant, meantPress } from '../grammar/press.ts'
import {
  type DynamicOptions,
  peopleIn,
  type Questions,
  type RawValues,
  type Reading,
  readAll,
} from '../grammar/questions.ts'
import { choiceOf, type InBoth, namesOf } from '../grammar/spelt.ts'
import { optionsOf } from '../terms/labels.ts'
import type { MemberRef } from '../terms/member.ts'
import type { Candidate } from '../terms/refusals/general.ts'
import { isRefusal, type Refusal, refuse } from '../terms/refusals.ts'
import { actions, button } from '../view/build.ts'
import type { FieldKind, FieldValue, Form, Line, Option, Stretches } from '../view/view.ts'
import type { Voice } from './voice.ts'

/** What somebody said to a command: typed in a line, or sent with a form. */
export type Received = {
  readonly command: Command
  readonly form: string
  readonly raw: RawValues
  /** It came with a form, which can show again what cannot stay. */
  readonly sent: boolean
  /** What the form is about, as its declaration writes it. */
  readonly about?: string | undefined
  /** What the form was opened with. */
  readonly kept?: { readonly id: string; readonly draft: Draft }
  readonly options?: DynamicOptions | undefined
  /** What was written in one field for several questions could be read otherwise: it is shown, part by part, before it is done. */
  readonly unsure?: true
}

type Drawable = Pick<Received, 'command' | 'form' | 'raw' | 'options'> & {
  readonly title?: string | undefined
  readonly intro?: Line | undefined
}

type Page = {
  readonly values: RawValues
  readonly stretches?: Stretches | undefined
  readonly options?: DynamicOptions | undefined
}

type Asker = {
  readonly voice: Voice
  /** Null for somebody of whom nothing is kept: his forms carry themselves what they are about. */
  readonly drafts: Drafts | null
  readonly today: Temporal.PlainDate
  readonly country: string | undefined
  readonly findMember: (typed: string) => Promise<MemberRef | Refusal>
}

/** Refusals that no correction of the form would change. */
const beyondWords: ReadonlySet<Refusal['refused']> = new Set([
  'organizers only',
  'members only',
  'administrators only',
  'no longer possible',
  'not for you',
  'same referral just passed',
  'done already',
  'draft expired',
  'roll closed',
  'not your correction',
  'nothing to present',
  'presented already',
  'no such meeting',
  'no meeting ahead',
  'meeting cancelled',
  'meeting begun',
  'meeting not begun',
  'no roll to take',
  'asked enough today',
  'too many codes',
  'code used up',
  'account linked already',
  'too late to undo',
  'joining is past',
  'last organizer',
  'place taken',
  'nothing to contest',
  'contested already',
  'not about yourself',
  'thanks stand',
] as const)

/** The life of a form, for one person: opened, read, given back with what cannot stay, taken. */
export class Forms {
  readonly #voice: Voice
  readonly #drafts: Drafts | null
  readonly #asker: Asker

  constructor(asker: Asker) {
    this.#asker = asker
    this.#voice = asker.voice
    this.#drafts = asker.drafts
  }

  /** A form that a button opens. About somebody who has left since there is nothing to fill in. */
  async open(
    command: Command,
    form: string,
    { about, filled = {}, options, title, intro }: Prepared & { about?: string | undefined },
  ): Promise<Answer> {
    for (const [field, { kind }] of Object.entries(questionsOf(command, form) ?? {})) {
      for (const prepared of namedIn(kind, filled[field])) {
        const member = await this.#asker.findMember(prepared)
        if (isRefusal(member) && member.refused === 'someone who left') return this.#voice.refusal(member)
      }
    }
    const draft: Draft = {
      command: command.name,
      form,
      said: filled,
      ...(about === undefined ? {} : { about }),
      ...(options === undefined ? {} : { options }),
      ...(title === undefined ? {} : { title }),
      ...(intro === undefined ? {} : { intro }),
    }
    const id = this.#drafts ? await this.#drafts.keep(draft) : about
    return this.#ask(await this.#drawn({ command, form, raw: filled, options, title, intro }, id))
  }

  /** The form of what could not be taken, from the button beneath the refusal. */
  async reopen(command: Command, id: string): Promise<Answer> {
    const draft = (await this.#drafts?.of(id)) ?? null
    if (draft?.sent) return this.#voice.refusal(refuse('done already', { by: null }))
    if (!draft || !questionsOf(command, draft.form)) return this.#voice.refusal(refuse('draft expired', {}))
    const { form, said: raw, options, title, intro } = draft
    return this.#ask(await this.#drawn({ command, form, raw, options, title, intro }, id))
  }

  /** All that was typed, with the member who was meant in one of its fields. */
  async meant(command: Command, { draft: id, field, member }: Meant): Promise<Received | Refusal> {
    const draft = (await this.#drafts?.of(id)) ?? null
    if (draft?.sent) return refuse('done already', { by: null })
    if (draft?.command !== command.name) return refuse('draft expired', {})
    const kind = questionsOf(command, draft.form)?.[field]?.kind
    if (kind !== 'member' && kind !== 'members') return refuse('no longer possible', {})
    const { form, about, options, said } = draft
    const raw = { ...said, [field]: kind === 'member' ? member : await this.#oneMeant(said[field], member) }
    return { command, form, raw, sent: false, about, options, kept: { id, draft } }
  }

  /** Of several who were named, the first who was not clear is this one. */
  async #oneMeant(said: FieldValue | undefined, member: string): Promise<readonly string[]> {
    const named = namedIn('members', said)
    for (const [n, typed] of named.entries())
      if (isRefusal(await this.#asker.findMember(typed))) return named.with(n, member)
    return named
  }

  /** What a form brought, with what is known of it; `carried` stands in the form's id. */
  async received(
    command: Command,
    form: string,
    carried: string | undefined,
    { values, stretches = {}, options }: Page,
  ): Promise<Received | Refusal> {
    const common = { command, form, sent: true }
    const asks = questionsOf(command, form)
    if (!asks) return refuse('no longer possible', {})
    const parted = this.#parted(command, form, asks, values)
    if (!this.#drafts) return { ...common, ...parted, about: carried, options }
    const draft = carried === undefined ? null : await this.#drafts.of(carried)
    if (draft?.sent) return refuse('done already', { by: null })
    // A form of the command itself carries all it needs; one that a button opened needs to know what it is about.
    if (!draft) return form === ownForm ? { ...common, ...parted } : refuse('draft expired', {})
    const raw = { ...draft.said, ...parted.raw, ...listsRead(asks, draft, values, stretches) }
    return { ...common, ...parted, raw, about: draft.about, options: draft.options, kept: { id: carried!, draft } }
  }

  /** What one field holds of several questions goes to them; where it was shown and came back empty, they are empty. */
  #parted(
    command: Command,
    form: string,
    asks: Questions,
    values: RawValues,
  ): { readonly raw: RawValues; readonly unsure?: true } {
    const [field, { gathers }] = Object.entries(asks).find(([, question]) => question.gathers) ?? ['', {}]
    const written = values[field]
    if (!gathers || typeof written !== 'string') return { raw: values }
    const names = namesOf(Object.entries(asks), wordsOf(command, form))
    const apart = takenApart(written, gathers, { names, country: this.#asker.country })
    const none = Object.fromEntries(Object.values(gathers).map(one => [one, '']))
    const raw = { ...none, ...apart.values, ...values }
    return apart.sure ? { raw } : { raw: { ...raw, [field]: '' }, unsure: true }
  }

  /** What could be read in two ways, as it was read: he sees it before anything is done. */
  async shown(received: Received): Promise<Answer> {
    // A sentence above the fields would take the place of one at Discord.
    const title = this.#voice.words.general.toCheck
    const id = await this.#kept(received, { title })
    return this.#ask(await this.#drawn({ ...received, title }, id))
  }

  /** The values that were said, and a refusal for each that cannot stay. */
  read({ command, form, raw }: Received) {
    return readAll(questionsOf(command, form)!, raw, field => this.#reading(command, form, field))
  }

  /** A page of a form too long for one window: what it brought is read and kept, and the rest is asked. */
  async keepPage(received: Received, page: RawValues): Promise<Answer> {
    const { command, form, kept } = received
    const asks = Object.fromEntries(Object.entries(questionsOf(command, form)!).filter(([field]) => field in page))
    const { refused } = await readAll(asks, page, field => this.#reading(command, form, field))
    if (refused.length > 0) return this.giveBack(received, refused)
    if (kept) await this.#drafts?.change(kept.id, { ...kept.draft, said: received.raw })
    const { title, intro } = kept?.draft ?? {}
    return this.#ask(await this.#drawn({ ...received, title, intro }, kept?.id ?? received.about))
  }

  async taken({ kept }: Received): Promise<void> {
    if (kept) await this.#drafts?.spend(kept.id, kept.draft)
  }

  /** Nothing that was typed is lost: the form comes back filled, or a card whose button opens it. */
  async giveBack(received: Received, found: readonly Refusal[]): Promise<Answer> {
    const { command, form } = received
    const { title, intro } = received.kept?.draft ?? {}
    const fields = questionsOf(command, form)!
    const refused = found.map(one => inItsField(one, fields))
    const hasForm = Object.keys(fields).length > 0
    const id = await this.#kept(received)
    const unclear = refused.filter(one => among(one) !== null)
    // In a form, what else cannot stay is put right with it.
    const isAsked = unclear.length > 0 && (!received.sent || unclear.length === refused.length)
    if (isAsked && this.#drafts && id !== undefined) return this.#askWhom(command, id, unclear[0]!)
    const isOfFields = refused.every(({ field }) => field !== undefined && field in fields)
    if (received.sent && isOfFields) {
      const problems = Object.fromEntries(refused.map(one => [one.field!, this.#voice.text(one)]))
      return {
        kind: 'correct',
        form: await this.#drawn({ ...received, title, intro }, id),
        problems,
        room: this.#voice.room,
      }
    }
    const [first] = refused.filter(({ refused }) => refused !== 'missing')
    if (!first && hasForm) return this.#ask(await this.#drawn({ ...received, title, intro }, id))
    // Where he may not, or all is settled, no other words would help.
    const mends = hasForm && this.#drafts && id !== undefined && !refused.some(one => beyondWords.has(one.refused))
    return this.#voice.sentence(
      this.#voice.line(first ?? refused[0]!),
      ...(mends
        ? [actions(button(correctPress(command.name, id), this.#voice.words.general.buttons.correct, 'primary'))]
        : []),
    )
  }

  /** Who is meant is asked with a button for each: it goes on with all that was typed. */
  #askWhom(command: Command, draft: string, refusal: Refusal): Answer {
    const { words } = this.#voice
    const field = refusal.field!
    const options = optionsOf(among(refusal)!)
    const isFew = options.length <= fewEnough
    return this.#voice.sentence(
      this.#voice.line(refusal),
      isFew
        ? actions(
            ...options.map(({ value: member, label }) =>
              button(meantPress(command.name, { draft, field, member }), label),
            ),
          )
        : actions({
            kind: 'select',
            id: meantPress(command.name, { draft, field }),
            label: words.general.choose,
            options,
          }),
      actions(button(correctPress(command.name, draft), words.general.buttons.correct)),
    )
  }

  /** Keeps what was said; gives what the form's id carries. */
  async #kept(
    { command, form, raw, about, kept }: Received,
    changed: Pick<Draft, 'title'> = {},
  ): Promise<string | undefined> {
    if (!this.#drafts) return about
    const draft = { command: command.name, form, said: raw, ...(about === undefined ? {} : { about }), ...changed }
    if (!kept) return this.#drafts.keep(draft)
    await this.#drafts.change(kept.id, { ...kept.draft, ...draft })
    return kept.id
  }

  #reading(command: Command, form: string, field: string): Reading {
    const { today, country, findMember, voice } = this.#asker
    const words = wordsOf(command, form)
    return {
      ...{ today, country, findMember, language: voice.reader.language },
      choice: typed => choiceOf(typed, field, questionsOf(command, form)?.[field]?.choices ?? [], words),
    }
  }

  /** A member who is filled in is named by his id, and his name stands beside it. */
  async #drawn(
    { command, form, raw, options: known, title, intro }: Drawable,
    draft: string | undefined,
  ): Promise<Form> {
    const filled: Record<string, FieldValue> = { ...raw }
    const options: Record<string, readonly Option[]> = { ...known }
    for (const [field, { kind }] of Object.entries(questionsOf(command, form) ?? {})) {
      const named = namedIn(kind, filled[field])
      if (named.length === 0) continue
      const known: Option[] = []
      const values: string[] = []
      for (const typed of named) {
        const member = await this.#asker.findMember(typed)
        if (!isRefusal(member)) known.push({ value: member.id, label: member.name })
        values.push(isRefusal(member) ? typed : member.id)
      }
      filled[field] = kind === 'member' ? values[0]! : values
      if (known.length > 0) options[field] = known
    }
    const drawn = formOf({ command, form, words: this.#voice.words, filled, draft, options, title })
    return intro === undefined ? drawn : { ...drawn, intro }
  }

  #ask = (form: Form): Answer => ({ kind: 'ask', form, room: this.#voice.room })
}

/** The words of a form's questions, in both languages. */
function wordsOf(command: Command, form: string): InBoth {
  const both = inBoth(command.name)
  return form === ownForm
    ? both
    : { fr: { ...both.fr, ...both.fr.forms?.[form] }, en: { ...both.en, ...both.en.forms?.[form] } }
}

/** What is asked together with others cannot stay in the field that holds them all. */
function inItsField(refusal: Refusal, asks: Questions): Refusal {
  const { field } = refusal
  if (field === undefined || !asks[field]?.typedOnly) return refusal
  const together = Object.entries(asks).find(([, { gathers }]) => gathers && Object.values(gathers).includes(field))
  return together ? { ...refusal, field: together[0] } : refusal
}

/** Who is named in a field, as it was typed or chosen; nobody where it asks for no members. */
function namedIn(kind: FieldKind, said: FieldValue | undefined): readonly string[] {
  if (kind === 'members') return said === undefined ? [] : peopleIn(said)
  return kind === 'member' && typeof said === 'string' && said !== '' ? [said] : []
}

/** Candidates that stand beside each other as buttons; more of them are a list to choose from. */
const fewEnough = 5

/** Those whom a typed name may mean, where it is for its author to say; null where there is nobody to choose. */
function among(refusal: Refusal): readonly Candidate[] | null {
  const found =
    refusal.refused === 'several members'
      ? refusal.facts.among
      : refusal.refused === 'unknown member'
        ? refusal.facts.near
        : []
  return found.length > 0 && refusal.field !== undefined ? found : null
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
