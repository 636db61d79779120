import { type AST, RegExpParser } from '@eslint-community/regexpp'

/**
 * How much work an expression does, counted in steps and not in time: a matcher that backtracks as engines do, and texts
 * made of the expression's own pieces, repeated. Work that grows faster than the text shows in a text twice as long.
 */

type Next = (at: number) => boolean

/** Walks an expression over a text, and counts every piece of it that is tried at a place. */
class Walk {
  steps = 0
  readonly #text: string
  readonly #flags: AST.Flags
  readonly #groups = new Map<AST.CapturingGroup, string>()
  readonly #sets = new Map<AST.Node, RegExp>()

  constructor(text: string, flags: AST.Flags) {
    this.#text = text
    this.#flags = flags
  }

  /** Looks for all matches with `g`, for the first one without, for one that begins here with `y`. */
  all(pattern: AST.Pattern): number {
    let from = 0
    while (from <= this.#text.length) {
      let end = -1
      this.#groups.clear()
      const found = this.#anyOf(pattern.alternatives, from, at => {
        end = at
        return true
      })
      if (this.#flags.sticky || (found && !this.#flags.global)) break
      from = found && end > from ? end : from + 1
    }
    return this.steps
  }

  #anyOf = (alternatives: readonly AST.Alternative[], at: number, next: Next): boolean =>
    alternatives.some(({ elements }) => this.#inTurn(elements, 0, at, next))

  #inTurn(elements: readonly AST.Element[], n: number, at: number, next: Next): boolean {
    const element = elements[n]
    return element === undefined ? next(at) : this.#one(element, at, on => this.#inTurn(elements, n + 1, on, next))
  }

  #one(element: AST.Element, at: number, next: Next): boolean {
    this.steps++
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass': {
        const there = this.#charAt(at)
        return there !== '' && this.#holds(element, there) && next(at + there.length)
      }
      case 'Quantifier':
        return this.#times(element, 0, at, -1, next)
      case 'Group':
        return this.#anyOf(element.alternatives, at, next)
      case 'CapturingGroup':
        return this.#anyOf(element.alternatives, at, on => {
          this.#groups.set(element, this.#text.slice(at, on))
          return next(on)
        })
      case 'Backreference': {
        const said = [element.resolved].flat().map(group => this.#groups.get(group) ?? '')[0] ?? ''
        return this.#text.startsWith(said, at) && next(at + said.length)
      }
      case 'Assertion':
        return this.#stands(element, at) && next(at)
      default:
        throw new Error(`nobody counts the steps of ${element.raw}`)
    }
  }

  #times({ min, max, greedy, element }: AST.Quantifier, done: number, at: number, before: number, next: Next): boolean {
    if (this.steps > tooMany) throw new TooManySteps()
    const again = () =>
      done < max &&
      !(done >= min && at === before) &&
      this.#one(element, at, on => this.#times({ min, max, greedy, element } as AST.Quantifier, done + 1, on, at, next))
    if (done < min) return again()
    return greedy ? again() || next(at) : next(at) || again()
  }

  #stands(assertion: AST.Assertion, at: number): boolean {
    const text = this.#text
    switch (assertion.kind) {
      case 'start':
        return at === 0 || (this.#flags.multiline && /[\n\r]/.test(text[at - 1]!))
      case 'end':
        return at === text.length || (this.#flags.multiline && /[\n\r]/.test(text[at]!))
      case 'word':
        return (/\w/.test(text[at - 1] ?? ' ') !== /\w/.test(text[at] ?? ' ')) !== assertion.negate
      case 'lookahead':
        return this.#anyOf(assertion.alternatives, at, () => true) !== assertion.negate
      case 'lookbehind': {
        // Those there are hold a character or none.
        const behind = [at, at - 1].filter(from => from >= 0)
        const found = behind.some(from => this.#anyOf(assertion.alternatives, from, on => on === at))
        return found !== assertion.negate
      }
    }
  }

  #charAt(at: number): string {
    if (at >= this.#text.length) return ''
    return this.#flags.unicode || this.#flags.unicodeSets
      ? String.fromCodePoint(this.#text.codePointAt(at)!)
      : this.#text[at]!
  }

  #holds(element: AST.Node, character: string): boolean {
    const set = this.#sets.get(element) ?? setOf(element, this.#flags)
    this.#sets.set(element, set)
    return set.test(character)
  }
}

const tooMany = 1_000_000
class TooManySteps extends Error {}

const setOf = ({ raw }: AST.Node, { ignoreCase, unicode, unicodeSets, dotAll }: AST.Flags): RegExp =>
  new RegExp(`^${raw}$`, `${ignoreCase ? 'i' : ''}${unicode ? 'u' : ''}${unicodeSets ? 'v' : ''}${dotAll ? 's' : ''}`)

const parser = new RegExpParser()

/** Characters that expressions tell apart, beside those they name themselves. */
const candidates = [...'aeé0 1h@<"-.:/,;=\n\t\'«»“”Z']

/** One of each kind of character that the expression tells apart. */
function alphabetOf(pattern: AST.Pattern, flags: AST.Flags): string[] {
  const all = nodesOf(pattern)
  const sets = all.filter(isSet).map(set => setOf(set, flags))
  // What an edge tells apart is of another kind too.
  if (all.some(node => node.type === 'Assertion' && node.kind === 'word')) sets.push(/\w/)
  if (flags.multiline) sets.push(/\n/)
  const kinds = new Map<string, string>()
  for (const character of [...all.flatMap(namedIn), ...candidates, '\u0001']) {
    const kind = sets.map(set => (set.test(character) ? '1' : '0')).join('')
    if (!kinds.has(kind)) kinds.set(kind, character)
  }
  return [...kinds.values()]
}

const isSet = ({ type }: AST.Node) => type === 'Character' || type === 'CharacterSet' || type === 'CharacterClass'

/** The characters that a piece names. */
function namedIn(node: AST.Node): string[] {
  if (node.type === 'Character') return [String.fromCodePoint(node.value)]
  if (node.type === 'CharacterClassRange') return [node.min, node.max].flatMap(namedIn)
  return node.type === 'CharacterClass' ? node.elements.flatMap(namedIn) : []
}

function nodesOf(node: AST.Node): AST.Node[] {
  if (node.type === 'Pattern' || node.type === 'Group' || node.type === 'CapturingGroup')
    return [node, ...node.alternatives.flatMap(nodesOf)]
  if (node.type === 'Alternative') return [node, ...node.elements.flatMap(nodesOf)]
  if (node.type === 'Quantifier') return [node, ...nodesOf(node.element)]
  if (node.type === 'Assertion' && (node.kind === 'lookahead' || node.kind === 'lookbehind'))
    return [node, ...node.alternatives.flatMap(nodesOf)]
  return [node]
}

/** The shortest text that a piece takes, and those on the way to each repetition in it. */
function shortest(node: AST.Node, alphabet: readonly string[], flags: AST.Flags): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return shortest(node.alternatives[0]!, alphabet, flags)
    case 'Alternative':
      return node.elements.map(element => shortest(element, alphabet, flags)).join('')
    case 'Quantifier':
      return shortest(node.element, alphabet, flags).repeat(node.min)
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return alphabet.find(character => setOf(node, flags).test(character)) ?? ''
    default:
      return ''
  }
}

