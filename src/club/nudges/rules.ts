import type { Ladder } from '../../terms/nudge.ts'
import type { Standing } from '../../terms/standing.ts'
import type { Proposal } from '../proposals.ts'
import { proposalFor } from './choose.ts'
import { type Arm, armOf, type Coin, coinOf } from './coin.ts'
import {
  apart,
  capped,
  type Deed,
  ignoredAllowed,
  ignoredLately,
  isHandOver,
  isWithin,
  ladderOf,
  lastAnswer,
  lastEpisode,
  type Open,
  type Past,
  type PastNudge,
} from './episodes.ts'

/** One member as the nudges see him at an evaluation. */
export type Candidate = {
  member: string
  /** What the coin and ties go by: the same after a move to another database; the member when absent. */
  order?: string
  standing: Standing
  /** Since when: who has waited longest comes first. */
  since: Temporal.PlainDate
  /** His presence is what is low, rather than his balance. */
  staysAway: boolean
  /** Said hello, or used the bot: before that the bot does not speak to him on its own. */
  hasSaidHello: boolean
  /** Turned all nudges off. */
  stopped: boolean
  snoozedUntil?: Temporal.Instant | undefined
  /** An organizer said "not him" or "I'll speak to him". */
  sparedUntil?: Temporal.Instant | undefined
  /** What he could really do now: looked for when a message would go. */
  possible: () => readonly Proposal[]
  /** On how many of the Tuesdays just before he was seen in need of balance: as many as count. */
  toRebalanceBefore: number
}

export type NudgeFacts = {
  club: string
  zone: string
  members: readonly Candidate[]
  nudges: readonly PastNudge[]
  deeds: readonly Deed[]
  /** After an import, and from the day the club gets its place: no nudge before. */
  silentUntil?: Temporal.Instant | undefined
  /** Episodes with an arm so far, all clubs of the installation pooled. */
  episodesSoFar: number
  /** Kinds that did harm: ladders of which nothing is sent, and acts that are not proposed. */
  off?: ReadonlySet<string>
  /** The first evaluation of the demo club delays nobody. */
  withoutDelay?: boolean
}

export type Wait =
  | 'silence'
  | 'not greeted'
  | 'switched off'
  | 'stopped'
  | 'snoozed'
  | 'not yet four in a row'
  | 'spared'
  | 'rest after an act'
  | 'rest after hand-over'
  | 'next step later'
  | 'delayed'
  | 'cap'
  | 'budget of the week'
  | 'nothing to propose'

/** What follows for one member, with its reason; `episode` is missing where a new one begins. */
export type Decision = { member: string } & (
  | { what: 'send'; ladder: Ladder; step: 1 | 2; episode?: string; arm: Arm; coin?: Coin; proposal: Proposal }
  /** An episode begins, and the coin makes it wait 21 days. */
  | { what: 'delay'; ladder: Ladder; arm: 'delayed'; coin: Coin; proposal: Proposal }
  | { what: 'hand over'; ladder: Ladder; episode?: string; arm: Arm | undefined; why: 'third step' | 'three ignored' }
  | { what: 'end'; episode: string; why: 'acted' | 'no longer called for' }
  | { what: 'wait'; ladder: Ladder; why: Wait }
)

/** Once says little of who is in need of balance: so many evaluations in a row have to say it before he is written to. */
export const evaluationsInARow = 4

const membersPerBeginning = 30

/** Gentle episodes that may begin in a week: one per 30 members, and one in a smaller club. */
export const weeklyBudget = (members: number): number => Math.max(1, Math.floor(members / membersPerBeginning))

const rank: { readonly [L in Ladder]: number } = { hunter: 0, withdrawn: 1, newcomer: 2, 'to-rebalance': 3 }

const orderOf = (one: Candidate) => one.order ?? one.member

/** Hunters first (they are outside the budget), the withdrawn, the newcomers, then who has waited longest. */
const inTurn = (a: Candidate & { ladder: Ladder }, b: Candidate & { ladder: Ladder }) =>
  rank[a.ladder] - rank[b.ladder] || Temporal.PlainDate.compare(a.since, b.since) || (orderOf(a) < orderOf(b) ? -1 : 1)

const byMember = <T extends { member: string }>(rows: readonly T[], when: (row: T) => Temporal.Instant) => {
  const found = Map.groupBy(rows, row => row.member)
  for (const own of found.values()) own.sort((a, b) => Temporal.Instant.compare(when(a), when(b)))
  return found
}

const later = (a: Temporal.Instant | undefined, b: Temporal.Instant) =>
  a !== undefined && Temporal.Instant.compare(a, b) > 0

/**
 * The nudges of one weekly evaluation: at most one decision to write to a member, and why not for everybody else whose
 * standing calls for one. Reads only what is dated at or before `at`.
 */
