import type { Command } from '../../grammar/define.ts'
import { commandWords } from '../../grammar/form.ts'
import { findCommand, inBoth } from '../../grammar/names.ts'
import { plainly } from '../../grammar/spelt.ts'
import { readTyped } from '../../grammar/typed.ts'
import type { Language } from '../../terms/speech.ts'
import { typeset } from '../../terms/typeset.ts'
import { isFor } from '../../terms/who.ts'
import { wordsFor } from '../../words/words.ts'
import type { Suggestion } from './api.ts'
import type { Here } from './people.ts'

const MOST_PEOPLE = 8

type Known = { readonly commands: readonly Command[]; readonly person: Here; readonly people: readonly Here[] }

const sentences: Record<Language, { optional: string; form: string; ready: string }> = {
  fr: { optional: 'facultatif', form: 'Entrée ouvre un formulaire', ready: 'Entrée envoie' },
  en: { optional: 'optional', form: 'Enter opens a form', ready: 'Enter sends' },
}

const mayType = ({ who }: Command, { isGuest, roles }: Here): boolean => isFor(who, isGuest ? null : roles)

const worded = (command: Command, { reader }: Here) => commandWords(wordsFor(reader), command.name)

/** Commands whose name, in either language, begins so; written in the reader's. */
function named(commands: readonly Command[], typed: string, before: string, person: Here): Suggestion[] {
  const begins = plainly(typed)
  return commands
    .filter(command => mayType(command, person))
    .filter(command => {
      const { fr, en } = inBoth(command.name)
      return [command.name, fr.name, en.name].some(name => plainly(name).startsWith(begins))
    })
    .map(command => {
      const { name, says } = worded(command, person)
      return { text: `${before}${name} `, says }
    })
    .sort((a, b) => a.text.localeCompare(b.text))
}

/** Members whose name or company begins like what stands after the `@`. */
function mentioned(people: readonly Here[], typed: string, before: string): Suggestion[] {
  const begins = plainly(typed)
  const hits = (text: string) => [text, ...text.split(/[\s-]+/)].some(part => plainly(part).startsWith(begins))
  return people
    .filter(one => !one.isGuest && (hits(one.name) || hits(one.company)))
    .slice(0, MOST_PEOPLE)
    .map(one => ({ text: `${before}@"${one.name}" `, says: one.company }))
}

/** What the command still wants to know: a hint (the line itself, with words), and the choices there are. */
function upcoming(command: Command, line: string, rest: string, person: Here): Suggestion[] {
  const words = worded(command, person)
  const sentence = sentences[person.reader.language]
  const { values } = readTyped(command, rest, inBoth(command.name))
  const open = Object.entries(command.asks).filter(([field, { formOnly }]) => !formOnly && !(field in values))
  const next = open[0]
  if (next === undefined) return Object.keys(command.asks).length > 0 ? [{ text: line, says: sentence.ready }] : []
  const [field, question] = next
  const ask = words.asks[field]
  if (!ask) return []
  const mark = question.required ? '' : ` (${sentence.optional})`
  const form = rest === '' && Object.values(command.asks).some(({ required }) => required)
  const says = [`${ask.label}${mark}`, ask.hint, form && sentence.form].filter(part => !!part).join(' · ')
  const hint = { text: line, says: typeset(says, person.reader.language) }
  const choices = (question.choices ?? []).map(code => {
    const label = ask.choices?.[code] ?? code
    return { text: `${line}${ask.name}:${/\s/.test(label) ? `"${label}"` : label} `, says: ask.label }
  })
  return [hint, ...choices]
}

/** What the input offers for a line that is being typed; what cannot be completed is told as a hint. */
export function suggestionsFor(text: string, { commands, person, people }: Known): Suggestion[] {
  const start = /^\/(\S*)$/.exec(text)
  if (start)
    return named(
      commands.filter(({ under }) => under === undefined),
      start[1] ?? '',
      '/',
      person,
    )
  const line = /^\/(\S+)\s+([\s\S]*)$/.exec(text)
  if (!line) return []
  const [, name = '', rest = ''] = line
  if (plainly(name) === 'assidu' && !rest.includes(' ')) return named(commands, rest, `/${name} `, person)
  const found = findCommand(commands, name, rest)
  if ('unknown' in found || !mayType(found.command, person)) return []
  const mention = /(^|\s)@"?([^"@]*[^"@\s])?$/.exec(rest)
  if (mention && !person.isGuest)
    return mentioned(people, mention[2] ?? '', text.slice(0, text.length - mention[0].length + mention[1]!.length))
  const under = commands.filter(one => one.under === found.command.name)
  if (under.length > 0 && !rest.includes(' ')) return named(under, rest, `/${name} `, person)
  return /\s$/.test(text) ? upcoming(found.command, text, found.rest, person) : []
}
