/** Counts what is asked, of which so many are allowed within so many ms: in how many seconds to ask again; 0 where it is allowed now. */
export function counted(most: number, within: number): () => number {
  const asked: number[] = []
  return () => {
    const now = performance.now()
    while (asked.length > 0 && asked[0]! <= now - within) asked.shift()
    if (asked.length >= most) return Math.ceil((asked[0]! + within - now) / 1000)
    asked.push(now)
    return 0
  }
}
