import type { RichTextElement } from '@slack/types'
import type { Room } from '../../view/plain.ts'
import { isToldThere, plainLine, writtenDate, writtenInstant, writtenPhone } from '../../view/plain.ts'
import type { Inline, Line } from '../../view/view.ts'

/** Shortened where a surface is small, and seen to be: never a silent cut. Whole characters only. */
export function fold(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > most - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** Text for the fields that Slack parses: what a member typed can neither mention nor link. */
export function escaped(text: string, most: number): string {
  const safe: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
  let kept = ''
  let whole = true
  for (const character of text) {
    const piece = safe[character] ?? character
    if (kept.length + piece.length > most - 1) {
      whole = false
      break
    }
    kept += piece
  }
  return whole ? kept : `${kept}…`
}

/**
 * What Slack sends for a typed line, as it was typed: entities and links undone. Mentions of people stay `<@U123>`,
 * which the grammar understands; a channel becomes its name where Slack tells it.
 */
export function heard(text: string): string {
  return text
    .replace(/<@([UW][A-Z0-9]+)\|[^<>]*>/g, '<@$1>')
    .replace(/<#[CG][A-Z0-9]+\|([^<>]+)>/g, '#$1')
    .replace(/<((?:https?|mailto|tel):[^|<>]+)(?:\|[^<>]*)?>/g, (_all, url: string) =>
      url.replace(/^(mailto|tel):/, ''),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Slack writes a date in the reader's own zone and language; the tokens are its own. */
const dateFormats = {
  day: '{date_long}',
  hour: '{time}',
  'day and hour': { fr: '{date_long} à {time}', en: '{date_long} at {time}' },
}

const drawInline: {
  [K in Inline['kind']]: (inline: Extract<Inline, { kind: K }>, room: Room) => RichTextElement
} = {
  text: ({ text, style }) => ({
    type: 'text',
    text,
    ...(style === 'strong' && { style: { bold: true } }),
    ...(style === 'soft' && { style: { italic: true } }),
  }),
  member: ({ member }) =>
    member.accounts.slack === undefined
      ? { type: 'text', text: member.name, style: { bold: true } }
      : { type: 'user', user_id: member.accounts.slack },
  time: (time, room) =>
    isToldThere(time, room)
      ? { type: 'text', text: writtenInstant(time, room) }
      : {
          type: 'date',
          timestamp: Math.floor(Temporal.Instant.from(time.at).epochMilliseconds / 1000),
          format: time.form === 'day and hour' ? dateFormats[time.form][room.language] : dateFormats[time.form],
          fallback: writtenInstant(time, room),
        },
  date: (inline, room) => ({ type: 'text', text: writtenDate(inline, room) }),
  link: ({ url, text }) => ({ type: 'link', url, text }),
  // Its mobile app makes a number something to tap on; of a link that dials, nothing says that Slack takes it in a block.
  phone: (phone, room) => ({ type: 'text', text: writtenPhone(phone, room) }),
  command: (inline, room) => ({ type: 'text', text: plainLine([inline], room), style: { code: true } }),
}

/** A line as rich text: no markup, so a name with `*` or `<` stays a name. */
export function richLine(line: Line, room: Room): RichTextElement[] {
  return line
    .filter(inline => inline.kind !== 'text' || inline.text !== '')
    .map(inline => (drawInline[inline.kind] as (inline: Inline, room: Room) => RichTextElement)(inline, room))
}
