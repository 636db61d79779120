import type { Group, Pair, Reason, RoundAsked, RoundDrawn } from './asked.ts'
import { aloneIn } from './graph.ts'
import type { PairsAndTrio } from './trio.ts'

/** A round as it is told: who is with whom, and why. */
export function told(asked: RoundAsked, ids: readonly string[], { mates, trio }: PairsAndTrio): RoundDrawn {
  const reasonsOf = reasonsFrom(asked)
  const pairs = [...mates.entries()].filter(([one, other]) => other > one)
  const groups = [...pairs, ...(trio.length > 0 ? [trio.toSorted((a, b) => a - b)] : [])]
  return {
    groups: groups.toSorted((a, b) => a[0]! - b[0]!).map(group => reasonsOf(group.map(one => ids[one]!))),
    leftOut: aloneIn(mates, trio).map(one => ids[one]!),
  }
}

function reasonsFrom({ members, met, complements }: RoundAsked): (members: readonly string[]) => Group {
  const newcomers = new Set(members.filter(({ newcomer }) => newcomer).map(({ id }) => id))
  const lastMet = new Map<string, string>()
  for (const { pair, on } of met) {
    const last = lastMet.get(keyOf(pair))
    if (last === undefined || on > last) lastMet.set(keyOf(pair), on)
  }
  const scores = new Map(complements.map(({ pair, score }) => [keyOf(pair), score]))
  return group => {
    const between = group.flatMap((one, n) => group.slice(n + 1).map((other): Pair => [one, other]))
    const reasons: Reason[] = []
    for (const pair of between) {
      const on = lastMet.get(keyOf(pair))
      reasons.push(on === undefined ? { code: 'never-met', between: pair } : { code: 'met-before', between: pair, on })
    }
    for (const member of group) if (newcomers.has(member)) reasons.push({ code: 'newcomer', member })
    for (const pair of between) {
      const score = scores.get(keyOf(pair)) ?? 0
      if (score > 0) reasons.push({ code: 'complementary', between: pair, score })
    }
    return { members: group, reasons }
  }
}

const keyOf = ([one, other]: Pair): string => (one < other ? `${one}\n${other}` : `${other}\n${one}`)
