/** Who may be paired with whom, in one of the ways a round is drawn. */
export type Graph = {
  readonly size: number
  /** Row by row, 1 where the two may be paired; nobody with himself. */
  readonly edges: Uint8Array
}

export const graphOf = (size: number, isEdge: (at: number) => boolean): Graph => {
  const edges = new Uint8Array(size * size)
  for (let at = 0; at < edges.length; at++) if (isEdge(at)) edges[at] = 1
  return { size, edges }
}

/** Pairs as the mate of each; `alone` where he has none. */
export type Mates = Int32Array
export const alone = -1

export const nobodyPaired = (size: number): Mates => new Int32Array(size).fill(alone)

export const aloneIn = (mates: Mates, without: readonly number[] = []): number[] =>
  [...mates.keys()].filter(one => mates[one] === alone && !without.includes(one))

export function without({ size, edges }: Graph, mates: Mates): Graph {
  const left = edges.slice()
  for (const [one, other] of mates.entries()) if (other !== alone) left[one * size + other] = 0
  return { size, edges: left }
}

export function degreesOf({ size, edges }: Graph): number[] {
  return Array.from({ length: size }, (_, one) => {
    let degree = 0
    for (let at = one * size; at < (one + 1) * size; at++) degree += edges[at]!
    return degree
  })
}

/**
 * As many pairs as can be, from those in `begun` on (who is paired there stays paired, perhaps with another). `order` says
 * who is looked at first; who is `gone` takes no part. Edmonds’ search for augmenting paths, with blossoms shrunk by their base.
 */
export function mostPairs(
  { size, edges }: Graph,
  begun: Mates,
  { order, gone = [] }: { order?: readonly number[]; gone?: readonly number[] } = {},
): Mates {
  const mates = begun.slice()
  const inOrder = order ?? Array.from({ length: size }, (_, n) => n)
  const isGone = new Uint8Array(size)
  for (const one of gone) isGone[one] = 1
  for (const one of inOrder) {
    if (mates[one] !== alone || isGone[one]) continue
    const other = inOrder.find(other => edges[one * size + other] && mates[other] === alone && !isGone[other])
    if (other === undefined) continue
    mates[one] = other
    mates[other] = one
  }
  const augment = augmenting(size, edges, mates, isGone, inOrder)
  for (const one of inOrder) if (mates[one] === alone && !isGone[one]) augment(one)
  return mates
}

function augmenting(size: number, edges: Uint8Array, mates: Mates, isGone: Uint8Array, order: readonly number[]) {
  const parent = new Int32Array(size)
  const base = new Int32Array(size)
  const isReached = new Uint8Array(size)
  const isInBlossom = new Uint8Array(size)
  const isOnPath = new Uint8Array(size)

  function commonBase(one: number, other: number): number {
    isOnPath.fill(0)
    for (let at = base[one]!; ; at = base[parent[mates[at]!]!]!) {
      isOnPath[at] = 1
      if (mates[at] === alone) break
    }
    let at = base[other]!
    while (!isOnPath[at]) at = base[parent[mates[at]!]!]!
    return at
  }

  function markPath(from: number, to: number, child: number): void {
    for (let at = from, below = child; base[at] !== to; at = parent[below]!) {
      const mate = mates[at]!
      isInBlossom[base[at]!] = 1
      isInBlossom[base[mate]!] = 1
      parent[at] = below
      below = mate
    }
  }

  /** The end of an augmenting path that begins at `root`, or `alone`. */
  function endOfPath(root: number): number {
    isReached.fill(0)
    parent.fill(alone)
    for (let one = 0; one < size; one++) base[one] = one
    isReached[root] = 1
    const queue = [root]
    for (let head = 0; head < queue.length; head++) {
      const one = queue[head]!
      for (const other of order) {
        if (!edges[one * size + other] || isGone[other] || base[one] === base[other] || mates[one] === other) continue
        if (other === root || (mates[other] !== alone && parent[mates[other]!] !== alone)) {
          const common = commonBase(one, other)
          isInBlossom.fill(0)
          markPath(one, common, other)
          markPath(other, common, one)
          for (const within of order) {
            if (!isInBlossom[base[within]!]) continue
            base[within] = common
            if (isReached[within]) continue
            isReached[within] = 1
            queue.push(within)
          }
        } else if (parent[other] === alone) {
          parent[other] = one
          const mate = mates[other]!
          if (mate === alone) return other
          isReached[mate] = 1
          queue.push(mate)
        }
      }
    }
    return alone
  }

  return (root: number): void => {
    let end = endOfPath(root)
    while (end !== alone) {
      const before = parent[end]!
      const next = mates[before]!
      mates[end] = before
      mates[before] = end
      end = next
    }
  }
}
