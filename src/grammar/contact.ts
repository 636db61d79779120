import { folded } from '../terms/names.ts'
import { lacksZero, readPhone } from '../terms/phones.ts'
import { tradeWords } from '../terms/trade-words.ts'
import { groupsFrom, mayBeOneNumber } from './figures.ts'
import { unpunctuated } from './line.ts'

/**
 * Who somebody is and how to reach him, in words as people write them one after the other: `Mme Dupont, SCI des Tilleuls,
 * 06 12 34 56 78`; and what is no part of that, what he needs.
 */

export type ContactPart = 'name' | 'company' | 'phone' | 'email' | 'need'

export type ReadContact = {
  readonly parts: Readonly<Partial<Record<ContactPart, string>>>
  /** Whether it can be meant in this one way only. */
  readonly sure: boolean
}

type Given = {
  /** Whose numbers are written as at home. */
  readonly country: string | undefined
  /** What he needs is said elsewhere: all these words are for who he is. */
  readonly needIsKnown: boolean
}

type Item =
  | { readonly is: 'phone' | 'email'; readonly text: string }
  | { readonly is: 'word'; readonly text: string; readonly inBrackets?: true }
  /** A comma, a dash, the end of a line. */
  | { readonly is: 'gap' }
type Word = Extract<Item, { is: 'word' }>

