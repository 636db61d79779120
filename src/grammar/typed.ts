import type { Language } from '../terms/speech.ts'
import type { CommandWords } from '../words/commands.ts'
import type { Command } from './define.ts'
import type { RawValues } from './questions.ts'

/** Lower-case without accents, ligatures and typographic apostrophes: how typed words are compared. */
export const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .trim()

type Token = { readonly text: string; readonly quoted: boolean; readonly field?: string }

/** `@"Full name"`, `<@U123>`, `field:value`, "quoted words", « quoted words », words. */
const token =
  /([\p{L}-]+):(?=\S)(?:"([^"]*)"|(<@[^>]+>|@\S+|\S+))|@"([^"]+)"|"([^"]*)"|“([^”]*)”|«\s*([^»]*?)\s*»|(<@[^>]+>)|(\S+)/gu

function tokens(text: string): Token[] {
  return [...text.matchAll(token)].map(match => {
    const [, field, quotedValue, value, quotedMention, straight, curly, french, mention, word] = match
    if (field !== undefined && !/^https?$/i.test(field))
      return { text: quotedValue ?? value ?? '', quoted: true, field }
    if (field !== undefined) return { text: match[0], quoted: false }
    if (quotedMention !== undefined) return { text: `@${quotedMention}`, quoted: false }
    const quoted = straight ?? curly ?? french
    return quoted === undefined ? { text: mention ?? word ?? '', quoted: false } : { text: quoted, quoted: true }
  })
}

const isMention = (text: string) => /^@.|^<@/.test(text) || isMe(text)

/** `/intro me`: the one who types. */
export const isMe = (typed: string): boolean => ['me', 'moi', '@me', '@moi'].includes(plainly(typed))

/**
 * What a typed line says to a command's questions: mentions fill the member questions in their order, a word of a choice
 * fills it, `warmth:3` names its question (in any language), and what is left fills the texts, one for each quotation.
 */
export function readTyped(command: Command, text: string, words: Readonly<Record<Language, CommandWords>>): RawValues {
  const said: Record<string, string> = {}
  const asks = Object.entries(command.asks).filter(([, question]) => !question.formOnly)
  const free = (kinds: readonly string[]) =>
    asks.find(([name, { kind }]) => kinds.includes(kind) && !(name in said))?.[0]
  const named = (typed: string) =>
    asks.find(([name]) =>
      [
        name,
        words.fr.asks[name]?.name,
        words.en.asks[name]?.name,
        words.fr.asks[name]?.label,
        words.en.asks[name]?.label,
      ].some(one => one !== undefined && plainly(one) === plainly(typed)),
    )?.[0]
  const left: string[][] = [[]]
  for (const part of withPhrases(tokens(text), asks, said, words)) {
    const field = part.field === undefined ? undefined : named(part.field)
    if (field !== undefined) said[field] = part.text
    else if (!part.quoted && isMention(part.text) && free(['member'])) said[free(['member'])!] = part.text
    else if (part.quoted && part.field === undefined) left.push([part.text], [])
    else {
      const choice = part.field === undefined ? choiceFor(part.text, asks, said, words) : undefined
      if (choice) said[choice.field] = choice.value
      else left.at(-1)!.push(part.field === undefined ? part.text : `${part.field}:${part.text}`)
    }
  }
  for (const phrase of left.map(words => words.join(' ')).filter(phrase => phrase !== '')) {
    const field = free(['text', 'lines', 'date', 'time', 'number']) ?? free(['member'])
    if (field !== undefined) said[field] = phrase
    else {
      const last = asks.findLast(([, { kind }]) => kind === 'text' || kind === 'lines')?.[0]
      if (last !== undefined) said[last] = `${said[last] ?? ''} ${phrase}`.trim()
    }
  }
  return said
}

/** Neighbouring words that together are a choice (`une connaissance`) become one; the longest wins. */
function withPhrases(
  parts: readonly Token[],
  asks: readonly (readonly [string, Command['asks'][string]])[],
  said: Readonly<Record<string, string>>,
  words: Readonly<Record<Language, CommandWords>>,
): Token[] {
  const joined: Token[] = []
  for (let i = 0; i < parts.length; i++) {
    let phrase = parts[i]!
    let length = 1
    for (let more = 2; more <= longestChoice && i + more <= parts.length; more++) {
      const run = parts.slice(i, i + more)
      if (run.some(({ quoted }) => quoted)) break
      const text = run.map(part => part.text).join(' ')
      if (choiceFor(text, asks, said, words)) [phrase, length] = [{ text, quoted: false }, more]
    }
    joined.push(phrase)
    i += length - 1
  }
  return joined
}

/** In words: `Here is how to reach them`. */
const longestChoice = 6

function choiceFor(
  typed: string,
  asks: readonly (readonly [string, Command['asks'][string]])[],
  said: Readonly<Record<string, string>>,
  words: Readonly<Record<Language, CommandWords>>,
): { field: string; value: string } | undefined {
  for (const [field, { kind, choices }] of asks) {
    if (kind !== 'choice' || field in said || choices === undefined) continue
    const value = choiceOf(typed, field, choices, words)
    if (value !== undefined) return { field, value }
  }
  return undefined
}

/** The code of a choice from its code or its word in any language. */
export const choiceOf = (
  typed: string,
  field: string,
  choices: readonly string[],
  words: Readonly<Record<Language, CommandWords>>,
): string | undefined =>
  choices.find(code =>
    [code, words.fr.asks[field]?.choices?.[code], words.en.asks[field]?.choices?.[code]].some(
      word => word !== undefined && plainly(word) === plainly(typed),
    ),
  )
