/** Groups of trades, broad enough for a club to have several members in some of them. Their names are in `words`. */
export const trades = [
  ...(['architecture', 'engineering', 'building', 'crafts', 'interiors', 'materials', 'real-estate'] as const),
  ...(['notaries', 'lawyers', 'accounting', 'banking', 'insurance', 'wealth', 'consulting', 'hr', 'training'] as const),
  ...(['it', 'communication', 'photo', 'printing', 'translation', 'events', 'hospitality', 'food', 'farming'] as const),
  ...(['landscaping', 'industry', 'wholesale', 'retail', 'vehicles', 'transport', 'energy', 'waste'] as const),
  ...(['cleaning', 'security', 'health', 'wellness', 'leisure'] as const),
] as const

export type Trade = (typeof trades)[number]

/**
 * Why two members complete each other, as facts. Words of a member are those of his profile, which the whole club may
 * read. What the club has seen is a number that no single pair can be read from.
 */
export type ComplementReason =
  /** `seeker` says that he seeks a trade, and `sought` is of it. */
  | { readonly code: 'seeks-trade'; readonly seeker: string; readonly sought: string; readonly seeks: string }
  /** What `seeker` seeks is in the words of `sought`: `says` is what he does or what he offers. */
  | {
      readonly code: 'seeks-words'
      readonly seeker: string
      readonly sought: string
      readonly seeks: string
      readonly from: 'does' | 'offers'
      readonly says: string
    }
  /** Others of the two trades have helped each other in this club, at least so many times. */
  | { readonly code: 'helped'; readonly trades: readonly [Trade, Trade]; readonly times: number }
  /** Trades that often work on the same projects, or for the same customers. */
  | { readonly code: 'same-projects'; readonly trades: readonly [Trade, Trade] }
  | { readonly code: 'same-customers'; readonly trades: readonly [Trade, Trade] }

/** How much two members complete each other: `score` between 0 and 1; `sameTrade` when they do the same work. */
export type Complement = {
  readonly score: number
  readonly sameTrade: boolean
  readonly reasons: readonly ComplementReason[]
}
