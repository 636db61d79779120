import { plain } from './day-names.ts'

const lasts = '(?:pendant |durant |duree |for |lasting )?'
const minutes = '(?:min|mn|mins|minutes?)'
const hours = '(?:h|heures?|hours?|hrs?)'
const inMinutes = new RegExp(`^${lasts}(\\d{1,3}) ?${minutes}$`)
const inHours = new RegExp(`^${lasts}(\\d{1,2}) ?${hours}(?: ?(\\d{1,2}) ?(?:${minutes}|m)?)?$`)
const halves = new RegExp(`^${lasts}(\\d{1,2}|une|un|an|one|deux|two|trois|three) ?${hours}( et demie| and a half)?$`)
const half = new RegExp(`^${lasts}(?:une demi-heure|half an hour)$`)
const named: ReadonlyMap<string, number> = new Map(
  Object.entries({ une: 1, un: 1, an: 1, one: 1, deux: 2, two: 2, trois: 3, three: 3 }),
)

/** Nothing a club does lasts longer; a number that says more is no length. */
const longest = 12 * 60

/** How long something lasts as one writes it, in minutes: `1h30`, `90 min`, `une heure et demie`, `for 2 hours`. */
function readLength(text: string): number | null {
  const said = plain(text).replace(/(?<![,;.()])[,;.()]+$|^[(,;]+/g, '')
  const found = lengthOf(said)
  return found !== null && found >= 5 && found <= longest ? found : null
}

function lengthOf(said: string): number | null {
  if (half.test(said)) return 30
  const [, some] = inMinutes.exec(said) ?? []
  if (some !== undefined) return Number(some)
  const [, many, more] = inHours.exec(said) ?? []
  if (many !== undefined) return Number(more ?? 0) < 60 ? Number(many) * 60 + Number(more ?? 0) : null
  const [, count, and] = halves.exec(said) ?? []
  return count === undefined ? null : (named.get(count) ?? Number(count)) * 60 + (and ? 30 : 0)
}

/** No length is written in more words: `for an hour and a half`. */
const mostWords = 6
/** `Le Goûter de 4 heures` is a name. */
const names: ReadonlySet<string> = new Set(['de', 'des', 'du', 'les', 'le', 'of', 'the'])

/** A length at the end of what was written, or else at its beginning, and the words without it. */
export function lengthAmong(words: readonly string[]): { minutes: number; rest: readonly string[] } | null {
  for (let many = Math.min(words.length, mostWords); many > 0; many--) {
    const from = words.length - many
    const minutes = readLength(words.slice(from).join(' '))
    if (minutes !== null && !names.has(plain(words[from - 1] ?? ''))) return { minutes, rest: words.slice(0, from) }
  }
  for (let many = Math.min(words.length, mostWords); many > 0; many--) {
    const minutes = readLength(words.slice(0, many).join(' '))
    if (minutes !== null) return { minutes, rest: words.slice(many) }
  }
  return null
}
