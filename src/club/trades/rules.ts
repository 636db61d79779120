import { type Complement, type ComplementReason, type Trade, trades } from '../../terms/complement.ts'
import type { Described } from '../members/described.ts'
import { words } from './known-by.ts'
import { divisions, given, manyKinds, moved, together } from './table.ts'
import { stemsOf } from './texts.ts'

/** Two members, in whatever order, who have helped each other so many times. */
export type HelpedPair = { readonly a: string; readonly b: string; readonly times: number }

export type Complements = {
  /**
   * How much two members complete each other, and why. `reader`: who reads it, where he is a third; what he took part in
   * himself is told to nobody by a number. Nothing is known of an id that is no member's: 0.5, without a reason.
   */
  readonly between: (a: string, b: string, reader?: string) => Complement
  /** The same number alone. */
  readonly score: (a: string, b: string) => number
  /** The `n` members on the list who complete him best, the best first; ties in an order that is his own, and stable. */
  readonly best: (member: string, n: number) => readonly { readonly member: string; readonly score: number }[]
}

/** So many expected pairs is what the table weighs against what the club has shown. */
const lent = 3
/** How much of what is missing to 1 is filled when one of the two says that he seeks what the other is. */
const saying = { trade: 0.6, words: 0.4, aWord: 0.1, nothing: 0 } as const
/** What is left of a score where the two do the same work. */
const rivals = 0.5
/** A number is told from so many pairs on, and only as one of these. */
const toldFrom = { pairs: 3, times: [100, 50, 20, 10, 5, 3] } as const

/** A member as trades are read from what he says. */
export type Person = Described & {
  readonly trade: Trade | null
  /** The trades he seeks by name. */
  readonly tradesSought: ReadonlySet<Trade>
  readonly does: ReadonlySet<string>
  /** The words of his speciality, which are among those of what he does. */
  readonly specialised: ReadonlySet<string>
  readonly brings: ReadonlySet<string>
  readonly sought: ReadonlySet<string>
  /** A number of his own, that spreads what is equal. */
  readonly spread: number
}

/** Of what somebody seeks the words that tell one member from another. */
type Telling = ReadonlyMap<Person, readonly string[]>

/**
 * Converging trades: the score of every two members, from the table of trades, from what happened in the club, and from
 * what the two say. The formula is in docs/converging-trades.md. The same facts in any order give the same.
 */
export function complements(described: readonly Described[], helped: readonly HelpedPair[]): Complements {
  const people = described.map(personOf).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const byId = new Map(people.map(person => [person.id, person]))
  const seen = seenBetween(people, byId, helped)
  const common = commonWords(people)
  const telling: Telling = new Map(people.map(one => [one, [...one.sought].filter(word => !common.has(word))]))
  const saysOf = (seeker: Person, sought: Person) => says(seeker, sought, telling.get(seeker)!)

  const scoreOf = (a: Person, b: Person): number => {
    // In one order: a product of three is not the same in each, and ties must be ties.
    const said = (1 - saying[saysOf(a, b).how]) * (1 - saying[saysOf(b, a).how])
    return (1 - (1 - seen.of(a.trade, b.trade)) * said) * (isSameTrade(a, b) ? rivals : 1)
  }

  const between: Complements['between'] = (one, other, reader) => {
    const [a, b] = [byId.get(one), byId.get(other)]
    if (!a || !b || a === b) return { score: given.unlisted, sameTrade: false, reasons: [] }
    const reasons = [
      ...saidReason(a, b, saysOf(a, b)),
      ...saidReason(b, a, saysOf(b, a)),
      ...seen.reason(a, b, reader),
      ...tableReason(a.trade, b.trade),
    ]
    return { score: scoreOf(a, b), sameTrade: isSameTrade(a, b), reasons }
  }

  const score: Complements['score'] = (one, other) => {
    const [a, b] = [byId.get(one), byId.get(other)]
    return !a || !b || a === b ? given.unlisted : scoreOf(a, b)
  }

  const here: readonly Person[] = people.filter(({ isHere }) => isHere)
  let found: Found | undefined
  const best: Complements['best'] = (member, n) => {
    const person = byId.get(member)
    if (!person || n < 1) return []
    found ??= foundBy(here, common)
    const { byTrade, describedBy, soughtBy, seekersOf } = found
    const said = [
      ...[...person.tradesSought].flatMap(trade => byTrade.get(trade) ?? []),
      ...(person.trade === null ? [] : (seekersOf.get(person.trade) ?? [])),
      ...[...person.sought].flatMap(word => describedBy.get(word) ?? []),
      ...[...person.does, ...person.brings].flatMap(word => soughtBy.get(word) ?? []),
    ]
    // Of those who say nothing to each other the score is their trades': trade by trade, until there are enough.
    const ranked = [...byTrade].toSorted(
      ([a], [b]) => seen.of(person.trade, b) - seen.of(person.trade, a) || order(a) - order(b),
    )
    const candidates = new Set(said)
    let enough = n
    for (const [, members] of ranked) {
      if (enough <= 0) break
      const start: number = person.spread % members.length
      for (const other of [...members.slice(start), ...members.slice(0, start)].slice(0, n + 1)) {
        candidates.add(other)
        if (other !== person && !isSameTrade(person, other)) enough -= 1
      }
    }
    candidates.delete(person)
    return [...candidates]
      .map(other => ({
        member: other.id,
        score: scoreOf(person, other),
        tie: Math.imul(person.spread ^ other.spread, 0x01000193) >>> 0,
      }))
      .toSorted((a, b) => b.score - a.score || a.tie - b.tie || (a.member < b.member ? -1 : 1))
      .slice(0, n)
      .map(({ member, score }) => ({ member, score }))
  }

  return { between, score, best }
}