const civilities = new Set([
  ...['m', 'mr', 'mm', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle', 'dr', 'docteur', 'me', 'maitre', 'pr'],
  ...['mrs', 'ms', 'miss', 'mister', 'doctor', 'professor', 'professeur'],
])
const forms = new Set([
  ...[
    'sarl',
    'sas',
    'sasu',
    'sa',
    'eurl',
    'earl',
    'sci',
    'scp',
    'scop',
    'selarl',
    'snc',
    'srl',
    'sprl',
    'bv',
    'nv',
    'asbl',
  ],
  ...['gmbh', 'ag', 'kg', 'ug', 'ltd', 'limited', 'llc', 'llp', 'plc', 'inc', 'corp', 'ets', 'etablissements', 'cie'],
])
/** They stand before a company and are part of what it is called. */
const kinds = new Set(['societe', 'entreprise', 'groupe', 'agence', 'cabinet', 'company', 'firm', 'group', 'agency'])
/** They say that a company follows. */
const at = new Set(['chez', 'at', 'from'])
const particles = new Set([
  ...[
    'de',
    'du',
    'des',
    'la',
    'le',
    'les',
    'd',
    'l',
    'et',
    'en',
    'sur',
    'aux',
    'au',
    'von',
    'van',
    'der',
    'den',
    'di',
    'da',
    'del',
    'dos',
  ],
  ...['el', 'al', 'ben', 'of', 'the', 'and', 'y', '&', '+'],
])
/** `de la société Martin`: they say no more than that it follows. */
const linking = new Set(['de', 'du', 'des', 'la', 'le', 'of', 'the'])
const joining = new Set(['ou', 'et', 'or', 'and', 'puis', '&', '+'])
const announces = /^(?:t[eé]l|t[eé]l[eé]phone|phone|mobile|portable|port|mob|fixe|mail|e-?mail|courriel|m[eé]l)\.?:?$/iu
const units = /^(?:€|euros?|eur|k€|chf|\$|£|dollars?|m2|m²|mètres|metres|ans|personnes|salariés|%|h)\b/iu
const address = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(?:\.[^\s@<>"(),;:.]+)+$/
const aDate = /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$/
const rounded = /^\d[.,]\d+E\+?\d+$/i
const dash = /^[-–—/|:;,•*·]+$/u

let trades: ReadonlySet<string> | undefined
/** Whether it says what somebody does, and nobody is called so for certain. */
function isTrade(word: string): boolean {
  trades ??= new Set(
    tradeWords.flatMap(({ fr, en }) => [...fr, ...en].map(folded)).filter(one => one.length > 3 && !one.includes(' ')),
  )
  const plain = folded(unpunctuated(word))
  return trades.has(plain) || trades.has(plain.replace(/s$/, ''))
}

const isCapital = (word: string): boolean => /^[("'’]*\p{Lu}/u.test(word)
const plainOf = (word: string): string => folded(word).replace(/^[("]+|(?<![.,;:)"])[.,;:)"]+$/g, '')
const isCivility = (word: string): boolean => {
  const plain = plainOf(word)
  // `me` is an English word, and `m` a metre.
  return civilities.has(plain) && (isCapital(word) || plain.length > 2)
}
const isForm = (word: string): boolean => {
  const plain = plainOf(word).replaceAll('.', '')
  return forms.has(plain) && (plain.length > 3 || isCapital(word))
}
const isKind = (word: string): boolean => kinds.has(plainOf(word))
const isParticle = (word: string): boolean => particles.has(plainOf(word)) || /^(?:d|l)['’]\p{L}/iu.test(word)

/** In words. */
const longestBracket = 8
/** A number of at most so many groups of figures. */
const mostGroups = 16

/** How many of the words from here are one number, and whether it is one; 0 where they are none. */
function phoneFrom(
  words: readonly string[],
  from: number,
  country: string | undefined,
): { readonly words: number; readonly sure: boolean } {
  const none = { words: 0, sure: true }
  const first = (words[from] ?? '').replace(/(?<![,;:.!?)])[,;:.!?)]+$/, '')
  if (rounded.test(first)) return { words: 1, sure: false }
  if (!/\d/.test(first)) return none
  const near = words.slice(from, from + mostGroups).map(word => word.replace(/(?<![,;:.!?)])[,;:.!?)]+$/, ''))
  // What ends a sentence ends a number.
  const ends = words.slice(from, from + mostGroups).findIndex(word => /[,;:!?)]$/.test(word))
  const many = Math.min(groupsFrom(near, 0), ends < 0 ? mostGroups : ends + 1)
  if (many === 0 || aDate.test(near[0]!)) return none
  const follows = words[from + many] ?? ''
  for (let count = many; count > 0; count--) {
    const text = near.slice(0, count).join(' ')
    const phone = readPhone(text, country)
    const digits = text.replace(/\D/g, '').length
    const isNumber =
      typeof phone === 'object' || (phone === 'no country' && digits >= 9 && digits <= 15 && mayBeOneNumber(text))
    if (!isNumber || (count === many && units.test(follows))) continue
    const isWhole = typeof phone === 'string' || !lacksZero(phone)
    return { words: count + extensionAt(words, from + count), sure: isWhole && (digits > 8 || /^[+0(]/.test(text)) }
  }
  const text = near.slice(0, many).join(' ')
  const digits = text.replace(/\D/g, '').length
  const looksSo = /^\(?(?:\+|0)/.test(text) ? digits >= 6 : digits >= 9 && digits <= 20
  return looksSo && !units.test(follows) ? { words: many, sure: false } : none
}

const extensionAt = (words: readonly string[], n: number): number =>
  /^(?:poste|ext\.?|extension)$/i.test(words[n] ?? '') && /^\d{1,6}[,;.]?$/.test(words[n + 1] ?? '') ? 2 : 0

/** The address a word holds; `sure`: it is one. */
function emailIn(word: string): { readonly text: string; readonly sure: boolean } | undefined {
  const text = word.replace(/^[<("'“«]+|(?<![>)"'”»,;:!?.])[>)"'”»,;:!?.]+$/gu, '').replace(/^mailto:/i, '')
  if (address.test(text)) return { text, sure: true }
  // `dupont@@free.fr`, `dupont@`: an address in which something is wrong, and no name of a company.
  return /^[^\s@<]+@[^\s<]*$/.test(text) && !word.includes('<@') ? { text, sure: false } : undefined
}

/** Reads words that were typed one after the other; `runs`: between two of them something else stood, or a line ended. */
export function readContact(runs: readonly (readonly string[])[], given: Given): ReadContact {
  return new Contact(given).read(runs)
}

/** The numbers and addresses among words that are something else, and those without them. */
export function contactsIn(
  words: readonly string[],
  country: string | undefined,
): { readonly phone?: string; readonly email?: string; readonly rest: string; readonly sure: boolean } {
  const found = { phone: [] as string[], email: [] as string[], rest: [] as string[] }
  let sure = true
  for (let n = 0; n < words.length; ) {
    const phone = phoneFrom(words, n, country)
    const email = phone.words === 0 ? emailIn(words[n]!) : undefined
    const taken = words.slice(n, n + Math.max(phone.words, 1)).join(' ')
    if (phone.words > 0) found.phone.push(bareNumber(taken))
    else if (email) found.email.push(email.text)
    else found.rest.push(taken)
    if (!(phone.words > 0 ? phone.sure : (email?.sure ?? true))) sure = false
    n += Math.max(phone.words, 1)
  }
  return {
    ...(found.phone.length > 0 && { phone: found.phone.join(' / ') }),
    ...(found.email.length > 0 && { email: found.email.join(' ') }),
    rest: found.rest.join(' '),
    sure: sure && found.phone.length <= 1 && found.email.length <= 1,
  }
}

const bareNumber = (text: string): string => text.replace(/(?<![,;:!?.])[,;:!?.]+$/, '')

class Contact {
  readonly #given: Given
  readonly #phones: string[] = []
  readonly #emails: string[] = []
  #name: Word[] = []
  #company: Word[] = []
  #nameIsMarked = false
  #sure = true

  constructor(given: Given) {
    this.#given = given
  }

  read(runs: readonly (readonly string[])[]): ReadContact {
    const items = runs.flatMap((run, n) => [...(n === 0 ? [] : [{ is: 'gap' } as const]), ...this.#itemsOf(run)])
    const first = items.findIndex(isAnchor)
    const last = items.findLastIndex(isAnchor)
    const head = first < 0 ? items : items.slice(0, first)
    const between = first < 0 ? [] : items.slice(first, last + 1).filter(item => !isAnchor(item))
    const tail = first < 0 ? [] : items.slice(last + 1)
    let who: readonly Item[] = head
    let need: readonly Item[] = []
    if (this.#given.needIsKnown) who = [...head, { is: 'gap' }, ...tail]
    else if (hasWords(head) && hasWords(tail)) {
      need = tail
      // `06 … Plomberie Martin veut un devis`: it may go on with who he is.
      const [one, two] = tail.filter(isWord)
      if (isForm(one!.text) || isTrade(one!.text) || (isCapital(one!.text) && two && isCapital(two.text))) this.#doubt()
    } else {
      const [contact, rest] = this.#split(hasWords(tail) ? tail : head, first >= 0)
      who = contact
      need = rest
      if (hasWords(tail)) this.#doubt()
    }
    const extra = between.filter(item => item.is === 'word' && !joining.has(plainOf(item.text)))
    if (extra.length > 0) {
      this.#doubt()
      who = [...who, { is: 'gap' }, ...extra]
    }
    this.#who(who)
    return { parts: this.#parts(textOf(need)), sure: this.#sure }
  }

  #parts(need: string): ReadContact['parts'] {
    const found = Object.entries({
      name: named(this.#name),
      company: named(this.#company),
      phone: this.#phones.join(' / '),
      email: this.#emails.join(' '),
      need,
    })
    return Object.fromEntries(found.filter(([, text]) => text !== ''))
  }

  #itemsOf(words: readonly string[]): Item[] {
    const items: Item[] = []
    let inBrackets = false
    for (let n = 0; n < words.length; ) {
      const word = words[n]!
      const phone = phoneFrom(words, n, this.#given.country)
      const email = emailIn(word)
      if (phone.words > 0) {
        const text = bareNumber(words.slice(n, n + phone.words).join(' '))
        this.#phones.push(text)
        if (!phone.sure || this.#phones.length > 1) this.#doubt()
        items.push({ is: 'phone', text })
        n += phone.words
        continue
      }
      n++
      if (email) {
        this.#emails.push(email.text)
        if (!email.sure || this.#emails.length > 1) this.#doubt()
        items.push({ is: 'email', text: email.text })
      } else if (dash.test(word)) items.push({ is: 'gap' })
      else if (announces.test(word) && this.#announced(words, n)) continue
      else {
        if (word.startsWith('(')) {
          inBrackets = words.slice(n - 1, n + longestBracket).some(one => one.includes(')'))
          if (inBrackets) items.push({ is: 'gap' })
          else this.#doubt()
        }
        items.push({ is: 'word', text: word, ...(inBrackets && { inBrackets: true }) })
        if (/\)[,;.]?$/.test(word)) inBrackets = false
        if (/[,;)]$/.test(word)) items.push({ is: 'gap' })
      }
    }
    return items
  }

  /** `tél. 06 …`: it only says what follows. */
  #announced = (words: readonly string[], n: number): boolean =>
    phoneFrom(words, n, this.#given.country).words > 0 || emailIn(words[n] ?? '') !== undefined

  /** Where who he is ends and what he needs begins; `isReached`: there is a number or an address among them. */
  #split(items: readonly Item[], isReached: boolean): readonly [readonly Item[], readonly Item[]] {
    const words = items.filter(isWord)
    const isMarked = words.length > 0 && isCivility(words[0]!.text)
    let end = 0
    let lastName = 0
    while (end < items.length) {
      const item = items[end]!
      if (item.is === 'word') {
        const { text } = item
        const isHis = isCapital(text) || isForm(text) || isKind(text) || isCivility(text) || item.inBrackets
        if (isHis) lastName = end + 1
        else if (!isParticle(text) && !at.has(plainOf(text))) break
      }
      end++
    }
    const contact = items.slice(0, lastName)
    const named = contact.filter(isWord)
    const isSentence =
      named.length === 0 || (!isMarked && !named.some(({ text }) => isForm(text) || isKind(text)) && named.length < 2)
    const rest = items.slice(lastName)
    if (isSentence && !isReached) return [[], items]
    if (isSentence && hasWords(rest)) {
      this.#doubt()
      const civility = items.findIndex(item => item.is === 'word' && isCivility(item.text))
      if (civility > 0) return [items.slice(civility), items.slice(0, civility)]
      // Nobody writes his words in capitals on a telephone.
      if (named.length === 0) return [items, []]
    }
    if (!isMarked && hasWords(rest)) this.#doubt()
    return [contact, rest]
  }

  /** The words between two gaps are a name, a company, or both. */
  #who(items: readonly Item[]): void {
    const stretches: Word[][] = [[]]
    for (const item of items) {
      if (item.is === 'gap') stretches.push([])
      else if (item.is === 'word') stretches.at(-1)!.push(item)
    }
    for (const words of stretches.filter(one => one.length > 0)) this.#stretch(words)
  }

  #stretch(words: readonly Word[]): void {
    const intro = words.findIndex(({ text }) => at.has(plainOf(text)) || isKind(text))
    const form = words.findIndex(({ text }) => isForm(text))
    const trade = words.findIndex(({ text }) => isTrade(text))
    if (words[0]!.inBrackets) this.#isCompany(words)
    else if (intro >= 0 && words.length > intro + 1) this.#introduced(words, intro)
    else if (form >= 0) this.#withForm(words, form)
    else if (trade >= 0) {
      this.#doubt()
      this.#isName(words.slice(0, trade))
      this.#isCompany(words.slice(trade))
    } else this.#unmarked(words)
  }

  /** Nothing in it says what it is but a form of address. */
  #unmarked(words: readonly Word[]): void {
    const isHim = isCivility(words[0]!.text)
    const isShort = words.length <= (isHim ? 4 : 3) && !isParticle(words[0]!.text)
    const isClear =
      this.#given.needIsKnown || words.every(({ text }) => isCapital(text) || isParticle(text) || isCivility(text))
    if (!isShort || !isClear) this.#doubt()
    if (this.#name.length === 0) this.#isName(words)
    else if (isHim && !this.#nameIsMarked) {
      // `Rivoire, Mme Dupont`: what stood before her is the company.
      const before = this.#name
      this.#name = []
      this.#isName(words)
      this.#isCompany(before)
    } else {
      if (!this.#nameIsMarked || isHim) this.#doubt()
      this.#isCompany(words)
    }
  }

  /** `Mme Dupont chez Martin`, `de la société Martin`. */
  #introduced(words: readonly Word[], intro: number): void {
    let from = intro
    while (from > 0 && linking.has(plainOf(words[from - 1]!.text))) from--
    this.#isName(words.slice(0, from))
    this.#isCompany(words.slice(at.has(plainOf(words[intro]!.text)) ? intro + 1 : intro))
  }

  #withForm(words: readonly Word[], form: number): void {
    const isLast = form === words.length - 1
    const isHim = isCivility(words[0]!.text)
    if (form === 0 || (isLast && !isHim)) {
      if (form > 3) this.#doubt()
      this.#isCompany(words)
    } else {
      this.#doubt()
      const from = isLast ? Math.min(2, form) : form
      this.#isName(words.slice(0, from))
      this.#isCompany(words.slice(from))
    }
  }

  #isName(words: readonly Word[]): void {
    if (words.length === 0) return
    if (this.#name.length > 0) this.#doubt()
    this.#nameIsMarked ||= isCivility(words[0]!.text)
    this.#name = [...this.#name, ...words]
  }

  #isCompany(words: readonly Word[]): void {
    if (words.length === 0) return
    if (this.#company.length > 0) this.#doubt()
    this.#company = [...this.#company, ...words]
  }

  #doubt(): void {
    this.#sure = false
  }
}

const isAnchor = ({ is }: Item): boolean => is === 'phone' || is === 'email'
const isWord = (item: Item): item is Word => item.is === 'word'
const hasWords = (items: readonly Item[]): boolean => items.some(isWord)
const textOf = (items: readonly Item[]): string =>
  items
    .filter(isWord)
    .map(({ text }) => text)
    .join(' ')
/** Without the marks that stood around it. */
const named = (words: readonly Word[]): string =>
  words
    .map(({ text }) => text.replace(/^[("“«]+|(?<![,;:)"”»])[,;:)"”»]+$/gu, ''))
    .filter(text => text !== '')
    .join(' ')
