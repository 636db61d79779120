import { wallValue } from './lines.ts'

/** One clock change: what the clock showed when it came, and how far from UTC it stood before and after, in seconds. */
type Change = { readonly wall: Temporal.PlainDateTime; readonly from: number; readonly to: number }

/**
 * The lines of a VTIMEZONE that hold for every instant between these two. Where the zone changes its clocks by a yearly rule,
 * as most do, it is written as that rule, which is what Outlook reads; else change by change, as the zone has them.
 */
export function zoneLines(zone: string, first: Temporal.Instant, last: Temporal.Instant): string[] {
  const changes = changesBetween(zone, first, last)
  const yearly = changes.length < 3 ? null : byRule(changes)
  const parts = yearly ?? [...before(zone, first, changes), ...changes].map(change => observance(change))
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE']
}

/** Every change from two years before the first instant to two years after the last, so that a rule shows as one. */
function changesBetween(zone: string, first: Temporal.Instant, last: Temporal.Instant): Change[] {
  const changes: Change[] = []
  const until = last.toZonedDateTimeISO('UTC').add({ years: 2 }).toInstant()
  let at = first.toZonedDateTimeISO(zone).subtract({ years: 2 })
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || Temporal.Instant.compare(next.toInstant(), until) > 0) return changes
    const from = offsetOf(next.subtract({ nanoseconds: 1 }))
    const to = offsetOf(next)
    if (from !== to) changes.push({ wall: wallBefore(next, from), from, to })
    at = next
  }
}

/** What holds before the first change there is: as if it had always been so. */
function before(zone: string, first: Temporal.Instant, [change]: readonly Change[]): Change[] {
  const offset = change?.from ?? offsetOf(first.toZonedDateTimeISO(zone))
  return [{ wall: Temporal.PlainDateTime.from('1970-01-01T00:00'), from: offset, to: offset }]
}

const offsetOf = (at: Temporal.ZonedDateTime): number => Math.round(at.offsetNanoseconds / 1e9)

/** What the clock would have shown had it not been changed: what DTSTART of an observance says (3.6.5). */
const wallBefore = (at: Temporal.ZonedDateTime, from: number): Temporal.PlainDateTime =>
  at.toInstant().toZonedDateTimeISO('UTC').toPlainDateTime().add({ seconds: from })

function observance({ wall, from, to }: Change, rule?: string): string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wallValue(wall)}`,
    `TZOFFSETFROM:${offsetValue(from)}`,
    `TZOFFSETTO:${offsetValue(to)}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `END:${kind}`,
  ]
}

/** Two changes a year, each on the same weekday of the same month at the same hour; null where it is not so. */
function byRule(changes: readonly Change[]): string[][] | null {
  const kinds = [changes.filter(({ from, to }) => to > from), changes.filter(({ from, to }) => to < from)]
  const rules = kinds.map(ruleOf)
  const [forward, back] = rules
  const isPair = changes.every((change, n) => n === 0 || change.from === changes[n - 1]!.to)
  if (!forward || !back || !isPair) return null
  return kinds.map((some, n) => observance(some[0]!, rules[n]!))
}

function ruleOf(changes: readonly Change[]): string | null {
  const [first, ...more] = changes
  if (!first) return null
  const isLike = (other: Change, n: number) =>
    other.wall.year === first.wall.year + n + 1 &&
    other.wall.month === first.wall.month &&
    other.wall.dayOfWeek === first.wall.dayOfWeek &&
    other.wall.toPlainTime().equals(first.wall.toPlainTime()) &&
    other.from === first.from &&
    other.to === first.to
  if (!more.every(isLike)) return null
  const nths = new Set(changes.map(({ wall }) => Math.ceil(wall.day / 7)))
  const [nth = 0] = nths
  const isLast = changes.every(({ wall }) => wall.day > wall.daysInMonth - 7)
  if (!isLast && nths.size > 1) return null
  const day = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][first.wall.dayOfWeek - 1]!
  return `FREQ=YEARLY;BYMONTH=${first.wall.month};BYDAY=${isLast ? -1 : nth}${day}`
}

function offsetValue(seconds: number): string {
  const size = Math.abs(seconds)
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60]
  const two = parts.map(part => String(part).padStart(2, '0'))
  return `${seconds < 0 ? '-' : '+'}${two[0]}${two[1]}${two[2] === '00' ? '' : two[2]}`
}
