/** Content lines of RFC 5545: what is text is escaped, and no line is longer than 75 octets. */

const longest = 75
const endOfLine = '\r\n'

/** Text as a property holds it (3.3.11). Control characters stand in no calendar, nor do halves of a character. */
export const textValue = (text: string): string =>
  [...text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\r', '\n')].map(escaped).join('')

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\\' || character === ';' || character === ',') return `\\${character}`
  if (character === '\t') return ' '
  const code = character.codePointAt(0)!
  return code < 0x20 || code === 0x7f ? '' : character
}

/** One line, folded (3.1): never within a character, which its octets belong to together. */
function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > longest) {
      text += `${endOfLine} `
      octets = 1
    }
    text += character
    octets += size
  }
  return text + endOfLine
}

/** The lines of a calendar as its file holds them. */
export const fileOf = (lines: readonly string[]): string => lines.map(folded).join('')

/** A wall time as RFC 5545 writes it: `20261203T074500`. */
export const wallValue = (at: Temporal.PlainDateTime): string =>
  at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')

/** An instant, in UTC: `20261203T064500Z`. */
export const instantValue = (at: Temporal.Instant): string =>
  `${wallValue(at.toZonedDateTimeISO('UTC').toPlainDateTime())}Z`
