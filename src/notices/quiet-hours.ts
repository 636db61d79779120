import { isHoliday } from '../time/holidays.ts'
import { dayOf, wallTime } from '../time/wall.ts'

/**
 * `answer`: to what the reader just did. `personal`: a member did something for or with him. `club`: the bot speaks on
 * its own. `channel`: a message everyone in a channel sees; its zone is the club's.
 */
type MessageClass = 'answer' | 'personal' | 'club' | 'channel'

/** When a member lets the bot speak on its own: `HH:MM` wall times; past midnight when `to` is not after `from`. */
export type OwnHours = { from: string; to: string; weekEnds?: boolean; holidays?: boolean }

export type Arrival = {
  class: MessageClass
  /** When it is due. */
  at: Temporal.Instant
  /** The reader's zone; the club's for a channel. */
  zone: string
  /** Whose public holidays count: see `holidayCountry`. */
  country: string | undefined
  ownHours?: OwnHours | undefined
  /** The beginning of the thing to come that the message is about, if it is about one. */
  speaksOf?: Temporal.Instant | undefined
  /** The reader asked that personal messages wait for the morning too. */
  keepForMorning?: boolean | undefined
}

type Window = { from: Temporal.Instant; until: Temporal.Instant }
type Hours = (day: Temporal.PlainDate) => readonly Window[]

export const usualHours: OwnHours = { from: '08:00', to: '19:00' }
const EVERY_DAY: OwnHours = { ...usualHours, weekEnds: true, holidays: true }
const BROUGHT_FORWARD_TO = '17:00'
const USEFUL_AHEAD = { hours: 2 }

/**
 * When a message may arrive. Never moves an answer. A club message waits for the first allowed minute; when that is too
 * late to be of use it is brought forward, so the result may lie before `at`, and before now when the thing was planned
 * late: its time has then passed and it is left out.
 */
export function allowedAt(arrival: Arrival): Temporal.Instant {
  const { at, zone } = arrival
  switch (arrival.class) {
    case 'answer':
      return at
    case 'personal':
      return arrival.keepForMorning ? firstAllowed(at, zone, hoursOf(arrival)) : at
    case 'channel':
      return firstAllowed(at, zone, hoursOf({ zone, country: undefined, ownHours: EVERY_DAY }))
    case 'club': {
      const hours = hoursOf(arrival)
      const waited = firstAllowed(at, zone, hours)
      const { speaksOf } = arrival
      return speaksOf && isAfter(waited, speaksOf.subtract(USEFUL_AHEAD))
        ? broughtForward(speaksOf, zone, hours)
        : waited
    }
  }
}

/** Whether the bot may speak on its own to this reader at this very instant. */
export function isAllowed(arrival: Pick<Arrival, 'at' | 'zone' | 'country' | 'ownHours'>): boolean {
  return firstAllowed(arrival.at, arrival.zone, hoursOf(arrival)).equals(arrival.at)
}

function hoursOf({ zone, country, ownHours = usualHours }: Pick<Arrival, 'zone' | 'country' | 'ownHours'>): Hours {
  const { from, to } = ownHours
  const spans =
    from < to
      ? [[from, to]]
      : [
          ['00:00', to],
          [from, undefined],
        ]
  return day => {
    if (!ownHours.weekEnds && day.dayOfWeek > 5) return []
    if (!ownHours.holidays && isHoliday(country, day)) return []
    return spans
      .map(([start = '00:00', end]) => ({
        from: edge(day, start, zone, 'later'),
        until:
          end === undefined ? edge(day.add({ days: 1 }), '00:00', zone, 'earlier') : edge(day, end, zone, 'earlier'),
      }))
      .filter(span => isAfter(span.until, span.from))
  }
}

/** An hour that a clock change shows twice opens the second time and closes the first: the narrower reading is kinder. */
function edge(day: Temporal.PlainDate, time: string, zone: string, disambiguation: 'earlier' | 'later') {
  return day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation }).toInstant()
}

function firstAllowed(at: Temporal.Instant, zone: string, hours: Hours): Temporal.Instant {
  for (let day = dayOf(at, zone); ; day = day.add({ days: 1 })) {
    const open = hours(day).find(span => isAfter(span.until, at))
    if (open) return isAfter(open.from, at) ? open.from : at
  }
}

/** 17:00 of the last allowed day before the thing, or the nearest minute of that day at which the reader may be told. */
function broughtForward(thing: Temporal.Instant, zone: string, hours: Hours): Temporal.Instant {
  let day = dayOf(thing, zone).subtract({ days: 1 })
  while (hours(day).length === 0) day = day.subtract({ days: 1 })
  const aim = wallTime(day, BROUGHT_FORWARD_TO, zone)
  const spans = hours(day)
  const before = spans.filter(span => !isAfter(span.from, aim)).at(-1)
  if (!before) return spans[0]!.from
  return isAfter(before.until, aim) ? aim : before.until.subtract({ minutes: 1 })
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
