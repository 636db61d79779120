/** Days on which a member is not waited for: the first and the last, both included; `until` null: nobody said until when. */
export type Leave = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate | null }

export const isWithin = ({ from, until }: Leave, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(from, day) <= 0 && (until === null || Temporal.PlainDate.compare(day, until) <= 0)

/** On leave today: the last day of it; null where nobody said until when. */
export type Away = Pick<Leave, 'until'>

/** One that is kept. */
export type KeptLeave = Leave & { readonly id: string }

/** A leave that a member takes himself: it has an end. */
export type Pause = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }
