import { type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaysOf, type Recurrence, startOn } from '../../time/recurrence.ts'
import { readDay, readTime } from '../../time/written-dates.ts'
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
 * Reads a meeting or a series as one types it: `chaque 2e jeudi 7h45 Café du Port`, `3 December 7:45-9:15 at Sylvie's`. First
 * when, then the time, then the place.
 */
export function readPlan(text: string, reader: Reader): Typed | Refusal {
  const words = text.trim().split(/\s+/)
  const today = reader.at.toZonedDateTimeISO(reader.zone).toPlainDate()
  const unread = refuse('plan not understood', { typed: text })
  const end = ending.exec(text)
  if (end && !beginsWithTime(end[1]!)) return refuse('series without end', { typed: end[0].trim() })
  for (let from = 1; from <= Math.min(words.length, mostWords); from++) {
    const clock = clockAt(words, from)
    if (!clock) continue
    const [start, place] = startAfter(words.slice(clock.to), { ...reader, today })
    const when = whenOf([...words.slice(0, from), ...start].join(' '), { ...reader, today })
    return when === null || saysStart(place)
      ? unread
      : dated(when, { ...clock, place: placeOf(place) }, { ...reader, today })
  }
  // No time: the longest beginning that says when, and the rest is the place.
  for (let to = Math.min(words.length, mostWords); to > 0; to--) {
    const when = whenOf(words.slice(0, to).join(' '), { ...reader, today })
    if (when && saysStart(words.slice(to))) return unread
    if (when) return dated(when, { time: null, minutes: null, place: placeOf(words.slice(to)) }, { ...reader, today })
  }
  return unread
}

const saysStart = (words: readonly string[]): boolean => ` ${words.join(' ')}`.search(starting) === 0

/** What follows the time, where it begins with a first day (`from 7 January`): that day, and the rest. */
function startAfter(
  words: readonly string[],
  reader: Reader & { readonly today: Temporal.PlainDate },
): readonly [readonly string[], readonly string[]] {
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
    .replace(/^[\s,;–-]+/, '')
    .replace(/^(?:au|at|@) +/i, '') || null

type When =
  | { readonly day: Temporal.PlainDate }
  | { readonly written: WrittenRule; readonly from: Temporal.PlainDate | null }
  | Refusal

function whenOf(text: string, reader: Reader & { readonly today: Temporal.PlainDate }): When | null {
  const { today, language } = reader
  const [first, second] = uncommaed(text).split(starting)
  const written = readRecurrence(uncommaed(first!))
  if (!written) return second === undefined ? dayIn(text, reader) : null
  if (second === undefined) return { written, from: null }
  const day = readDay(second, { today, language, towards: 'ahead' })
  if ('day' in day) return { written, from: day.day }
  return 'could' in day ? refuse('unclear date', { typed: second, could: day.could }) : null
}

function dayIn(text: string, { today, language }: Reader & { readonly today: Temporal.PlainDate }): When | null {
  const day = readDay(uncommaed(text), { today, language, towards: 'ahead' })
  if ('day' in day) return { day: day.day }
  return 'could' in day ? refuse('unclear date', { typed: text, could: day.could }) : null
}

/** What was written as a first date and a rule: the first is the next day of the rule that is still ahead. */
function dated(
  when: When,
  rest: Clock & { readonly place: string | null },
  { at, zone, today }: Reader & { readonly today: Temporal.PlainDate },
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
