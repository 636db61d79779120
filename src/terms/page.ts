/** Fewer than the smallest menu of a platform takes (Discord's 25), with room for as many lines of words above it. */
export const perPage = 20

/** What a card shows of a list at once. A list is never cut: what does not stand here stands on another page. */
export type Page<Item> = {
  readonly items: readonly Item[]
  /** From 1. */
  readonly number: number
  /** How many come after these. */
  readonly rest: number
}

/** The page of this number; the last one where the list has become shorter since. */
export function pageOf<Item>(all: readonly Item[], number = 1, size = perPage): Page<Item> {
  const last = Math.max(1, Math.ceil(all.length / size))
  const shown = Math.min(Math.max(number, 1), last)
  return {
    items: all.slice((shown - 1) * size, shown * size),
    number: shown,
    rest: Math.max(0, all.length - shown * size),
  }
}
