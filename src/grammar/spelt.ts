import { folded } from '../terms/names.ts'
import type { Language } from '../terms/speech.ts'
import type { CommandWords } from '../words/commands.ts'
import type { Command } from './define.ts'

/** How typed words are compared. */
export const plainly = folded

export type Asks = readonly (readonly [string, Command['asks'][string]])[]

export type InBoth = Readonly<Record<Language, CommandWords>>

/** The question that each name or label of it stands for, in any language; the first of those that share one. */
export function namesOf(asks: Asks, words: InBoth): ReadonlyMap<string, string> {
  const named = asks.flatMap(([name]) => {
    const { fr, en } = { fr: words.fr.asks[name], en: words.en.asks[name] }
    return [name, fr?.name, en?.name, fr?.label, en?.label].flatMap(one =>
      one === undefined ? [] : [[plainly(one), name] as const],
    )
  })
  return new Map(named.toReversed())
}

export type Choice = { readonly field: string; readonly value: string }

/**
 * What a text stands for in each question that has choices, in their order; each choice is spelt out once for the line.
 */
export function choicesIn(asks: Asks, words: InBoth): ReadonlyMap<string, readonly Choice[]> {
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
  return known
}

/** A choice's code and its word in each language, as they are compared. */
export const spelt = (code: string, field: string, words: InBoth): string[] =>
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
