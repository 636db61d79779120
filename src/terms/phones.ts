import { createRequire } from 'node:module'
import type * as Library from 'libphonenumber-js/min'
import { countryOfZone } from '../time/zones.ts'

// Loaded at the first number: 21 ms and some 5 MB that a club which passes none never needs. The smallest figures serve
// (80 KB for all countries): they know how long a number is and how it begins, and take those kept for fiction too.
const load = createRequire(import.meta.url)
let library: typeof Library | undefined
const numbers = (): typeof Library => {
  library ??= load('libphonenumber-js/min') as typeof Library
  return library
}

/** A telephone number as it was typed, and as every telephone in the world dials it: `+33612345678` (E.164). */
export type Phone = { readonly typed: string; readonly e164: string }

/** Why a text is no telephone number. */
export type NoPhone =
  | 'no number'
  | 'digits missing'
  | 'digits too many'
  /** So long as one may be, and yet nobody's. */
  | 'unknown number'
  /** Written as at home, by a club of which nobody knows where that is. */
  | 'no country'
  /** `3,36123E+10`: a spreadsheet has rounded it, and its figures are lost. */
  | 'rounded'
  | 'several numbers'

/** What a spreadsheet makes of a long number. */
const rounded = /^[+-]?\d(?:[.,]\d+)?\s*E\s*\+?\d+$/i
const extension = /(?<![\s,;])[\s,;]*(?:poste|extension|ext|interne|x|#)[\s.:]*\d{1,6}$/i
const label =
  /^(?:t[eé]l[eé]phone|telephone|t[eé]l|phone|portable|mobile|mob|fixe|gsm|natel|tel)(?![\p{L}\p{M}])\s*[.:]?\s*/iu
/** Where two numbers in one text part. */
const parting = /[/,;|]|\s(?:ou|et|or|and|puis|-)\s/i
/** The codes of France, Belgium, Switzerland, Luxembourg, Canada and the United Kingdom: known without the + too. */
const withoutPlus = /^(?:33|32|41|352|1|44)\d/

/** Where numbers are read as at home, and in whose way they are written: `FR`; from a club, or a reader's zone. */
export const phoneCountry = ({ country, zone }: { readonly country?: string | null; readonly zone: string }) =>
  (country ?? undefined)?.slice(0, 2).toUpperCase() ?? countryOfZone(zone)

/**
 * A telephone number as people write one: as at home in this country (`06 12 34 56 78`), with any country's code before it,
 * without the zero or the + that a spreadsheet takes away; an extension may follow.
 */
export function readPhone(typed: string, country: string | undefined): Phone | NoPhone {
  const text = typed.normalize('NFKC').trim()
  if (rounded.test(text)) return 'rounded'
  const bare = text.replace(label, '').replace(extension, '')
  if (!/\d/.test(bare) || /\p{L}/u.test(bare)) return isSeveral(bare, country) ? 'several numbers' : 'no number'
  const found = e164Of(bare, country)
  if (found) return { typed: typed.trim(), e164: found }
  return isSeveral(bare, country) ? 'several numbers' : whyNot(bare, country)
}

/** As any telephone dials what was typed (E.164); undefined where that is no number. */
export function dialled(typed: string | null | undefined, country: string | undefined): string | undefined {
  const phone = typed ? readPhone(typed, country) : undefined
  return typeof phone === 'object' ? phone.e164 : undefined
}

function isSeveral(text: string, country: string | undefined): boolean {
  const parts = text.split(parting).filter(part => /\d/.test(part))
  return parts.length > 1 && parts.every(part => e164Of(part, country) !== undefined)
}

function e164Of(text: string, country: string | undefined): string | undefined {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 4 || digits.length > 20) return undefined
  const found = parsed(text, country) ?? (withoutPlus.test(digits) ? parsed(`+${digits}`, country) : undefined)
  return found?.number
}

function parsed(text: string, country: string | undefined) {
  const found = numbers().parsePhoneNumberFromString(text, countryCode(country))
  return found?.isValid() ? found : undefined
}

function whyNot(text: string, country: string | undefined): NoPhone {
  const digits = text.replace(/\D/g, '')
  const isAbroad = /^\s*(?:\+|00|\(\+)/.test(text)
  const known = countryCode(country)
  if (!isAbroad && known === undefined) return 'no country'
  // The zero that is dialled at home is no part of the number.
  const length = numbers().validatePhoneNumberLength(
    isAbroad ? `+${digits.replace(/^00/, '')}` : digits.replace(/^0/, ''),
    known,
  )
  if (length === 'TOO_SHORT') return 'digits missing'
  return length === 'TOO_LONG' ? 'digits too many' : 'unknown number'
}

const countryCode = (country: string | undefined): Library.CountryCode | undefined =>
  country !== undefined && numbers().isSupportedCountry(country) ? country : undefined

/** Whether it was written without the zero that is dialled before it at home, as a spreadsheet leaves it. */
export function lacksZero({ typed, e164 }: Phone): boolean {
  const digits = typed.replace(/\D/g, '')
  if (typed.includes('+') || !/^[1-9]/.test(digits) || e164.slice(1).startsWith(digits)) return false
  return numbers().parsePhoneNumberFromString(e164)?.formatNational().startsWith('0') ?? false
}

/**
 * A number as its reader writes one: as at home where it is of his country, with its country's code elsewhere. What followed
 * it (an extension) stays; what is no number stays as it was typed.
 */
export function shownPhone(
  { typed, e164 }: { readonly typed: string; readonly e164?: string | undefined },
  country: string | undefined,
): string {
  const found = e164?.startsWith('+') ? numbers().parsePhoneNumberFromString(e164) : undefined
  if (!found) return typed
  const [beyond = ''] = extension.exec(typed) ?? []
  return `${found.country === country ? found.formatNational() : found.formatInternational()}${beyond}`
}
