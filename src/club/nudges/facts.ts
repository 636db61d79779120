import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import { type ToldInWeek, toldInWeek } from '../../notices/this-week.ts'
import { type Apart, keptApart } from '../apart/kept.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { type ListedMember, listedMembers } from '../members/listed.ts'
import { isSwitchedOff } from '../members/settings.ts'
import { type Held, metAndHeld } from '../one-to-ones/met.ts'
import { silentUntil } from '../silence.ts'
import { type OrganizerAnswer, organizerAnswers } from '../standing/answers.ts'
import { storedBefore } from '../standing/in-a-row.ts'
import type { Stands } from '../standing/replay.ts'
import { asksMuch } from '../standing/rules.ts'
import { complementing } from '../trades/complements.ts'
import { type Complements, complements } from '../trades/rules.ts'
import type { Stood } from './company.ts'
import { deedsSince } from './deeds.ts'
import { apart, type Deed, isOpen, ladderOf } from './episodes.ts'
import { nudged } from './kinds.ts'
import { offHere, type SwitchedOff } from './off.ts'
import { knownToPropose, possibleActs } from './possible.ts'
import { countedToItsEnd, firstsOf, type KeptNudge } from './queries.ts'
import { type Candidate, evaluationsInARow, type NudgeFacts, whoWouldHear } from './rules.ts'

/** "Not him" spares a member for a while; "I'll speak to him" takes the place of the ladder's last step. */
const spared: { readonly [S in OrganizerAnswer['answer']]?: number } = {
  'not him': 28,
  'I will speak': apart.afterHandOver,
}

export type Standings = ReadonlyMap<string, Stands>

type Gathered = {
  demo: boolean
  /** Nobody was ever evaluated before. */
  first: boolean
  standings: Standings
  nudges: readonly KeptNudge[]
  deeds: readonly Deed[]
  around: LookedAtMembers
  /** Episodes that have begun so far, all clubs of the installation pooled. */
  begun: number
  off: readonly SwitchedOff[]
}

/** The club as the nudges look at it. */
export type LookedAt = {
  /** Everybody on the list, by id. */
  readonly listed: ReadonlyMap<string, ListedMember>
  /** Those who are there today. */
  readonly people: readonly ListedMember[]
  readonly known: Awaited<ReturnType<typeof readAround>>['known']
  readonly met: readonly (readonly string[])[]
  readonly held: readonly Held[]
  readonly apart: readonly Apart[]
  readonly answers: readonly OrganizerAnswer[]
  readonly complements: Complements
  /** What everybody is told in the week of the evaluation. */
  readonly told: ReadonlyMap<string, readonly ToldInWeek[]>
  /** On how many of the Tuesdays before it each was seen in need of balance. */
  readonly toRebalance: ReadonlyMap<string, number>
}

/** The members as an evaluation looks at them, whatever there is to do in the club. */
export type LookedAtMembers = Pick<LookedAt, 'listed' | 'answers' | 'toRebalance'>

/** Reads who is on the list, and what was said and seen of each, in one statement. */
export async function lookAtMembers(club: ClubTx, at = club.at): Promise<LookedAtMembers> {
  const { listed, answers, toRebalance } = await together(club, {
    listed: [listedMembers(club)],
    answers: [organizerAnswers(club)],
    toRebalance: [storedBefore(club, 'to-rebalance', { at, tuesdays: evaluationsInARow - 1 })],
  })
  return {
    answers,
    listed: new Map(listed.map(person => [person.id, person])),
    toRebalance: new Map(toRebalance.map(({ member, times }) => [member, times])),
  }
}

const readAround = (club: ClubTx, at: Temporal.Instant) =>
  together(club, {
    oneToOnes: [metAndHeld(club)],
    ...complementing(club),
    // Whom the bot is not to bring together it proposes to neither.
    apart: [keptApart(club)],
    known: knownToPropose(club),
    told: [toldInWeek(club, Temporal.Instant.compare(at, club.at) < 0 ? club.at : at, nudged)],
  })

/**
 * Reads the club for the nudges of an evaluation: a few statements, whatever the number of members and of topics that propose
 * something. One that is made late is told in the week of now.
 */
export async function lookAround(club: ClubTx, at = club.at, members?: LookedAtMembers): Promise<LookedAt> {
  const seen = members ?? (await lookAtMembers(club, at))
  const { told, oneToOnes, people, helped, ...read } = await readAround(club, at)
  const away = await leavesOn(club, club.today)
  return {
    ...{ ...seen, ...read },
    met: oneToOnes.flatMap(({ met }) => (met ? [met] : [])),
    held: oneToOnes.flatMap(({ held }) => held ?? []),
    complements: complements(people, helped),
    told: Map.groupBy(told, ({ reader }) => reader),
    people: [...seen.listed.values()].filter(
      ({ id, joinedOn }) => !away.has(id) && Temporal.PlainDate.compare(joinedOn, club.today) <= 0,
    ),
  }
}

