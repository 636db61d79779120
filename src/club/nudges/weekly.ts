import { type Insertable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import type { Tables } from '../../db/tables.ts'
import { together } from '../../db/together.ts'
import { aboutDropped, keepAll } from '../../notices/keep.ts'
import type { Ladder } from '../../terms/nudge.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { type ListedMember, listedMembers } from '../members/listed.ts'
import { whoMet } from '../one-to-ones/met.ts'
import { type OrganizerAnswer, organizerAnswers } from '../standing/answers.ts'
import { askForEvaluation, evaluate } from '../standing/evaluate.ts'
import type { MemberStanding } from '../standing/replay.ts'
import { none } from '../topic.ts'
import { deedsSince } from './deeds.ts'
import { answeredBy, apart, type Deed, daysBetween, ladderOf, outcomeOf, type Past } from './episodes.ts'
import { receiversOfHandOver } from './hand-over.ts'
import { handOver, nudged } from './kinds.ts'
import { knownToPropose, offerOf, possibleActs } from './possible.ts'
import { type Counted, countNudges, type KeptNudge, nudgesOf, nudgeTotals } from './queries.ts'
import { type Candidate, type Decision, decideNudges, type NudgeFacts } from './rules.ts'

/** After an import, and from the day the club gets its place, the bot nudges nobody for so long. */
const silence = { hours: 24 * 14 }
/** "Not him" spares a member for a while; "I'll speak to him" takes the place of the ladder's last step. */
const spared: { readonly [S in OrganizerAnswer['answer']]?: number } = {
  'not him': 28,
  'I will speak': apart.afterHandOver,
}

/**
 * The duty of Tuesday 10:00: evaluates and stores standings, settles what came of earlier nudges, decides this week's,
 * and asks for the next Tuesday.
 */
export async function weeklyRound(club: ClubTx): Promise<void> {
  const demo = await isDemo(club)
  const { before, standings } = await evaluate(club)
  await askForEvaluation(club)
  await holdBackUnsent(club)
  const nudges = await nudgesOf(club)
  const around = await lookAround(club)
  const deeds = [...(await deedsLately(club)), ...doneSince(club, nudges, around)]
  const settled = await settle(club, nudges, deeds, standings)
  await measure(club, settled, deeds, standings, before)
  const facts = await factsOf(club, {
    ...{ demo, first: before === null, standings, nudges: settled, deeds, around },
    totals: await nudgeTotals(club),
  })
  await carryOut(club, decideNudges(facts, club.at), settled)
}

/** A nudge that was no longer true when it would have been sent was not sent: it is held back, and nobody ignored it. */
async function holdBackUnsent(club: ClubTx): Promise<void> {
  await club.tx
    .updateTable('nudge')
    .set({ held_back: true, outcome: null })
    .where('club_id', '=', club.id)
    .where('outcome', '=', 'pending')
    .where(sql<boolean>`id::text in (${aboutDropped(club, nudged)})`)
    .execute()
}

type Gathered = {
  demo: boolean
  first: boolean
  standings: ReadonlyMap<string, MemberStanding>
  nudges: readonly KeptNudge[]
  deeds: readonly Deed[]
  around: LookedAt
  totals: Awaited<ReturnType<typeof nudgeTotals>>
}

/** The club as the nudges look at it. */
export type LookedAt = {
  /** Everybody on the list. */
  readonly listed: ReadonlyMap<string, ListedMember>
  readonly people: readonly ListedMember[]
  readonly known: Awaited<ReturnType<typeof readAround>>['known']
  readonly met: readonly (readonly string[])[]
  readonly answers: readonly OrganizerAnswer[]
}

const readAround = (club: ClubTx) =>
  together(club, {
    listed: [listedMembers(club)],
    met: [whoMet(club)],
    known: knownToPropose(club),
    answers: [organizerAnswers(club)],
  })

/** Reads the club for the nudges: two statements, whatever the number of members and of topics that propose something. */
export async function lookAround(club: ClubTx): Promise<LookedAt> {
  const { listed, ...read } = await readAround(club)
  const away = await leavesOn(club, club.today)
  return {
    ...read,
    listed: new Map(listed.map(person => [person.id, person])),
    people: listed.filter(({ id, joinedOn }) => !away.has(id) && Temporal.PlainDate.compare(joinedOn, club.today) <= 0),
  }
}

/** What the rule needs, of what was read. */
export async function factsOf(club: ClubTx, gathered: Gathered): Promise<NudgeFacts> {
  const { demo, first, standings, nudges, deeds, around, totals } = gathered
  const engaged = new Set([...standings.values()].filter(one => one.standing === 'engaged').map(one => one.member))
  const forWhom = new Set([...standings.values()].filter(one => ladderOf(one.standing)).map(one => one.member))
  const possible = possibleActs(club, { ...around, forWhom, engaged })
  const quietSince = [club.row.imported_at, club.row.placed_at]
    .filter(at => at !== null)
    .sort(Temporal.Instant.compare)
    .at(-1)
  const members = [...standings.values()].flatMap(({ member, standing, since, figures }): Candidate[] => {
    const ready = around.listed.get(member)
    if (!ready) return []
    const last = around.answers.findLast(one => one.member === member && one.answer in spared)
    return [
      {
        member,
        order: ready.externalId,
        standing,
        since,
        staysAway: (figures?.presence ?? 1) < 0.55,
        hasSaidHello: demo || ready.hasSaidHello,
        stopped: ready.settings.noNudges === true || ready.settings.off?.includes('nudge') === true,
        snoozedUntil: ready.settings.nudgesSnoozedUntil
          ? Temporal.Instant.from(ready.settings.nudgesSnoozedUntil)
          : undefined,
        sparedUntil: last?.at.add({ hours: 24 * (spared[last.answer] ?? 0) }),
        possible: possible.get(member) ?? [],
      },
    ]
  })
  const begun = totals.filter(({ outcome }) => outcome === 'begun')
  return {
    club: club.externalId,
    zone: club.zone,
    members,
    nudges,
    deeds,
    silentUntil: demo || !quietSince ? undefined : quietSince.add(silence),
    episodesSoFar: begun.reduce((sum, { count }) => sum + count, 0),
    withoutDelay: demo && first,
  }
}

/** The acts of so long ago are still looked at. */
export const deedsLately = (club: ClubTx): Promise<Deed[]> => deedsSince(club, club.at.subtract({ hours: 24 * 400 }))

/** What was proposed and is done since, where nothing notes that as a deed. */
const doneSince = (club: ClubTx, nudges: readonly KeptNudge[], { listed }: LookedAt): Deed[] =>
  nudges
    .filter(nudge => !nudge.heldBack && (nudge.outcome ?? 'pending') === 'pending')
    .flatMap(({ member, act: kind }) => {
      const isDone = kind && offerOf(club, kind)?.isDone
      const person = listed.get(member)
      return isDone && isDone !== none && person && isDone(person) ? [{ member, at: club.at, kind }] : []
    })

const pastOf = (
  club: ClubTx,
  nudges: readonly KeptNudge[],
  deeds: readonly Deed[],
  member: string,
  ladder: Ladder,
): Past => ({
  ladder,
  nudges: nudges.filter(nudge => nudge.member === member),
  deeds: deeds.filter(deed => deed.member === member).sort((a, b) => Temporal.Instant.compare(a.at, b.at)),
  at: club.at,
  zone: club.zone,
})

/** The ladder a nudge was on: as kept, else (imported) that of the member's standing now. */
const ladderOfNudge = (nudge: KeptNudge, standings: Gathered['standings']): Ladder => {
  const now = standings.get(nudge.member)
  return (nudge.ladder as Ladder | null) ?? (now && ladderOf(now.standing)) ?? 'to-rebalance'
}

/** Writes what came of nudges that were pending. */
async function settle(
  club: ClubTx,
  nudges: readonly KeptNudge[],
  deeds: readonly Deed[],
  standings: Gathered['standings'],
): Promise<KeptNudge[]> {
  const changed: KeptNudge[] = []
  const settled = nudges.map(nudge => {
    const open = !nudge.heldBack && nudge.step !== 3 && (nudge.outcome ?? 'pending') === 'pending'
    const past = open ? pastOf(club, nudges, deeds, nudge.member, ladderOfNudge(nudge, standings)) : undefined
    const outcome = past ? outcomeOf(nudge, past) : nudge.outcome
    if (!past || outcome === nudge.outcome || outcome === 'pending') return nudge
    const now = { ...nudge, outcome, outcomeAt: answeredBy(nudge, past)?.at ?? club.at }
    changed.push(now)
    return now
  })
  if (changed.length > 0)
    await sql`
      update nudge set outcome = came.outcome, outcome_at = came.at
      from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ outcome }) => outcome)}::text[],
        ${changed.map(({ outcomeAt }) => String(outcomeAt))}::timestamptz[]) as came (id, outcome, at)
      where nudge.club_id = ${club.id} and nudge.id = came.id`.execute(club.tx)
  return settled
}

/**
 * Counts, for the comparison of the arms, the episodes whose 21 days have run out since the evaluation before; an act in
 * these days counts alike for the written and the waiting. What an import brought is counted at the first evaluation.
 */
async function measure(
  club: ClubTx,
  nudges: readonly KeptNudge[],
  deeds: readonly Deed[],
  standings: Gathered['standings'],
  before: Temporal.Instant | null,
): Promise<void> {
  const firsts = new Map<string, KeptNudge>()
  for (const nudge of nudges) if (!firsts.has(nudge.episode)) firsts.set(nudge.episode, nudge)
  const counted: Counted[] = []
  for (const first of firsts.values()) {
    if (!first.arm) continue
    const ladder = ladderOfNudge(first, standings)
    const episode = { kind: ladder, arm: first.arm }
    if (before === null) counted.push({ ...episode, outcome: 'begun' })
    const ranOut = (at: Temporal.Instant) => daysBetween(first.decidedAt, at, club.zone) >= apart.step
    if (!ranOut(club.at) || (before !== null && ranOut(before))) continue
    const past = pastOf(club, nudges, deeds, first.member, ladder)
    const acted = first.outcome === 'acted' || answeredBy(first, past) !== undefined
    counted.push({ ...episode, outcome: acted ? 'acted' : 'not acted' })
  }
  await countNudges(club, counted)
}

/** Writes what was decided, and sends what is to be sent: as many statements for one member as for thirty. */
async function carryOut(club: ClubTx, decisions: readonly Decision[], nudges: readonly KeptNudge[]): Promise<void> {
  const steps = decisions.flatMap(decision => stepOf(club, decision, nudges) ?? [])
  if (steps.length === 0) return
  await club.tx
    .insertInto('nudge')
    .values(steps.map(({ nudge }) => nudge))
    .execute()
  await countNudges(
    club,
    steps.flatMap(({ begins }) => begins ?? []),
  )
  const sent = steps.filter(({ tells }) => tells === 'the member')
  const handedOver = steps.filter(({ tells }) => tells === 'an organizer')
  const receivers = await receiversOfHandOver(
    club,
    handedOver.map(({ nudge }) => nudge.member_id),
  )
  await keepAll(club, [
    ...sent.map(({ nudge }) => nudged.of({ nudge: nudge.id, to: { member: nudge.member_id } })),
    ...handedOver.flatMap(({ nudge }, n) => {
      const receiver = receivers[n]
      return receiver ? [handOver.of({ nudge: nudge.id, to: { member: receiver } })] : []
    }),
  ])
}

/** A row to be written, whom it is told to, and the episode that begins with it. */
type Step = {
  readonly nudge: Insertable<Tables['nudge']> & { readonly id: string; readonly member_id: string }
  readonly tells?: 'the member' | 'an organizer'
  readonly begins?: Counted
}

function stepOf(club: ClubTx, decision: Decision, nudges: readonly KeptNudge[]): Step | null {
  switch (decision.what) {
    case 'wait':
      return null
    case 'end':
      return calledOff(
        club,
        nudges.filter(nudge => nudge.episode === decision.episode),
      )
    case 'delay':
      return {
        nudge: rowOf(club, { ...decision, step: 1, heldBack: true, episode: club.newId() }),
        begins: { kind: decision.ladder, arm: decision.arm, outcome: 'begun' },
      }
    case 'send':
      return {
        nudge: rowOf(club, { ...decision, heldBack: false, episode: decision.episode ?? club.newId() }),
        tells: 'the member',
        ...(!decision.episode && { begins: { kind: decision.ladder, arm: decision.arm, outcome: 'begun' } }),
      }
    case 'hand over':
      return {
        nudge: rowOf(club, { ...decision, step: 3, heldBack: false, episode: decision.episode ?? club.newId() }),
        tells: 'an organizer',
      }
  }
}

type ToKeep = {
  member: string
  ladder: Ladder
  step: 1 | 2 | 3
  arm: KeptNudge['arm']
  episode: string
  heldBack: boolean
  proposal?: { act: string; about?: string | undefined }
}

function rowOf(club: ClubTx, nudge: ToKeep): Step['nudge'] {
  const id = club.newId()
  return {
    club_id: club.id,
    id,
    external_id: id,
    member_id: nudge.member,
    step: nudge.step,
    platform: null,
    act: nudge.proposal?.act ?? null,
    about: nudge.proposal?.about ?? null,
    decided_at: club.at,
    held_back: nudge.heldBack,
    outcome: nudge.heldBack || nudge.step === 3 ? null : 'pending',
    outcome_at: null,
    episode: nudge.episode,
    arm: nudge.arm ?? null,
    standing: nudge.ladder,
    due_at: null,
  }
}

/** An episode that ended without its next step: said by a step decided and not sent, which an export carries too. */
function calledOff(club: ClubTx, episode: readonly KeptNudge[]): Step | null {
  const last = episode.at(-1)
  if (!last || last.outcome === 'acted' || last.closed) return null
  const sent = episode.filter(nudge => !nudge.heldBack).length
  return {
    nudge: rowOf(club, {
      member: last.member,
      ladder: (last.ladder as Ladder | null) ?? 'to-rebalance',
      step: sent === 0 ? 1 : sent === 1 ? 2 : 3,
      arm: last.arm,
      episode: last.episode,
      heldBack: true,
    }),
  }
}
