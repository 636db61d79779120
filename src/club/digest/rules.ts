import { type Action, actionKinds, type Digest, type Week } from '../../terms/digest.ts'
import { isHoliday } from '../../time/holidays.ts'
import { MONDAY, nextMondayAt8, wallTime } from '../../time/wall.ts'

/** The week before an instant, Monday to Sunday, in the club's zone. */
export function weekBefore(at: Temporal.Instant, zone: string): Week {
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  const thisMonday = today.subtract({ days: today.dayOfWeek - MONDAY })
  const monday = thisMonday.subtract({ weeks: 1 })
  return { monday, from: wallTime(monday, '00:00', zone), until: wallTime(thisMonday, '00:00', zone) }
}

/** Monday 08:00, or the next working day when that is a public holiday of the club's country. */
export function nextDigestAt(after: Temporal.Instant, zone: string, country: string | undefined): Temporal.Instant {
  let day = nextMondayAt8(after, zone).toZonedDateTimeISO(zone).toPlainDate()
  while (isHoliday(country, day) || day.dayOfWeek > 5) day = day.add({ days: 1 })
  return wallTime(day, '08:00', zone)
}

const shown = 3

/** The first three that hold, in the order of their urgency. */
export const firstActions = (actions: readonly Action[]): Action[] =>
  actions
    .filter(({ count }) => count > 0)
    .sort((a, b) => actionKinds.indexOf(a.kind) - actionKinds.indexOf(b.kind))
    .slice(0, shown)

/** A week of which there is nothing to tell. */
export const isEmpty = (digest: Omit<Digest, 'empty'>): boolean =>
  digest.actions.length === 0 &&
  digest.meetings.length === 0 &&
  [
    ...Object.values(digest.referrals),
    digest.thanks,
    digest.introductions,
    digest.oneToOnes.held,
    digest.asks.made,
    digest.guests.came,
    digest.guests.joined,
    digest.nudges.sent,
    digest.nudges.answered,
  ].every(count => count === 0)

/** A digest that could not be sent in its week is not sent at all. */
export const isStale = (week: Week, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, week.until.add({ hours: 24 * 6 })) > 0

/** More than so many acts for others in four weeks, and a fifth of all the club's, is a load on one member. */
const load = { acts: 6, share: 0.2 } as const

/** Who carries too much: acts of giving by member in the last four weeks. */
export function overloaded(giving: ReadonlyMap<string, number>): string[] {
  const all = [...giving.values()].reduce((sum, count) => sum + count, 0)
  return [...giving].filter(([, count]) => count >= load.acts && count >= all * load.share).map(([member]) => member)
}

const aloneAfterDays = 30

/** A newcomer who has had time for a one-to-one, and none. */
export const isAlone = ({ days, oneToOnes }: { days: number; oneToOnes: number }): boolean =>
  days >= aloneAfterDays && oneToOnes === 0
