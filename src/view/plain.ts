import type { Reader } from '../terms/speech.ts'
import { colon, typeset } from '../terms/typeset.ts'
import { writeDate } from '../terms/write-date.ts'
import { typesetLine, typesetView } from './typeset.ts'
import type { Block, Inline, Line, View } from './view.ts'

/** What drawing needs to know beside the View: the reader, and how a command is typed where he is. */
export type Room = Reader & { readonly typed: (command: string) => string } & Seen

/** When it is written, where that is known: a day of another year says which. */
type Seen = { readonly seen?: Temporal.Instant }

const todayIn = ({ seen, zone }: Pick<Reader, 'zone'> & Seen) => seen?.toZonedDateTimeISO(zone).toPlainDate()

/** A day of the calendar, the same in every zone. */
export const writtenDate = ({ day, form }: Extract<Inline, { kind: 'date' }>, room: Reader & Seen): string =>
  typeset(
    writeDate(Temporal.PlainDate.from(day), { language: room.language, today: todayIn(room), form }),
    room.language,
  )

/** `jeudi 3 décembre à 7 h 45`, `Thursday 3 December at 7:45`: as a person writes it. */
export function writtenTime(at: string, form: 'day' | 'hour' | 'day and hour', room: Reader & Seen): string {
  const instant = Temporal.Instant.from(at)
  const local = instant.toZonedDateTimeISO(room.zone)
  const day = local.toPlainDate()
  // Where nobody knows when it is read, it speaks of a day near that on which it is written.
  const dayText = writeDate(day, { language: room.language, today: todayIn(room) ?? day })
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
  date: writtenDate,
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
