import type { WeighedKind } from '../../terms/act.ts'
import type { WeighedAct } from '../../terms/history.ts'
import type { Side } from '../../terms/standing.ts'
import { day } from './history.ts'
import { kinds, referralValue, type Weighing } from './weights.ts'

/**
 * What is summed for a member: what he gave, what he solicited, and what he gave as far as acts alone say it: without what
 * others said of them.
 */
export type Sum = Exclude<Side, 'taking-part'> | 'unsaid'

/** From `from` on, the act dated `on` of member `by` weighs `change` more (or less) than before; all in milliseconds. */
export type Change = { by: string; sum: Sum; on: number; from: number; change: number }

type Of<K extends WeighedKind> = Extract<WeighedAct, { kind: K }>

const thanksApart = 90 * day
const aYear = 365 * day
const fairReferralsAYear = 4

const inOrder = <T extends { on: Temporal.Instant; id: string }>(acts: readonly T[]): T[] =>
  [...acts].sort((a, b) => a.on.epochMilliseconds - b.on.epochMilliseconds || (a.id < b.id ? -1 : 1))

const grouped = <T>(things: readonly T[], key: (thing: T) => string): T[][] => [...Map.groupBy(things, key).values()]

/** An act's worth over time: steps of [since when, share of its kind's weight]. */
type Weigh = (
  act: WeighedAct,
  steps: readonly (readonly [since: Temporal.Instant | undefined, share: number])[],
) => void

/**
 * Everything that moves the sums, in the order in which it does, of acts since the start of the history. Giving cannot be
 * typed: what repeats between the same people counts once, or not at all; so the acts of one `groupOf` are given together.
 */
export const changes = (acts: readonly WeighedAct[], weighing: Weighing): Change[] =>
  [
    ...weighed(acts, weighing),
    ...weighed(withoutOpinions(acts), weighing).map((change): Change => ({ ...change, sum: 'unsaid' })),
  ].sort(inTurn)

export const inTurn = (a: Change, b: Change): number =>
  a.from - b.from || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0) || a.on - b.on || a.change - b.change

/** The acts that are weighed together with this one: the same text, the same group. */
export function groupOf(act: WeighedAct): string {
  switch (act.kind) {
    case 'referral':
      return `referral ${[act.by, act.for].sort().join(' ')}`
    case 'answer':
      return `answer ${act.by} ${act.ask}`
    case 'guest':
      return `guest ${act.guest}`
    case 'thanks':
      return `thanks ${act.by} ${act.for}`
    default:
      return act.id
  }
}

/** Acts that give, with nothing that others said of them: no confirmation, no rating, no "did not help". */
const withoutOpinions = (acts: readonly WeighedAct[]): WeighedAct[] =>
  acts.flatMap((act): WeighedAct[] => {
    if (kinds[act.kind].side !== 'giving') return []
    if (act.kind === 'referral') return [{ ...act, confirmed: 'unknown', quality: undefined }]
    return [act.kind === 'answer' ? { ...act, helpful: undefined } : act]
  })

function weighed(acts: readonly WeighedAct[], weighing: Weighing): Change[] {
  const found: Change[] = []
  const weigh: Weigh = (act, steps) => {
    const { side } = kinds[act.kind]
    if (side === 'taking-part') return
    const on = act.on.epochMilliseconds
    let worth = 0
    let from = on
    for (const [since, share] of steps) {
      from = Math.max(from, since?.epochMilliseconds ?? on)
      const next = share * weighing.weights[act.kind]
      if (next !== worth) found.push({ by: act.by, sum: side, on, from, change: next - worth })
      worth = next
    }
  }
  for (const [kind, ofKind] of Map.groupBy(acts, act => act.kind))
    (weighers[kind] as (acts: readonly WeighedAct[], weigh: Weigh) => void)(ofKind, weigh)
  return found.filter(change => change.change !== 0)
}

const each = (acts: readonly WeighedAct[], weigh: Weigh) => {
  for (const act of acts) weigh(act, [[act.on, 1]])
}

/** How the acts of a kind are weighed. */
const weighers: { readonly [K in WeighedKind]: (acts: readonly Of<K>[], weigh: Weigh) => void } = {
  referral: weighReferrals,
  introduction: (acts, weigh) => {
    for (const act of acts) if (act.accepted) weigh(act, [[act.acceptedOn, 1]])
  },
  answer: (acts, weigh) => {
    for (const group of grouped(acts, groupOf)) weighAnswers(inOrder(group), weigh)
  },
  guest: (acts, weigh) => each(firstVisits(acts), weigh),
  sponsorship: each,
  thanks: (acts, weigh) => each(thanksCounted(acts), weigh),
  'introduction-for-himself': each,
  ask: each,
  offer: each,
  problem: each,
  'one-to-one': each,
}

