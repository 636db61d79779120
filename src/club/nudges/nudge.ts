import type { ClubTx } from '../../db/club-tx.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { Member } from '../../terms/member.ts'
import type { Help, Ladder, Offered } from '../../terms/nudge.ts'
import type { Grounds } from '../../terms/standing.ts'
import { isOnLeave } from '../leaves/on-leave.ts'
import { objectedOn } from '../members/objection.ts'
import { isPresent, memberById } from '../members/queries.ts'
import { settingsOf } from '../members/settings.ts'
import { nothingOffered } from '../proposals.ts'
import { openContests } from '../standing/contest.ts'
import { ownStanding } from '../standing/read.ts'
import { deedsSince, lastHelp } from './deeds.ts'
import { ladderOf, type Outcome, outcomeOf } from './episodes.ts'
import { offerOf } from './possible.ts'
import { type KeptNudge, nudgeById, nudgesOf } from './queries.ts'

/** A nudge as its reader sees it, from the facts of now. */
export type Nudge = {
  readonly id: string
  readonly decidedAt: Temporal.Instant
  readonly member: Member
  readonly ladder: Ladder
  readonly step: 1 | 2 | 3
  readonly act: ProposedAct | null
  readonly about: string | null
  readonly offered: Offered
  /** The button of the command that does it; null where none does. */
  readonly press: string | null
  /** The last help he had from somebody, of the year before. */
  readonly help: Help | null
  readonly outcome: Outcome
  /** Whether it may still be said: he is there, wants such messages, and what it proposes still waits. */
  readonly open: boolean
  /** Messages of this episode that he got. */
  readonly sent: number
  /** The day until which he asked for none; null where he did not. */
  readonly snoozedUntil: Temporal.PlainDate | null
  readonly zone: string
  /** What is true of him now, as his standing says it; null of somebody who has left. */
  readonly grounds: Grounds | null
  /** Whether his standing of now is still the one that led to it. */
  readonly holds: boolean
  readonly today: Temporal.PlainDate
}

export async function nudgeFor(club: ClubTx, id: string): Promise<Nudge | null> {
  const kept = await nudgeById(club, id)
  // What it spoke from is no longer kept, so nothing of it can be said.
  if (!kept?.ladder) return null
  const member = await memberById(club, kept.member)
  const ladder = kept.ladder as Ladder
  const all = await nudgesOf(club, kept.member)
  const deeds = await deedsSince(club, kept.decidedAt, kept.member)
  const outcome = outcomeOf(kept, { ladder, nudges: all, deeds, at: club.at, zone: club.zone })
  const { offered, press } = await offeredBy(club, kept)
  const own = await ownStanding(club, kept.member)
  return {
    id,
    decidedAt: kept.decidedAt,
    member,
    ladder,
    step: kept.step,
    act: kept.act ?? null,
    about: kept.about,
    offered: offered ?? nothingOffered,
    press,
    help: await lastHelp(club, kept.member, kept.decidedAt),
    outcome,
    open: offered !== null && (await maySpeak(club, member)),
    sent: all.filter(nudge => nudge.episode === kept.episode && !nudge.heldBack && nudge.step !== 3).length,
    snoozedUntil: await snoozedUntil(club, member),
    zone: club.zone,
    grounds: own?.grounds ?? null,
    holds: own !== null && ladderOf(own.standing.standing) === ladder,
    today: club.today,
  }
}

/** He left, took a pause, objected, or turned such messages off since: then it is not sent. */
async function maySpeak(club: ClubTx, member: Member): Promise<boolean> {
  if (!isPresent(member, club.today) || (await isOnLeave(club, member.id))) return false
  if ((await settingsOf(club, member.id)).noNudges || (await objectedOn(club, member.id))) return false
  return !(await openContests(club)).some(contest => contest.member === member.id)
}

async function snoozedUntil(club: ClubTx, { id, reads }: Member): Promise<Temporal.PlainDate | null> {
  const until = (await settingsOf(club, id)).nudgesSnoozedUntil
  return until === undefined ? null : Temporal.Instant.from(until).toZonedDateTimeISO(reads.zone).toPlainDate()
}

/** The act it proposes, as far as a topic still does it: what is said of it, null when it no longer waits, and its button. */
async function offeredBy(
  club: ClubTx,
  { id, act, about, member }: KeptNudge,
): Promise<{ offered: Offered | null; press: string | null }> {
  if (act === undefined || about === null) return { offered: nothingOffered, press: null }
  const offer = offerOf(club, act)
  return offer === undefined
    ? { offered: null, press: null }
    : { offered: await offer.stands(club, about, member), press: offer.press(about, id) }
}
