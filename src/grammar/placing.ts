import { isOfMoments } from '../time/written-dates.ts'
import { type Answers, isWritten } from './answers.ts'
import { contactsIn, readContact } from './contact.ts'
import { unpunctuated } from './line.ts'
import type { Gathers, Question } from './questions.ts'

/** What is written in one breath, or between quotation marks. */
export type Phrase = { readonly text: string; readonly quoted: boolean }

/** Marks that stand alone between what is typed: `claire ; prospect : Mme Martin ; a notary`. */
const separator = /^[;,|/]+$/
/** What was written, without the marks that only part it from its neighbours. */
export function withoutSeparators(words: readonly string[]): readonly string[] {
  const isWord = (word: string) => !separator.test(word)
  return words.slice(Math.max(words.findIndex(isWord), 0), words.findLastIndex(isWord) + 1)
}
export const address = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/
const number = /^[\d\s()+./-]{6,}$/
/** A number is no name, and a name is no number. */
const fits = ({ shape }: Question, text: string): boolean =>
  shape === 'email'
    ? address.test(text)
    : shape === 'moments'
      ? isOfMoments(text)
      : number.test(text) === (shape === 'phone')

/** Where what is written goes, when the whole line is known. */
export class Placing {
  readonly #to: Answers
  /** Where somebody is asked for by his name, his firm and how to reach him. */
  readonly #gathers: Gathers | undefined
  readonly #country: string | undefined

  constructor(to: Answers, gathers: Gathers | undefined, country: string | undefined) {
    this.#to = to
    this.#gathers = gathers
    this.#country = country
  }

  /** One phrase is the first text; quotations alone fill the texts in their order. All else is unsure. */
  place(all: readonly Phrase[]): void {
    const phrases = this.#withoutMoments(all.filter(({ text }) => text !== ''))
    const texts = this.#to.asks
      .filter(([, question]) => isWritten(question) && question.shape !== 'moments' && question.shape !== 'amount')
      .map(([field]) => field)
    const [main] = texts
    if (this.#gathers && main !== undefined) {
      this.#placeContact(phrases, main, this.#gathers)
      return
    }
    if (phrases.length === 0) return
    if (main === undefined) {
      this.#answersOther(phrases)
      return
    }
    this.#placeTexts(phrases, texts, main)
  }

