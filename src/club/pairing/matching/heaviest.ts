import maximumWeightMatching from 'edmonds-blossom-fixed'
import { alone, type Graph, type Mates, mostPairs, nobodyPaired } from './graph.ts'
import type { Weights } from './weights.ts'

/** Up to so many members every edge is looked at. */
const denseUpTo = 100

/** Above, so many of each member: those who have most for each other, and some by lot alone, so that not all want the same few. */
const sparse = { best: 8, byLot: 4 }

/** The heaviest of the matchings with the most pairs. Who is `gone` takes no part. */
export function heaviest(graph: Graph, weights: Weights, gone: readonly number[] = []): Mates {
  const { size } = graph
  const isIn = Array.from({ length: size }, (_, one) => !gone.includes(one))
  const candidates = size <= denseUpTo ? graph.edges : thinned(graph, weights, gone)
  const edges: [number, number, number][] = []
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++)
      if (candidates[one * size + other] && isIn[one] && isIn[other])
        edges.push([one, other, weights.weigh(one, other)])
  const mates = nobodyPaired(size)
  for (const [one, other] of maximumWeightMatching(edges, true).entries()) mates[one] = other
  return mates
}

/** Some edges of each, and those of one matching with the most pairs: with fewer edges there are never fewer pairs. */
function thinned(graph: Graph, { forEachOther, lot }: Weights, gone: readonly number[]): Uint8Array {
  const { size, edges } = graph
  const kept = new Uint8Array(size * size)
  const keep = (one: number, other: number) => {
    kept[one * size + other] = 1
    kept[other * size + one] = 1
  }
  for (let one = 0; one < size; one++) {
    for (const [count, value] of [
      [sparse.best, forEachOther],
      [sparse.byLot, lot],
    ] as const)
      for (const other of greatest(count, size, other => (edges[one * size + other] ? value(one, other) : alone)))
        keep(one, other)
  }
  for (const [one, other] of mostPairs(graph, nobodyPaired(size), { gone }).entries())
    if (other !== alone) keep(one, other)
  return kept
}

/** The numbers under `size` with the greatest values; a negative one is no value. */
function greatest(count: number, size: number, weightOf: (one: number) => number): readonly number[] {
  const found: number[] = []
  const values: number[] = []
  for (let one = 0; one < size; one++) {
    const value = weightOf(one)
    if (value < 0 || (found.length === count && value <= values.at(-1)!)) continue
    let at = found.length
    while (at > 0 && values[at - 1]! < value) at--
    found.splice(at, 0, one)
    values.splice(at, 0, value)
    if (found.length > count) {
      found.pop()
      values.pop()
    }
  }
  return found
}
