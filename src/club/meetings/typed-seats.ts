import { folded } from '../../terms/names.ts'

/** What counts, in either language; `cent` and `hundred` multiply what stands before them, and so does the `vingt` of `quatre-vingts`. */
const counting = new Map(
  [
    'zero',
    'un une one',
    'deux two',
    'trois three',
    'quatre four',
    'cinq five',
    'six',
    'sept seven',
    'huit eight',
    'neuf nine',
    'dix ten',
    'onze eleven',
    'douze twelve',
    'treize thirteen',
    'quatorze fourteen',
    'quinze fifteen',
    'seize sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ].flatMap((words, n) => words.split(' ').map(word => [word, n] as const)),
)
for (const [n, words] of ['vingt vingts twenty', 'trente thirty', 'quarante forty', 'cinquante fifty'].entries())
  for (const word of words.split(' ')) counting.set(word, (n + 2) * 10)
for (const [n, words] of ['soixante sixty', 'septante seventy', 'huitante octante eighty', 'nonante ninety'].entries())
  for (const word of words.split(' ')) counting.set(word, (n + 6) * 10)

const hundreds = new Set(['cent', 'cents', 'hundred'])
const joining = new Set(['et', 'and'])
const seats = new Set(
  'place places siege sieges couvert couverts chaise chaises personne personnes seat seats people chairs guests spots'.split(
    ' ',
  ),
)
const around = new Set('max maxi maximum environ au plus at most up to a the les'.split(' '))

/** A number of seats as somebody types it: `24`, `24 places`, `vingt-quatre couverts`, `at most twenty seats`; null where it is none. */
export function readSeats(typed: string): number | null {
  if (/^\s*-/.test(typed)) return null
  const words = folded(typed)
    .split(/[\s-]+/)
    .map(word => word.replace(/(?<![.,;:!])[.,;:!]+$/, ''))
    .filter(word => word !== '' && !around.has(word))
  if (seats.has(words.at(-1) ?? '')) words.pop()
  const [first, ...more] = words
  if (first !== undefined && more.length === 0 && /^\d{1,4}$/.test(first)) return Number(first)
  return words.length > 0 ? counted(words) : null
}

function counted(words: readonly string[]): number | null {
  let all = 0
  let last = 0
  for (const word of words) {
    const value = counting.get(word)
    if (hundreds.has(word)) {
      all += Math.max(1, last) * 100 - last
      last = 0
    } else if (value === 20 && last === 4) {
      all += 80 - last
      last = 0
    } else if (value !== undefined) {
      all += value
      last = value
    } else if (!joining.has(word)) return null
  }
  return all
}