  #placeTexts(phrases: readonly Phrase[], texts: readonly string[], main: string): void {
    if (!(main in this.#to.values) && (phrases.length === 1 || !phrases.every(({ quoted }) => quoted))) {
      if (phrases.length > 1) this.#to.doubt()
      this.#to.values[main] = phrases.map(({ text }) => text).join(' ')
      return
    }
    phrases.forEach(({ text, quoted }, n) => {
      const field = quoted ? texts.find(one => this.#to.isOpen(one)) : undefined
      // One that was named before leaves no order to go by.
      if (field !== texts[n]) this.#to.doubt()
      if (field === undefined || !fits(this.#to.question(field), text)) this.#to.unplaced.push(text)
      else this.#to.values[field] = text
    })
  }

  /**
   * Of a line about somebody: a quotation is what he needs, and the words beside it who he is; without one they are both,
   * parted by his number, or by how they are written. What was said by name is not looked for again.
   */
  #placeContact(phrases: readonly Phrase[], need: string, gathers: Gathers): void {
    const texts = [need, gathers.name, gathers.company]
    const quotes = phrases.filter(({ quoted }) => quoted)
    const free = phrases.filter(({ quoted }) => !quoted)
    if (quotes.length > 0 && (free.length === 0 || need in this.#to.values || quotes.length > 1)) {
      if (free.length > 0) this.#to.doubt()
      this.#placeTexts(quotes, texts, need)
    } else if (quotes.length > 0) this.#to.values[need] = quotes[0]!.text
    for (const field of texts) this.#withoutContacts(field, gathers)
    if (free.length === 0) return
    const isHimself = Object.values(this.#to.values).includes('inside')
    const isNamed = gathers.name in this.#to.values || gathers.company in this.#to.values
    const words = free.map(({ text }) => text.split(' ').flatMap(announced))
    if (isHimself || isNamed) {
      this.#placeNeed(words.flat(), need, gathers)
      if (isHimself && (gathers.phone in this.#to.values || gathers.email in this.#to.values)) this.#to.doubt()
      if (free.length > 1) this.#to.doubt()
      return
    }
    const read = readContact(words, { country: this.#country, needIsKnown: need in this.#to.values })
    if (!read.sure) this.#to.doubt()
    for (const [part, text] of Object.entries(read.parts))
      this.#to.say(part === 'need' ? need : gathers[part as keyof Gathers], text)
  }

  /** Who he is has been said: the words are what he needs, but for a number and an address. */
  #placeNeed(words: readonly string[], need: string, gathers: Gathers): void {
    const { phone, email, rest, sure } = contactsIn(words, this.#country)
    if (phone) this.#to.say(gathers.phone, phone)
    if (email) this.#to.say(gathers.email, email)
    if (!sure) this.#to.doubt()
    if (rest === '') return
    if (need in this.#to.values) {
      this.#to.doubt()
      this.#to.unplaced.push(rest)
    } else this.#to.values[need] = rest
  }

  /** A number and an address are in no need and in no name, wherever they were typed. */
  #withoutContacts(field: string, gathers: Gathers): void {
    const said = this.#to.values[field]
    if (typeof said !== 'string') return
    const { phone, email, rest } = contactsIn(said.split(' '), this.#country)
    if (phone === undefined && email === undefined) return
    this.#to.doubt()
    if (rest === '') delete this.#to.values[field]
    else this.#to.values[field] = rest
    if (phone) this.#to.say(gathers.phone, phone)
    if (email) this.#to.say(gathers.email, email)
  }

  /**
   * Days and times go where they are asked, however they stand: `@lea jeudi 10h, vendredi 14h30 pour parler du toit`. Where
   * more follows them, or stands before them in the same breath, that is shown before it is done.
   */
  #withoutMoments(phrases: readonly Phrase[]): readonly Phrase[] {
    const field = this.#to.shaped('moments')
    if (field === undefined) return phrases
    for (const [n, phrase] of phrases.entries()) {
      const words = phrase.text.split(/\s+/)
      const span = phrase.quoted ? (isOfMoments(phrase.text) ? words.length : 0) : momentsFrom(words)
      if (span === 0) continue
      this.#to.values[field] = withoutSeparators(words.slice(0, span)).join(' ')
      const rest = withoutSeparators(words.slice(span)).join(' ')
      if (rest !== '') this.#to.doubt()
      return phrases.toSpliced(n, 1, ...(rest === '' ? [] : [{ text: rest, quoted: false }]))
    }
    return phrases
  }

  /** Where nothing is asked in words: a person, a day. */
  #answersOther([first, ...rest]: readonly Phrase[]): void {
    const field = this.#to.open(['member', 'members', 'date', 'time', 'number'])
    if (field !== undefined) this.#to.name(field, first!.text)
    this.#to.unplaced.push(...(field === undefined ? [first!, ...rest] : rest).map(({ text }) => text))
  }
}

/** `tel:06`, `telephon:06`: what says that a number follows, and the number. */
const announced = (word: string): readonly string[] =>
  /^(\p{L}[\p{L}\p{M}.-]*:)([+(\d].*)$/u.exec(word)?.slice(1) ?? [word]

/** How many of the first words are days and times, as many as can be: at most so many are looked at. */
export function momentsFrom(words: readonly string[]): number {
  for (let span = Math.min(words.length, mostMoments); span > 0; span--)
    if (isOfMoments(unpunctuated(words.slice(0, span).join(' ')))) return span
  return 0
}
const mostMoments = 24
