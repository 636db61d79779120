import type { DeedKind, ProposedAct } from '../../terms/act.ts'
import type { Ladder } from '../../terms/nudge.ts'
import type { Standing } from '../../terms/standing.ts'
import type { Arm } from './coin.ts'

/** What a member did, as the nudges see it. Soliciting is not among them: it answers no nudge. */
export type Deed = { member: string; at: Temporal.Instant; kind: DeedKind }

export type Outcome = 'acted' | 'snoozed' | 'stopped' | 'ignored' | 'pending'

export type PastNudge = {
  member: string
  /** The steps of one episode share it. */
  episode: string
  step: 1 | 2 | 3
  act: ProposedAct | undefined
  decidedAt: Temporal.Instant
  /** Decided and not sent: delayed by the coin, or its reason had gone. */
  heldBack: boolean
  /** As recorded; an unknown or pending one is read from the deeds. */
  outcome: Outcome | undefined
  outcomeAt: Temporal.Instant | undefined
  arm: Arm | undefined
  /** The episode was closed, as decided on an earlier Tuesday. */
  closed: boolean
}

export const ladderOf = (standing: Standing): Ladder | undefined => {
  switch (standing) {
    case 'hunter':
    case 'withdrawn':
    case 'to-rebalance':
      return standing
    case 'new':
      return 'newcomer'
    case 'engaged':
    case 'on-leave':
    case 'objected':
    case 'contested':
      return undefined
  }
}

export const apart = {
  /** From one step to the next, the coin's delay, and the time after which a nudge without an act is ignored. */
  step: 21,
  afterAct: 14,
  afterHandOver: 180,
  /** An episode whose last message is older is over. */
  stale: 180,
  snooze: 30,
  ignoredCount: 365,
} as const
export const ignoredAllowed = 3

/** Whole days between two instants by the calendar of the club: a clock change makes no day shorter. */
export const daysBetween = (from: Temporal.Instant, to: Temporal.Instant, zone: string): number =>
  from.toZonedDateTimeISO(zone).toPlainDate().until(to.toZonedDateTimeISO(zone).toPlainDate()).days

const [aDay, unlike] = [86_400_000, 2.5]

/**
 * Whether fewer than so many days lie between two instants. The calendar is asked only where the clock alone does not say so:
 * it differs by a day and a change of the clock at most, or of the date line.
 */
export function isWithin(from: Temporal.Instant, to: Temporal.Instant, zone: string, days: number): boolean {
  const passed = (to.epochMilliseconds - from.epochMilliseconds) / aDay
  if (Math.abs(passed - days) > unlike) return passed < days
  return daysBetween(from, to, zone) < days
}

/**
 * An introduction is given when both have agreed, a guest when he came: until then it answers the nudge that proposed it, and
 * no other.
 */
const giving: ReadonlySet<Deed['kind']> = new Set(['referral', 'answer-ask', 'introduction', 'thank', 'guest'])
const comingBack: ReadonlySet<Deed['kind']> = new Set(['rsvp', 'attendance', 'one-to-one'])

/**
 * Whether a deed answers a nudge: giving does, and the act proposed; for the withdrawn and the newcomer also coming
 * back in any way. A third of hunters attend: that they came is no answer.
 */
export const answers = (deed: Deed, ladder: Ladder, proposed: ProposedAct | undefined): boolean =>
  giving.has(deed.kind) ||
  deed.kind === proposed ||
  // A buddy is offered for a coffee, and so is a newcomer greeted: the coffee is the answer.
  ((proposed === 'buddy' || proposed === 'greet-newcomer') && deed.kind === 'one-to-one') ||
  ((ladder === 'withdrawn' || ladder === 'newcomer') && comingBack.has(deed.kind))

/** Whether it is a third step that was not held back: an organizer was asked for a word. */
export const isHandOver = (nudge: PastNudge): boolean => nudge.step === 3 && !nudge.heldBack

/** Whether a nudge was said to its reader, and nothing is kept yet of what came of it. */
export const isOpen = (nudge: PastNudge): boolean =>
  !nudge.heldBack && nudge.step !== 3 && (nudge.outcome ?? 'pending') === 'pending'

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