/** What stands before each piece of the expression, written as shortly as it can be. */
function beginnings(pattern: AST.Pattern, alphabet: readonly string[], flags: AST.Flags): string[] {
  const found: string[] = []
  const walk = (alternatives: readonly AST.Alternative[], before: string) => {
    for (const { elements } of alternatives) {
      let so = before
      for (const element of elements) {
        if (!isSet(element)) found.push(so)
        const inner = element.type === 'Quantifier' ? element.element : element
        if (inner.type === 'Group' || inner.type === 'CapturingGroup') walk(inner.alternatives, so)
        so += shortest(inner, alphabet, flags).repeat(element.type === 'Quantifier' ? Math.max(1, element.min) : 1)
      }
      found.push(so)
    }
  }
  walk(pattern.alternatives, '')
  return [...new Set(found)]
}

/** The texts that an expression is walked over, each with the piece of it that is repeated. */
function* trials(pattern: AST.Pattern, flags: AST.Flags): Generator<{ before: string; again: string; after: string }> {
  const alphabet = alphabetOf(pattern, flags)
  const begin = beginnings(pattern, alphabet, flags)
  const pieces = nodesOf(pattern)
    .filter(node => !isSet(node))
    .map(node => shortest(node, alphabet, flags))
  const pairs = alphabet.length > 6 ? [] : alphabet.flatMap(one => alphabet.map(other => one + other))
  const repeated = [...new Set([...alphabet, ...begin, ...pieces, ...pairs])].filter(piece => piece !== '')
  for (const before of begin)
    for (const again of repeated) for (const after of ['', '\u0001']) yield { before, again, after }
}

/** How often a piece is repeated in the shortest text: as often as makes some forty characters of it. */
const few = (piece: string) => Math.max(6, Math.ceil(40 / piece.length))

/** A text on which the work grows faster than the text, in words; null when there is none among those that are tried. */
export function growsTooFast(source: string, flags: string): string | null {
  const parsed = parser.parseFlags(flags)
  const pattern = parser.parsePattern(source, 0, source.length, {
    unicode: parsed.unicode,
    unicodeSets: parsed.unicodeSets,
  })
  const stepsOn = (text: string): number => {
    try {
      return new Walk(text, parsed).all(pattern)
    } catch (error) {
      if (error instanceof TooManySteps) return Number.POSITIVE_INFINITY
      throw error
    }
  }
  for (const { before, again, after } of trials(pattern, parsed)) {
    const [one = 0, two = 0, four = 0] = [1, 2, 4].map(n => stepsOn(before + again.repeat(n * few(again)) + after))
    // Twice, since what is bounded grows too until it meets its bound.
    if (four === Number.POSITIVE_INFINITY || (two > 2.6 * one && four > 2.6 * two))
      return `${JSON.stringify(before)} + ${JSON.stringify(again)} × n + ${JSON.stringify(after)}`
  }
  return null
}