/** By what the members who are there are found. */
const foundBy = (here: readonly Person[], common: ReadonlySet<string>) => ({
  byTrade: Map.groupBy(here, ({ trade }) => trade) as ReadonlyMap<Trade | null, readonly Person[]>,
  describedBy: postings(here, person => [...person.does, ...person.brings], common),
  soughtBy: postings(here, person => [...person.sought], common),
  seekersOf: postings(here, person => [...person.tradesSought], new Set()),
})
type Found = ReturnType<typeof foundBy>

/** What happened in the club between members of two trades, each pair of members once. */
function seenBetween(people: readonly Person[], byId: ReadonlyMap<string, Person>, helped: readonly HelpedPair[]) {
  const cells = new Map<number, Map<string, HelpedPair>>()
  let allHelped = 0
  for (const one of helped) {
    const [a, b] = [byId.get(one.a), byId.get(one.b)]
    if (!a?.trade || !b?.trade || a === b || one.times < 1) continue
    const key = cellKey(a.trade, b.trade)
    const pairs = cells.get(key) ?? new Map<string, HelpedPair>()
    const known = pairs.get(pairKey(a.id, b.id))
    if (!known) allHelped += 1
    pairs.set(pairKey(a.id, b.id), { a: a.id, b: b.id, times: one.times + (known?.times ?? 0) })
    cells.set(key, pairs)
  }
  const sizes = new Map<Trade, number>()
  for (const { trade } of people) if (trade !== null) sizes.set(trade, (sizes.get(trade) ?? 0) + 1)
  const among = (size: number) => (size * (size - 1)) / 2
  const allPairs = among([...sizes.values()].reduce((sum, size) => sum + size, 0))
  const possible = (a: Trade, b: Trade) =>
    a === b ? among(sizes.get(a) ?? 0) : (sizes.get(a) ?? 0) * (sizes.get(b) ?? 0)
  const scores = new Map<number, number>()

  const of = (a: Trade | null, b: Trade | null): number => {
    if (a === null || b === null) return given.unlisted
    const key = cellKey(a, b)
    const known = scores.get(key)
    if (known !== undefined) return known
    const [here, pairs] = [cells.get(key)?.size ?? 0, possible(a, b)]
    // What would be expected of so many pairs, by the rest of the club: their own part is left out of it.
    const expected = allPairs === pairs ? 0 : ((allHelped - here) / (allPairs - pairs)) * pairs
    const start = inTable(a, b).score
    const odds = (here + lent * (start / (1 - start))) / (expected + lent)
    const score = odds / (1 + odds)
    scores.set(key, score)
    return score
  }

  const reason = (a: Person, b: Person, reader: string | undefined): readonly ComplementReason[] => {
    if (a.trade === null || b.trade === null) return []
    const apart = new Set([a.id, b.id, ...(reader === undefined ? [] : [reader])])
    const others = [...(cells.get(cellKey(a.trade, b.trade))?.values() ?? [])].filter(
      pair => !apart.has(pair.a) && !apart.has(pair.b),
    )
    // Not all of them somebody's own: a number about one member would tell what is between him and others.
    const everyone = new Set(others.flatMap(pair => [pair.a, pair.b]))
    const isOnes = [...everyone].some(id => others.every(pair => pair.a === id || pair.b === id))
    if (others.length < toldFrom.pairs || isOnes) return []
    const times = others.reduce((sum, pair) => sum + pair.times, 0)
    return [{ code: 'helped', trades: inOrder(a.trade, b.trade), times: toldFrom.times.find(told => told <= times)! }]
  }

  return { of, reason }
}

