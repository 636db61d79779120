import { isToldThere, plainLine, type Room, writtenDate, writtenInstant, writtenPhone } from '../../view/plain.ts'
import type { Inline, Line } from '../../view/view.ts'
import { limits } from './limits.ts'

/** Cut to `most` characters with an ellipsis, never through a character. */
export function fold(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** What a person typed, so that Discord shows it as typed: no formatting, no mention, no date, no hidden link. */
export const escaped = (text: string): string =>
  text
    .split(address)
    .map((part, n) => (n % 2 === 1 ? part : part.replace(/[\\*_~|`<[]/g, '\\$&')))
    .join('')
    .replace(/@(everyone|here)/g, '@\u200b$1')
    .replace(/^([^\S\n\r\u2028\u2029]*)([>#-])/gm, '$1\\$2')
    .replace(/^([^\S\n\r\u2028\u2029]*\d+)\./gm, '$1\\.')

/** A web address keeps its underscores: backslashes would lead elsewhere. */
const address = /(https?:\/\/[^\s<>`|*\\[\]]+)/

/** A line in Discord's markdown. */
export const drawLine = (line: Line, room: Room): string =>
  line.map(inline => (draw[inline.kind] as (inline: Inline, room: Room) => string)(inline, room)).join('')

const draw: { [K in Inline['kind']]: (inline: Extract<Inline, { kind: K }>, room: Room) => string } = {
  text: ({ text, style }) =>
    style === 'strong' ? around('**', text) : style === 'soft' ? around('*', text) : escaped(text),
  member: ({ member }) => (member.accounts.discord ? `<@${member.accounts.discord}>` : escaped(member.name)),
  date: (inline, room) => escaped(writtenDate(inline, room)),
  time: (time, room) =>
    isToldThere(time, room)
      ? escaped(writtenInstant(time, room))
      : `<t:${Math.floor(Temporal.Instant.from(time.at).epochMilliseconds / 1000)}:${timeForms[time.form]}>`,
  link: ({ url, text }) => drawLink(url, text),
  // It makes links of web addresses only; a telephone finds a number by itself.
  phone: (phone, room) => escaped(writtenPhone(phone, room)),
  command: (inline, room) => `\`${plainLine([inline], room).replaceAll('`', "'")}\``,
}

/** Each reader sees an instant in his own zone and language; a day alone has no weekday at Discord. */
const timeForms = { day: 'D', hour: 't', 'day and hour': 'F' } as const

/** Marks hold only where no blank touches them; each line of a text is marked on its own. */
function around(mark: string, text: string): string {
  return text
    .split('\n')
    .map(part => {
      const inner = part.trim()
      const at = part.length - part.trimStart().length
      return inner === '' ? part : `${part.slice(0, at)}${mark}${escaped(inner)}${mark}${part.slice(at + inner.length)}`
    })
    .join('\n')
}

export function drawLink(url: string, text: string): string {
  if (!isWebAddress(url)) return escaped(text === url ? url : `${text} (${url})`)
  const address = url.replaceAll('(', '%28').replaceAll(')', '%29').replace(/\s/g, '%20')
  // A text that is itself an address is not hidden behind another one by Discord.
  return text === url || text.trim() === '' || /https?:\/\//.test(text)
    ? `<${address}>`
    : `[${escaped(text)}](${address})`
}

const isWebAddress = (url: string): boolean => /^https?:\/\//.test(url) && URL.canParse(url)

export const isLinkable = (url: string): boolean => isWebAddress(url) && url.length <= limits.url
