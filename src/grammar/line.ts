/** A typed line in its pieces, whatever keyboard it was typed on. */

export type Piece =
  /** `prospect :`, the name of a question: what follows is for it. */
  | { readonly is: 'name'; readonly of: string }
  /** What stands between quotation marks. */
  | { readonly is: 'quoted'; readonly text: string; readonly odd?: true }
  /** `<@U123>`, `@"Full name"`: a person, whole. */
  | { readonly is: 'mention'; readonly text: string }
  /** `odd`: it holds a mark that opens or closes nothing, or what looks like the name of a question and is none. */
  | { readonly is: 'word'; readonly text: string; readonly odd?: true }

/** Zero width, soft hyphens, marks of direction, fillers: nobody typed them on purpose. */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]/g
/** It holds an emoji together, and is as invisible elsewhere. */
const joiner = /(?<!\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})\u200d/gu

/** What somebody typed, without what he does not see; every blank but a line break is a plain one. */
export const readable = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(joiner, '')
    .normalize('NFC')
    .replace(/[^\S\n]/g, ' ')

/** A word without what ends a sentence after it. */
export const unpunctuated = (word: string): string => word.replace(/(?<![,;:.!?)])[,;:.!?)]+$/, '')

/** Which marks may close what each opens, the usual one first. */
const closers: Readonly<Record<string, readonly string[]>> = {
  '"': ['"', '”'],
  '“': ['”', '"', '“'],
  '”': ['”', '"'],
  '„': ['“', '”', '"'],
  '«': ['»'],
  '»': ['«'],
  '‹': ['›'],
}
/** These stand within words too (`l’ami`): they close only where a word ends. */
const singles: Readonly<Record<string, readonly string[]>> = { '‘': ['’'], '’': ['’'], "'": ["'"], '‚': ['‘', '’'] }

/** Each of these matches at the reading position only, and as much as it can, so that no text is scanned twice. */
const blanks = /\s*/uy
const nameLike = /[\p{L}\p{M}'’-]+/uy
const colon = /\s*[:：]/uy
const someWord = /\S+/uy
const wordEnds = /(?:$|[\s,;.!?)])/uy

const marks = /["“”„«»‹›]/u

/** A typed line, and how far it has been read. */
class Line {
  readonly #text: string
  readonly #names: ReadonlyMap<string, string>
  readonly #plainly: (text: string) => string
  #at = 0
  /** Where each mark closes next, -1 where it does so no more: no stretch of the text is searched twice for it. */
  readonly #next = new Map<string, number>()

  constructor(text: string, names: ReadonlyMap<string, string>, plainly: (text: string) => string) {
    this.#text = text
    this.#names = names
    this.#plainly = plainly
  }

  beginsPiece(): boolean {
    this.#take(blanks)
    return this.#at < this.#text.length
  }

  next(): Piece {
    return this.#named() ?? this.#mention() ?? this.#quoted() ?? this.#word()
  }

  /** The name of a question with its colon, blanks between them or not. */
  #named(): Piece | undefined {
    const from = this.#at
    const word = this.#take(nameLike)
    const of = word && this.#take(colon) !== undefined ? this.#names.get(this.#plainly(word)) : undefined
    if (of !== undefined && !this.#text.startsWith('//', this.#at)) return { is: 'name', of }
    this.#at = from
    return undefined
  }

  #mention(): Piece | undefined {
    const id = this.#between('<@', ['>'], 1)
    if (id) return { is: 'mention', text: `<@${id.text}>` }
    if (this.#text[this.#at] !== '@') return undefined
    const from = this.#at
    this.#at += 1
    const name = this.#quoted()
    if (name?.is === 'quoted' && name.text.trim() !== '') return { is: 'mention', text: `@${name.text.trim()}` }
    this.#at = from
    return undefined
  }

  #quoted(): Piece | undefined {
    const mark = this.#text[this.#at] ?? ''
    const found = closers[mark]
      ? this.#between(mark, closers[mark])
      : singles[mark] && /\S/.test(this.#text[this.#at + 1] ?? '')
        ? this.#between(mark, singles[mark], 1, wordEnds)
        : undefined
    return found && { is: 'quoted', text: found.text.trim(), ...(found.odd && { odd: true }) }
  }

  #word(): Piece {
    const word = this.#take(someWord)!
    const [, name, value = ''] = /^([\p{L}\p{M}-]+):(\S.*)$/u.exec(word) ?? []
    if (name === undefined || /^(?:https?|mailto|tel)$/i.test(name))
      return { is: 'word', text: word, ...(marks.test(word) && { odd: true }) }
    // `telephon:"06 …"`: what no question is called keeps its quotation together.
    this.#at -= value.length
    const quoted = this.#quoted()
    const text = quoted?.is === 'quoted' ? quoted.text : this.#take(someWord)!
    return { is: 'word', text: `${name}:${text}`, odd: true }
  }

  #take(what: RegExp): string | undefined {
    what.lastIndex = this.#at
    const taken = what.exec(this.#text)?.[0]
    this.#at += taken?.length ?? 0
    return taken
  }

  /** What stands between two marks, at least so many characters of it; `odd`: another mark may have been meant to close. */
  #between(
    opens: string,
    closing: readonly string[],
    least = 0,
    then?: RegExp,
  ): { readonly text: string; readonly odd: boolean } | undefined {
    if (!this.#text.startsWith(opens, this.#at)) return undefined
    const begin = this.#at + opens.length
    const ends = closing.map(closes => this.#endOf(closes, begin + least, then))
    const end = ends.find(one => one >= 0)
    if (end === undefined) return undefined
    this.#at = end + 1
    return { text: this.#text.slice(begin, end), odd: ends.some(one => one >= 0 && one < end) }
  }

  #endOf(closes: string, from: number, then: RegExp | undefined): number {
    const key = `${closes}${then ? ' ends' : ''}`
    const known = this.#next.get(key)
    if (known !== undefined && (known < 0 || known >= from)) return known
    let end = this.#text.indexOf(closes, from)
    while (end >= 0 && then && !isAt(then, this.#text, end + 1)) end = this.#text.indexOf(closes, end + 1)
    this.#next.set(key, end)
    return end
  }
}

function isAt(what: RegExp, text: string, at: number): boolean {
  what.lastIndex = at
  return what.test(text)
}

/**
 * The pieces of a line, read once from left to right. `names`: which question each name stands for, as `plainly` writes
 * names.
 */
export function piecesOf(text: string, names: ReadonlyMap<string, string>, plainly: (text: string) => string): Piece[] {
  const found: Piece[] = []
  const line = new Line(readable(text), names, plainly)
  while (line.beginsPiece()) found.push(line.next())
  return found
}