/**
 * What the rule needs, of what was read. What there is to do in the club is looked for only where somebody would hear of it,
 * and for him. `evenInSilence`: as if it were over.
 */
export async function factsOf(
  club: ClubTx,
  gathered: Gathered,
  {
    look,
    at,
    evenInSilence = false,
  }: { readonly look: Temporal.Instant; readonly at: Temporal.Instant; readonly evenInSilence?: boolean },
): Promise<NudgeFacts & { readonly complements: Complements | null }> {
  const facts = withoutActs(club, gathered)
  const forWhom = whoWouldHear(evenInSilence ? { ...facts, silentUntil: undefined } : facts, at)
  if (forWhom.size === 0) return { ...facts, complements: null }
  const around = await lookAround(club, look, gathered.around)
  const possible = possibleActs(club, { ...around, forWhom, standings: stood(gathered.standings) })
  const members = facts.members.map(one => ({ ...one, possible: possible.get(one.member) ?? one.possible }))
  return { ...facts, members, complements: around.complements }
}

/** Where each stands, as far as it decides whom a nudge sends to whom. */
export const stood = (standings: Standings): ReadonlyMap<string, Stood> =>
  new Map(
    [...standings].map(([member, { standing, figures }]) => [
      member,
      { standing, asksMuch: figures !== undefined && asksMuch(figures) },
    ]),
  )

function withoutActs(club: ClubTx, gathered: Gathered): NudgeFacts {
  const { demo, first, standings, nudges, deeds, around, begun, off } = gathered
  const members = [...standings.values()].flatMap(({ member, standing, since, figures }): Candidate[] => {
    const person = around.listed.get(member)
    if (!person) return []
    const last = around.answers.findLast(one => one.member === member && one.answer in spared)
    return [
      {
        member,
        order: person.externalId,
        standing,
        since,
        staysAway: (figures?.presence ?? 1) < 0.55,
        hasSaidHello: demo || person.hasSaidHello,
        stopped: isSwitchedOff(person.settings, nudged.name),
        snoozedUntil: person.settings.nudgesSnoozedUntil
          ? Temporal.Instant.from(person.settings.nudgesSnoozedUntil)
          : undefined,
        sparedUntil: last?.at.add({ hours: 24 * (spared[last.answer] ?? 0) }),
        possible: () => [],
        toRebalanceBefore: around.toRebalance.get(member) ?? 0,
      },
    ]
  })
  return {
    club: club.externalId,
    zone: club.zone,
    members,
    nudges,
    deeds,
    silentUntil: silentUntil(club, demo) ?? undefined,
    episodesSoFar: begun,
    off: offHere(off),
    withoutDelay: demo && first,
  }
}

/** Whom an evaluation calls to be written to, by his standing alone. */
export const calledBy = (standings: Standings): string[] =>
  [...standings.values()].filter(one => ladderOf(one.standing)).map(one => one.member)

/** The acts of so long ago are still looked at. */
const furthestBack = (club: ClubTx) => club.at.subtract({ hours: 24 * 400 })

/** A day more than the rules count: theirs are days of a calendar. */
const daysBefore = (at: Temporal.Instant, days: number) => at.subtract({ hours: 24 * (days + 2) })

/**
 * What these members did, as far back as it can matter to one of these nudges or to a rest: an episode that goes on or
 * is still to be counted reaches back to its first message, and after an act there are two weeks of rest.
 */
export function deedsThatMatter(
  club: ClubTx,
  members: readonly string[],
  nudges: readonly KeptNudge[],
): Promise<Deed[]> {
  const isLater = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
  const isCounted = new Set(
    firstsOf(nudges)
      .filter(({ arm, counted }) => arm === undefined || counted === countedToItsEnd)
      .map(({ episode }) => episode),
  )
  const goesOn = (one: KeptNudge) =>
    isOpen(one) ||
    !isCounted.has(one.episode) ||
    (!one.closed && isLater(one.decidedAt, daysBefore(club.at, apart.stale)))
  const episodes = new Set(nudges.filter(goesOn).map(({ episode }) => episode))
  const since = [
    daysBefore(club.at, apart.afterAct),
    ...nudges.filter(({ episode }) => episodes.has(episode)).map(({ decidedAt }) => decidedAt),
  ].sort(Temporal.Instant.compare)[0]!
  return deedsSince(club, isLater(since, furthestBack(club)) ? since : furthestBack(club), members)
}

/** Everything that members did as far back as is looked at. */
export const deedsLately = (club: ClubTx): Promise<Deed[]> => deedsSince(club, furthestBack(club))
