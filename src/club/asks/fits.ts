import type { AskKind, FitReason } from '../../terms/ask.ts'
import type { Trade } from '../../terms/complement.ts'
import type { Described } from '../members/described.ts'
import { tradeOf, tradesIn } from '../trades/rules.ts'
import { stemsOf } from '../trades/texts.ts'

export type Fit = { readonly member: string; readonly score: number; readonly reason: FitReason }

/** Words of asking, of time and of place that anybody uses: they tell nothing of who could help. */
const ofAnybody = new Set(
  stemsOf(
    `besoin quelqu connait connaitre connaissez conseil idee urgent urgence rapide rapidement bientot debut date delai avant
    apres pendant jour semaine mois annee trimestre matin soir prochain derniere dernier rentree noel ete hiver automne
    printemps janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi
    vendredi samedi dimanche numero prix cout budget euro gros deux trois quatre cinq dix cent mille bonne chez partie nombre
    need someone somebody know known advice idea soon quickly before within during week month year quarter morning evening
    next last christmas summer winter spring autumn january february march april june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday number price cost budget two three four five ten hundred
    good great best part`,
  ),
)

/** Of a text the words by which somebody could be found: shorter ones mean too many things. */
const telling = (text: string | null): readonly string[] =>
  stemsOf(text).filter(word => word.length >= 4 && !ofAnybody.has(word))

type Text = { readonly kind: AskKind; readonly author: string; readonly text: string }

/** What a word, and a trade, weigh by where they are found: what one does says more than what else one offers. */
const weights = { trade: 3, does: 2, job: 1.5, offers: 1.5, seeks: 2 } as const

type Profile = Described & {
  readonly trade: Trade | null
  /** The words of each of his texts by which he could be found. */
  readonly words: Readonly<Record<'activity' | 'speciality' | 'jobTitle' | 'offers' | 'seeks', ReadonlySet<string>>>
}

const profileOf = (one: Described): Profile => ({
  ...one,
  trade: tradeOf(one),
  words: {
    activity: new Set(telling(one.activity)),
    speciality: new Set(telling(one.speciality)),
    jobTitle: new Set(telling(one.jobTitle)),
    offers: new Set(telling(one.offers)),
    seeks: new Set(telling(one.seeks)),
  },
})

/** Finds who fits an ask: prepared once for a club, asked for each. The same facts in any order give the same. */
export function fitting(people: readonly Described[]): (ask: Text) => readonly Fit[] {
  const here: readonly Profile[] = people.filter(({ isHere }) => isHere).map(profileOf)
  const common = commonWords(here)
  return ask => {
    const { author, text } = ask
    const asked = new Set(telling(text).filter(word => !common.has(word)))
    const trades = new Set(tradesIn(text, false))
    const about: Asked = { words: asked, trades, offerer: here.find(({ id }) => id === author)?.trade ?? null }
    return here
      .filter(({ id }) => id !== author)
      .flatMap(one => fitOf(ask.kind, about, one) ?? [])
      .toSorted((a, b) => b.score - a.score || (a.member < b.member ? -1 : 1))
  }
}

type Asked = {
  readonly words: ReadonlySet<string>
  readonly trades: ReadonlySet<Trade>
  readonly offerer: Trade | null
}

/** How well one member fits; null where nothing in his profile says so. */
function fitOf(kind: AskKind, asked: Asked, one: Profile): Fit | null {
  const found = (kind === 'offer' ? seeking(asked, one) : able(asked, one)).filter(({ score }) => score > 0)
  const [best] = found.toSorted((a, b) => b.score - a.score)
  return best ? { member: one.id, score: found.reduce((sum, { score }) => sum + score, 0), reason: best.reason } : null
}

type Found = { readonly score: number; readonly reason: FitReason }

const shared = (asked: Asked, words: ReadonlySet<string>): number => asked.words.intersection(words).size

/** What he does, has as a job and offers, against what is asked for. */
function able(asked: Asked, one: Profile): readonly Found[] {
  const trade = one.trade !== null && asked.trades.has(one.trade) ? weights.trade : 0
  const [speciality, activity] = [shared(asked, one.words.speciality), shared(asked, one.words.activity)]
  // In the words that say it: his speciality tells more of him than his activity.
  const says = (activity > speciality ? one.activity : (one.speciality ?? one.activity)) ?? one.jobTitle ?? ''
  return [
    { score: says === '' ? 0 : trade + (speciality + activity) * weights.does, reason: { from: 'does', says } },
    { score: shared(asked, one.words.jobTitle) * weights.job, reason: { from: 'job', says: one.jobTitle ?? '' } },
    { score: shared(asked, one.words.offers) * weights.offers, reason: { from: 'offers', says: one.offers ?? '' } },
  ]
}

/** What he seeks, against what is offered and by whom. */
function seeking(asked: Asked, one: Profile): readonly Found[] {
  const trades = tradesIn(one.seeks, true)
  const trade = trades.some(sought => asked.trades.has(sought) || sought === asked.offerer) ? weights.trade : 0
  return [
    { score: trade + shared(asked, one.words.seeks) * weights.seeks, reason: { from: 'seeks', says: one.seeks ?? '' } },
  ]
}

/** Words that a fifth of the club uses, and more than three of it, tell nobody from another. */
function commonWords(people: readonly Profile[]): ReadonlySet<string> {
  const used = new Map<string, number>()
  for (const { words } of people)
    for (const word of new Set(Object.values(words).flatMap(text => [...text])))
      used.set(word, (used.get(word) ?? 0) + 1)
  return new Set([...used].filter(([, count]) => count > Math.max(3, people.length / 5)).map(([word]) => word))
}
