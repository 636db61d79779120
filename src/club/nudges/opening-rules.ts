import type { ProposedAct } from '../../terms/act.ts'
import type { Ladder } from '../../terms/nudge.ts'
import type { OpeningCode, Season } from '../../terms/opening.ts'
import { stableFraction } from './coin.ts'

/** What decides with which facts a nudge may begin. */
export type Kind = { readonly ladder: Ladder; readonly act: ProposedAct | null }

/** Help he had: gratitude comes first. */
const received = [
  ...(['was-recommended', 'had-a-customer', 'was-won', 'was-introduced', 'met-through', 'was-answered'] as const),
  'was-thanked',
] as const
/** What became of what he did himself. */
const done = ['gave-won', 'gave-moved', 'introduced', 'answered', 'thanked', 'guest-came'] as const
const his = ['last-coffee', 'coffees', 'was-there', 'joined', 'sponsor', 'you-offer'] as const
/** Of whom the act is for, and of why just the two of them. */
const ofWho = [
  ...(['who-does', 'who-seeks', 'who-offers', 'who-town', 'same-town', 'who-since', 'who-new', 'who-company'] as const),
  ...(['who-comes', 'coffee-with'] as const),
] as const
const ofTrades = ['same-projects', 'same-customers', 'trades-helped', 'they-seek', 'you-seek'] as const
const ofAsk = ['ask-since', 'ask-until', 'unanswered'] as const
const ofClub = [
  ...(['next-meeting', 'will-be-there', 'newcomer-comes', 'guests-expected', 'meeting-place', 'last-meeting'] as const),
  ...(['asks-made', 'coffees-held', 'thanks-said', 'referrals-passed', 'introductions-agreed', 'new-members'] as const),
  ...(['members-count', 'season'] as const),
] as const

const gratitude: ReadonlySet<OpeningCode> = new Set(received)
const near: ReadonlySet<OpeningCode> = new Set([...received, ...done, ...ofWho, ...ofTrades, ...ofAsk, ...his])

/**
 * Who reads it. What is in balance is nobody's to read: to whoever is "to rebalance" a nudge says nothing of himself. The
 * withdrawn are reminded of nothing they missed, and nothing is counted before them.
 */
const byLadder: { readonly [L in Ladder]: ReadonlySet<OpeningCode> } = {
  hunter: new Set([...received, ...done, ...his, ...ofWho, ...ofTrades, ...ofAsk, ...ofClub]),
  'to-rebalance': new Set(
    [...ofWho, ...ofTrades, ...ofAsk, ...ofClub].filter(code => code !== 'coffee-with' && code !== 'you-seek'),
  ),
  withdrawn: new Set(
    [...received, ...done, ...his, ...ofWho, ...ofTrades, ...ofAsk, ...ofClub].filter(
      code => code !== 'coffees' && code !== 'you-offer' && code !== 'last-meeting' && code !== 'members-count',
    ),
  ),
  newcomer: new Set([...received, ...done, ...his, ...ofWho, ...ofTrades, ...ofAsk, ...ofClub]),
}

/** What the act itself says already, or what has nothing to do with it. */
const notWith: { readonly [A in ProposedAct]?: readonly OpeningCode[] } = {
  'answer-ask': ['who-seeks', 'who-offers', ...ofTrades],
  rsvp: ['next-meeting', ...ofWho, ...ofTrades, ...ofAsk],
  'invite-guest': ['next-meeting', ...ofWho, ...ofTrades, ...ofAsk],
  'fill-profile': ['you-offer', ...ofWho, ...ofTrades, ...ofAsk],
  'one-to-one': ['coffee-with', ...ofAsk],
  'greet-newcomer': ['coffee-with', 'who-new', 'who-since', ...ofAsk],
  buddy: ['coffee-with', ...ofAsk],
  introduce: ofAsk,
  thank: [...received, 'thanked', 'who-seeks', ...ofTrades, ...ofAsk],
  'update-referral': ['was-recommended', 'had-a-customer', 'was-won', 'who-seeks', ...ofTrades, ...ofAsk],
}

/** Whether a nudge of this kind may begin with this. */
export const fits = (code: OpeningCode, { ladder, act }: Kind): boolean =>
  byLadder[ladder].has(code) && (act === null || !notWith[act]?.includes(code))

/** The time of the year, where it is told by one: on the northern half of the earth; elsewhere the turn of the year alone. */
export function seasonOf(at: Temporal.ZonedDateTime): Season | null {
  const { month, timeZoneId } = at
  if (month === 1) return 'new-year'
  if (month === 12) return 'year-end'
  if (!timeZoneId.startsWith('Europe/')) return null
  if (month === 2) return 'winter'
  if (month <= 5) return 'spring'
  if (month <= 8) return 'summer'
  return month === 9 ? 'back-to-work' : 'autumn'
}

/** As a fact is kept with the nudge that was drawn from it. */
export const stored = ({ code, key }: { readonly code: OpeningCode; readonly key: string }): string =>
  `${code} ${key}`.trim()

/** Whether what is kept so is why two trades go together. */
export const isOfTrades = (kept: string): boolean => ofTrades.some(code => code === codeIn(kept))

const codeIn = (kept: string | null | undefined): string | undefined => kept?.split(' ')[0]

/**
 * With what a nudge begins: the first one with gratitude, where there is any; then something between him and others before something of the club, and never what his last one began
 * with while there is anything else. Which of those alike is told by the nudge itself, so that it stays the same.
 */
export function chosenOf<One extends { readonly code: OpeningCode; readonly key: string }>(
  nudge: string,
  held: readonly One[],
  last: string | null | undefined,
): One | null {
  const others = held.filter(({ code }) => code !== codeIn(last))
  const among = others.length > 0 ? others : held
  const nearest = among.filter(({ code }) => near.has(code))
  const thanks = last ? [] : among.filter(({ code }) => gratitude.has(code))
  const turns = (one: One) => stableFraction(`${nudge} ${stored(one)}`)
  const best = [thanks, nearest, among].find(those => those.length > 0) ?? []
  return best.toSorted((a, b) => turns(a) - turns(b))[0] ?? null
}
