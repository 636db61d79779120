import type { YearSpan } from '../../terms/memo.ts'
import { wallTime } from '../../time/wall.ts'

/** So long before the anniversary of his joining a member gets his memo. */
const before = { months: 1 }
/** The duty comes each week: what falls due until it comes again is kept ahead. */
const ahead = { days: 6 }
/** Where less than that is known of a year, it is not told by itself. */
const enoughDays = 183

export type Anniversary = {
  readonly on: Temporal.PlainDate
  /** How many years he will have been a member. */
  readonly years: number
  /** The day of his memo. */
  readonly memoOn: Temporal.PlainDate
}

/** The first anniversary of a joining after a day. */
export function anniversaryAfter(joinedOn: Temporal.PlainDate, day: Temporal.PlainDate): Anniversary {
  let years = Math.max(1, joinedOn.until(day, { largestUnit: 'years' }).years)
  // Whoever joined on a 29 February has his anniversary on the 28th, which `until` takes for a day too early.
  while (Temporal.PlainDate.compare(joinedOn.add({ years }), day) <= 0) years++
  return anniversary(joinedOn, years)
}

export function anniversary(joinedOn: Temporal.PlainDate, years: number): Anniversary {
  const on = joinedOn.add({ years })
  return { on, years, memoOn: on.subtract(before) }
}

/** Whether its memo falls due before the duty comes again. One that is late is still worth reading until the day itself. */
export const isDue = ({ memoOn }: Anniversary, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(memoOn, today.add(ahead)) <= 0

type Known = {
  readonly joinedOn: Temporal.PlainDate
  /** Since when the club's records tell anything. */
  readonly recordedSince: Temporal.PlainDate | null
  readonly zone: string
}

/** The twelve months that end with a day, as far as he was a member and something was recorded. */
export function yearUntil(last: Temporal.PlainDate, { joinedOn, recordedSince, zone }: Known): YearSpan {
  const days = [last.subtract({ years: 1 }).add({ days: 1 }), joinedOn, ...(recordedSince ? [recordedSince] : [])]
  const latest = days.toSorted(Temporal.PlainDate.compare).at(-1)!
  const first = Temporal.PlainDate.compare(latest, last) > 0 ? last : latest
  return {
    ...{ first, last },
    from: wallTime(first, '00:00', zone),
    until: wallTime(last.add({ days: 1 }), '00:00', zone),
  }
}

export const isEnough = ({ first, last }: YearSpan): boolean => first.until(last).days >= enoughDays
