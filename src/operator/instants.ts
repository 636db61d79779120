import { Refused } from '../refused.ts'
import { readWall } from '../time/wall.ts'

/**
 * An instant that an option named, as the club's zone makes it one: the zone is known only once the club is, and what
 * cannot be read is refused before anything is opened.
 */
export type Named = (zone: string) => Temporal.Instant

/** What a day alone stands for: its first instant, its last minute, or its last millisecond (the end of a span). */
const ofDay = {
  start: (day: Temporal.PlainDate, zone: string) => day.toZonedDateTime(zone).toInstant(),
  'last minute': (day: Temporal.PlainDate, zone: string) => ofDay.start(day.add({ days: 1 }), zone).subtract(minute),
  end: (day: Temporal.PlainDate, zone: string) => ofDay.start(day.add({ days: 1 }), zone).subtract(millisecond),
}
const minute = { minutes: 1 }
const millisecond = { milliseconds: 1 }

/**
 * Reads the value of an option such as `--at`: an instant, a time of the club's own clock (`2026-11-20T18:00`), or a day
 * alone, which is its last minute unless `day` says otherwise. Undefined when the option was left out.
 */
export function instantOf(
  option: string,
  text: string | undefined,
  day: keyof typeof ofDay = 'last minute',
): Named | undefined {
  if (text === undefined) return undefined
  const written = text.trim()
  const instant = read(() => Temporal.Instant.from(written))
  if (instant) return () => instant
  // A day that comes with a zone or an offset would be taken without it.
  const local = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(written)
  const wall = local ? read(() => Temporal.PlainDateTime.from(written)) : undefined
  if (!wall)
    throw new Refused(
      `${option} ${JSON.stringify(text)} is no day and no instant: write it like 2026-11-20, 2026-11-20T18:00 (in the club’s zone) or 2026-11-20T18:00:00+01:00.`,
    )
  if (!written.includes('T')) return zone => ofDay[day](wall.toPlainDate(), zone)
  return zone => {
    const { at, clock } = readWall(wall, zone)
    if (clock === 'once') return at
    const what = clock === 'skipped' ? 'does not exist' : 'comes twice'
    throw new Refused(`${option} ${written} ${what} in ${zone}, where the clock changes: write it with its offset.`)
  }
}

export type Span = { readonly from?: Named | undefined; readonly to?: Named | undefined }

/** Reads `--from` and `--to`: a day alone counts whole. */
export function spanOf(options: { readonly from?: string; readonly to?: string }): Span {
  return { from: instantOf('--from', options.from, 'start'), to: instantOf('--to', options.to, 'end') }
}

/** The bounds of a span in the club's zone; a refusal when it ends before it begins. */
export function boundsOf(
  { from, to }: Span,
  zone: string,
): { readonly from?: Temporal.Instant | undefined; readonly to?: Temporal.Instant | undefined } {
  const bounds = { from: from?.(zone), to: to?.(zone) }
  if (bounds.from && bounds.to && Temporal.Instant.compare(bounds.from, bounds.to) > 0)
    throw new Refused(`--from ${bounds.from} lies after --to ${bounds.to}: exchange them.`)
  return bounds
}

function read<Value>(parse: () => Value): Value | undefined {
  try {
    return parse()
  } catch {
    return undefined
  }
}
