import type { ClubTx } from '../../db/club-tx.ts'
import type { MemberSettings } from '../../db/tables.ts'
import { together } from '../../db/together.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { Member } from '../../terms/member.ts'
import type { Ladder, Offered } from '../../terms/nudge.ts'
import type { Opening } from '../../terms/opening.ts'
import type { Grounds } from '../../terms/standing.ts'
import { dayOf } from '../../time/wall.ts'
import { keptApart } from '../apart/kept.ts'
import { isOnLeave, leavesOn } from '../leaves/on-leave.ts'
import { objectedOn } from '../members/objection.ts'
import { isPresent, memberById } from '../members/queries.ts'
import { isSwitchedOff, settingsOf } from '../members/settings.ts'
import { nothingOffered } from '../proposals.ts'
import { openContests } from '../standing/contest.ts'
import { ownStanding } from '../standing/read.ts'
import { none } from '../topic.ts'
import { deedsSince } from './deeds.ts'
import { ladderOf, type Outcome, outcomeOf } from './episodes.ts'
import { nudged } from './kinds.ts'
import { openingNow } from './openings.ts'
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
  /** The fact it begins with, or another where that holds no more; null where none does. */
  readonly opening: Opening | null
  readonly decidedOn: Temporal.PlainDate
  /** Whoever it would bring together may be: nobody of them keeps away from the other, and nobody is on a break. */
  readonly together: boolean
  /** What it proposes is no longer to be done: it is over, or whom it was for has left. */
  readonly gone: boolean
  /** He wants no such messages, wherever he said so. */
  readonly stopped: boolean
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
  const deeds = await deedsSince(club, kept.decidedAt, [kept.member])
  const answered = outcomeOf(kept, { ladder, nudges: all, deeds, at: club.at, zone: club.zone })
  const { offered, press, did } = await offeredBy(club, kept)
  const outcome = answered === 'pending' && did ? 'acted' : answered
  const settings = await settingsOf(club, member.id)
  const isOpen = offered !== null && (await maySpeak(club, member, settings))
  const seeking = {
    ...{ nudge: id, member: member.id, ladder, act: kept.act ?? null, who: offered?.who?.id ?? null },
    ...{ record: kept.about, at: kept.decidedAt },
  }
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
    opening:
      isOpen && (outcome === 'pending' || outcome === 'ignored') ? await openingNow(club, seeking, kept.opening) : null,
    decidedOn: dayOf(kept.decidedAt, club.zone),
    together: isOpen && (await mayBeTogether(club, kept, offered)),
    gone: offered === null,
    stopped: isSwitchedOff(settings, nudged.name),
    outcome,
    open: isOpen,
    sent: all.filter(nudge => nudge.episode === kept.episode && !nudge.heldBack && nudge.step !== 3).length,
    snoozedUntil: snoozedUntil(settings, member),
    zone: club.zone,
    grounds: own?.grounds ?? null,
    holds: own !== null && ladderOf(own.standing.standing) === ladder,
    today: club.today,
  }
}

/** He left, took a pause, objected, or turned such messages off since: then it is not sent. */
async function maySpeak(club: ClubTx, member: Member, settings: MemberSettings): Promise<boolean> {
  if (!isPresent(member, club.today) || (await isOnLeave(club, member.id))) return false
  if (isSwitchedOff(settings, nudged.name) || (await objectedOn(club, member.id))) return false
  return !(await openContests(club)).some(contest => contest.member === member.id)
}

/**
 * Asked before it is sent alone: a message that he has read does not change because somebody would rather not meet him,
 * which is nobody's to notice.
 */
async function mayBeTogether(club: ClubTx, { member, act }: KeptNudge, { who, other }: Offered): Promise<boolean> {
  const people = [who, other].flatMap(one => (one ? [one.id] : []))
  if (people.length === 0) return true
  const { apart } = await together(club, { apart: [keptApart(club)] })
  const those = [member, ...people]
  if (apart.some(pair => pair.every(id => those.includes(id)))) return false
  // An answer and thanks wait for whoever is on a break: a coffee does not.
  if (act === 'answer-ask' || act === 'thank' || act === 'update-referral') return true
  const away = await leavesOn(club, club.today)
  return !people.some(id => away.has(id))
}

function snoozedUntil(settings: MemberSettings, { reads }: Member): Temporal.PlainDate | null {
  const until = settings.nudgesSnoozedUntil
  return until === undefined ? null : Temporal.Instant.from(until).toZonedDateTimeISO(reads.zone).toPlainDate()
}

/** The act it proposes, as far as a topic still does it: what is said of it, null when it no longer waits, and its button. */
async function offeredBy(
  club: ClubTx,
  { id, act, about, member }: KeptNudge,
): Promise<{ offered: Offered | null; press: string | null; did: boolean }> {
  if (act === undefined || about === null) return { offered: nothingOffered, press: null, did: false }
  const offer = offerOf(club, act)
  return offer === undefined
    ? { offered: null, press: null, did: false }
    : {
        offered: await offer.stands(club, about, member),
        press: offer.press(about, id),
        did: offer.did !== none && (await offer.did(club, about, member)),
      }
}
