import type { Taken } from '../../grammar/define.ts'
import { amountsIn } from '../../terms/written-amounts.ts'
import { type ThankedFor, thankedFor } from './rules.ts'

const before = "(?:pour|for) (?:(?:la|le|les|une|un|cette|cet|votre|vos|ta|ton|tes|the|a|an|your|this) |l['’])?"
const referral = 'recos?|recommandations?|referrals?'
const introduction = 'mises? en relation|introductions?|intros?'
const help = 'aide|coup de main|help'
const business = 'affaires?(?: conclues?)?|business(?: done)?'

/** `pour la reco`, `for your help`: what is thanked for, as it stands in a sentence. */
const phrases: Readonly<Record<ThankedFor, RegExp>> = {
  referral: new RegExp(`(?<![\\p{L}\\d])${before}(?:${referral})(?![\\p{L}\\d])`, 'iu'),
  introduction: new RegExp(`(?<![\\p{L}\\d])${before}(?:${introduction})(?![\\p{L}\\d])`, 'iu'),
  help: new RegExp(`(?<![\\p{L}\\d])${before}(?:${help})(?![\\p{L}\\d])`, 'iu'),
  business: new RegExp(`(?<![\\p{L}\\d])${before}(?:${business})(?![\\p{L}\\d])`, 'iu'),
}
const begins = new RegExp(`^${before}(?:${referral}|${introduction}|${help}|${business})(?![\\p{L}\\d])[\\s,;:]*`, 'iu')

/** The words without what they begin with, `pour la reco`; null where they begin otherwise. */
export const withoutPhrase = (words: string): string | null => (begins.test(words) ? words.replace(begins, '') : null)

/** Written after one of these words a number is an amount, whatever stands beside it. */
const leads = new RegExp(`(?:^|\\s)(?:${business}|${referral})[\\s,:]+$`, 'iu')
const named = /(?:montant|amount)\s*[:：=]\s*$/iu
/** Books are no pounds. */
const isBooks = /(?<!\p{L})\p{L}+$/u

/**
 * What only thanks understand of a line: an amount among the words, and `pour la reco`. A number is an amount where a currency
 * says so, or where it stands right after what is thanked for and is too large or too exact to count anything.
 */
export function takenFromLine(line: string): Taken {
  // Of the same length: nothing is looked for in what is quoted, nor in a mention.
  const open = line.replace(/<[^<>]*>|"[^"]*"|“[^“”]*”|«[^«»]*»/g, hidden => '·'.repeat(hidden.length))
  const what = thankedFor.flatMap(what => {
    const at = open.search(phrases[what])
    return at < 0 ? [] : [{ what, at }]
  })
  const first = what.toSorted((a, b) => a.at - b.at)[0]
  const amounts = amountsIn(open).filter(({ text, isMoney, from }) => {
    const ahead = open.slice(0, from)
    if (isMoney && !/^livres?$/iu.test(isBooks.exec(text)?.[0] ?? '')) return true
    return named.test(ahead) || (leads.test(ahead) && /\d{3}|[.,]\d/.test(text))
  })
  const [amount] = amounts
  const values = { ...(first && { what: first.what }), ...(amount && { amount: amount.text }) }
  const rest = amount
    ? `${line.slice(0, amount.from).replace(named, '').trimEnd()} ${line.slice(amount.until).trimStart()}`.trim()
    : line
  return { rest, values, sure: amounts.length < 2 }
}