/** One member's nudges and deeds, oldest first, read at one evaluation. */
export type Past = {
  ladder: Ladder
  nudges: readonly PastNudge[]
  deeds: readonly Deed[]
  at: Temporal.Instant
  zone: string
}

const sentOnes = (past: Past) => past.nudges.filter(nudge => !nudge.heldBack && nudge.step !== 3)

/** The first deed that answers a nudge in its 21 days; of a whole episode when given its first row. */
export const answeredBy = (nudge: PastNudge, past: Past): Deed | undefined =>
  past.deeds.find(
    deed =>
      answers(deed, past.ladder, nudge.act) &&
      isBefore(nudge.decidedAt, deed.at) &&
      !isBefore(past.at, deed.at) &&
      isWithin(nudge.decidedAt, deed.at, past.zone, apart.step),
  )

/** The outcome of a sent nudge as of `past.at`. */
export function outcomeOf(nudge: PastNudge, past: Past): Outcome {
  if (nudge.outcome && nudge.outcome !== 'pending') return nudge.outcome
  if (answeredBy(nudge, past)) return 'acted'
  return isWithin(nudge.decidedAt, past.at, past.zone, apart.step) ? 'pending' : 'ignored'
}

/** The last deed that answers, whatever was proposed last, and when. */
export function lastAnswer(past: Past, since?: Temporal.Instant): Temporal.Instant | undefined {
  const proposed = sentOnes(past).at(-1)?.act
  const recorded = past.nudges.flatMap(nudge => (nudge.outcome === 'acted' && nudge.outcomeAt ? [nudge.outcomeAt] : []))
  const done = past.deeds.filter(deed => answers(deed, past.ladder, proposed)).map(deed => deed.at)
  return [...recorded, ...done]
    .filter(at => !isBefore(past.at, at) && (since === undefined || isBefore(since, at)))
    .sort(Temporal.Instant.compare)
    .at(-1)
}

/** An episode that goes on: its nudges, what was sent of it, and the step that comes next. */
export type Open = {
  episode: string
  nudges: readonly PastNudge[]
  next: 1 | 2 | 3
  lastAt: Temporal.Instant
  arm: Arm
}

export type Ended = { episode: string; why: 'acted' }

/**
 * The last episode if it is still open, or that an act has just ended it; undefined where it was ended, handed over or
 * is stale.
 */
export function lastEpisode(past: Past): Open | Ended | undefined {
  const last = past.nudges.at(-1)
  if (!last || last.closed || last.step === 3 || last.outcome === 'acted') return undefined
  const nudges = past.nudges.filter(nudge => nudge.episode === last.episode)
  if (!isWithin(last.decidedAt, past.at, past.zone, apart.stale + 1)) return undefined
  if (lastAnswer(past, nudges[0]!.decidedAt)) return { episode: last.episode, why: 'acted' }
  const sent = nudges.filter(nudge => !nudge.heldBack)
  return {
    episode: last.episode,
    nudges,
    next: sent.length === 0 ? 1 : sent.at(-1)!.step === 1 ? 2 : 3,
    lastAt: last.decidedAt,
    arm: last.arm ?? 'now',
  }
}

/** Nudges without an answer in the last 365 days, on whatever ladder, since the last hand-over. */
export function ignoredLately(past: Past): number {
  const handedOver = past.nudges.findLastIndex(isHandOver)
  return past.nudges
    .slice(handedOver + 1)
    .filter(
      nudge =>
        !nudge.heldBack &&
        isWithin(nudge.decidedAt, past.at, past.zone, apart.ignoredCount + 1) &&
        outcomeOf(nudge, past) === 'ignored',
    ).length
}

const caps = [
  { days: 7, nudges: 1 },
  { days: 91, nudges: 3 },
] as const

/** Whether another message now would be more than the rules of nudging allow. */
export const capped = (past: Past): boolean =>
  caps.some(
    cap => sentOnes(past).filter(nudge => isWithin(nudge.decidedAt, past.at, past.zone, cap.days)).length >= cap.nudges,
  )
