import { isId, noId } from '../terms/id.ts'
import type { Refusal } from '../terms/refusals.ts'
import type { View } from '../view/view.ts'
import type { DynamicOptions, Questions, RawValues, Said } from './questions.ts'

/** Who may type it: `everyone` includes people who are no members; `organizer` implies member. */
export type Who = 'everyone' | 'member' | 'organizer'

export type Reply =
  /** A message only he sees. */
  | { readonly reply: 'show'; readonly view: View }
  /** The message he pressed becomes this; shown beside it when it cannot be changed. */
  | { readonly reply: 'replace'; readonly view: View }
  /** A form of this command, or of the one named: `about` is the id of what it is about, `filled` what is known already. */
  | {
      readonly reply: 'ask'
      readonly form: string
      readonly command?: string
      readonly about?: string
      readonly filled?: RawValues
      readonly options?: DynamicOptions
    }
  /** The bot's own message is drawn anew from the facts; `view` stands in where he pressed an answer only he sees. */
  | { readonly reply: 'redrawn'; readonly view: View }

export const show = (view: View): Reply => ({ reply: 'show', view })
export const replace = (view: View): Reply => ({ reply: 'replace', view })
export const ask = (
  form: string,
  given: { command?: string; about?: string; filled?: RawValues; options?: DynamicOptions } = {},
): Reply => ({
  reply: 'ask',
  form,
  ...given,
})
export const redrawn = (view: View): Reply => ({ reply: 'redrawn', view })

export type Outcome = Promise<Reply | Refusal>

/** What a press brings. Anybody can send one that was never drawn, so that what is to be an id has been seen to be one. */
export type Pressed = {
  /** The id of the record that the button is about. */
  readonly about?: string
  /** What else than an id it carries: a kind, a platform, a page. */
  readonly word?: string
  /** What was chosen, for a select; anything may stand here. */
  readonly values: readonly string[]
}

/** A press as a button's `run` is given it. */
export const pressedWith = (about: string | undefined, values: readonly string[]): Pressed => ({
  ...(about === undefined ? {} : isId(about) ? { about } : { word: about }),
  values,
})

/** The record that was chosen in a select, else the one that the button is about. */
export const recordOf = ({ about, values: [chosen = ''] }: Pressed): string => (isId(chosen) ? chosen : (about ?? noId))

/** A form opened by a button: its questions, and what its answer does. Labels are in the words under `<command>.forms`. */
export type FormOf<Context> = {
  readonly asks: Questions
  readonly run: (said: never, context: Context, about: string | undefined) => Outcome
}

export type Command<Context = never> = {
  readonly name: string
  readonly who: Who
  readonly asks: Questions
  /** A bare command runs at once even though questions stay open (all of them are optional). */
  readonly run: (said: never, context: Context) => Outcome
  readonly buttons: Readonly<Record<string, (pressed: Pressed, context: Context) => Outcome>>
  readonly forms: Readonly<Record<string, FormOf<Context>>>
  /** Sub-command of `/club`: typed `/club digest`. */
  readonly under?: string
}

/** `under` of a command that nobody types: its buttons stand in messages. */
export const neverTyped = 'messages'

/** The name of the form that a command's own questions make. */
export const ownForm = 'form'

export type Declaration<Asks extends Questions, Context> = {
  readonly who: Who
  readonly asks?: Asks
  readonly under?: string
  readonly run: (said: Said<Asks>, context: Context) => Outcome
  readonly buttons?: Command<Context>['buttons']
  readonly forms?: Command<Context>['forms']
}

/** Declares a command once: registration, manifest, parsing, forms, help and completion come from it. */
export function defineWith<Context>() {
  return <const Asks extends Questions = Record<never, never>>(
    name: string,
    said: Declaration<Asks, Context>,
  ): Command<Context> => ({
    name,
    who: said.who,
    asks: said.asks ?? {},
    run: said.run as Command<Context>['run'],
    buttons: said.buttons ?? {},
    forms: said.forms ?? {},
    ...(said.under === undefined ? {} : { under: said.under }),
  })
}

/** Declares a form with its questions typed for its own `run`. */
export function formWith<Context>() {
  return <const Asks extends Questions>(
    asks: Asks,
    run: (said: Said<Asks>, context: Context, about: string | undefined) => Outcome,
  ): FormOf<Context> => ({ asks, run: run as FormOf<Context>['run'] })
}
