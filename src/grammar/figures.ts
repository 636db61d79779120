/** A group of digits as telephone numbers are written. */
const digits = /^(?:[+(]*\d[\d().\-/\u2010-\u2015\u2212]*|[.\-/\u2010-\u2015\u2212])$/

/** How many words from here are groups of one number. */
export function groupsFrom(words: readonly string[], from: number): number {
  let end = from
  while (end < words.length && digits.test(words[end]!)) end++
  while (end > from && !/\d/.test(words[end - 1]!)) end--
  return end - from
}

/** Not one number and a figure that follows it: a French one has ten figures, nine after +33. */
export function mayBeOneNumber(typed: string): boolean {
  const figures = typed.replace('(0)', '').replace(/\D/g, '')
  const [, international] =
    /^(?:00)?(33\d*)$/.exec(typed.startsWith('+') || figures.startsWith('00') ? figures : '') ?? []
  if (international) return international.length <= 11
  return figures.length <= (figures.startsWith('0') && !figures.startsWith('00') ? 10 : 15)
}
