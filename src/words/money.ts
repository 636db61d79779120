import type { Money } from '../terms/money.ts'

/** A sum as it is written in a language: `1 250,50 €`, `€1,250.50`; whole ones without cents. English breaks at every blank. */
export const moneyIn =
  (locale: string) =>
  ({ amount, currency }: Money): string =>
    new Intl.NumberFormat(locale, {
      ...{ style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' },
      maximumFractionDigits: Math.max(2, (amount.split('.')[1] ?? '').replace(/(?<!0)0+$/, '').length),
    } as Intl.NumberFormatOptions)
      .format(amount as Intl.StringNumericLiteral)
      .replace(/^([A-Z]+)\u00a0/, '$1 ')
