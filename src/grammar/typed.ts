import { isOfMoments } from '../time/written-dates.ts'
import { contactsIn, readContact } from './contact.ts'
import type { Command, Taken } from './define.ts'
import { groupsFrom, mayBeOneNumber } from './figures.ts'
import { type Piece, piecesOf, readable, unpunctuated } from './line.ts'
import type { Gathers, Question, RawValues } from './questions.ts'
import { type Asks, type Choice, choicesIn, type InBoth, namesOf, plainly, spelt } from './spelt.ts'

/** `/intro me`: the one who types. */
export const isMe = (typed: string): boolean => ['me', 'moi', '@me', '@moi'].includes(plainly(typed))

/** What a typed line says to a command's questions. */
export type Said = {
  readonly values: RawValues
  /** Whether it can be read in this one way only: where not, it is shown before it is done. */
  readonly sure: boolean
  /** What is for no question that is left. */
  readonly unplaced: readonly string[]
}

/** Whom the first of these words name: so many of them, and what the question reads; null where they name nobody. */
export type WhoIs = (words: readonly string[]) => Promise<Named | null>
export type Named = {
  readonly words: number
  readonly value: string
  /** One member, or several who are called so; not: nobody, though it looks like a name. */
  readonly known: boolean
}

/**
 * Reads a line: mentions fill the member questions in their order, a word of a choice fills it, `warmth: 3` names its
 * question (in any language), and what is left is the first text. What could be meant otherwise makes it unsure.
 */
export const readTyped = (command: Command, text: string, words: InBoth, country?: string): Said => {
  const { rest, values, sure } = taken(command, text)
  const line = new Reading(command, words, values, country)
  const said = line.read(piecesOf(rest, line.names, plainly))
  return { ...said, sure: said.sure && sure }
}

/** What the command itself takes out of it. */
const taken = ({ takes }: Command, text: string): Taken =>
  takes?.(readable(text)) ?? { rest: text, values: {}, sure: true }

/** The same, where a member may be named without a mention: `whoIs` knows them. */
export const readSaid = async (
  command: Command,
  text: string,
  words: InBoth,
  whoIs: WhoIs,
  country?: string,
): Promise<Said> => {
  const whole = readWhole(command, text, words)
  if (whole) return whole
  const { rest, values, sure } = taken(command, text)
  const line = new Reading(command, words, values, country)
  const said = line.read(await line.withNames(piecesOf(rest, line.names, plainly), whoIs))
  return { ...said, sure: said.sure && sure }
}

/**
 * A line that is for one question as it stands; for another, where it is a choice of that or begins one. Null where the
 * command has no such question.
 */
