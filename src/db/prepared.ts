/** More statements than the program has that come again; what is beyond is planned each time. */
const mostNames = 500
/** What is longer and writes is rows in bulk, which hardly come twice; a long select asks every topic at once. */
const longest = 3_000
const isSelect = /^\s*select\b/

const names = new Map<string, string>()
const seenOnce = new Set<string>()
let generation = 0

/**
 * The name under which a statement is prepared, once for each connection: under row-level security planning takes
 * longer than running. A statement gets its name when it comes again; undefined for one that is not worth it.
 */
export function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || (text.length > longest && !isSelect.test(text)) || names.size >= mostNames) return known
  if (!seenOnce.delete(text)) {
    if (seenOnce.size < mostNames) seenOnce.add(text)
    return undefined
  }
  const name = `assidu_${generation}_${names.size}`
  names.set(text, name)
  return name
}

/** After an error: when another process has migrated the database, no connection uses a plan of before any more. True when that was it. */
export function forgetStalePlans(error: unknown): boolean {
  const stale = isStalePlan(error)
  if (stale) {
    generation += 1
    names.clear()
  }
  return stale
}

/** 0A000: the columns have changed since it was planned; 26000: somebody has thrown the plan away. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === '26000' || (error.code === '0A000' && error.message.includes('cached plan')))
