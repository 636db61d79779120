/** A sum as it was written: `currency` an ISO code, `$` where it is not said whose dollar, null where none is written. */
export type WrittenAmount = { readonly amount: string; readonly currency: string | null }

type Unclear =
  | { readonly unclear: 'not an amount' | 'with tax' | 'not above zero' }
  | { readonly unclear: 'currency'; readonly written: string }
  /** It reads differently here and there: `1.250` is a thousand or one and a quarter. */
  | { readonly unclear: 'two ways'; readonly could: readonly [string, string] }

const blank = '[ \\u00a0\\u2007\\u2009\\u202f]'
const figures = `\\d{1,3}(?:(?:${blank}|['’.,])\\d{3})+(?:[.,]\\d{1,2})?(?![\\d])|\\d+(?:[.,]\\d+)*`
const signs = `€|£(?:gb)?|(?:ca|c)?\\$(?:${blank}?ca)?|¥`
const codes = 'eur(?:os?)?|chf|s?fr\\.?|francs?|cad|gbp|usd|jpy|dollars?|pounds?|livres?'
const currencies = `${signs}|(?:${codes})(?![\\p{L}])`
const taxFree = `\\(?(?:h\\.?t\\.?(?![\\p{L}])|hors taxes?|(?:excl\\.?|ex\\.?|excluding|without|\\+) ?(?:vat|tax)(?![\\p{L}])|net(?![\\p{L}]))\\)?`
const taxed = `\\(?(?:ttc|t\\.t\\.c\\.|incl\\.? ?(?:vat|tax)|including (?:vat|tax))(?![\\p{L}])\\)?`
/** A thumb may slip, and no more: whatever repeats without end is read in no time that is worth it. */
const between = `${blank}{0,3}`

/** One sum, with what stands before and after it. */
const pattern = `(?<sign>[-−–]${between})?(?<before>${currencies})?${between}(?<minus>[-−–])?(?<figures>${figures})(?:${between}(?<thousand>k)(?![\\p{L}]))?(?:${between}(?<after>${currencies}))?(?:${between}(?<tax>${taxFree}|${taxed}))?`

const codeOf: readonly (readonly [RegExp, string])[] = [
  [/^(?:€|eur)/i, 'EUR'],
  [/^(?:chf|s?fr)/i, 'CHF'],
  [/^(?:cad|ca?\$|\$\s?ca)/i, 'CAD'],
  [/^(?:£|gbp|pound|livre)/i, 'GBP'],
  [/^usd/i, 'USD'],
  [/^(?:\$|dollar)/i, '$'],
]

const currencyOf = (written: string): string | null => codeOf.find(([form]) => form.test(written))?.[1] ?? null

/**
 * A sum as people write one, in either convention: `1 250,50 €`, `€1,250.50`, `12k`, `CHF 300 HT`. What can
 * be read in two ways is not guessed.
 */
export function readAmount(typed: string): WrittenAmount | Unclear {
  const found = new RegExp(`^${pattern}$`, 'iu').exec(typed.trim())
  const parts = found?.groups
  if (!parts?.figures) {
    const [, other] = /^[\d.,'\s]+([A-Za-z]{3}|[^\s\d.,'A-Za-z])$/u.exec(typed.trim()) ?? []
    return other === undefined || currencyOf(other) !== null
      ? { unclear: 'not an amount' }
      : { unclear: 'currency', written: other }
  }
  if (parts.tax && new RegExp(`^${taxed}$`, 'iu').test(parts.tax)) return { unclear: 'with tax' }
  const written = [parts.before, parts.after].filter(one => one !== undefined)
  const known = [...new Set(written.map(currencyOf))]
  if (known.includes(null) || known.length > 1) return { unclear: 'currency', written: written.join(' ') }
  const value = readFigures(parts.figures, parts.thousand !== undefined)
  if (value === null) return { unclear: 'not an amount' }
  if (typeof value !== 'string') return { unclear: 'two ways', could: value }
  if (parts.sign ?? parts.minus ?? /^[0.]+$/.test(value)) return { unclear: 'not above zero' }
  return { amount: value, currency: known[0] ?? null }
}

/** Figures as a decimal with a point; two where they can be read in two ways; null where in none. */
function readFigures(typed: string, thousands: boolean): string | readonly [string, string] | null {
  const plain = typed.replace(new RegExp(`(?<=\\d)(?:${blank}|['’])(?=\\d{3})`, 'gu'), '_')
  const shape = (form: RegExp) => form.test(plain)
  const value = (point: RegExp | null) => {
    const [whole = '', cents = ''] = point === null ? [plain] : plain.split(point)
    return decimal(whole.replace(/\D/g, ''), cents, thousands)
  }
  if (plain.replace(/\D/g, '').length > 14) return null
  if (shape(/^(?:\d+|\d{1,3}(?:_\d{3})+)$/)) return value(null)
  if (shape(/^(?:\d+|\d{1,3}(?:_\d{3})+)[.,]\d{1,2}$/)) return value(/[.,]/)
  if (shape(/^\d{1,3}(?:,\d{3})+\.\d{1,2}$/)) return value(/\./)
  if (shape(/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/)) return value(/,/)
  if (shape(/^\d{1,3}(?:,\d{3}){2,}$/) || shape(/^\d{1,3}(?:\.\d{3}){2,}$/)) return value(null)
  if (shape(/^[1-9]\d{0,2}[.,]\d{3}$/)) return [value(null), value(/[.,]/)]
  return null
}

/** `1250` and `5` are `1250.50`; in thousands `12` and `5` are `12500`. */
function decimal(whole: string, cents: string, thousands: boolean): string {
  const moved = thousands ? cents.padEnd(3, '0') : ''
  const left = (whole + moved.slice(0, 3)).replace(/^0+(?=\d)/, '')
  const right = (thousands ? cents.slice(3) : cents).replace(/(?<!0)0+$/, '')
  return right === '' ? left : `${left}.${right.padEnd(2, '0')}`
}

/** An amount that stands in a line among words, and where. */
export type AmountIn = {
  readonly text: string
  readonly from: number
  readonly until: number
  readonly isMoney: boolean
}

/** Each sum in a line: `isMoney` where a currency, a tax or a `k` says that it is one. */
export function amountsIn(line: string): readonly AmountIn[] {
  return [...line.matchAll(new RegExp(`(?<![\\p{L}\\d.,/+-])${pattern}(?![\\p{L}\\d/])`, 'giu'))].map(found => ({
    text: found[0].trim(),
    from: found.index,
    until: found.index + found[0].length,
    isMoney: ['before', 'after', 'tax', 'thousand'].some(part => found.groups?.[part] !== undefined),
  }))
}
