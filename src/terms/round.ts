/** How often a club proposes one-to-ones to its members on its own. */
export const cadences = ['weekly', 'fortnightly', 'monthly', 'quarterly', 'never'] as const
export type Cadence = (typeof cadences)[number]
