import { type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaysOf, type Recurrence, startOn } from '../../time/recurrence.ts'
import { readDay, readTime } from '../../time/written-dates.ts'
import { lengthAmong } from '../../time/written-length.ts'
import { monthlyLike, readRecurrence, type WrittenRule, weeklyLike } from '../../time/written-recurrence.ts'

/** What was typed of a meeting: as far as it says. `rule`: it comes again; `or`: what the same words mean to others. */
export type Typed = {
  readonly date: Temporal.PlainDate
  readonly time: Temporal.PlainTime | null
  readonly minutes: number | null
  readonly place: string | null
  readonly rule: Recurrence | null
  readonly or: Recurrence | null
}

export type Reader = {
  readonly at: Temporal.Instant
  readonly zone: string
  readonly language: string
}

/** `à partir du 7 janvier`, `from 7 January`, after what stands before it. */
const starting =
  / (?:à partir (?:du|de|d['’])|a partir (?:du|de|d['’])|dès le|dès|des le|à compter du|starting on|starting from|starting|from|as of) ?/iu

/** `jusqu'au 1er juin`: a last day, which a series does not have. It is no place either. */
const ending = /(?<=[\s,])(?:jusqu['’](?:au|à|a|en)|until|till) +(.+)$/iu

/** Without the comma that parts it from what follows. */
const uncommaed = (text: string) => (text.endsWith(',') ? text.slice(0, -1) : text)

/** No rule and no date is written in more words than these: `le dernier jour ouvré de chaque mois à partir du 3 décembre`. */
const mostWords = 16

/**
 * Reads a meeting or a series as one types it: `chaque 2e jeudi 7h45 Café du Port 1h30`, `3 December 7:45-9:15 at Sylvie's`.
 * When, then the time, then the place and how long; the time may come first, and a place with its preposition before it.
 */
export function readPlan(text: string, { at, zone, language }: Reader): Typed | Refusal {
  const words = text.trim().split(/\s+/)
  const reader = { at, zone, language, today: at.toZonedDateTimeISO(zone).toPlainDate() }
  const unread = refuse('plan not understood', { typed: text })
  const end = ending.exec(text)
  if (end && !beginsWithTime(end[1]!)) return refuse('series without end', { typed: end[0].trim() })
  const first = clockAt(words, 0)
  if (first) return withoutTime(words.slice(first.to), first, reader) ?? unread
  for (let from = 1; from <= Math.min(words.length, mostWords); from++) {
    const clock = clockAt(words, from)
    if (!clock) continue
    const [start, after] = startAfter(words.slice(clock.to), reader)
    const found = around(words.slice(0, from), start, after, reader)
    return found === null || saysStart(found.place) ? unread : dated(found.when, placed(clock, found.place), reader)
  }
  return withoutTime(words, { time: null, minutes: null }, reader) ?? unread
}

type Today = Reader & { readonly today: Temporal.PlainDate }
type Found = { readonly when: When; readonly place: readonly string[] }

/** What says when, around the time, and what is left of it: the place. */
function around(
  before: readonly string[],
  start: readonly string[],
  after: readonly string[],
  reader: Today,
): Found | null {
  const when = whenOf([...before, ...start].join(' '), reader)
  if (when !== null && ('written' in when || start.length > 0)) return { when, place: after }
  // `jeudi 7h45 toutes les deux semaines`: how often it comes stands after the time.
  for (let to = Math.min(after.length, mostWords); to > 0; to--) {
    const written = readRecurrence([...before, ...after.slice(0, to)].map(uncommaed).join(' '))
    if (written) return { when: { written, from: null }, place: after.slice(to) }
  }
  if (when !== null) return { when, place: after }
  // `chaque jeudi au Café du Port à 7h45`: the place stands before it.
  for (let to = before.length - 1; to > 0; to--) {
    if (!prepositions.test(before[to]!)) continue
    const sooner = whenOf([...before.slice(0, to), ...start].join(' '), reader)
    if (sooner) return { when: sooner, place: [...before.slice(to, -1), uncommaed(before.at(-1)!), ...after] }
  }
  return null
}

const prepositions = /^(?:au|aux|à|a|chez|dans|at|in|@)$/i

/** The longest beginning says when, and the rest is the place; null where none does. */
function withoutTime(words: readonly string[], clock: Clock, reader: Today): Typed | Refusal | null {
  for (let to = Math.min(words.length, mostWords); to > 0; to--) {
    const when = whenOf(words.slice(0, to).join(' '), reader)
    if (when && saysStart(words.slice(to))) return null
    if (when) return dated(when, placed(clock, words.slice(to)), reader)
  }
  return null
}

/** The place, and how long it lasts where that stands beside it: `Café du Port 1h30`, `pendant 2 heures`, `jusqu’à 9h15`. */
function placed(clock: Clock, words: readonly string[]): Clock & { readonly place: string | null } {
  const { time, minutes } = clock
  if (minutes !== null) return { time, minutes, place: placeOf(words) }
  const until = time && ending.exec(` ${words.join(' ')}`)
  const ends = until && readTime(until[1]!)
  if (ends)
    return {
      time,
      minutes: minutesOf(time, ends),
      place: placeOf(` ${words.join(' ')}`.slice(0, until.index).split(' ')),
    }
  const lasting = lengthAmong(words)
  return lasting
    ? { time, minutes: lasting.minutes, place: placeOf(lasting.rest) }
    : { time, minutes: null, place: placeOf(words) }
}

const saysStart = (words: readonly string[]): boolean => ` ${words.join(' ')}`.search(starting) === 0

/** What follows the time, where it begins with a first day (`from 7 January`): that day, and the rest. */
function startAfter(words: readonly string[], reader: Today): readonly [readonly string[], readonly string[]] {
  if (!saysStart(words)) return [[], words]
  for (let to = Math.min(words.length, mostWords); to > 1; to--) {
    const said = ` ${uncommaed(words.slice(0, to).join(' '))}`.replace(starting, '')
    const day = readDay(said, { today: reader.today, language: reader.language, towards: 'ahead' })
    // `30 February` is no day, and not the 30th at a place called February.
    if ('day' in day || day.unclear !== 'not understood') return [words.slice(0, to), words.slice(to)]
  }
  return [[], words]
}

/** Whether a text begins with a time: `7:45 until 9:15` is how long a meeting lasts. */
const beginsWithTime = (text: string): boolean => clockAt(text.split(/\s+/), 0) !== null

type Clock = { readonly time: Temporal.PlainTime | null; readonly minutes: number | null }

/** A time that begins at a word, and where it ends with the one after it: `7h45`, `à 7 h 45`, `7:45-9:15`, `7h45 à 9h15`. */
function clockAt(words: readonly string[], from: number): (Clock & { readonly to: number }) | null {
  const span = /^([\d:h]+)[-–]([\d:h]+)$/i.exec(uncommaed(words[from] ?? ''))
  const [begins, ends] = [span && readTime(span[1]!), span && readTime(span[2]!)]
  if (begins && ends) return { time: begins, minutes: minutesOf(begins, ends), to: from + 1 }
  for (let to = Math.min(words.length, from + 5); to > from; to--) {
    const time = readTime(uncommaed(words.slice(from, to).join(' ')).replace(/^de /i, ''))
    if (!time) continue
    const until = /^(?:à|a|to|until|[-–])$/i.test(words[to] ?? '')
      ? readTime(uncommaed(words[to + 1] ?? ''))
      : undefined
    return until ? { time, minutes: minutesOf(time, until), to: to + 2 } : { time, minutes: null, to }
  }
  return null
}

/** From one time of the day to another, which may be that of the next day. */
export const minutesOf = (from: Temporal.PlainTime, to: Temporal.PlainTime): number =>
  (from.until(to).total('minutes') + 24 * 60) % (24 * 60) || 24 * 60

const placeOf = (words: readonly string[]): string | null =>
  words
    .join(' ')
    .replace(/^[\s,;–-]+|(?<![\s,;–-])[\s,;–-]+$/g, '')
    .replace(/^(?:au|at|@) +/i, '') || null

type When =
  | { readonly day: Temporal.PlainDate }
  | { readonly written: WrittenRule; readonly from: Temporal.PlainDate | null }
  | Refusal

function whenOf(text: string, reader: Today): When | null {
  const { today, language } = reader
  const [first, second] = uncommaed(text).split(starting)
  const written = readRecurrence(uncommaed(first!))
  if (!written) return second === undefined ? dayIn(text, reader) : null
  if (second === undefined) return { written, from: null }
  const day = readDay(second, { today, language, towards: 'ahead' })
  if ('day' in day) return { written, from: day.day }
  return 'could' in day ? refuse('unclear date', { typed: second, could: day.could }) : null
}

function dayIn(text: string, { today, language }: Today): When | null {
  const day = readDay(uncommaed(text), { today, language, towards: 'ahead' })
  if ('day' in day) return { day: day.day }
  return 'could' in day ? refuse('unclear date', { typed: text, could: day.could }) : null
}

/** What was written as a first date and a rule: the first is the next day of the rule that is still ahead. */
function dated(
  when: When,
  rest: Clock & { readonly place: string | null },
  { at, zone, today }: Today,
): Typed | Refusal {
  if ('refused' in when) return when
  const { time, minutes, place } = rest
  const told = { time, minutes, place }
  if ('day' in when) return { ...told, date: when.day, rule: null, or: null }
  const from = when.from ?? today
  const { written } = when
  if (!('rule' in written)) {
    // "Every six weeks" says no weekday: the first date does, and without one nothing does.
    if (when.from === null) return refuse('no first date', {})
    const rule = written.every === 'weeks' ? weeklyLike(from, written.count) : monthlyLike(from, written.count)
    return { ...told, date: from, rule, or: null }
  }
  const days = nextDaysOf(written.rule, from, from, 2)
  const isAhead = (day: Temporal.PlainDate) =>
    Temporal.Instant.compare(startOn(day, time ?? new Temporal.PlainTime(23, 59), zone).at, at) > 0
  const date = days.find(isAhead) ?? from
  return { ...told, date, rule: written.rule, or: written.or ?? null }
}