function weighReferrals(acts: readonly Of<'referral'>[], weigh: Weigh) {
  const tooMany = typedReferrals(acts)
  for (const act of acts) {
    if (act.confirmed === 'unknown') weigh(act, [[act.on, 0.5]])
    else {
      const settled = tooMany.has(act.id) ? 0 : referralValue(act.confirmed, act.quality)
      const unrated = tooMany.has(act.id) ? 0 : referralValue(act.confirmed, undefined)
      weigh(act, [
        [act.on, act.confirmedOn ? 0.5 : unrated],
        [act.confirmedOn, act.ratedOn ? unrated : settled],
        [act.ratedOn ?? act.confirmedOn, settled],
      ])
    }
  }
}

/** A guest counts the first time he came, for whoever invited him then. */
export const firstVisits = (visits: readonly Of<'guest'>[]) =>
  grouped(visits, groupOf).map(ofGuest => inOrder(ofGuest)[0]!)

/** Thanks from one member to another count once in 90 days; the other way round is the other one's giving. */
const thanksCounted = (thanks: readonly Of<'thanks'>[]) =>
  grouped(thanks, groupOf).flatMap(ofPair => {
    let last = Number.NEGATIVE_INFINITY
    return inOrder(ofPair).filter(act => {
      if (act.on.epochMilliseconds - last < thanksApart) return false
      last = act.on.epochMilliseconds
      return true
    })
  })

/** One answer per ask and member: the first, unless it did not help; then the next, from the day that was said. */
function weighAnswers(answers: readonly Of<'answer'>[], weigh: Weigh) {
  let free: Temporal.Instant | undefined
  for (const answer of answers) {
    if (answer.helpful !== false) return weigh(answer, [[free ?? answer.on, 1]])
    if (answer.saidOn)
      weigh(answer, [
        [free ?? answer.on, 1],
        [answer.saidOn, 0],
      ])
    free = answer.saidOn ?? answer.on
  }
}

/**
 * Confirmed referrals between the same two, whoever gave, beyond four in the 365 days that end with the later one,
 * when none of that year is known to have reached a meeting. `lost` alone proves no meeting. Judged with what is known
 * today: this is about a habit, not about one act.
 */
function typedReferrals(referrals: readonly Of<'referral'>[]): Set<string> {
  const confirmed = referrals.filter(act => act.confirmed === 'confirmed')
  const typed = new Set<string>()
  for (const ofPair of grouped(confirmed, groupOf)) {
    const sorted = inOrder(ofPair)
    sorted.forEach((act, place) => {
      const year = sorted.slice(0, place + 1).filter(past => act.on.since(past.on).total('milliseconds') < aYear)
      if (year.length > fairReferralsAYear && !year.some(past => past.reachedMeeting)) typed.add(act.id)
    })
  }
  return typed
}

/** What is left at `at` of one act dated `on`. */
export const decay = (from: number, at: number, halfLife: number): number => 2 ** (-(at - from) / day / halfLife)

/**
 * E: the decayed days of membership up to `at`, pauses taken out; the integral of the decay, so that a day's weight is
 * that of an act of that day.
 */
export function decayedDays(
  since: number,
  at: number,
  pauses: readonly (readonly [from: number, until: number])[],
  halfLife: number,
): number {
  const span = (from: number, until: number) => {
    const a = Math.max(since, from)
    const b = Math.min(at, until)
    return b <= a ? 0 : ((decay(b, at, halfLife) - decay(a, at, halfLife)) * halfLife) / Math.LN2
  }
  return pauses.reduce((left, [from, until]) => left - span(from, until), span(since, at))
}

/** Rates cut at each end before the club's level is taken: floor(n / 10). */
const cutAtEachEnd = (n: number) => Math.floor(n / 10)

/**
 * The club's level of one side per decayed day: sum of acts over sum of time, without the extreme rates. Equal rates
 * are taken in their order, so that the order of the members changes nothing.
 */
export function clubLevel(members: readonly { order: string; sum: number; time: number }[]): number {
  const byRate = [...members].sort((a, b) => a.sum / a.time - b.sum / b.time || (a.order < b.order ? -1 : 1))
  const cut = cutAtEachEnd(byRate.length)
  const kept = byRate.slice(cut, byRate.length - cut)
  const time = kept.reduce((total, member) => total + member.time, 0)
  return time > 0 ? kept.reduce((total, member) => total + member.sum, 0) / time : 0
}
