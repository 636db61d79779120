import type { Language, Reader } from '../terms/speech.ts'
import { colon, typeset } from '../terms/typeset.ts'
import { typesetLine, typesetView } from './typeset.ts'
import type { Block, Inline, Line, View } from './view.ts'

/** What drawing needs to know beside the View: the reader, and how a command is typed where he is. */
export type Room = Reader & { readonly typed: (command: string) => string } & Seen

/** When it is read, where that is known: a day further off than half a year is written with its year. */
type Seen = { readonly seen?: Temporal.Instant }

// Made once: making one takes longer than all the rest of a line.
const dayFormat: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }
const days: Record<Language, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', dayFormat),
  en: new Intl.DateTimeFormat('en-GB', dayFormat),
}
const halfAYear = 183 * 24
const isFar = (at: Temporal.Instant, seen: Temporal.Instant | undefined) =>
  seen !== undefined && Math.abs(at.since(seen).total('hours')) > halfAYear

/** French counts the first of a month, and only that: `mardi 1er juin`. */
const ordinal = (day: string, language: Language) => (language === 'fr' ? day.replace(/\b1(?= \p{L})/u, '1er') : day)

const written = new Map<string, string>()
const mostRemembered = 1_000

/** A day in words, remembered: a card writes each of its days twice, and a list is read by many. */
function dayInWords(day: Temporal.PlainDate, language: Language): string {
  const key = `${language} ${day}`
  const before = written.get(key)
  if (before !== undefined) return before
  if (written.size >= mostRemembered) written.clear()
  const words = ordinal(days[language].format(day), language)
  written.set(key, words)
  return words
}

/** `jeudi 3 décembre à 7 h 45`, `Thursday 3 December at 7:45`: as a person writes it. */
export function writtenTime(at: string, form: 'day' | 'hour' | 'day and hour', room: Reader & Seen): string {
  const instant = Temporal.Instant.from(at)
  const local = instant.toZonedDateTimeISO(room.zone)
  const day = dayInWords(local.toPlainDate(), room.language)
  const dayText = isFar(instant, room.seen) ? `${day} ${local.year}` : day
  const minutes = String(local.minute).padStart(2, '0')
  const hourText =
    room.language === 'fr' ? `${local.hour} h${local.minute === 0 ? '' : ` ${minutes}`}` : `${local.hour}:${minutes}`
  if (form === 'hour') return typeset(hourText, room.language)
  if (form === 'day') return typeset(dayText, room.language)
  return typeset(room.language === 'fr' ? `${dayText} à ${hourText}` : `${dayText} at ${hourText}`, room.language)
}

const drawInline: { [K in Inline['kind']]: (inline: Extract<Inline, { kind: K }>, room: Room) => string } = {
  text: ({ text }) => text,
  member: ({ member }) => `@${member.name}`,
  time: ({ at, form }, room) => writtenTime(at, form, room),
  link: ({ url, text }) => (text === url ? url : `${text} (${url})`),
  command: ({ name, rest }, room) => (rest === undefined ? room.typed(name) : `${room.typed(name)} ${rest}`),
}

export function plainLine(line: Line, room: Room): string {
  return typesetLine(line, room.language)
    .map(inline => (drawInline[inline.kind] as (i: Inline, room: Room) => string)(inline, room))
    .join('')
}

const drawBlock: { [K in Block['kind']]: (block: Extract<Block, { kind: K }>, room: Room) => string } = {
  heading: ({ text }) => text,
  text: ({ line }, room) => plainLine(line, room),
  list: ({ items }, room) => items.map(item => `• ${plainLine(item, room)}`).join('\n'),
  facts: ({ facts }, room) =>
    facts.map(({ label, value }) => `${label}${colon[room.language]}${plainLine(value, room)}`).join('\n'),
  quote: ({ text }, room) => typeset(room.language === 'fr' ? `« ${text} »` : `“${text}”`, room.language),
  note: ({ line }, room) => plainLine(line, room),
  divider: () => '',
  picture: ({ title, alt }) => (title === undefined ? alt : `${title}\n${alt}`),
  file: ({ name }) => name,
  actions: () => '',
}

/** The whole View as plain text, buttons apart: for scripts, screen readers, notifications and tests. */
export function plain(shown: View, room: Room): string {
  const view = typesetView(shown, room.language)
  return [
    view.title,
    ...view.blocks.map(block => (drawBlock[block.kind] as (b: Block, room: Room) => string)(block, room)),
  ]
    .filter(text => text !== '')
    .join('\n')
}
