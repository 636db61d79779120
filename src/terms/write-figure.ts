import type { Language } from './speech.ts'
import { writeMonth } from './write-date.ts'

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
const formatsOf = (language: Language) => ({
  whole: new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }),
  short: new Intl.NumberFormat(locales[language], { notation: 'compact', maximumSignificantDigits: 3 }),
})
const formats: Record<Language, ReturnType<typeof formatsOf>> = { fr: formatsOf('fr'), en: formatsOf('en') }

/** `9 872`, `1,5`; from ten thousand on as short as `12,3 k`. */
export const writeFigure = (figure: number, language: Language): string =>
  formats[language][figure < 10_000 ? 'whole' : 'short'].format(figure)

/** `déc`, `sept`: at most four letters, without a point. */
export const writeShortMonth = (month: Temporal.PlainYearMonth, language: Language): string =>
  month.toPlainDate({ day: 1 }).toLocaleString(locales[language], { month: 'short' }).replace('.', '').slice(0, 4)

/** `novembre 2025`. */
const writeMonthOfYear = (month: Temporal.PlainYearMonth, language: Language): string =>
  month.toPlainDate({ day: 1 }).toLocaleString(locales[language], { month: 'long', year: 'numeric' })

/** A month of this year or the one before, as it is named today: `février`, `novembre 2025`. */
export const writeMonthNear = (day: Temporal.PlainDate, today: Temporal.PlainDate, language: Language): string =>
  day.year === today.year ? writeMonth(day, language) : writeMonthOfYear(day.toPlainYearMonth(), language)

/** From one month to another: the year once where it is the same, `janvier`, `novembre 2026`. */
export const writeMonths = (
  from: Temporal.PlainYearMonth,
  to: Temporal.PlainYearMonth,
  language: Language,
): readonly [from: string, to: string] => [
  from.year === to.year ? writeMonth(from.toPlainDate({ day: 1 }), language) : writeMonthOfYear(from, language),
  writeMonthOfYear(to, language),
]
