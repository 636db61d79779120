const MINUTE = 60_000
const DAY = 86_400_000

/** @typedef {'fr' | 'en'} Language */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map()

/**
 * @param {Language} language
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(language, zone, options) {
  const key = `${language} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

/** @param {string} iso */
const instant = iso => Date.parse(iso)

/** 14:05, in the club's zone. @type {(iso: string, zone: string, language: Language) => string} */
export const timeOf = (iso, zone, language) =>
  format(language, zone, { hour: '2-digit', minute: '2-digit' }).format(instant(iso))

/** vendredi 20 novembre 2026 à 18:00. @type {(iso: string, zone: string, language: Language) => string} */
export const fullTime = (iso, zone, language) =>
  format(language, zone, { dateStyle: 'full', timeStyle: 'short' }).format(instant(iso))

/** ven. 20 nov., 18:00. @type {(iso: string, zone: string, language: Language) => string} */
export const shortTime = (iso, zone, language) =>
  format(language, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant(iso))

/** jeudi 3 décembre, mardi 1er juin; the number stays with its month. @type {(iso: string, zone: string, language: Language) => string} */
export const longDay = (iso, zone, language) =>
  format(language, zone, { weekday: 'long', day: 'numeric', month: 'long' })
    .format(instant(iso))
    .replace(/(?<!\d)(\d{1,2}) (?=\p{L})/u, (_, day) => `${day}${day === '1' && language === 'fr' ? 'er' : ''}\u00a0`)

/** 2026-11-20, in the zone: says whether two messages are of the same day. @type {(iso: string, zone: string) => string} */
export const dayKey = (iso, zone) =>
  format('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(instant(iso))
    .reverse()
    .filter(part => part.type !== 'literal')
    .map(part => part.value)
    .join('-')

/**
 * @param {string} iso
 * @param {string} nowIso
 * @param {string} zone
 * @param {Language} language
 * @param {import('./words.js').Words} words
 */
export function dayName(iso, nowIso, zone, language, words) {
  const day = dayKey(iso, zone)
  if (day === dayKey(nowIso, zone)) return words.today
  if (day === dayKey(isoOf(instant(nowIso) - DAY), zone)) return words.yesterday
  const name = format(language, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    instant(iso),
  )
  return language === 'fr' ? name.replace(' 1 ', ' 1er ') : name
}

/** Milliseconds since 1970 as ISO 8601; written out because the page never asks the browser for a date. @param {number} milliseconds */
function isoOf(milliseconds) {
  const parts = Object.fromEntries(
    format('en', 'UTC', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(milliseconds)
      .map(part => [part.type, part.value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`
}

/** The wall clock of a zone as `2026-11-20T18:00`, what a date-and-time field wants. @type {(iso: string, zone: string) => string} */
export function wallTime(iso, zone) {
  const parts = Object.fromEntries(
    format('en', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(instant(iso))
      .map(part => [part.type, part.value]),
  )
  return `${dayKey(iso, zone)}T${parts.hour}:${parts.minute}`
}

/**
 * The next given weekday (1 Monday … 7 Sunday) at a wall time, as `2026-11-24T10:00`; the server knows the zone.
 *
 * @type {(nowIso: string, zone: string, weekday: number, time: string) => string}
 */
export function nextWeekday(nowIso, zone, weekday, time) {
  const now = wallTime(nowIso, zone)
  const noon = instant(`${now.slice(0, 10)}T12:00:00Z`)
  const today = Math.floor(noon / DAY + 3) % 7
  let ahead = (weekday - 1 - today + 7) % 7
  if (ahead === 0 && now.slice(11) >= time) ahead = 7
  return `${isoOf(noon + ahead * DAY).slice(0, 10)}T${time}`
}

/** A clock that runs on from what the server said; `performance` counts even when the computer's time is changed. @param {string} said */
export function runningClock(said) {
  const since = performance.now()
  return () => isoOf(instant(said) + performance.now() - since)
}

/** Milliseconds. @param {string} iso */
export const untilNextMinute = iso => MINUTE - (instant(iso) % MINUTE)
