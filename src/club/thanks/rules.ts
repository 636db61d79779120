/** What one member thanks another for. */
export const thankedFor = ['referral', 'introduction', 'help'] as const
export type ThankedFor = (typeof thankedFor)[number]

/** Whether the club may read it: `asked` until the one who is thanked has answered; null: nobody wants it. */
export type InChannel = 'asked' | 'yes' | 'no' | null

/** For so many days it can be taken back. */
export const undoDays = 14

export const mayUndo = (given: Temporal.Instant, at: Temporal.Instant): boolean =>
  at.since(given).total('hours') <= undoDays * 24

/** The same thanks typed twice in a day is a slip, not a second one. */
export const onceKey = (from: string, to: string, what: ThankedFor, day: Temporal.PlainDate): string =>
  [from, to, what, day].join(':')
