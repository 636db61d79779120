import { readWall } from '../time/wall.ts'
import type { Moment } from './columns.ts'

/** Days and instants as the format writes them. */

const dayForm = /^(\d{4})-(\d\d)-(\d\d)$/
const instantForm = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/
const timeForm = /^([01]\d|2[0-3]):[0-5]\d$/

/** A calendar day; undefined when it is none. */
export function readDay(written: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = dayForm.exec(written) ?? []
  if (year === undefined || !isDay(Number(year), Number(month), Number(day))) return undefined
  return new Temporal.PlainDate(Number(year), Number(month), Number(day))
}

export type ReadMoment = { readonly moment: Moment; readonly clock: 'once' | 'skipped' | 'twice' }

/** An instant with its offset, a wall time of `zone`, or a bare day, which stands at noon; undefined when it is none. */
export function readMoment(written: string, zone: string): ReadMoment | undefined {
  const day = readDay(written)
  if (day) return { moment: noonOf(day, zone), clock: 'once' }
  const [, date, hour, minute, second, offset] = instantForm.exec(written) ?? []
  const on = date === undefined ? undefined : readDay(date)
  if (!on || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  if (offset === undefined) {
    const wall = on.toPlainDateTime({ hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) })
    const reading = readWall(wall, zone)
    return { moment: { at: reading.at, day: null }, clock: reading.clock }
  }
  if (offset !== 'Z' && (Number(offset.slice(1, 3)) > 14 || Number(offset.slice(4)) > 59)) return undefined
  const at = Temporal.Instant.from(`${date}T${hour}:${minute}:${second ?? '00'}${offset}`)
  return { moment: { at, day: null }, clock: 'once' }
}

export const noonOf = (day: Temporal.PlainDate, zone: string): Moment => ({
  at: readWall(day.toPlainDateTime({ hour: 12 }), zone).at,
  day,
})

/** Seconds and an offset in the zone; a day stays a day. */
export const printMoment = (moment: Moment, zone: string): string =>
  moment.day?.toString() ??
  moment.at.toZonedDateTimeISO(zone).toString({ smallestUnit: 'second', timeZoneName: 'never' })

export const isTime = (written: string): boolean => timeForm.test(written)

export const dayOfMoment = (moment: Moment, zone: string): Temporal.PlainDate =>
  moment.day ?? moment.at.toZonedDateTimeISO(zone).toPlainDate()

/** Whether `a` is surely earlier than `b`: where one is known by its day only, days are compared. */
export const isBefore = (a: Moment, b: Moment, zone: string): boolean =>
  a.day || b.day
    ? Temporal.PlainDate.compare(dayOfMoment(a, zone), dayOfMoment(b, zone)) < 0
    : Temporal.Instant.compare(a.at, b.at) < 0

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= length
}
