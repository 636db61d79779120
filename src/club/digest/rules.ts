import { type ActionKind, actionKinds, type LineName, lineOrder, type Week } from '../../terms/digest.ts'
import { MONDAY, wallTime } from '../../time/wall.ts'

/** The week before an instant, Monday to Sunday, in the club's zone. */
export function weekBefore(at: Temporal.Instant, zone: string): Week {
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  const thisMonday = today.subtract({ days: today.dayOfWeek - MONDAY })
  return weekOf(thisMonday.subtract({ weeks: 1 }), zone)
}

/** The week that begins with this Monday. */
export const weekOf = (monday: Temporal.PlainDate, zone: string): Week => ({
  monday,
  from: wallTime(monday, '00:00', zone),
  until: wallTime(monday.add({ weeks: 1 }), '00:00', zone),
})

const shown = 3

/** From so many weeks in a row on, what waits says so, and may be left alone. */
export const lastingFrom = 3

/** The first three, in the order of their urgency; the others wait below, in the list of what can be looked at. */
export function firstActions<Action extends { readonly kind: ActionKind }>(
  actions: readonly Action[],
): { readonly actions: Action[]; readonly others: Action[] } {
  const all = actions.toSorted((a, b) => actionKinds.indexOf(a.kind) - actionKinds.indexOf(b.kind))
  return { actions: all.slice(0, shown), others: all.slice(shown) }
}

/** In the order of reading, what shares a sentence together. */
export const inOrder = <Named extends { readonly name: LineName }>(lines: readonly Named[]): Named[][] =>
  lineOrder
    .map(names => (names as readonly LineName[]).flatMap(name => lines.filter(line => line.name === name)))
    .filter(sentence => sentence.length > 0)

/** A digest that could not be sent in its week is not sent at all. */
export const isStale = (week: Week, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, week.until.add({ hours: 24 * 6 })) > 0

/** Whether a day is one of the week's. */
export const hasDay = ({ monday }: Week, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, monday) >= 0 && Temporal.PlainDate.compare(day, monday.add({ weeks: 1 })) < 0
