import { type Insertable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import type { Tables } from '../../db/tables.ts'
import { aboutDropped, keepAll, redrawAbout } from '../../notices/keep.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { Ladder } from '../../terms/nudge.ts'
import { askForEvaluation, evaluate } from '../standing/evaluate.ts'
import { none } from '../topic.ts'
import { answeredBy, apart, type Deed, daysBetween, ladderOf, outcomeOf, type Past } from './episodes.ts'
import { deedsLately, factsOf, type LookedAt, lookAround, type Standings } from './facts.ts'
import { receiversOfHandOver } from './hand-over.ts'
import { handOver, nudged } from './kinds.ts'
import { chosenOf, stored } from './opening-rules.ts'
import { openingsFor } from './openings.ts'
import { offerOf } from './possible.ts'
import { type Counted, countNudges, type KeptNudge, nudgesOf, nudgeTotals } from './queries.ts'
import { type Decision, decideNudges } from './rules.ts'

/**
 * The duty of Tuesday 10:00: evaluates and stores standings, settles what came of earlier nudges, decides this week's,
 * and asks for the next Tuesday.
 */
export async function weeklyRound(club: ClubTx): Promise<void> {
  const demo = await isDemo(club)
  const { at, before, standings } = await evaluate(club)
  await askForEvaluation(club)
  await holdBackUnsent(club)
  const nudges = await nudgesOf(club)
  const around = await lookAround(club, at)
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
const ladderOfNudge = (nudge: KeptNudge, standings: Standings): Ladder => {
  const now = standings.get(nudge.member)
  return (nudge.ladder as Ladder | null) ?? (now && ladderOf(now.standing)) ?? 'to-rebalance'
}

/** Writes what came of nudges that were pending. */
async function settle(
  club: ClubTx,
  nudges: readonly KeptNudge[],
  deeds: readonly Deed[],
  standings: Standings,
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
  if (changed.length === 0) return settled
  await sql`
      update nudge set outcome = came.outcome, outcome_at = came.at
      from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ outcome }) => outcome)}::text[],
        ${changed.map(({ outcomeAt }) => String(outcomeAt))}::timestamptz[]) as came (id, outcome, at)
      where nudge.club_id = ${club.id} and nudge.id = came.id`.execute(club.tx)
  // What others noted of him, as a roll does, may have been the answer.
  await redrawAbout(
    club,
    changed.map(({ id }) => id),
    [nudged],
  )
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
  standings: Standings,
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
  const begin = await beginnings(club, steps, nudges)
  await club.tx
    .insertInto('nudge')
    .values(steps.map(({ nudge }) => ({ ...nudge, opening: begin.get(nudge.id) ?? null })))
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
    ...sent.map(({ nudge }) =>
      nudged.of({
        ...{ nudge: nudge.id, to: { member: nudge.member_id }, once: nudge.id },
        ...(nudge.about && { record: nudge.about }),
        ...alikeOf(club, nudge.act),
      }),
    ),
    ...handedOver.flatMap(({ nudge }, n) => {
      const receiver = receivers[n]
      return receiver ? [handOver.of({ nudge: nudge.id, to: { member: receiver } })] : []
    }),
  ])
}

/** The kinds of message that ask the same as this act. */
function alikeOf(club: ClubTx, act: string | null | undefined): { alike?: string } {
  const kinds = act ? (offerOf(club, act as ProposedAct)?.askedBy ?? []) : []
  return kinds.length > 0 ? { alike: kinds.join(' ') } : {}
}

/** With which fact each of the messages begins, as it is kept: another than that of the last one he got. */
async function beginnings(
  club: ClubTx,
  steps: readonly Step[],
  nudges: readonly KeptNudge[],
): Promise<ReadonlyMap<string, string>> {
  const seeking = steps.flatMap(({ nudge, tells, who = null }) =>
    tells === 'the member'
      ? {
          ...{ nudge: nudge.id, member: nudge.member_id, ladder: nudge.standing as Ladder, who, at: club.at },
          ...{ act: (nudge.act as ProposedAct | null) ?? null, record: nudge.about ?? null },
        }
      : [],
  )
  const held = await openingsFor(club, seeking)
  return new Map(
    seeking.flatMap(({ nudge, member }) => {
      const last = nudges.findLast(one => one.member === member && one.opening !== null)?.opening
      const chosen = chosenOf(nudge, held.get(nudge) ?? [], last)
      return chosen ? [[nudge, stored(chosen)] as const] : []
    }),
  )
}

/** A row to be written, whom it is told to, and the episode that begins with it. */
type Step = {
  readonly nudge: Insertable<Tables['nudge']> & { readonly id: string; readonly member_id: string }
  readonly tells?: 'the member' | 'an organizer'
  /** The member its act is for. */
  readonly who?: string | undefined
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
        who: decision.proposal.who,
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
