import type { Language } from './speech.ts'

/** `day`: `jeudi 3 décembre`; `day of month`: `3 décembre`; `short`: `3 déc.`. */
export type DateForm = 'day' | 'day of month' | 'short'

const asked = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  'day of month': { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
} as const satisfies Record<DateForm, Intl.DateTimeFormatOptions>

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

// Made once: making one takes longer than all the rest of a sentence.
const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(language: Language, form: DateForm): Intl.DateTimeFormat {
  const key = `${language} ${form}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], asked[form])
  formats.set(key, made)
  return made
}

/** French counts the first of a month, and only that: `mardi 1er juin`. */
const ordinal = (day: string, language: Language) => (language === 'fr' ? day.replace(/\b1(?= \p{L})/u, '1er') : day)

const written = new Map<string, string>()
const mostRemembered = 1_000

/**
 * The one writer of dates: `jeudi 3 décembre`, with its year where that is not this year's, or where nobody knows when it
 * is read. Remembered: a card writes each of its days twice, and a list is read by many.
 */
export function writeDate(
  day: Temporal.PlainDate,
  { language, today, form = 'day' }: { language: Language; today?: Temporal.PlainDate | undefined; form?: DateForm },
): string {
  const key = `${language} ${form} ${day} ${today?.year}`
  const before = written.get(key)
  if (before !== undefined) return before
  if (written.size >= mostRemembered) written.clear()
  const text = ordinal(formatOf(language, form).format(day).replace(',', ''), language)
  const words = today?.year === day.year ? text : `${text} ${day.year}`
  written.set(key, words)
  return words
}

/** `décembre`: of a month of the last twelve. */
export const writeMonth = (day: Temporal.PlainDate, language: Language): string =>
  day.toLocaleString(locales[language], { month: 'long' })
