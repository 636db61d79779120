import { Answers, askedFor, isOfPeople, isWritten, type Said } from './answers.ts'
import type { Command, Taken } from './define.ts'
import { groupsFrom, mayBeOneNumber } from './figures.ts'
import { type Piece, piecesOf, readable, unpunctuated } from './line.ts'
import { address, momentsFrom, type Phrase, Placing, withoutSeparators } from './placing.ts'
import type { Gathers, Question } from './questions.ts'
import { type Choice, choicesIn, type InBoth, namesOf, plainly, spelt } from './spelt.ts'

/** `/intro me`: the one who types. */
export const isMe = (typed: string): boolean => ['me', 'moi', '@me', '@moi'].includes(plainly(typed))

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
/** What stands between two people who are named. */
const between = new Set(['et', 'and', '&', '+', ',', 'avec', 'with', 'a', 'to', 'puis'])
const ticked = new Set(['true', 'yes', 'oui', 'on', '1', 'false', 'no', 'non', 'off', '0'])
const isPerson = (piece: Piece | undefined): boolean =>
  piece?.is === 'mention' || (piece?.is === 'word' && /^@./.test(piece.text))

class Reading {
  readonly names: ReadonlyMap<string, string>
  readonly #to: Answers
  readonly #placing: Placing
  readonly #gathers: Gathers | undefined
  readonly #choices: (typed: string) => readonly Choice[]
  /** In words: `4 · I arranged a call or a meeting`. */
  readonly #longestChoice: number
  readonly #phrases: Phrase[] = []

  /** `taken`: what of the line is read already. */
  constructor(command: Command, words: InBoth, taken: Taken['values'], country: string | undefined) {
    const asks = Object.entries(command.asks).filter(([, question]) => !question.formOnly)
    this.#to = new Answers(asks, taken)
    this.#gathers = Object.values(command.asks).find(({ gathers }) => gathers)?.gathers
    this.#placing = new Placing(this.#to, this.#gathers, country)
    this.names = namesOf(asks, words)
    const known = choicesIn(asks, words)
    this.#choices = typed => known.get(plainly(typed)) ?? []
    this.#longestChoice = Math.max(1, ...[...known.keys()].map(choice => choice.split(' ').length))
  }

  read(pieces: readonly Piece[]): Said {
    for (let at = 0; at < pieces.length; ) {
      const piece = pieces[at]!
      if (piece.is === 'name') at = this.#named(piece.of, pieces, at + 1)
      else if (piece.is === 'mention') at = this.#person(piece.text, pieces, at)
      else if (piece.is === 'quoted') {
        if (piece.odd) this.#to.doubt()
        this.#phrases.push({ text: piece.text, quoted: true })
        at += 1
      } else at = this.#words(pieces, at)
    }
    this.#placing.place(this.#phrases)
    return this.#to.said
  }

