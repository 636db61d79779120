import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type CalendarEvent, calendarText } from '../../src/calendar/write.ts'
import { alikeZones } from '../kit/zones.ts'

const instant = (text: string) => Temporal.Instant.from(text)

const meeting = (event: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'm-1@assidu',
  sequence: 0,
  startsAt: instant('2026-12-03T06:45:00Z'),
  endsAt: instant('2026-12-03T08:15:00Z'),
  zone: 'Europe/Paris',
  title: 'Réunion du club',
  ...event,
})

const text = (...events: readonly CalendarEvent[]) => calendarText({ language: 'fr', events })

/** A file whose lines are put together again, without the name of its zone. */
const unnamed = (file: string, zone: string) => file.replaceAll('\r\n ', '').replaceAll(zone, 'ZONE')

/** Its events, read by another program that knows of zones only what the file itself says. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map(zone => {
      const made = new ICAL.Timezone(zone)
      return [made.tzid, made] as const
    }),
  )
  const at = (event: InstanceType<typeof ICAL.Component>, name: string) => {
    const property = event.getFirstProperty(name)!
    const time = property.getFirstValue() as InstanceType<typeof ICAL.Time>
    const named = property.getFirstParameter('tzid')
    const zone = named ? zones.get(named) : ICAL.Timezone.utcTimezone
    if (!zone) throw new Error(`${named} is explained nowhere`)
    const plain = { year: time.year, month: time.month, day: time.day }
    const clock = { hour: time.hour, minute: time.minute, second: time.second }
    return new ICAL.Time({ ...plain, ...clock, isDate: false }, zone).toUnixTime() * 1000
  }
  return calendar.getAllSubcomponents('vevent').map(event => ({
    title: event.getFirstPropertyValue('summary'),
    place: event.getFirstPropertyValue('location'),
    description: event.getFirstPropertyValue('description'),
    url: event.getFirstPropertyValue('url'),
    sequence: event.getFirstPropertyValue('sequence'),
    status: event.getFirstPropertyValue('status'),
    uid: event.getFirstPropertyValue('uid'),
    starts: at(event, 'dtstart'),
    ends: at(event, 'dtend'),
  }))
}

describe('the hour of a meeting in another program’s calendar', () => {
  const minutes = [-180, -90, -61, -60, -59, -30, -1, 0, 1, 29, 30, 59, 60, 61, 90, 180]

  test('is its hour around every clock change of every zone, from 2024 to 2034', () => {
    for (const { zone, others, changes } of alikeZones()) {
      const around = (where: string, shifts = minutes) =>
        changes.flatMap(({ change }) =>
          shifts.map(shift => {
            const startsAt = change.toInstant().add({ minutes: shift })
            return meeting({ zone: where, startsAt, endsAt: startsAt.add({ minutes: 90 }) })
          }),
        )
      const events = around(zone)
      const found = read(text(...events))
      const wrong = events.filter(
        ({ startsAt, endsAt }, n) =>
          found[n]!.starts !== startsAt.epochMilliseconds || found[n]!.ends !== endsAt.epochMilliseconds,
      )
      expect(wrong.map(({ startsAt }) => `${zone} ${startsAt}`)).toEqual([])
      // The same clock under another name: the same lines.
      const told = unnamed(text(...around(zone, [30])), zone)
      for (const other of others) expect(unnamed(text(...around(other, [30])), other)).toEqual(told)
    }
  })

  test('is its hour in a file of its own too, whatever the zone and the day', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const minute = (text: string) => instant(text).epochMilliseconds / 60_000
    const some = fc.integer({ min: minute('2024-01-01T00:00Z'), max: minute('2034-12-31T00:00Z') })
    fc.assert(
      fc.property(zones, some, fc.integer({ min: 5, max: 24 * 60 }), (zone, at, length) => {
        const startsAt = Temporal.Instant.fromEpochMilliseconds(at * 60_000)
        const endsAt = startsAt.add({ minutes: length })
        const [found] = read(text(meeting({ zone, startsAt, endsAt })))
        expect(found).toMatchObject({ starts: startsAt.epochMilliseconds, ends: endsAt.epochMilliseconds })
      }),
    )
  })

  test('a zone with a yearly rule is explained by it, one without change by change', () => {
    const paris = text(meeting())
    expect(paris).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
    expect(paris).toContain('DTSTART;TZID=Europe/Paris:20261203T074500')
    const tokyo = text(meeting({ zone: 'Asia/Tokyo' }))
    expect(tokyo).toContain('TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900')
    expect(tokyo).not.toContain('RRULE')
    expect(text(meeting({ zone: 'UTC' }))).not.toContain('VTIMEZONE')
    expect(text(meeting({ zone: null }))).toContain('DTSTART:20261203T064500Z')
  })

  test('an hour that the clock shows twice is written in UTC', () => {
    const startsAt = instant('2026-10-25T01:30:00Z')
    const file = text(meeting({ startsAt, endsAt: startsAt.add({ minutes: 90 }) }))
    expect(file).toContain('DTSTART:20261025T013000Z')
    expect(file).toContain('DTEND;TZID=Europe/Paris:20261025T040000')
  })
})

describe('a file as RFC 5545 has it', () => {
  /** Titles with every character there is, halves of one and what a calendar gives a meaning to among them. */
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('\\', ';', ',', ':', '"', '\n', '\r', '\t', '\u0000', '\ud83d', '👩‍🌾', 'é', 'a', ' '),
    }),
  )
  /** What may be kept of a text: its lines as they are, without what no calendar can hold. */
  const kept = (written: string) =>
    written
      .toWellFormed()
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n')
      .replaceAll('\t', ' ')
      .replaceAll(/[\p{Cc}--\n--[\u0080-\u009f]]/gv, '')

  test('whatever is written in it is read as it was written, in lines of 75 octets at most', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, place, description) => {
        const file = text(meeting({ title, place, description }))
        const lines = file.split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) {
          expect(line).not.toMatch(/[\r\n]/)
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        }
        const [found] = read(file)
        expect(found?.title).toBe(kept(title))
        expect([found?.place ?? '', found?.description ?? '']).toEqual([kept(place), kept(description)])
      }),
      { numRuns: 500 },
    )
  })

  test('each event has what it must have, once', () => {
    const fields = text(meeting({ free: true, cancelled: true, sequence: 4 }))
    for (const field of ['UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'STATUS', 'TRANSP'])
      expect(fields.split('BEGIN:VEVENT')[1]!.match(new RegExp(`^${field}[;:]`, 'gm'))).toHaveLength(1)
    expect(fields).toContain('STATUS:CANCELLED\r\nTRANSP:TRANSPARENT')
    expect(fields).toContain('SEQUENCE:4')
    expect(fields).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:/)
    expect(fields).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i)
    expect(text(meeting())).toBe(text(meeting()))
  })

  test('a video call is where it is held and an address to follow', () => {
    const [call] = read(text(meeting({ url: 'https://visio.example.org/club?a=1,2;3' })))
    expect(call).toMatchObject({
      place: 'https://visio.example.org/club?a=1,2;3',
      url: 'https://visio.example.org/club?a=1,2;3',
    })
    expect(read(text(meeting({ url: 'https://' })))[0]).toMatchObject({ place: 'https://', url: null })
  })

  test('one that is subscribed to has a name, and says how often to look', () => {
    const file = calendarText({ language: 'fr', events: [], subscribed: { name: 'Le Cercle', everyMinutes: 60 } })
    expect(file).toContain('X-WR-CALNAME:Le Cercle\r\nREFRESH-INTERVAL;VALUE=DURATION:PT60M\r\nX-PUBLISHED-TTL:PT60M')
    expect(read(file)).toEqual([])
  })
})
