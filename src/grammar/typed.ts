import { folded } from '../terms/names.ts'
import type { Language } from '../terms/speech.ts'
import type { CommandWords } from '../words/commands.ts'
import type { Command } from './define.ts'
import type { RawValues } from './questions.ts'

/** How typed words are compared: whatever the case, accents, ligatures, apostrophes, dashes and blanks. */
export const plainly = folded

type Token = { readonly text: string; readonly quoted: boolean; readonly field?: string }

/** `@"Full name"`, `<@U123>`, `field:value`, "quoted words", « quoted words », words; read once, from left to right. */
function tokens(text: string): Token[] {
  const found: Token[] = []
  const line = new Line(text)
  while (line.beginsWord()) found.push(line.next())
  return found
}

/** Each of these matches at the reading position only, and as much as it can, so that no text is scanned twice. */
const blanks = /\s*/uy
const fieldName = /[\p{L}-]+:(?=\S)/uy
const someWord = /\S+/uy
const handle = /@\S+/uy

const quotations = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
] as const

/** A typed line, and how far it has been read. */
class Line {
  readonly #text: string
  #at = 0
  /** What closes nothing any more from here on: it is looked for once. */
  readonly #gone = new Set<string>()

  constructor(text: string) {
    this.#text = text
  }

  beginsWord(): boolean {
    this.#take(blanks)
    return this.#at < this.#text.length
  }

