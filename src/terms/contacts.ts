/** What somebody could be reached by, wherever it stands in a text. */
const addresses = /(?<![^\s@<>"(),;:])[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,255}/g
/** Eight figures or more, whatever people set between them. */
const numbers = /(?<![\p{L}\d])\+?(?:\d[\s\u00a0\u202f./()-]{0,3}){7,18}\d(?![\p{L}\d])/gu

/** So many figures of a number, from its end, are the same however it is written: the country's code and the zero go before them. */
const figures = 8

export const lastFigures = (phone: string): string => phone.replace(/\D/g, '').slice(-figures)

/** The addresses in a text, in lower case, and the last figures of the numbers in it. */
export const contactsIn = (text: string): readonly string[] => [
  ...(text.match(addresses) ?? []).map(one => one.replace(/\.$/, '').toLowerCase()),
  ...(text.match(numbers) ?? []).map(lastFigures),
]

/** A text without the addresses and numbers in it. */
export const withoutContacts = (text: string): string => text.replace(addresses, '…').replace(numbers, '…')

/** A text without the numbers that end in these figures. */
export const withoutNumbers = (text: string, those: ReadonlySet<string>): string =>
  text.replace(numbers, found => (those.has(lastFigures(found)) ? '…' : found))
