import { diceOf, hashOf } from '../pairing/matching/chance.ts'

/**
 * How far a club is from its region: the Jensen-Shannon divergence of the two, in bits. `members` and `firms` are counts of
 * the same families; each has at least one.
 */
export function distanceOf(members: readonly number[], firms: readonly number[]): number {
  const [counted, all] = [sumOf(members), sumOf(firms)]
  return members.reduce((sum, own, n) => sum + part(own / counted, firms[n]! / all), 0)
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0)

/** What one family adds: half of what tells each of the two from the middle between them. */
function part(club: number, region: number): number {
  const middle = (club + region) / 2
  const toMiddle = (share: number) => (share === 0 ? 0 : share * Math.log2(share / middle))
  return (toMiddle(club) + toMiddle(region)) / 2
}

const draws = 10_000
/** A distance over which one in twenty lies. */
const within = 0.95
type Chance = { readonly firms: readonly number[]; readonly members: number; readonly club: string }

const known = new Map<string, number>()
const mostKnown = 1_000

/**
 * The distance that 95 of 100 clubs of this size stay within, when their members are drawn from the region at random. Drawn
 * with dice that belong to the club and its size, so that it is the same each time; kept, since that takes some milliseconds.
 */
export function distanceByChance(asked: Chance): number {
  const key = JSON.stringify([asked.club, asked.members, asked.firms])
  const before = known.get(key)
  if (before !== undefined) return before
  const distance = drawn(asked)
  // The oldest goes: a club asks for its own again and again, and a new one when somebody joins.
  if (known.size >= mostKnown) known.delete(known.keys().next().value!)
  known.set(key, distance)
  return distance
}

function drawn({ firms, members, club }: Chance): number {
  const all = sumOf(firms)
  const dice = diceOf(hashOf(`${club} ${members}`))
  // Of each family what every possible number of members would add.
  const parts = firms.map(own =>
    Float64Array.from({ length: members + 1 }, (_, count) => part(count / members, own / all)),
  )
  // How many of those who are left a family takes is a draw of its own: a large club costs no more than a small one.
  const shares = firms.map((own, n) => own / sumOf(firms.slice(n)))
  const sums = logarithmsOfFactorials(members)
  const chances = firms.map(() => new Map<number, Float64Array>())
  const chancesOf = (family: number, left: number): Float64Array => {
    const before = chances[family]!.get(left)
    if (before) return before
    const made = binomial(left, shares[family]!, sums)
    chances[family]!.set(left, made)
    return made
  }
  const distances = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw += 1) {
    let left = members
    for (let family = 0; family < firms.length; family += 1) {
      const taken = left === 0 ? 0 : firstAbove(chancesOf(family, left), dice(2 ** 32) / 2 ** 32)
      distances[draw]! += parts[family]![taken]!
      left -= taken
    }
  }
  return distances.sort()[Math.ceil(draws * within) - 1]!
}

/** Of 0 to `most`. */
function logarithmsOfFactorials(most: number): Float64Array {
  const sums = new Float64Array(most + 1)
  for (let n = 2; n <= most; n += 1) sums[n] = sums[n - 1]! + Math.log(n)
  return sums
}

/** How likely at most 0, 1, … of so many are of a share; the last is 1. */
function binomial(many: number, share: number, sums: Float64Array): Float64Array {
  const upTo = new Float64Array(many + 1)
  const [yes, no] = [Math.log(share), Math.log1p(-share)]
  const times = (count: number, logarithm: number) => (count === 0 ? 0 : count * logarithm)
  let sum = 0
  for (let count = 0; count < many; count += 1) {
    const ways = sums[many]! - sums[count]! - sums[many - count]!
    sum += Math.exp(ways + times(count, yes) + times(many - count, no))
    upTo[count] = sum
  }
  upTo[many] = 1
  return upTo
}

/** Where the first figure stands that is more than this one, of figures that never fall and end with 1. */
function firstAbove(figures: Float64Array, one: number): number {
  let [from, to] = [0, figures.length - 1]
  while (from < to) {
    const middle = (from + to) >> 1
    if (figures[middle]! > one) to = middle
    else from = middle + 1
  }
  return from
}
