import { lacksZero, readPhone } from '../terms/phones.ts'
import { zoneNamed } from '../time/zones.ts'
import type { Code, Facts } from './codes.ts'
import type { Column, Moment, Value } from './columns.ts'
import { isTime, printMoment, readDay, readMoment } from './moments.ts'

/** What a cell is read in: the zone of its wall times, and the instant by which the future is judged. */
export type Context = {
  readonly zone: string
  readonly asOf: Temporal.Instant
  /** Where telephone numbers are written as at home; undefined while nobody knows. */
  readonly country?: string | undefined
  /** The languages the software has. */
  readonly languages: readonly string[]
}

/** Says what is wrong; a warning lets the value through. */
export type Complain = (code: Code, facts?: Facts, severity?: 'warning') => void

/** Reads one filled cell, trimmed; undefined when a complaint forbids it, null when a warning empties it. */
export function readCell(
  column: Column,
  written: string,
  context: Context,
  complain: Complain,
): Value | null | undefined {
  const bad = (code: Code, facts: Facts = {}) => {
    complain(code, facts)
    return undefined
  }
  const mangled = mangledIn(column, written)
  if (mangled) return bad(mangled.code, mangled.facts)
  switch (column.type) {
    case 'id':
    case 'ref':
      return idForm.test(written) ? written : bad('id.format')
    case 'text':
      if (column.holds === 'phone') checkPhone(written, context, complain)
      return readText(written, column.max, bad)
    case 'date': {
      const day = readDay(written)
      if (!day) return bad('value.date')
      return column.past && isTomorrow(day, context) ? bad('value.future') : day
    }
    case 'instant':
      return readInstant(column.future ?? false, written, context, complain)
    case 'bool':
      return bools[plainWord(written)] ?? bad('value.enum', { allowed: 'true, false' })
    case 'int': {
      if (!/^[+-]?\d+$/.test(written)) return bad('value.number')
      const number = Number(written)
      const { min, max } = column
      return number < min || number > max ? bad('value.range', { min, max }) : number
    }
    case 'amount':
      return readAmount(written, bad)
    case 'enum':
      return wordsOf(column).get(plainWord(written)) ?? bad('value.enum', { allowed: column.codes.join(', ') })
    case 'enums':
      return readEnums(column, written) ?? bad('value.enum', { allowed: column.codes.join(', ') })
    case 'email': {
      const address = written.toLowerCase()
      return address.length <= 254 && /^[^\s@<>,;:"]+@[^\s@<>,;:".]+(\.[^\s@<>,;:".]+)+$/.test(address)
        ? address
        : bad('value.email')
    }
    case 'zone':
      return zoneNamed(written) ?? bad('value.zone')
    case 'language':
      return readLanguage(written, context, complain)
    case 'time': {
      const padded = /^\d:\d\d$/.test(written) ? `0${written}` : written
      return isTime(padded) ? padded : bad('value.instant')
    }
    case 'naf': {
      const [, division, rest] = /^(\d\d)\.?(\d\d[A-Z])$/.exec(written.toUpperCase()) ?? []
      return division ? `${division}.${rest}` : bad('value.naf')
    }
    case 'currency':
      if ([...written].length > 3) return bad('value.length', { found: [...written].length, max: 3 })
      return /^[A-Za-z]{3}$/.test(written) ? written.toUpperCase() : bad('value.enum', { allowed: 'EUR, CHF, USD, …' })
    case 'country':
      if ([...written].length > 6) return bad('value.length', { found: [...written].length, max: 6 })
      return /^[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?$/.test(written)
        ? written.toUpperCase()
        : bad('value.enum', { allowed: 'FR, FR-57, BE, …' })
    case 'slack-id':
      return /^[UW][A-Z0-9]{1,19}$/.test(written) ? written : bad('id.format')
    case 'discord-id':
      if (/^\d{17,20}$/.test(written)) return written
      return bad(/^\d([.,]\d+)?E\+?\d+$/i.test(written) ? 'value.scientific' : 'id.format')
  }
}

/** What spreadsheets show in the place of what they cannot show or compute, in English and in French. */
const failed = /^#{3,}$|^#(REF|N\/A|NAME|VALUE|DIV\/0|NULL|NUM|SPILL|CALC|NOM|VALEUR|NOMBRE|NUL|N\/D)[!?]?$/i
/** A number of more than a few digits, as they write it in a column of numbers. */
const rounded = /^[+-]?\d([.,]\d+)?E[+-]\d+$/i

/** What a spreadsheet has made of a value, where it cannot be made out what that was. */
function mangledIn(column: Column, written: string): { readonly code: Code; readonly facts?: Facts } | undefined {
  if (failed.test(written)) return { code: 'value.spreadsheet' }
  if (rounded.test(written)) return { code: 'value.scientific' }
  if (column.type !== 'date' && column.type !== 'instant') return undefined
  const [, days] = /^([2-6]\d{4})([.,]\d+)?$/.exec(written) ?? []
  return days === undefined ? undefined : { code: 'value.serial-date', facts: { day: serialDay(Number(days)) } }
}

/** Spreadsheets count days from the end of 1899. */
const serialDay = (days: number) => new Temporal.PlainDate(1899, 12, 30).add({ days }).toString()

/** The canonical text of a value: what `readCell` gives the same value for. */
export function printCell(value: Value | null, zone: string): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Temporal.PlainDate) return value.toString()
  return isMoment(value) ? printMoment(value, zone) : value.join(' ')
}

const isMoment = (value: Moment | readonly string[]): value is Moment => 'at' in value && !Array.isArray(value)

const idForm = /^[A-Za-z0-9._:-]{1,64}$/

type Bad = (code: Code, facts?: Facts) => undefined

/** A number that is none is kept as it is written, and said to be none. */
function checkPhone(written: string, { country }: Context, complain: Complain): void {
  const phone = readPhone(written, country)
  if (typeof phone === 'string') complain('value.phone')
  else if (lacksZero(phone)) complain('value.leading-zero')
}

function readText(written: string, max: number, bad: Bad) {
  const normal = /[^\x00-\x7f]/.test(written) ? written.normalize('NFC') : written
  if (normal.length > max) {
    const found = [...normal].length
    if (found > max) return bad('value.length', { found, max })
  }
  return max < 500 && /[\r\n]/.test(normal) ? bad('value.line-break') : normal
}

function readInstant(future: boolean, written: string, context: Context, complain: Complain): Moment | undefined {
  const read = readMoment(written, context.zone)
  if (!read || read.clock === 'skipped') {
    complain(read ? 'value.skipped-time' : 'value.instant')
    return undefined
  }
  if (read.clock === 'twice') complain('value.ambiguous-time')
  const { at, day } = read.moment
  const late = day ? isTomorrow(day, context) : Temporal.Instant.compare(at, context.asOf.add({ hours: 24 })) > 0
  if (!future && late) {
    complain('value.future')
    return undefined
  }
  return read.moment
}

/** Beyond the one day of tolerance. */
const isTomorrow = (day: Temporal.PlainDate, { asOf, zone }: Context) =>
  Temporal.PlainDate.compare(day, asOf.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 })) > 0