const places = new Map<Trade | null, number>(trades.map((trade, n) => [trade, n]))
const order = (trade: Trade | null): number => places.get(trade) ?? trades.length
const inOrder = (a: Trade, b: Trade): readonly [Trade, Trade] => (order(a) <= order(b) ? [a, b] : [b, a])
/** One number for two trades, in whatever order. */
const cellKey = (a: Trade, b: Trade): number => {
  const [first, second] = inOrder(a, b)
  return order(first) * trades.length + order(second)
}
const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** A number made of a text, the same each time (FNV-1a). */
function mixed(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return sum >>> 0
}

type InTable = { readonly score: number; readonly how: 'same-projects' | 'same-customers' | null }

const table: ReadonlyMap<number, InTable> = new Map(
  // What is listed as a project overrides what is listed as customers.
  together
    .toSorted((a, b) => given[a.how] - given[b.how])
    .flatMap(({ how, trades }) =>
      trades.flatMap((a, n) => trades.slice(n + 1).map(b => [cellKey(a, b), { score: given[how], how }] as const)),
    ),
)

/** What the hand-made table says of two trades. */
export const inTable = (a: Trade, b: Trade): InTable =>
  a === b
    ? { score: manyKinds.has(a) ? given.manyKinds : given.oneKind, how: null }
    : (table.get(cellKey(a, b)) ?? { score: given.unlisted, how: null })

function tableReason(a: Trade | null, b: Trade | null): readonly ComplementReason[] {
  const how = a === null || b === null ? null : inTable(a, b).how
  return how === null ? [] : [{ code: how, trades: inOrder(a!, b!) }]
}

type Keyword = { readonly stems: string; readonly trade: Trade; readonly names: boolean }

/** Every keyword by the first two letters of its first stem, the longest first. */
const keywords: ReadonlyMap<string, readonly Keyword[]> = Map.groupBy(
  (Object.keys(words) as Trade[])
    .flatMap(trade =>
      (['who', 'what'] as const).flatMap(kind =>
        words[trade][kind].map(text => ({ stems: stemsOf(text).join(' '), trade, names: kind === 'who' })),
      ),
    )
    .filter(({ stems }) => stems !== '')
    .toSorted((a, b) => b.stems.length - a.stems.length || order(a.trade) - order(b.trade)),
  ({ stems }) => stems.slice(0, 2),
)

/** A short word is itself alone; a longer one is also the beginning of others. */
const startsAt = (text: string, at: number, { stems }: Keyword) =>
  text.startsWith(stems, at) &&
  (stems.length >= 5 || text[at + stems.length] === ' ' || at + stems.length === text.length)

/** The trades that a text speaks of, in its order: at each place the longest keyword that stands there. */
export function tradesIn(text: string | null, onlyNames: boolean): readonly Trade[] {
  const stems = stemsOf(text)
  const all = stems.join(' ')
  let at = 0
  return stems.flatMap(stem => {
    const found = (keywords.get(stem.slice(0, 2)) ?? []).find(one => startsAt(all, at, one))
    at += stem.length + 1
    return found && (found.names || !onlyNames) ? [found.trade] : []
  })
}

/** The trade of a member: what he says his firm does, else its code, else the rest of what he says of himself. */
export function tradeOf(
  member: Pick<Described, 'activity' | 'nafCode' | 'nafNomenclature' | 'jobTitle' | 'speciality'>,
): Trade | null {
  return (
    tradesIn(member.activity, false)[0] ??
    tradeOfCode(member.nafCode, member.nafNomenclature) ??
    tradesIn(member.jobTitle, true)[0] ??
    tradesIn(member.speciality, false)[0] ??
    null
  )
}

