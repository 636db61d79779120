import { readWall } from '../time/wall.ts'
import { fileOf, instantValue, textValue, wallValue } from './lines.ts'
import { zoneLines } from './zone.ts'

/** Something that stands in a calendar at an hour. */
export type CalendarEvent = {
  /** The same as long as its record lives, in every file: by it a calendar knows it again. */
  readonly uid: string
  /** Rises with each change: of two files the one with the higher number holds. */
  readonly sequence: number
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The zone of the wall it is read on; null where only the instant was agreed on. */
  readonly zone: string | null
  readonly title: string
  readonly description?: string
  /** In words. */
  readonly place?: string | null
  /** Of a video call. */
  readonly url?: string | null
  readonly cancelled?: boolean
  /** It leaves its reader free. */
  readonly free?: boolean
}

type Calendar = {
  readonly language: string
  readonly events: readonly CalendarEvent[]
  /** Of a calendar that is subscribed to: what it is called, and how often to look again, in minutes. */
  readonly subscribed?: { readonly name: string; readonly everyMinutes: number }
}

/**
 * A calendar as RFC 5545 has it; the same facts give the same text. Nobody's address is in it. Times are wall times of their
 * zone, which a VTIMEZONE explains, so that they stay right whatever becomes of the zone's rules; an hour that the clock shows
 * twice is written in UTC, since a wall time means only the first of the two.
 */
export function calendarText({ language, events, subscribed }: Calendar): string {
  return fileOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Assidu//Assidu//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    ...(subscribed
      ? [
          `X-WR-CALNAME:${textValue(subscribed.name)}`,
          `REFRESH-INTERVAL;VALUE=DURATION:PT${subscribed.everyMinutes}M`,
          `X-PUBLISHED-TTL:PT${subscribed.everyMinutes}M`,
        ]
      : []),
    ...zonesOf(events),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ])
}

/** The zones that are named, each explained for as long as its events last. */
function zonesOf(events: readonly CalendarEvent[]): string[] {
  const spans = new Map<string, [first: Temporal.Instant, last: Temporal.Instant]>()
  for (const { zone, startsAt, endsAt } of events) {
    if (zone === null || ![startsAt, endsAt].some(at => wallIn(zone, at) !== null)) continue
    const [first, last] = spans.get(zone) ?? [startsAt, endsAt]
    spans.set(zone, [earlier(first, startsAt), later(last, endsAt)])
  }
  return [...spans].flatMap(([zone, [first, last]]) => zoneLines(zone, first, last))
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b)
const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b)

function eventLines(event: CalendarEvent): string[] {
  const { zone, url, place } = event
  const where = place ?? url
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    // Without a METHOD it says when the record last changed: nothing but the record may, or every look would be news.
    `DTSTAMP:${instantValue(event.startsAt)}`,
    timeLine('DTSTART', zone, event.startsAt),
    timeLine('DTEND', zone, event.endsAt),
    `SUMMARY:${textValue(event.title)}`,
    ...(event.description ? [`DESCRIPTION:${textValue(event.description)}`] : []),
    ...(where ? [`LOCATION:${textValue(where)}`] : []),
    ...(url && URL.canParse(url) ? [`URL:${new URL(url).href}`] : []),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${event.free || event.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...(event.free || event.cancelled ? ['X-MICROSOFT-CDO-BUSYSTATUS:FREE'] : []),
    'END:VEVENT',
  ]
}

function timeLine(name: string, zone: string | null, at: Temporal.Instant): string {
  const wall = zone === null ? null : wallIn(zone, at)
  return wall === null ? `${name}:${instantValue(at)}` : `${name};TZID=${zone}:${wallValue(wall)}`
}

/** What a zone's clock shows then; null where the zone is UTC itself, or the clock shows it twice. */
function wallIn(zone: string, at: Temporal.Instant): Temporal.PlainDateTime | null {
  if (zone === 'UTC') return null
  const wall = at.toZonedDateTimeISO(zone).toPlainDateTime()
  return readWall(wall, zone).clock === 'twice' ? null : wall
}
