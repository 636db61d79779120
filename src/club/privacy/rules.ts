import type { ClubSettings } from '../../db/tables.ts'
import type { KeptDays } from '../../terms/own-data.ts'
import { nextDaily } from '../../time/wall.ts'

export const usualDays: KeptDays = {
  acts: 3 * 365,
  prospects: 90,
  visitors: 365,
  candidates: 180,
  audit: 365,
  nudges: 365,
  leavers: 90,
}

/**
 * No club keeps acts for less than two years: a standing looks back 18 months, and older acts still weigh a little. The end
 * of a membership can be undone within 30 days; a nudge counts for a year.
 */
export const leastDays: KeptDays = {
  acts: 2 * 365,
  prospects: 1,
  visitors: 1,
  candidates: 1,
  audit: 31,
  nudges: 1,
  leavers: 31,
}

/** Longer than any club has a reason to keep it. */
export const mostDays: KeptDays = {
  ...{ acts: 10 * 365, prospects: 365, visitors: 3 * 365, candidates: 2 * 365 },
  ...{ audit: 5 * 365, nudges: 3 * 365, leavers: 3 * 365 },
}

/** What is kept, in the order in which it is told. */
export const keptKinds = Object.keys(usualDays) as readonly (keyof KeptDays)[]

export function keptDays({ keep = {} }: ClubSettings): KeptDays {
  const days = (what: keyof KeptDays) => Math.max(keep[what] ?? usualDays[what], leastDays[what])
  return {
    acts: days('acts'),
    prospects: days('prospects'),
    visitors: days('visitors'),
    candidates: days('candidates'),
    audit: days('audit'),
    nudges: days('nudges'),
    leavers: days('leavers'),
  }
}

/** What has happened before this instant has been kept for so many days of the club's calendar. */
export const keptUntil = (today: Temporal.PlainDate, days: number, zone: string): Temporal.Instant =>
  today
    .subtract({ days: days - 1 })
    .toZonedDateTime(zone)
    .toInstant()

/** At an hour when nobody waits for an answer. */
export const nextRetentionAt = (at: Temporal.Instant, zone: string): Temporal.Instant => nextDaily(at, zone, '03:30')
