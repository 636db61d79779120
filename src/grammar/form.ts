import type { Field, Form, Line } from '../view/view.ts'
import type { CommandWords, FormWords } from '../words/commands.ts'
import type { Words } from '../words/words.ts'
import { type Command, ownForm } from './define.ts'
import { writtenTogether } from './gathered.ts'
import { encodePress } from './press-id.ts'
import type { DynamicOptions, Questions, RawValues } from './questions.ts'

type FormParts = {
  readonly command: Command
  readonly form: string
  readonly words: Words
  readonly filled: RawValues
  readonly options?: DynamicOptions | undefined
  readonly draft: string | undefined
  readonly title?: string | undefined
  readonly intro?: Line | undefined
}

export const commandWords = (words: Words, name: string): CommandWords =>
  words.commands[name as keyof Words['commands']]

/** The words of a command's own form, or of one its buttons open. */
function formWords(words: Words, command: Command, form: string): FormWords {
  const own = commandWords(words, command.name)
  const found = form === ownForm ? own : own.forms?.[form]
  if (!found) throw new Error(`no words for the form ${form} of ${command.name}`)
  return found
}

export const questionsOf = (command: Command, form: string): Questions | undefined =>
  form === ownForm ? command.asks : Object.hasOwn(command.forms, form) ? command.forms[form]!.asks : undefined

/** The form that asks what is missing, with what is known filled in. */
export function formOf({ command, form, words, filled, options, draft, title, intro }: FormParts): Form {
  const asks = questionsOf(command, form) ?? {}
  const wording = formWords(words, command, form)
  return {
    id: encodePress({ command: command.name, button: form, ...(draft === undefined ? {} : { about: draft }) }),
    title: title ?? wording.title,
    submit: wording.submit,
    ...(intro === undefined ? {} : { intro }),
    fields: Object.entries(asks)
      .filter(([, { typedOnly }]) => !typedOnly)
      .map(([id, question]): Field => {
        const ask = wording.asks[id]
        if (!ask) throw new Error(`no words for ${id} in the form ${form} of ${command.name}`)
        const value =
          question.gathers && !filled[id]
            ? writtenTogether(question.gathers, filled, { ...wording, ...words.speech })
            : filled[id]
        const choices =
          options?.[id] ?? question.choices?.map(value => ({ value, label: ask.choices?.[value] ?? value }))
        return {
          id,
          label: ask.label,
          kind: question.kind,
          required: question.required && question.kind !== 'tick' && question.kind !== 'choices',
          ...(ask.hint === undefined ? {} : { hint: ask.hint }),
          ...(question.max === undefined || question.kind === 'number' ? {} : { max: question.max }),
          ...(choices === undefined ? {} : { options: choices }),
          ...(question.of && { of: question.of }),
          ...(value === undefined ? {} : { value }),
        }
      }),
  }
}
