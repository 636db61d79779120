import { isElsewhere } from '../terms/clocks.ts'
import { phoneCountry, shownPhone } from '../terms/phones.ts'
import type { Reader } from '../terms/speech.ts'
import { colon, typeset } from '../terms/typeset.ts'
import { writeDate } from '../terms/write-date.ts'
import { typesetLine, typesetView } from './typeset.ts'
import type { Block, Inline, Line, There, View } from './view.ts'

/** What drawing needs to know beside the View: the reader, and how a command is typed where he is. */
export type Room = Reader & { readonly typed: (command: string, rest?: string) => string } & Seen

/** When it is written, where that is known: a day of another year says which. */
type Seen = { readonly seen?: Temporal.Instant }

const todayIn = ({ seen, zone }: Pick<Reader, 'zone'> & Seen) => seen?.toZonedDateTimeISO(zone).toPlainDate()

/** A day of the calendar, the same in every zone. */
export const writtenDate = ({ day, form }: Extract<Inline, { kind: 'date' }>, room: Reader & Seen): string =>
  typeset(
    writeDate(Temporal.PlainDate.from(day), { language: room.language, today: todayIn(room), form }),
    room.language,
  )

type Time = Extract<Inline, { kind: 'time' }>

/** Whether an instant is told at the hour of where it happens, and not left to a platform that would tell each reader his own. */
export const isToldThere = (time: Time, { zone }: Pick<Reader, 'zone'>): time is Time & { there: There } =>
  time.there !== undefined && (time.there.place || isElsewhere(Temporal.Instant.from(time.at), time.there.zone, zone))

/**
 * An instant for its reader: in his zone; what happens somewhere at the hour there, with his own beside it where that is
 * another: `jeudi 3 décembre à 14 h 45 (8 h 45 pour vous)`. A day alone is the day there.
 */
export function writtenInstant({ at, form, there }: Time, room: Reader & Seen): string {
  if (there === undefined) return writtenTime(at, form, room)
  const said = writtenTime(at, form, { ...room, zone: there.zone })
  const instant = Temporal.Instant.from(at)
  if (form === 'day' || !isElsewhere(instant, there.zone, room.zone)) return said
  const day = (zone: string) => instant.toZonedDateTimeISO(zone).toPlainDate()
  const own = writtenTime(at, day(there.zone).equals(day(room.zone)) ? 'hour' : 'day and hour', room)
  const his = room.language === 'en' ? 'your time' : room.address === 'tu' ? 'pour toi' : 'pour vous'
  return typeset(`${said} (${own} ${his})`, room.language)
}

/** `jeudi 3 décembre à 7 h 45`, `Thursday 3 December at 7:45`: as a person writes it. */
export function writtenTime(at: string, form: Time['form'], room: Reader & Seen): string {
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

/** A number in the way of its reader's country. */
export const writtenPhone = (phone: Extract<Inline, { kind: 'phone' }>, room: Reader): string =>
  typeset(shownPhone(phone, phoneCountry(room)), room.language)

/** What a telephone that is tapped on dials. */
export const dials = ({ e164 }: Extract<Inline, { kind: 'phone' }>): string | undefined =>
  e164 !== undefined && /^\+\d+$/.test(e164) ? `tel:${e164}` : undefined

const drawInline: { [K in Inline['kind']]: (inline: Extract<Inline, { kind: K }>, room: Room) => string } = {
  text: ({ text }) => text,
  member: ({ member }) => `@${member.name}`,
  time: writtenInstant,
  date: writtenDate,
  link: ({ url, text }) => (text === url ? url : `${text} (${url})`),
  phone: writtenPhone,
  command: ({ name, rest }, room) => room.typed(name, rest),
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
