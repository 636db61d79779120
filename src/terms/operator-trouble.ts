import type { Language } from './speech.ts'
import { typeset } from './typeset.ts'

/** A sentence for each code, from its facts: what happened and what to do next. */
export type SentencesOf<Facts> = { readonly [C in keyof Facts]: (facts: Facts[C]) => string }

/** Trouble that an operator can mend: a code with its facts. `message` is the English sentence; `sentence(language)` his. */
export class OperatorTrouble<Facts, C extends keyof Facts> extends Error {
  readonly code: C
  readonly facts: Facts[C]
  readonly #sentences: Readonly<Record<Language, SentencesOf<Facts>>>

  constructor(
    sentences: Readonly<Record<Language, SentencesOf<Facts>>>,
    code: C,
    facts: Facts[C],
    options?: ErrorOptions,
  ) {
    super(sentences.en[code](facts), options)
    this.name = new.target.name
    this.code = code
    this.facts = facts
    this.#sentences = sentences
  }

  sentence(language: Language): string {
    return typeset(this.#sentences[language][this.code](this.facts), language)
  }
}