export function decideNudges(facts: NudgeFacts, at: Temporal.Instant): Decision[] {
  const upToNow = (when: Temporal.Instant) => Temporal.Instant.compare(when, at) <= 0
  const nudges = byMember(
    facts.nudges.filter(nudge => upToNow(nudge.decidedAt)),
    nudge => nudge.decidedAt,
  )
  const deeds = byMember(
    facts.deeds.filter(deed => upToNow(deed.at)),
    deed => deed.at,
  )
  const decisions: Decision[] = []
  const called: (Candidate & { ladder: Ladder })[] = []
  for (const member of facts.members) {
    const ladder = ladderOf(member.standing)
    if (ladder) called.push({ ...member, ladder })
    else decisions.push(...endedByStanding(member.member, nudges.get(member.member) ?? []))
  }

  let beginnings = weeklyBudget(facts.members.length) - begunThisWeek(facts, called, at)
  let episodes = facts.episodesSoFar
  for (const one of called.sort(inTurn)) {
    const past: Past = {
      ladder: one.ladder,
      nudges: nudges.get(one.member) ?? [],
      deeds: deeds.get(one.member) ?? [],
      at,
      zone: facts.zone,
    }
    const last = lastEpisode(past)
    if (last && 'why' in last) decisions.push({ member: one.member, what: 'end', episode: last.episode, why: last.why })
    const open = last && 'next' in last ? last : undefined

    const wait = reasonToWait(one, past, facts) ?? (open ? tooEarly(open, past) : undefined)
    if (wait) {
      decisions.push({ member: one.member, what: 'wait', ladder: one.ladder, why: wait })
      continue
    }
    const isOfBudget = !open && one.ladder !== 'hunter'
    // Where none may begin any more, what he could do is not even looked for.
    const decision = nextStep(one, past, open, { off: facts.off, isSpent: isOfBudget && beginnings <= 0 })
    if (decision.what !== 'send' || open) {
      decisions.push(decision)
      continue
    }
    if (isOfBudget) beginnings--
    const day = at.toZonedDateTimeISO(facts.zone).toPlainDate()
    const coin = coinOf(episodes)
    episodes++
    const { member, ladder, proposal } = decision
    if (facts.withoutDelay) decisions.push({ ...decision, arm: 'now' })
    else {
      const arm = armOf(`${facts.club} ${orderOf(one)} ${day}`, coin)
      decisions.push(
        arm === 'delayed' ? { member, what: 'delay', ladder, arm, coin, proposal } : { ...decision, arm, coin },
      )
    }
  }
  return decisions
}

/** Those for whom something to propose is looked for: a message would go to them, were there room for all. */
export function whoWouldHear(facts: NudgeFacts, at: Temporal.Instant): ReadonlySet<string> {
  const asked = new Set<string>()
  const noting = (member: string) => () => {
    asked.add(member)
    return []
  }
  decideNudges({ ...facts, members: facts.members.map(one => ({ ...one, possible: noting(one.member) })) }, at)
  return asked
}

/** An open episode whose standing no longer calls for it is over; a delayed one is not sent, and stays in its arm. */
function endedByStanding(member: string, nudges: readonly PastNudge[]): Decision[] {
  const last = nudges.at(-1)
  if (!last || last.closed || last.step === 3 || last.outcome === 'acted') return []
  return [{ member, what: 'end', episode: last.episode, why: 'no longer called for' }]
}

/** Gentle episodes that began in the seven days before: an evaluation made twice begins nothing twice. */
function begunThisWeek(facts: NudgeFacts, called: readonly (Candidate & { ladder: Ladder })[], at: Temporal.Instant) {
  const hunters = new Set(called.filter(one => one.ladder === 'hunter').map(one => one.member))
  const firsts = new Map<string, PastNudge>()
  for (const nudge of facts.nudges) {
    const first = firsts.get(nudge.episode)
    if (!first || later(first.decidedAt, nudge.decidedAt)) firsts.set(nudge.episode, nudge)
  }
  return [...firsts.values()].filter(
    nudge => !hunters.has(nudge.member) && !later(nudge.decidedAt, at) && isWithin(nudge.decidedAt, at, facts.zone, 7),
  ).length
}

function reasonToWait(one: Candidate, past: Past, facts: NudgeFacts): Wait | undefined {
  if (later(facts.silentUntil, past.at)) return 'silence'
  if (!one.hasSaidHello) return 'not greeted'
  if (facts.off?.has(past.ladder)) return 'switched off'
  if (one.stopped) return 'stopped'
  if (later(one.snoozedUntil, past.at)) return 'snoozed'
  if (later(one.sparedUntil, past.at)) return 'spared'
  if (past.ladder === 'to-rebalance' && one.toRebalanceBefore + 1 < evaluationsInARow) return 'not yet four in a row'
  const acted = lastAnswer(past)
  if (acted && isWithin(acted, past.at, past.zone, apart.afterAct)) return 'rest after an act'
  const handedOver = past.nudges.findLast(isHandOver)
  if (handedOver && isWithin(handedOver.decidedAt, past.at, past.zone, apart.afterHandOver))
    return 'rest after hand-over'
  return undefined
}

function tooEarly(open: Open, past: Past): Wait | undefined {
  if (!isWithin(open.lastAt, past.at, past.zone, apart.step)) return undefined
  return open.next === 1 ? 'delayed' : 'next step later'
}

/** The next step of an open episode, or the first of a new one (its arm is decided by the caller). */
function nextStep(
  one: Candidate & { ladder: Ladder },
  past: Past,
  open: Open | undefined,
  { off, isSpent }: { readonly off: ReadonlySet<string> | undefined; readonly isSpent: boolean },
): Decision {
  const { member, ladder } = one
  const episode = open ? { episode: open.episode } : {}
  if (open?.next === 3) return { member, what: 'hand over', ladder, ...episode, arm: open.arm, why: 'third step' }
  if (ignoredLately(past) >= ignoredAllowed)
    return { member, what: 'hand over', ladder, ...episode, arm: open?.arm, why: 'three ignored' }
  if (capped(past)) return { member, what: 'wait', ladder, why: 'cap' }
  if (isSpent) return { member, what: 'wait', ladder, why: 'budget of the week' }
  const step = open?.next === 2 ? 2 : 1
  const possible = one.possible().filter(({ act }) => !off?.has(act))
  const proposal = proposalFor(ladder, step, possible, past.nudges, one.staysAway)
  if (!proposal) return { member, what: 'wait', ladder, why: 'nothing to propose' }
  return { member, what: 'send', ladder, step, ...episode, arm: open?.arm ?? 'now', proposal }
}
