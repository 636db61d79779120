import { isRefusal, type Refusal } from '../terms/refusals.ts'
import type { Who } from '../terms/who.ts'
import type { Line, View } from '../view/view.ts'
import { type Abouts, type GivenOf, type Press, type Pressed, pressing, type ValueOf } from './press.ts'
import type { AnswersTo, DynamicOptions, Questions, RawValues } from './questions.ts'

export type Reply =
  /** A message only he sees. `asks`: nothing is done yet, it is asked first. */
  | { readonly reply: 'show'; readonly view: View; readonly asks?: true }
  /** The message he pressed becomes this; shown beside it when it cannot be changed. */
  | { readonly reply: 'replace'; readonly view: View }
  /** A form of the command named: `about` is what its answer is told again, `filled` what is known already. */
  | ({ readonly reply: 'ask'; readonly command: string; readonly form: string; readonly about?: string } & Prepared)
  /** The bot's own message is drawn anew from the facts; `view` stands in where he pressed an answer only he sees. */
  | { readonly reply: 'redrawn'; readonly view: View }

/** What is known of a form before it is opened. */
export type Prepared = {
  readonly filled?: RawValues
  readonly options?: DynamicOptions
  /** Instead of the form's own, which does not know what it is about; at most 24 characters (Slack). */
  readonly title?: string
  /** What is said above its fields. */
  readonly intro?: Line
}

export const show = (view: View): Reply => ({ reply: 'show', view })
/** A question before anything is done. */
export const asksFirst = (view: View): Reply => ({ reply: 'show', view, asks: true })
export const replace = (view: View): Reply => ({ reply: 'replace', view })
export const redrawn = (view: View): Reply => ({ reply: 'redrawn', view })

/** What a command itself takes out of a typed line, and what is left of it for the reading that all commands share. */
export type Taken = { readonly rest: string; readonly values: Readonly<Record<string, string>>; readonly sure: boolean }

/** The name of the form that a command's own questions make. */
export const ownForm = 'form'

type FormName<Forms> = (keyof Forms & string) | typeof ownForm
type AboutOf<Forms, Name> = Name extends keyof Forms ? GivenOf<Forms[Name]> : []
type PreparedFor<Given extends readonly unknown[]> = Given extends []
  ? [prepared?: Prepared]
  : [prepared: Prepared & { readonly about: Given[0] }]

/** Asks by a form of this command or another's. Where the form is about something, it has to be said about what. */
export function ask<Forms extends Abouts, Name extends FormName<Forms>>(
  { command, forms }: Pressed<Abouts, Forms>,
  form: Name,
  ...[prepared = {}]: PreparedFor<AboutOf<Forms, Name>>
): Reply {
  const { about: given, ...rest } = prepared as Prepared & { about?: never }
  const about = given === undefined ? undefined : forms[form]?.write(given)
  return { reply: 'ask', command, form, ...(about === undefined ? {} : { about }), ...rest }
}

export type Outcome = Promise<Reply | Refusal>

/** Answers a refusal as it is, and makes the reply from anything else. */
export async function unlessRefused<Done>(
  done: Done | Promise<Done>,
  reply: (done: Exclude<Done, Refusal>) => Reply | Refusal | Outcome,
): Outcome {
  const found = await done
  return isRefusal(found) ? found : reply(found as Exclude<Done, Refusal>)
}

/**
 * A form opened by a button: its questions, and what its answer does. Labels are in the words under `<command>.forms`.
 */
export type FormOf<Context, About = never> = {
  readonly asks: Questions
  readonly run: (answers: never, context: Context, about: About, shown: ShownOptions) => Outcome
}

/** What a list held as the form was opened, by its field: what is answered speaks of these alone. */
export type ShownOptions = (field: string) => readonly string[]

export type Command<Context = never> = {
  readonly name: string
  readonly who: Who
  readonly asks: Questions
  /** A bare command runs at once even though questions stay open (all of them are optional). */
  readonly run: (answers: never, context: Context) => Outcome
  /** What it answers where nothing at all is typed with it; its form where it says nothing. */
  readonly bare?: (context: Context) => Outcome
  /** What of a typed line only this command understands. */
  readonly takes?: (line: string) => Taken
  /** What its buttons and forms are about; what arrives from a message is read by it. */
  readonly presses: Pressed
  readonly buttons: Readonly<Record<string, (about: never, context: Context) => Outcome>>
  readonly forms: Readonly<Record<string, FormOf<Context>>>
  /** Sub-command of `/club`: typed `/club digest`. */
  readonly under?: string
}

/** `under` of a command that nobody types: its buttons stand in messages. */
export const neverTyped = 'messages'

type Answers<Context, Buttons extends Abouts> = {
  readonly [Button in keyof Buttons]: (about: ValueOf<Buttons[Button]>, context: Context) => Outcome
}
type FormsOf<Context, Forms extends Abouts> = {
  readonly [Form in keyof Forms]: FormOf<Context, ValueOf<Forms[Form]>>
}
/** Left out only where there is nothing to answer. */
type Unless<None, Key extends string, Value> = keyof None extends never
  ? { readonly [K in Key]?: Record<never, never> }
  : { readonly [K in Key]: Value }

export type Declaration<Asks extends Questions, Context, Buttons extends Abouts, Forms extends Abouts> = {
  readonly who: Who
  readonly asks?: Asks
  readonly under?: string
  readonly bare?: (context: Context) => Outcome
  readonly takes?: (line: string) => Taken
  readonly run: (answers: AnswersTo<Asks>, context: Context) => Outcome
} & Unless<Buttons, 'buttons', Answers<Context, Buttons>> &
  Unless<Forms, 'forms', FormsOf<Context, Forms>>

/**
 * Declares a command once: registration, manifest, parsing, forms, help and completion come from it. It answers exactly
 * what is declared pressable of it: a button or a form too few, or too many, does not compile.
 */
export function defineWith<Context>() {
  return <
    const Buttons extends Abouts,
    const Forms extends Abouts,
    const Asks extends Questions = Record<never, never>,
  >(
    press: Press<Buttons, Forms>,
    declaration: Declaration<Asks, Context, Buttons, Forms>,
  ): Command<Context> => {
    const { buttons = {}, forms = {} } = declaration as unknown as Partial<Command<Context>>
    return {
      name: press.command,
      who: declaration.who,
      asks: declaration.asks ?? {},
      run: declaration.run as Command<Context>['run'],
      ...(declaration.bare && { bare: declaration.bare }),
      ...(declaration.takes && { takes: declaration.takes }),
      presses: press,
      buttons,
      forms,
      ...(declaration.under === undefined ? {} : { under: declaration.under }),
    }
  }
}

/** Declares a form with its questions typed for its own `run`. */
export function formWith<Context>() {
  return <const Asks extends Questions, About = never>(
    asks: Asks,
    run: (answers: AnswersTo<Asks>, context: Context, about: About, shown: ShownOptions) => Outcome,
  ): FormOf<Context, About> => ({ asks, run: run as FormOf<Context, About>['run'] })
}

/** A command without buttons. */
export const nothingPressed = (command: string) => pressing(command, {})