function readWhole(command: Command, text: string, words: InBoth): Said | null {
  const asks = Object.entries(command.asks)
  const field = asks.find(([, { wholeLine }]) => wholeLine)?.[0]
  if (field === undefined) return null
  const typed = readable(text).trim()
  const [, name, rest] = /^([\p{L}\p{M}-]+)\s*[:：]\s*(.*)$/su.exec(typed) ?? []
  const named = name === undefined ? undefined : namesOf(asks, words).get(plainly(name))
  const said = (named === undefined ? typed : rest!).replace(/^["“”«\s]+/u, '').replace(/(?<!["“”»\s])["“”»\s]+$/u, '')
  const choice = asks.flatMap(([of, { choices = [] }]) =>
    choices
      .filter(code => spelt(code, of, words).some(one => `${one} `.startsWith(`${plainly(said)} `)))
      .map(code => [of, code] as const),
  )[0]
  const value = named === undefined ? (choice ?? ([field, said] as const)) : ([named, said] as const)
  const values = said === '' ? [] : [value]
  return { values: Object.fromEntries(values), sure: true, unplaced: [] }
}
type Phrase = { readonly text: string; readonly quoted: boolean }

/** What stands between two people who are named. */
const between = new Set(['et', 'and', '&', '+', ',', 'avec', 'with', 'a', 'to', 'puis'])
const ticked = new Set(['true', 'yes', 'oui', 'on', '1', 'false', 'no', 'non', 'off', '0'])
/** Marks that stand alone between what is typed: `claire ; prospect : Mme Martin ; a notary`. */
const separator = /^[;,|/]+$/
/** What was written, without the marks that only part it from its neighbours. */
function withoutSeparators(words: readonly string[]): readonly string[] {
  const isWord = (word: string) => !separator.test(word)
  return words.slice(Math.max(words.findIndex(isWord), 0), words.findLastIndex(isWord) + 1)
}
const address = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/
const number = /^[\d\s()+./-]{6,}$/
/** A number is no name, and a name is no number. */
const fits = ({ shape }: Question, text: string): boolean =>
  shape === 'email'
    ? address.test(text)
    : shape === 'moments'
      ? isOfMoments(text)
      : number.test(text) === (shape === 'phone')
const isWritten = ({ kind }: Question) => kind === 'text' || kind === 'lines'
const isPerson = (piece: Piece | undefined): boolean =>
  piece?.is === 'mention' || (piece?.is === 'word' && /^@./.test(piece.text))

class Reading {
  readonly names: ReadonlyMap<string, string>
  readonly #asks: Asks
  readonly #choices: (typed: string) => readonly Choice[]
  /** In words: `4 · I arranged a call or a meeting`. */
  readonly #longestChoice: number
  readonly #values: Record<string, string | string[]>
  readonly #phrases: Phrase[] = []
  readonly #unplaced: string[] = []
  /** What is unsure, if it still is when the whole line is known. */
  readonly #doubts: (() => boolean)[] = []

  /** Where somebody is asked for by his name, his firm and how to reach him. */
  readonly #gathers: Gathers | undefined
  readonly #country: string | undefined

  /** `taken`: what of the line is read already. */
  constructor(command: Command, words: InBoth, taken: Taken['values'], country: string | undefined) {
    this.#values = { ...taken }
    this.#gathers = Object.values(command.asks).find(({ gathers }) => gathers)?.gathers
    this.#country = country
    this.#asks = Object.entries(command.asks).filter(([, question]) => !question.formOnly)
    this.names = namesOf(this.#asks, words)
    const known = choicesIn(this.#asks, words)
    this.#choices = typed => known.get(plainly(typed)) ?? []
    this.#longestChoice = Math.max(1, ...[...known.keys()].map(choice => choice.split(' ').length))
  }

  read(pieces: readonly Piece[]): Said {
    for (let at = 0; at < pieces.length; ) {
      const piece = pieces[at]!
      if (piece.is === 'name') at = this.#named(piece.of, pieces, at + 1)
      else if (piece.is === 'mention') at = this.#person(piece.text, pieces, at)
      else if (piece.is === 'quoted') {
        if (piece.odd) this.#doubt()
        this.#phrases.push({ text: piece.text, quoted: true })
        at += 1
      } else at = this.#words(pieces, at)
    }
    this.#place()
    return {
      values: this.#values,
      sure: this.#unplaced.length === 0 && !this.#doubts.some(isDoubtful => isDoubtful()),
      unplaced: this.#unplaced,
    }
  }

  /** Who is named without a mention, at the beginning or where a member is asked, stands there as one. */
  async withNames(typed: readonly Piece[], whoIs: WhoIs): Promise<Piece[]> {
    let pieces = typed
    const found: Piece[] = []
    const told = new Set(pieces.flatMap(piece => (piece.is === 'name' ? [piece.of] : [])))
    const open = this.#asks.flatMap(([field, question]) => (told.has(field) ? [] : askedFor(question)))
    let begins = true
    for (let at = 0; at < pieces.length; ) {
      const piece = pieces[at]!
      const run = wordsFrom(pieces, at, longestName)
      if (piece.is === 'name') {
        found.push(piece)
        at += 1
        const after = wordsFrom(pieces, at, longestName)
        const question = this.#question(piece.of)
        for (let asked = askedFor(question).length, next = after; asked > 0 && next.length > 0; asked--) {
          const joined = next !== after && between.has(plainly(next[0]!)) ? 1 : 0
          const hit = next.length > joined ? await whoIs(next.slice(joined)) : null
          if (!hit?.known) break
          found.push({ is: 'mention', text: hit.value })
          at += joined + hit.words
          next = wordsFrom(pieces, at, longestName)
        }
        // What else follows a name is no person.
        for (; pieces[at]?.is === 'word'; at++) found.push(pieces[at]!)
      } else if (isPerson(piece)) {
        open.shift()
        const hit = piece.is === 'word' && run.length > 1 && !this.#startsChoice(run.slice(1)) ? await whoIs(run) : null
        found.push(hit?.known && hit.words > 1 ? { is: 'mention', text: hit.value } : piece)
        at += hit?.known ? hit.words : 1
      } else if (piece.is === 'word' && begins && open.length > 0) {
        const choice = this.#startsChoice(run)
        const joins = isPerson(found.at(-1)) && between.has(plainly(piece.text))
        const hit = choice || isMe(piece.text) ? null : await whoIs(joins ? run.slice(1) : run)
        const isHis = hit && (hit.known || (open[0]!.required && hit.words === pieces.length - at))
        if (choice || isMe(piece.text)) {
          found.push(...pieces.slice(at, at + (choice || 1)))
          if (!choice) open.shift()
          at += choice || 1
        } else if (isHis) {
          found.push({ is: 'mention', text: hit.value })
          open.shift()
          at += hit.words + (joins ? 1 : 0)
          // `petit travaux`: a word that is somebody's name may have been meant as it is.
          const goesOn = wordsFrom(pieces, at, longestName)
          if (goesOn.length > 0 && !this.#isApart(goesOn))
            pieces = pieces.with(at, { is: 'word', text: goesOn[0]!, odd: true })
        } else {
          begins = joins && isPerson(pieces[at + 1])
          for (; pieces[at]?.is === 'word' && !isPerson(pieces[at]); at++) found.push(pieces[at]!)
        }
      } else if (!this.#gathers && piece.is === 'word' && isPerson(found.at(-1)) && this.#mayBeOneMore(run)) {
        // One more than is asked for: he is a person all the same, and no part of a sentence.
        const joined = between.has(plainly(piece.text)) ? 1 : 0
        const hit = await whoIs(run.slice(joined))
        const words = joined + (hit?.words ?? 0)
        if (hit?.known) found.push({ is: 'mention', text: `@${run.slice(joined, words).join(' ').replace(/^@/, '')}` })
        else found.push(piece)
        begins &&= hit?.known === true
        at += hit?.known ? words : 1
      } else {
        begins = false
        found.push(piece)
        at += 1
      }
    }
    return found
  }

  /** What follows the name of a question; gives where to read on. */
  #named(field: string, pieces: readonly Piece[], from: number): number {
    const question = this.#question(field)
    const next = pieces[from]
    if (next === undefined || next.is === 'name') {
      this.#doubt()
      return from
    }
    if (next.is === 'quoted' || (next.is === 'mention' && isOfPeople(question))) {
      if (next.is === 'quoted' && next.odd) this.#doubt()
      this.#say(field, next.text)
      return from + 1
    }
    const words = wordsFrom(pieces, from)
    const taken = this.#spanOf(field, question, words, pieces[from + words.length])
    if (taken === 0) {
      // A mention in what is written: `besoin:@marc cherche …`.
      this.#doubt()
      this.#say(field, next.is === 'mention' ? next.text : words[0]!)
      return from + 1
    }
    if (pieces.slice(from, from + taken).some(piece => piece.is === 'word' && piece.odd)) this.#doubt()
    this.#say(field, withoutSeparators(words.slice(0, taken)).join(' '))
    return from + taken
  }

  /** How many of the words that follow a question's name are its answer. */
  #spanOf(field: string, question: Question, words: readonly string[], after: Piece | undefined): number {
    if (words.length <= 1) {
      if (isWritten(question) && (after?.is === 'quoted' || after?.is === 'mention') && words.length === 1)
        this.#doubt()
      return this.#checked(question, words)
    }
    if (question.kind === 'tick') return this.#checked(question, words.slice(0, 1))
    if (question.kind === 'choice') {
      for (let length = Math.min(this.#longestChoice, words.length); length > 0; length--)
        if (this.#choices(words.slice(0, length).join(' ')).some(choice => choice.field === field)) return length
      return words.length
    }
    if (question.shape === 'phone') {
      const many = Math.max(groupsFrom(words, 0), 1)
      if (many < words.length || !mayBeOneNumber(words.slice(0, many).join(''))) this.#doubt()
      return many
    }
    if (question.shape === 'email' || !isWritten(question)) {
      if (isOfPeople(question)) this.#doubt()
      return isOfPeople(question) ? words.length : 1
    }
    // It runs on to the next name; a word of another question's choice in it may be meant for that one.
    if (after?.is === 'quoted' || after?.is === 'mention') this.#doubt()
    words.forEach((_, n) => {
      for (const { field: other } of this.#choiceAt(words, n)?.choices ?? [])
        if (other !== field) this.#doubts.push(() => !(other in this.#values))
    })
    return words.length
  }

  #checked(question: Question, words: readonly string[]): number {
    if (question.kind === 'tick' && words[0] !== undefined && !ticked.has(plainly(words[0]))) this.#doubt()
    return words.length
  }

  /** A person who is mentioned fills the next question that asks for one. */
  #person(text: string, pieces: readonly Piece[], at: number): number {
    const field = this.#open(['member', 'members'])
    if (field !== undefined) {
      // In the middle of a sentence he may be a part of it.
      if (this.#phrases.some(({ quoted }) => !quoted)) this.#doubt()
      this.#name(field, text)
    } else if (this.#phrases.at(-1)?.quoted === false && pieces[at - 1]?.is === 'word') this.#run(text)
    else this.#unplaced.push(text)
    return at + 1
  }

  /** Words up to the next name, quotation or mention: people, words of choices, and what is written. */
  #words(pieces: readonly Piece[], from: number): number {
    const words = wordsFrom(pieces, from)
    if (pieces.slice(from, from + words.length).some(piece => piece.is === 'word' && piece.odd)) this.#doubt()
    const goesOn = pieces[from - 1]?.is === 'mention' && this.#phrases.at(-1)?.quoted === false
    const written: string[] = []
    let chosen: string | undefined
    let named = isPerson(pieces[from - 1])
    for (let n = 0; n < words.length; ) {
      const word = words[n]!
      const handle = /^@[^\s@]/.test(word) || (isMe(word) && written.length === 0 && !goesOn)
      const field = handle ? this.#open(['member', 'members']) : undefined
      const choice = this.#choiceAt(words, n)
      const open = choice?.choices.find(({ field }) => !(field in this.#values))
      if (field !== undefined) {
        if (named && written.every(one => between.has(plainly(one)))) written.length = 0
        if (written.length > 0) this.#doubt()
        this.#name(field, unpunctuated(word))
        named = true
        n += 1
      } else if (handle && !isMe(word) && written.length === 0 && !goesOn) {
        this.#unplaced.push(word)
        n += 1
      } else if (open && written.length === 0 && !goesOn) {
        this.#values[open.field] = open.value
        chosen = open.value
        n += choice!.words
      } else {
        if (open) this.#doubts.push(() => true)
        written.push(word)
        n += 1
      }
    }
    if (written.length === 0 || written.every(word => between.has(plainly(word)) && isPerson(pieces[from - 1]))) {
      return from + words.length
    }
    // `help with my roof`: of a choice that is followed by words it may be the first.
    if (chosen !== undefined && !this.#asks.some(([field, { follows }]) => follows === chosen && this.#isOpen(field)))
      this.#doubt()
    if (goesOn) this.#run(written.join(' '))
    else this.#writes(written)
    return from + words.length
  }

  /** What is written without a name or quotation marks; what can only be an address or a number goes where that is asked. */
  #writes(words: readonly string[]): void {
    if (this.#gathers) {
      const all = withoutSeparators(words)
      if (all.length > 0) this.#phrases.push({ text: all.join(' '), quoted: false })
      return
    }
    const left: string[] = []
    for (let n = 0; n < words.length; ) {
      const many = groupsFrom(words, n)
      const number = words.slice(n, n + many).join(' ')
      const phone = number.replace(/\D/g, '').length >= 9 ? this.#shaped('phone') : undefined
      const email = address.test(words[n]!) ? this.#shaped('email') : undefined
      if (phone ?? email) {
        this.#doubt()
        this.#values[(phone ?? email)!] = phone === undefined ? words[n]! : number
        n += phone === undefined ? 1 : many
      } else {
        for (const end = n + Math.max(many, 1); n < end; n++) left.push(words[n]!)
      }
    }
    const written = withoutSeparators(left)
    if (written.length > 0) this.#phrases.push({ text: written.join(' '), quoted: false })
  }

  /** Goes on with what was being written. */
  #run(text: string): void {
    const last = this.#phrases.pop()!
    this.#phrases.push({ ...last, text: `${last.text} ${text}` })
  }

  /** One phrase is the first text; quotations alone fill the texts in their order. All else is unsure. */
  #place(): void {
    const phrases = this.#withoutMoments(this.#phrases.filter(({ text }) => text !== ''))
    const texts = this.#asks
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
    if (!(main in this.#values) && (phrases.length === 1 || !phrases.every(({ quoted }) => quoted))) {
      if (phrases.length > 1) this.#doubt()
      this.#values[main] = phrases.map(({ text }) => text).join(' ')
      return
    }
    phrases.forEach(({ text, quoted }, n) => {
      const field = quoted ? texts.find(one => this.#isOpen(one)) : undefined
      // One that was named before leaves no order to go by.
      if (field !== texts[n]) this.#doubt()
      if (field === undefined || !fits(this.#question(field), text)) this.#unplaced.push(text)
      else this.#values[field] = text
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
    if (quotes.length > 0 && (free.length === 0 || need in this.#values || quotes.length > 1)) {
      if (free.length > 0) this.#doubt()
      this.#placeTexts(quotes, texts, need)
    } else if (quotes.length > 0) this.#values[need] = quotes[0]!.text
    for (const field of texts) this.#withoutContacts(field, gathers)
    if (free.length === 0) return
    const isHimself = Object.values(this.#values).includes('inside')
    const isNamed = gathers.name in this.#values || gathers.company in this.#values
    const words = free.map(({ text }) => text.split(' ').flatMap(announced))
    if (isHimself || isNamed) {
      this.#placeNeed(words.flat(), need, gathers)
      if (isHimself && (gathers.phone in this.#values || gathers.email in this.#values)) this.#doubt()
      if (free.length > 1) this.#doubt()
      return
    }
    const read = readContact(words, { country: this.#country, needIsKnown: need in this.#values })
    if (!read.sure) this.#doubt()
    for (const [part, text] of Object.entries(read.parts))
      this.#say(part === 'need' ? need : gathers[part as keyof Gathers], text)
  }

  /** Who he is has been said: the words are what he needs, but for a number and an address. */
  #placeNeed(words: readonly string[], need: string, gathers: Gathers): void {
    const { phone, email, rest, sure } = contactsIn(words, this.#country)
    if (phone) this.#say(gathers.phone, phone)
    if (email) this.#say(gathers.email, email)
    if (!sure) this.#doubt()
    if (rest === '') return
    if (need in this.#values) {
      this.#doubt()
      this.#unplaced.push(rest)
    } else this.#values[need] = rest
  }

  /** A number and an address are in no need and in no name, wherever they were typed. */
  #withoutContacts(field: string, gathers: Gathers): void {
    const said = this.#values[field]
    if (typeof said !== 'string') return
    const { phone, email, rest } = contactsIn(said.split(' '), this.#country)
    if (phone === undefined && email === undefined) return
    this.#doubt()
    if (rest === '') delete this.#values[field]
    else this.#values[field] = rest
    if (phone) this.#say(gathers.phone, phone)
    if (email) this.#say(gathers.email, email)
  }

  /**
   * Days and times go where they are asked, however they stand: `@lea jeudi 10h, vendredi 14h30 pour parler du toit`. Where
   * more follows them, or stands before them in the same breath, that is shown before it is done.
   */
  #withoutMoments(phrases: readonly Phrase[]): readonly Phrase[] {
    const field = this.#shaped('moments')
    if (field === undefined) return phrases
    for (const [n, phrase] of phrases.entries()) {
      const words = phrase.text.split(/\s+/)
      const span = phrase.quoted ? (isOfMoments(phrase.text) ? words.length : 0) : momentsFrom(words)
      if (span === 0) continue
      this.#values[field] = withoutSeparators(words.slice(0, span)).join(' ')
      const rest = withoutSeparators(words.slice(span)).join(' ')
      if (rest !== '') this.#doubt()
      return phrases.toSpliced(n, 1, ...(rest === '' ? [] : [{ text: rest, quoted: false }]))
    }
    return phrases
  }

  /** Where nothing is asked in words: a person, a day. */
  #answersOther([first, ...rest]: readonly Phrase[]): void {
    const field = this.#open(['member', 'members', 'date', 'time', 'number'])
    if (field !== undefined) this.#name(field, first!.text)
    this.#unplaced.push(...(field === undefined ? [first!, ...rest] : rest).map(({ text }) => text))
  }

  /** Who is named; where several are asked for, beside those before. */
  #name(field: string, text: string): void {
    const before = this.#values[field] ?? []
    this.#values[field] = this.#question(field).kind === 'members' ? [...before, text] : text
  }

  #say(field: string, text: string): void {
    if (this.#question(field).kind === 'members' && this.#isOpen(field)) {
      this.#name(field, text)
      return
    }
    const before = this.#values[field]
    if (before === undefined) {
      this.#values[field] = text
      return
    }
    this.#doubt()
    if (isWritten(this.#question(field))) this.#values[field] = `${before} ${text}`
    else this.#unplaced.push(text)
  }

  #doubt(): void {
    this.#doubts.push(() => true)
  }

  #question(field: string): Question {
    return this.#asks.find(([name]) => name === field)![1]
  }

  #open(kinds: readonly string[]): string | undefined {
    return this.#asks.find(([name, { kind }]) => kinds.includes(kind) && this.#isOpen(name))?.[0]
  }

  /** Nothing is said to it yet, or it asks for one person more. */
  #isOpen(field: string): boolean {
    return (this.#values[field]?.length ?? 0) < askedFor(this.#question(field)).length || !(field in this.#values)
  }

  #shaped(shape: Question['shape']): string | undefined {
    return this.#asks.find(([name, question]) => question.shape === shape && !(name in this.#values))?.[0]
  }

  /** The longest run of words from here that is a choice, and of which questions. */
  #choiceAt(words: readonly string[], from: number): { choices: readonly Choice[]; words: number } | undefined {
    for (let length = Math.min(this.#longestChoice, words.length - from); length > 0; length--) {
      const text = words.slice(from, from + length).join(' ')
      // A number says nothing without a name: `3 rooms`.
      const choices = /\p{L}/u.test(text) ? this.#choices(text) : []
      if (choices.length > 0) return { choices, words: length }
    }
    return undefined
  }

  #mayBeOneMore = (words: readonly string[]): boolean =>
    between.has(plainly(words[0]!)) ? words.length > 1 : /^\p{Lu}/u.test(words[0]!) && this.#startsChoice(words) === 0

  /** Whether these words go on with something else than a sentence: a choice, one more person. */
  #isApart = ([first = '', ...rest]: readonly string[]): boolean =>
    this.#startsChoice([first, ...rest]) > 0 ||
    first.startsWith('@') ||
    between.has(plainly(first)) ||
    (this.#shaped('moments') !== undefined && momentsFrom([first, ...rest]) > 0) ||
    /^\p{Lu}/u.test(first)

  /** Of how many words the choice is with which these begin; 0 for none. */
  #startsChoice(words: readonly string[]): number {
    return this.#choiceAt(words, 0)?.words ?? 0
  }
}

/** Whether it asks for a person, or several. */
export const isOfPeople = (question: Pick<Question, 'kind'> | undefined): boolean =>
  question?.kind === 'member' || question?.kind === 'members'

/** For each person that it asks for, the question; of several only the first has to be named. */
const askedFor = (question: Question): readonly Question[] =>
  question.kind === 'members'
    ? Array.from({ length: question.max ?? 1 }, (_, n) => (n === 0 ? question : { ...question, required: false }))
    : question.kind === 'member'
      ? [question]
      : []

/** `tel:06`, `telephon:06`: what says that a number follows, and the number. */
const announced = (word: string): readonly string[] =>
  /^(\p{L}[\p{L}\p{M}.-]*:)([+(\d].*)$/u.exec(word)?.slice(1) ?? [word]

/** How many of the first words are days and times, as many as can be: at most so many are looked at. */
function momentsFrom(words: readonly string[]): number {
  for (let span = Math.min(words.length, mostMoments); span > 0; span--)
    if (isOfMoments(unpunctuated(words.slice(0, span).join(' ')))) return span
  return 0
}
const mostMoments = 24

/** In words, with its title. */
const longestName = 6

/** The words from here to the next piece that is none, at most so many. */
function wordsFrom(pieces: readonly Piece[], from: number, most = Number.POSITIVE_INFINITY): string[] {
  const words: string[] = []
  for (let at = from; words.length < most; at++) {
    const piece = pieces[at]
    if (piece?.is !== 'word') break
    words.push(piece.text)
  }
  return words
}
