import {
  ApplicationCommandOptionType as Kind,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import type { Command } from '../../grammar/define.ts'
import { inBoth } from '../../grammar/names.ts'
import type { Question } from '../../grammar/questions.ts'
import type { Language } from '../../terms/speech.ts'
import type { AskWords } from '../../words/commands.ts'
import { limits } from './limits.ts'
import { extraCommands } from './sentences.ts'
import { fold } from './text.ts'

type Both<Words> = Readonly<Record<Language, Words>>
type Named = { readonly name: string; readonly says: string }
type Option = Record<string, unknown> & { name: string }

/** What a typed command means: the core's name, the words after it, and which option answers which question. */
type Meaning = { readonly name: string; readonly sub?: string; readonly fields: Readonly<Record<string, string>> }

/** The declared commands as Discord knows them: English names, French ones beside them. */
export class Commands {
  readonly #meanings = new Map<string, Meaning>()
  readonly body: RESTPutAPIApplicationCommandsJSONBody

  constructor(commands: readonly Command[], prefix = '') {
    const top = commands.filter(({ under }) => under === undefined)
    const made = top.map(command => {
      const subs = commands.filter(({ under }) => under === command.name)
      return subs.length === 0 ? this.#plain(command, prefix) : this.#withSubs(command, subs, prefix)
    })
    if (!top.some(({ name }) => name === 'assidu')) made.push(this.#anything(prefix))
    this.body = made as unknown as RESTPutAPIApplicationCommandsJSONBody
  }

  /** What `/name sub` means; undefined for one that an older version registered. */
  find(name: string, sub: string | null): Meaning | undefined {
    return this.#meanings.get(sub === null ? name : `${name} ${sub}`)
  }

  #plain(command: Command, prefix: string): Option {
    const words = inBoth(command.name)
    const { options, fields } = optionsOf(command)
    const name = `${prefix}${optionName(words.en.name)}`
    this.#meanings.set(name, { name: command.name, fields })
    return {
      ...topLevel,
      ...named({ en: { ...words.en, name }, fr: { ...words.fr, name: `${prefix}${words.fr.name}` } }, 'with names'),
      options,
    }
  }

  /** A parent with sub-commands cannot be typed alone: its own questions become a sub-command, `home`. It stays unlocalized: a localized one hides its sub-commands. */
  #withSubs(command: Command, subs: readonly Command[], prefix: string): Option {
    const words = inBoth(command.name)
    const name = `${prefix}${optionName(words.en.name)}`
    const own = optionsOf(command)
    const { home } = extraCommands
    this.#meanings.set(`${name} ${home.en.name}`, { name: command.name, fields: own.fields })
    const options = [
      { type: Kind.Subcommand, ...named(home, 'with names'), options: own.options },
      ...subs.map(sub => {
        const names = inBoth(sub.name)
        const { options, fields } = optionsOf(sub)
        const subName = optionName(names.en.name)
        this.#meanings.set(`${name} ${subName}`, { name: command.name, sub: names.en.name, fields })
        return {
          type: Kind.Subcommand,
          ...named({ en: { ...names.en, name: subName }, fr: names.fr }, 'with names'),
          options,
        }
      }),
    ]
    return {
      ...topLevel,
      ...named({ en: { ...words.en, name }, fr: words.fr }, 'without names'),
      options: allOf(options, name),
    }
  }

  #anything(prefix: string): Option {
    const { assidu, text } = extraCommands
    const name = `${prefix}${assidu.en.name}`
    this.#meanings.set(name, { name: assidu.en.name, fields: {} })
    const option = { type: Kind.String, ...named(text, 'with names'), required: false, max_length: 1_000 }
    return {
      ...topLevel,
      ...named({ en: { ...assidu.en, name }, fr: { ...assidu.fr, name } }, 'with names'),
      options: [option],
    }
  }
}

/** Type CHAT_INPUT, for servers only (not personal installs), typed in a server or in the bot's direct conversation. */
const topLevel = { type: 1, integration_types: [0], contexts: [0, 1] }

function named(words: Both<Named>, names: 'with names' | 'without names'): Option {
  const description = (language: Language) => fold(words[language].says, limits.commandDescription)
  return {
    name: words.en.name,
    description: description('en'),
    description_localizations: inEach(description('fr'), description('en')),
    ...(names === 'with names' ? { name_localizations: inEach(optionName(words.fr.name), words.en.name) } : {}),
  }
}

/** English under both its locales, since each falls back to the other before the default. */
const inEach = (fr: string, en: string) => ({ fr, 'en-GB': en, 'en-US': en })