/** Two decimals, or more where more are written. */
function readAmount(written: string, bad: Bad) {
  if (!/^-?\d+(\.\d{1,6})?$/.test(written)) return bad('value.number')
  if (written.startsWith('-') || Number(written) > largestAmount)
    return Number(written) === 0 ? '0.00' : bad('value.range', { min: 0, max: largestAmount })
  return canonicalAmount(written)
}

export function canonicalAmount(written: string): string {
  const [whole = '', part = ''] = written.split('.')
  let end = part.length
  while (part[end - 1] === '0') end--
  return `${whole.replace(/^0+(?=\d)/, '')}.${part.slice(0, end).padEnd(2, '0')}`
}
const largestAmount = 999_999_999_999

/** `fr-FR` is understood as `fr`; a language the software lacks is left empty: the club's. */
function readLanguage(written: string, { languages }: Context, complain: Complain): string | null | undefined {
  const base = written.toLowerCase().split(/[-_]/)[0]!
  if (languages.includes(base)) return base
  const tag = /^[a-z]{2,3}([-_][a-z0-9]{1,8})*$/i.test(written)
  complain('value.enum', { allowed: languages.join(', ') }, tag ? 'warning' : undefined)
  return tag ? null : undefined
}

/** Case and accents do not count, nor the shape of an apostrophe. */
const plainWord = (word: string) =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').toLowerCase()

type Worded = Extract<Column, { type: 'enum' | 'enums' }>
const understood = new WeakMap<Worded, ReadonlyMap<string, string>>()

function wordsOf(column: Worded): ReadonlyMap<string, string> {
  const known = understood.get(column)
  if (known) return known
  const words = new Map<string, string>(column.codes.map(code => [plainWord(code), code]))
  for (const [word, code] of Object.entries(column.french)) words.set(plainWord(word), code)
  understood.set(column, words)
  return words
}

/** Several words, of which one may hold spaces (`commission d'admission`); kept in the order of the codes. */
function readEnums(column: Extract<Column, { type: 'enums' }>, written: string): string[] | undefined {
  const words = wordsOf(column)
  const found = new Set<string>()
  const parts = plainWord(written).split(' ')
  while (parts.length > 0) {
    let length = parts.length
    while (length > 0 && !words.has(parts.slice(0, length).join(' '))) length--
    if (length === 0) return undefined
    found.add(words.get(parts.splice(0, length).join(' '))!)
  }
  return column.codes.filter(code => found.has(code))
}

const bools: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  oui: true,
  vrai: true,
  1: true,
  false: false,
  no: false,
  non: false,
  faux: false,
  0: false,
}
