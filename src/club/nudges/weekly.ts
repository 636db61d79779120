import { type Insertable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import type { Tables } from '../../db/tables.ts'
import { planForAnyClub } from '../../db/together.ts'
import { aboutDropped, keepAll, redrawAbout } from '../../notices/keep.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { Ladder } from '../../terms/nudge.ts'
import { askForEvaluation, evaluate } from '../standing/evaluate.ts'
import type { Complements } from '../trades/rules.ts'
import { apart, isWithin } from './episodes.ts'
import { calledBy, deedsThatMatter, factsOf, lookAtMembers, type Standings } from './facts.ts'
import { receiversOfHandOver } from './hand-over.ts'
import { handOver, nudged } from './kinds.ts'
import { switchOffHarm } from './off.ts'
import { chosenOf, stored } from './opening-rules.ts'
import { openingsFor } from './openings.ts'
import { actsOfEpisodes, doneOf, ladderOfNudge, outcomesNow, type Seen } from './outcomes.ts'
import { offerOf } from './possible.ts'
import {
  type Added,
  addToTotals,
  begunIn,
  type CountedUpTo,
  countedAsBegun,
  countedToItsEnd,
  firstsOf,
  type KeptNudge,
  markCounted,
  nudgesConcerning,
  nudgesOf,
  nudgeTotals,
} from './queries.ts'
import { type Decision, decideNudges } from './rules.ts'

/**
 * The duty of Tuesday 10:00: evaluates and stores standings, settles what came of earlier nudges, decides this week's,
 * and asks for the next Tuesday.
 */
export async function weeklyRound(club: ClubTx): Promise<void> {
  await planForAnyClub(club)
  const { at, before, standings } = await evaluate(club)
  await askForEvaluation(club)
  const around = await lookAtMembers(club, at)
  const nudges = await nudgesThatMatter(club, standings, before)
  const members = [...new Set([...calledBy(standings), ...nudges.map(({ member }) => member)])]
  const deeds = [...(await deedsThatMatter(club, members, nudges)), ...doneOf(club, nudges, around.listed)]
  const seen = { at: club.at, zone: club.zone, standings, deeds }
  const settled = await settle(club, nudges, outcomesNow(nudges, seen))
  const counted = await measure(club, settled, seen)
  const totals = [...(await nudgeTotals(club)), ...counted.map(one => ({ ...one, count: 1 }))]
  const off = await switchOffHarm(club, totals)
  const facts = await factsOf(
    club,
    {
      ...{ standings, deeds, around, off, nudges: settled, begun: begunIn(totals) },
      demo: await isDemo(club),
      first: before === null,
    },
    { look: at, at: club.at },
  )
  const begun = await carryOut(club, decideNudges(facts, club.at), { nudges: settled, complements: facts.complements })
  // At the very end: from here until this transaction ends, a club that counts the same in the same part waits for it.
  await addToTotals(club, [...counted, ...begun])
}

/** Nobody was ever evaluated: then every nudge is looked at. Else those that still matter. */
async function nudgesThatMatter(
  club: ClubTx,
  standings: Standings,
  before: Temporal.Instant | null,
): Promise<readonly KeptNudge[]> {
  const read = () => (before === null ? nudgesOf(club) : nudgesConcerning(club, calledBy(standings)))
  const nudges = await read()
  const waits = nudges.some(({ outcome }) => outcome === 'pending')
  return waits && (await holdBackUnsent(club)) ? read() : nudges
}

/**
 * A nudge that was no longer true when it would have been sent was not sent: it is held back, and nobody ignored it. Gives
 * whether there was one.
 */
async function holdBackUnsent(club: ClubTx): Promise<boolean> {
  const held = await club.tx
    .updateTable('nudge')
    .set({ held_back: true, outcome: null })
    .where('club_id', '=', club.id)
    .where('outcome', '=', 'pending')
    .where(sql<boolean>`id::text in (${aboutDropped(club, nudged)})`)
    .returning('id')
    .execute()
  return held.length > 0
}

/** Writes what came of nudges that were pending. */
async function settle(club: ClubTx, nudges: readonly KeptNudge[], settled: KeptNudge[]): Promise<KeptNudge[]> {
  const changed = settled.filter((nudge, n) => nudge.outcome !== nudges[n]!.outcome)
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
 * Marks as counted, for the comparison of the arms, the episodes that are new here, and those whose 21 days have run out, and gives
 * what they add.
 */
async function measure(club: ClubTx, nudges: readonly KeptNudge[], seen: Seen): Promise<Added[]> {
  const actOf = actsOfEpisodes(nudges, seen)
  return markCounted(
    club,
    firstsOf(nudges).flatMap((first): CountedUpTo[] => {
      const { id, arm, counted } = first
      if (!arm || counted === countedToItsEnd) return []
      const hasRunOut = !isWithin(first.decidedAt, club.at, club.zone, apart.step)
      const act = actOf(first)
      // What has no date of its own is known by being seen: it is remembered until the 21 days are over.
      const upTo = hasRunOut ? countedToItsEnd : act?.at.equals(seen.at) ? 2 : 1
      if (counted >= upTo) return []
      const episode = { kind: ladderOfNudge(first, seen.standings), act: first.act ?? '', arm, coin: first.coin ?? '' }
      return [
        {
          ...{ nudge: id, upTo },
          adds: [
            ...(counted === 0 ? [{ ...episode, outcome: 'begun' }] : []),
            ...(hasRunOut ? [{ ...episode, outcome: act || counted === 2 ? 'acted' : 'not acted' }] : []),
          ],
        },
      ]
    }),
  )
}

/**
 * Writes what was decided, and sends what is to be sent: as many statements for one member as for thirty. Gives the episodes
 * that begin.
 */
async function carryOut(
  club: ClubTx,
  decisions: readonly Decision[],
  { nudges, complements }: { readonly nudges: readonly KeptNudge[]; readonly complements: Complements | null },
): Promise<readonly Added[]> {
  const steps = decisions.flatMap(decision => stepOf(club, decision, nudges) ?? [])
  if (steps.length === 0) return []
  const begin = await beginnings(club, steps, { nudges, complements })
  await club.tx
    .insertInto('nudge')
    .values(
      steps.map(({ nudge, begins }) => ({
        ...nudge,
        opening: begin.get(nudge.id) ?? null,
        counted: begins ? countedAsBegun : 0,
      })),
    )
    .execute()
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
  return steps.flatMap(({ begins }) => begins ?? [])
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
  { nudges, complements }: { readonly nudges: readonly KeptNudge[]; readonly complements: Complements | null },
): Promise<ReadonlyMap<string, string>> {
  const seeking = steps.flatMap(({ nudge, tells, who = null }) =>
    tells === 'the member'
      ? {
          ...{ nudge: nudge.id, member: nudge.member_id, ladder: nudge.standing as Ladder, who, at: club.at },
          ...{ act: (nudge.act as ProposedAct | null) ?? null, record: nudge.about ?? null },
        }
      : [],
  )
  const held = await openingsFor(club, seeking, { complements })
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
  readonly begins?: Added
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
        begins: begun(decision),
      }
    case 'send':
      return {
        nudge: rowOf(club, { ...decision, heldBack: false, episode: decision.episode ?? club.newId() }),
        tells: 'the member',
        who: decision.proposal.who,
        ...(!decision.episode && { begins: begun(decision) }),
      }
    case 'hand over':
      return {
        nudge: rowOf(club, { ...decision, step: 3, heldBack: false, episode: decision.episode ?? club.newId() }),
        tells: 'an organizer',
      }
  }
}

const begun = ({ ladder, arm, coin, proposal }: Extract<Decision, { what: 'send' | 'delay' }>) => ({
  ...{ kind: ladder, act: proposal.act, arm, coin: coin ?? '' },
  outcome: 'begun',
})

type ToKeep = {
  member: string
  ladder: Ladder
  step: 1 | 2 | 3
  arm: KeptNudge['arm']
  coin?: KeptNudge['coin']
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
    coin: nudge.coin ?? null,
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