  next(): Token {
    const from = this.#at
    const name = this.#take(fieldName)?.slice(0, -1)
    if (name !== undefined) {
      const text = this.#between('"', '"') ?? this.#mention() ?? this.#take(handle) ?? this.#take(someWord)!
      return /^https?$/i.test(name)
        ? { text: this.#text.slice(from, this.#at), quoted: false }
        : { text, quoted: true, field: name }
    }
    const named = this.#between('@"', '"', 1)
    if (named !== undefined) return { text: `@${named}`, quoted: false }
    for (const [opens, closes] of quotations) {
      const quoted = this.#between(opens, closes)
      if (quoted !== undefined) return { text: opens === '«' ? quoted.trim() : quoted, quoted: true }
    }
    return { text: this.#mention() ?? this.#take(someWord)!, quoted: false }
  }

  /** `<@U123>`, whole. */
  #mention(): string | undefined {
    const id = this.#between('<@', '>', 1)
    return id === undefined ? undefined : `<@${id}>`
  }

  #take(what: RegExp): string | undefined {
    what.lastIndex = this.#at
    const taken = what.exec(this.#text)?.[0]
    this.#at += taken?.length ?? 0
    return taken
  }

  /** What stands between two marks, at least so many characters of it. */
  #between(opens: string, closes: string, least = 0): string | undefined {
    if (this.#gone.has(closes) || !this.#text.startsWith(opens, this.#at)) return undefined
    const begin = this.#at + opens.length
    const end = this.#text.indexOf(closes, begin)
    if (end < 0) this.#gone.add(closes)
    if (end < begin + least) return undefined
    this.#at = end + closes.length
    return this.#text.slice(begin, end)
  }
}

const isMention = (text: string) => /^@.|^<@/.test(text) || isMe(text)

/** `/intro me`: the one who types. */
export const isMe = (typed: string): boolean => ['me', 'moi', '@me', '@moi'].includes(plainly(typed))

/**
 * What a typed line says to a command's questions: mentions fill the member questions in their order, a word of a choice
 * fills it, `warmth:3` names its question (in any language), and what is left fills the texts, one for each quotation.
 */
export function readTyped(command: Command, text: string, words: InBoth): RawValues {
  const values: Record<string, string> = {}
  const asks = Object.entries(command.asks).filter(([, question]) => !question.formOnly)
  const free = (kinds: readonly string[]) =>
    asks.find(([name, { kind }]) => kinds.includes(kind) && !(name in values))?.[0]
  const names = namesOf(asks, words)
  const choices = choicesIn(asks, words)
  const left: string[][] = [[]]
  for (const part of withPhrases(tokens(text), choices)) {
    const field = part.field === undefined ? undefined : names.get(plainly(part.field))
    if (field !== undefined) values[field] = part.text
    else if (!part.quoted && isMention(part.text) && free(['member'])) values[free(['member'])!] = part.text
    else if (part.quoted && part.field === undefined) left.push([part.text], [])
    else {
      const choice = part.field === undefined ? choices(part.text).find(({ field }) => !(field in values)) : undefined
      if (choice) values[choice.field] = choice.value
      else left.at(-1)!.push(part.field === undefined ? part.text : `${part.field}:${part.text}`)
    }
  }
  const over: string[] = []
  for (const phrase of left.map(words => words.join(' ')).filter(phrase => phrase !== '')) {
    const field = free(['text', 'lines', 'date', 'time', 'number']) ?? free(['member'])
    if (field !== undefined) values[field] = phrase
    else over.push(phrase.trimEnd())
  }
  const last = asks.findLast(([, { kind }]) => kind === 'text' || kind === 'lines')?.[0]
  if (last !== undefined && over.length > 0)
    values[last] = [values[last] ?? '', ...over.filter(phrase => phrase !== '')].join(' ').trim()
  return values
}

type Asks = readonly (readonly [string, Command['asks'][string]])[]
type InBoth = Readonly<Record<Language, CommandWords>>

/** The question that each name or label of it stands for, in any language; the first of those that share one. */
function namesOf(asks: Asks, words: InBoth): ReadonlyMap<string, string> {
  const named = asks.flatMap(([name]) => {
    const { fr, en } = { fr: words.fr.asks[name], en: words.en.asks[name] }
    return [name, fr?.name, en?.name, fr?.label, en?.label].flatMap(one =>
      one === undefined ? [] : [[plainly(one), name] as const],
    )
  })
  return new Map(named.toReversed())
}

type Choice = { readonly field: string; readonly value: string }

/** Neighbouring words that together are a choice (`une connaissance`) become one; the longest wins. */
function withPhrases(parts: readonly Token[], choices: (typed: string) => readonly Choice[]): Token[] {
  const joined: Token[] = []
  for (let i = 0; i < parts.length; i++) {
    let phrase = parts[i]!
    let length = 1
    for (let more = 2; more <= longestChoice && i + more <= parts.length; more++) {
      const run = parts.slice(i, i + more)
      if (run.some(({ quoted }) => quoted)) break
      const text = run.map(part => part.text).join(' ')
      if (choices(text).length > 0) [phrase, length] = [{ text, quoted: false }, more]
    }
    joined.push(phrase)
    i += length - 1
  }
  return joined
}

/** In words: `Here is how to reach them`. */
const longestChoice = 6

/**
 * What a text stands for in each question that has choices, in their order; each choice is spelt out once for the line.
 */
function choicesIn(asks: Asks, words: InBoth): (typed: string) => readonly Choice[] {
  const known = new Map<string, Choice[]>()
  for (const [field, { kind, choices }] of asks) {
    if (kind !== 'choice') continue
    for (const value of choices ?? [])
      for (const word of spelt(value, field, words)) {
        const same = known.get(word) ?? []
        // The first of a question that is spelt so is the one.
        if (!same.some(choice => choice.field === field)) known.set(word, [...same, { field, value }])
      }
  }
  return typed => known.get(plainly(typed)) ?? []
}

/** A choice's code and its word in each language, as they are compared. */
const spelt = (code: string, field: string, words: InBoth): string[] =>
  [code, words.fr.asks[field]?.choices?.[code], words.en.asks[field]?.choices?.[code]].flatMap(word =>
    word === undefined ? [] : [plainly(word)],
  )

/** The code of a choice from its code or its word in any language. */
export const choiceOf = (
  typed: string,
  field: string,
  choices: readonly string[],
  words: InBoth,
): string | undefined => {
  const asked = plainly(typed)
  return choices.find(code => spelt(code, field, words).includes(asked))
}
