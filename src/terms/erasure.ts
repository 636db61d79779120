/** Texts in which a first name may still stand after an erasure, and of which an organizer is told whose they are. */
export const listedTexts = ['thanks', 'ask', 'meeting', 'series', 'profile'] as const
export type ListedText = (typeof listedTexts)[number]

/** One of them, as an organizer is told of it. */
export type TextLeft = {
  readonly text: ListedText
  readonly by: string | null
  readonly at: Temporal.Instant | Temporal.PlainDate | null
}

/** What an erasure could not reach. */
export type ErasureLeft = {
  /** Texts of others in which a first name like his stands. */
  readonly texts: readonly TextLeft[]
  /** How many more of them only a few people read. */
  readonly private: number
  /** Messages that its platform did not let the bot change. */
  readonly messages: readonly {
    readonly platform: 'slack' | 'discord' | 'playground'
    readonly at: Temporal.Instant | null
  }[]
}