  /** Who is named without a mention, at the beginning or where a member is asked, stands there as one. */
  async withNames(typed: readonly Piece[], whoIs: WhoIs): Promise<Piece[]> {
    let pieces = typed
    const found: Piece[] = []
    const told = new Set(pieces.flatMap(piece => (piece.is === 'name' ? [piece.of] : [])))
    const open = this.#to.asks.flatMap(([field, question]) => (told.has(field) ? [] : askedFor(question)))
    let begins = true
    for (let at = 0; at < pieces.length; ) {
      const piece = pieces[at]!
      const run = wordsFrom(pieces, at, longestName)
      if (piece.is === 'name') {
        found.push(piece)
        at += 1
        const after = wordsFrom(pieces, at, longestName)
        const question = this.#to.question(piece.of)
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
    const question = this.#to.question(field)
    const next = pieces[from]
    if (next === undefined || next.is === 'name') {
      this.#to.doubt()
      return from
    }
    if (next.is === 'quoted' || (next.is === 'mention' && isOfPeople(question))) {
      if (next.is === 'quoted' && next.odd) this.#to.doubt()
      this.#to.say(field, next.text)
      return from + 1
    }
    const words = wordsFrom(pieces, from)
    const taken = this.#spanOf(field, question, words, pieces[from + words.length])
    if (taken === 0) {
      // A mention in what is written: `besoin:@marc cherche …`.
      this.#to.doubt()
      this.#to.say(field, next.is === 'mention' ? next.text : words[0]!)
      return from + 1
    }
    if (pieces.slice(from, from + taken).some(piece => piece.is === 'word' && piece.odd)) this.#to.doubt()
    this.#to.say(field, withoutSeparators(words.slice(0, taken)).join(' '))
    return from + taken
  }

  /** How many of the words that follow a question's name are its answer. */
  #spanOf(field: string, question: Question, words: readonly string[], after: Piece | undefined): number {
    if (words.length <= 1) {
      if (isWritten(question) && (after?.is === 'quoted' || after?.is === 'mention') && words.length === 1)
        this.#to.doubt()
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
      if (many < words.length || !mayBeOneNumber(words.slice(0, many).join(''))) this.#to.doubt()
      return many
    }
    if (question.shape === 'email' || !isWritten(question)) {
      if (isOfPeople(question)) this.#to.doubt()
      return isOfPeople(question) ? words.length : 1
    }
    // It runs on to the next name; a word of another question's choice in it may be meant for that one.
    if (after?.is === 'quoted' || after?.is === 'mention') this.#to.doubt()
    words.forEach((_, n) => {
      for (const { field: other } of this.#choiceAt(words, n)?.choices ?? [])
        if (other !== field) this.#to.doubt(() => !(other in this.#to.values))
    })
    return words.length
  }

  #checked(question: Question, words: readonly string[]): number {
    if (question.kind === 'tick' && words[0] !== undefined && !ticked.has(plainly(words[0]))) this.#to.doubt()
    return words.length
  }

  /** A person who is mentioned fills the next question that asks for one. */
  #person(text: string, pieces: readonly Piece[], at: number): number {
    const field = this.#to.open(['member', 'members'])
    if (field !== undefined) {
      // In the middle of a sentence he may be a part of it.
      if (this.#phrases.some(({ quoted }) => !quoted)) this.#to.doubt()
      this.#to.name(field, text)
    } else if (this.#phrases.at(-1)?.quoted === false && pieces[at - 1]?.is === 'word') this.#run(text)
    else this.#to.unplaced.push(text)
    return at + 1
  }

  /** Words up to the next name, quotation or mention: people, words of choices, and what is written. */
  #words(pieces: readonly Piece[], from: number): number {
    const words = wordsFrom(pieces, from)
    if (pieces.slice(from, from + words.length).some(piece => piece.is === 'word' && piece.odd)) this.#to.doubt()
    const goesOn = pieces[from - 1]?.is === 'mention' && this.#phrases.at(-1)?.quoted === false
    const written: string[] = []
    let chosen: string | undefined
    let named = isPerson(pieces[from - 1])
    for (let n = 0; n < words.length; ) {
      const word = words[n]!
      const handle = /^@[^\s@]/.test(word) || (isMe(word) && written.length === 0 && !goesOn)
      const field = handle ? this.#to.open(['member', 'members']) : undefined
      const choice = this.#choiceAt(words, n)
      const open = choice?.choices.find(({ field }) => !(field in this.#to.values))
      if (field !== undefined) {
        if (named && written.every(one => between.has(plainly(one)))) written.length = 0
        if (written.length > 0) this.#to.doubt()
        this.#to.name(field, unpunctuated(word))
        named = true
        n += 1
      } else if (handle && !isMe(word) && written.length === 0 && !goesOn) {
        this.#to.unplaced.push(word)
        n += 1
      } else if (open && written.length === 0 && !goesOn) {
        this.#to.values[open.field] = open.value
        chosen = open.value
        n += choice!.words
      } else {
        if (open) this.#to.doubt()
        written.push(word)
        n += 1
      }
    }
    if (written.length === 0 || written.every(word => between.has(plainly(word)) && isPerson(pieces[from - 1]))) {
      return from + words.length
    }
    // `help with my roof`: of a choice that is followed by words it may be the first.
    if (
      chosen !== undefined &&
      !this.#to.asks.some(([field, { follows }]) => follows === chosen && this.#to.isOpen(field))
    )
      this.#to.doubt()
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
      const phone = number.replace(/\D/g, '').length >= 9 ? this.#to.shaped('phone') : undefined
      const email = address.test(words[n]!) ? this.#to.shaped('email') : undefined
      if (phone ?? email) {
        this.#to.doubt()
        this.#to.values[(phone ?? email)!] = phone === undefined ? words[n]! : number
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
    (this.#to.shaped('moments') !== undefined && momentsFrom([first, ...rest]) > 0) ||
    /^\p{Lu}/u.test(first)

  /** Of how many words the choice is with which these begin; 0 for none. */
  #startsChoice(words: readonly string[]): number {
    return this.#choiceAt(words, 0)?.words ?? 0
  }
}

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