/** The trade of a NAF code, in either nomenclature; null where its division holds no one trade. */
export function tradeOfCode(code: string | null, nomenclature: string | null): Trade | null {
  const digits = code?.replace('.', '') ?? ''
  if (!/^\d{2}/.test(digits)) return null
  const [division, group] = [digits.slice(0, 2), `${digits.slice(0, 2)}.${digits.slice(2, 3)}`]
  const own = nomenclature === 'naf-2025' ? moved['naf-2025'] : moved['naf-rev2']
  return own[group] ?? divisions[group] ?? own[division] ?? divisions[division] ?? null
}

export const personOf = (member: Described): Person => ({
  ...member,
  trade: tradeOf(member),
  tradesSought: new Set(tradesIn(member.seeks, true)),
  does: new Set([...stemsOf(member.activity), ...stemsOf(member.speciality)]),
  specialised: new Set(stemsOf(member.speciality)),
  brings: new Set(stemsOf(member.offers)),
  sought: new Set(stemsOf(member.seeks)),
  spread: mixed(member.id),
})

/** Words that a fifth of the club uses, and more than three of it, tell nobody from another. */
function commonWords(people: readonly Person[]): ReadonlySet<string> {
  const used = new Map<string, number>()
  for (const person of people)
    for (const word of new Set([...person.does, ...person.brings, ...person.sought]))
      used.set(word, (used.get(word) ?? 0) + 1)
  return new Set([...used].filter(([, count]) => count > Math.max(3, people.length / 5)).map(([word]) => word))
}

/** Who has which of these, by each of them; what is common is nobody's. */
function postings<Key extends string>(
  people: readonly Person[],
  keysOf: (person: Person) => readonly Key[],
  common: ReadonlySet<string>,
): ReadonlyMap<Key, readonly Person[]> {
  const found = new Map<Key, Person[]>()
  for (const person of people)
    for (const key of new Set(keysOf(person))) if (!common.has(key)) found.set(key, [...(found.get(key) ?? []), person])
  return found
}

type Said =
  | { readonly how: 'trade' | 'aWord' | 'nothing' }
  | { readonly how: 'words'; readonly from: 'does' | 'offers'; readonly says: string }

/** What the one seeks, against what the other is, does and offers. */
function says(seeker: Person, sought: Person, telling: readonly string[]): Said {
  if (sought.trade !== null && seeker.tradesSought.has(sought.trade)) return { how: 'trade' }
  const does = telling.filter(word => sought.does.has(word))
  const brings = telling.filter(word => sought.brings.has(word))
  const enough = Math.min(2, telling.length)
  if (enough > 0 && does.length >= enough) return { how: 'words', from: 'does', says: wordsOf(sought, does) }
  if (enough > 0 && brings.length >= enough) return { how: 'words', from: 'offers', says: sought.offers ?? '' }
  return { how: does.length + brings.length > 0 ? 'aWord' : 'nothing' }
}

/** Of activity and speciality the text in which these words stand. */
const wordsOf = ({ activity, speciality }: Person, stems: readonly string[]): string => {
  const said = new Set(stemsOf(speciality))
  return (stems.some(word => said.has(word)) ? speciality : activity) ?? ''
}

function saidReason(seeker: Person, sought: Person, said: Said): readonly ComplementReason[] {
  const facts = { seeker: seeker.id, sought: sought.id, seeks: seeker.seeks ?? '' }
  if (said.how === 'trade') return [{ code: 'seeks-trade', ...facts }]
  return said.how === 'words' ? [{ code: 'seeks-words', ...facts, from: said.from, says: said.says }] : []
}

/** Two who do the same work: of one trade, with one code, or with half the words of whoever says less of what he does. */
export function isSameTrade(one: Person, other: Person): boolean {
  if (one.trade === null || one.trade !== other.trade) return false
  if (hasSameCode(one, other)) return !manyKinds.has(one.trade) || sharesWords(one, other)
  return sharesWords(one, other)
}

/** The same number in the other list of activities may be another one. */
export const hasSameCode = (one: Person, other: Person): boolean =>
  one.nafCode !== null && one.nafCode === other.nafCode && one.nafNomenclature === other.nafNomenclature

export function sharesWords(one: Person, other: Person): boolean {
  const shared = [...one.does].filter(word => other.does.has(word)).length
  return shared > 0 && shared * 2 >= Math.min(one.does.size, other.does.size)
}