/** Names have no capitals and no blanks. */
const optionName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s']+/g, '-')
    .slice(0, 32)

function optionsOf(command: Command): { options: Option[]; fields: Record<string, string> } {
  const words = inBoth(command.name)
  const fields: Record<string, string> = {}
  const options = Object.entries(command.asks)
    .filter(([, question]) => !question.formOnly && question.kind !== 'choices')
    .map(([field, question]): Option => {
      const wording = { en: wordsOf(words.en.asks[field], field), fr: wordsOf(words.fr.asks[field], field) }
      const name = optionName(wording.en.name)
      fields[name] = field
      // Nothing is required: what is missing is asked in a form.
      return {
        ...kindOf(question, wording),
        ...named({ en: { name, says: wording.en.says }, fr: wording.fr }, 'with names'),
        required: false,
      }
    })
  return { options: allOf(options, command.name).map(option => withoutTakenNames(option, options)), fields }
}

/** A declaration that Discord would not take whole is our mistake: nothing of it is left out in silence. */
function allOf(options: readonly Option[], command: string): readonly Option[] {
  if (options.length <= limits.commandOptions) return options
  throw new Error(`/${command} has ${options.length} options: Discord takes ${limits.commandOptions}`)
}

type OptionWords = Named & { readonly choices: Readonly<Record<string, string>> }

const wordsOf = (ask: AskWords | undefined, field: string): OptionWords => ({
  name: ask?.name ?? field,
  says: ask?.hint ?? ask?.label ?? field,
  choices: ask?.choices ?? {},
})

function kindOf(question: Question, said: Both<OptionWords>): Record<string, unknown> {
  switch (question.kind) {
    case 'member':
      return { type: Kind.String, autocomplete: true }
    case 'tick':
      return { type: Kind.Boolean }
    case 'number':
      return { type: Kind.Number }
    case 'choice': {
      const codes = question.choices ?? []
      if (codes.length > limits.choices) return { type: Kind.String }
      const word = (language: Language, code: string) => fold(said[language].choices[code] ?? code, limits.option)
      const choices = codes.map(code => ({
        name: word('en', code),
        value: code,
        name_localizations: inEach(word('fr', code), word('en', code)),
      }))
      return { type: Kind.String, choices }
    }
    case 'members':
      return { type: Kind.String }
    case 'text':
    case 'lines':
      return { type: Kind.String, max_length: Math.min(question.max ?? limits.commandText, limits.commandText) }
    case 'date':
    case 'time':
    case 'choices':
      return { type: Kind.String }
  }
}

/** Discord refuses a localized name that is another option's default one. */
function withoutTakenNames(option: Option, all: readonly Option[]): Option {
  const { name_localizations, ...rest } = option
  const free = Object.entries((name_localizations ?? {}) as Record<string, string>).filter(
    ([, name]) => name === option.name || !all.some(other => other.name === name),
  )
  return { ...rest, name_localizations: Object.fromEntries(free) } as unknown as Option
}

/** Publishes the commands if Discord has others: 200 new ones a day are allowed, and each change takes its time to spread. */
export async function publish(
  rest: REST,
  applicationId: string,
  commands: Commands,
): Promise<'published' | 'as before'> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  const there = (await rest.get(Routes.applicationCommands(applicationId), { query })) as Record<string, unknown>[]
  if (same(there, commands.body as unknown as Record<string, unknown>[])) return 'as before'
  await rest.put(Routes.applicationCommands(applicationId), { body: commands.body })
  return 'published'
}

const byName = (a: Record<string, unknown>, b: Record<string, unknown>) => (String(a.name) < String(b.name) ? -1 : 1)

const same = (there: readonly Record<string, unknown>[], wanted: readonly Record<string, unknown>[]): boolean =>
  JSON.stringify([...there].sort(byName).map(comparable)) === JSON.stringify([...wanted].sort(byName).map(comparable))

const compared = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_value',
  'max_value',
  'max_length',
  'contexts',
  'integration_types',
  'options',
]

/** What we decide of a command, in one order, with what is empty left out: Discord adds fields of its own. */
function comparable(each: Record<string, unknown>): unknown {
  return compared.flatMap(key => {
    const value = each[key]
    if (value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0))
      return []
    if (key === 'options' || key === 'choices') return [[key, (value as Record<string, unknown>[]).map(comparable)]]
    if (key.endsWith('_localizations')) {
      const entries = Object.entries(value as object).sort()
      return entries.length === 0 ? [] : [[key, entries]]
    }
    return [[key, value]]
  })
}
