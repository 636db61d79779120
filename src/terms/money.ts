/** An exact sum: `amount` a decimal with a point (`1250.50`), `currency` an ISO 4217 code. */
export type Money = { readonly amount: string; readonly currency: string }

/** The business that members thanked each other for, as the club may read it. */
export type Business =
  /** At least three pairs are in it: rounded to three figures, of whole weeks. */
  | { readonly told: 'total'; readonly about: Money; readonly from: Temporal.Instant }
  /** Too few pairs for a figure. */
  | { readonly told: 'some' }
  | { readonly told: 'nothing' }

const places = 10

/** A decimal as a whole number of 10⁻¹⁰, so that sums are exact. */
export function scaled(decimal: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal) ?? []
  const figures = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  return sign === '-' ? -figures : figures
}

const unit = 10n ** BigInt(places)

/** Rounded to whole units, and to three figures where it has more: nobody's own amount can be told by its cents. */
export function roughly(decimal: string): string {
  const whole = (scaled(decimal) + unit / 2n) / unit
  const step = 10n ** BigInt(Math.max(0, String(whole).length - 3))
  return String(((whole + step / 2n) / step) * step)
}
