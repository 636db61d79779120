import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { Referral, ReferralStatus } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import { cancelActs, noteAct, noteActs } from '../ledger/note.ts'
import { comesBack } from './hand-on.ts'
import { moved } from './kinds.ts'
import { referralById } from './queries.ts'
import { scheduleReferral } from './remind.ts'
import { type Corrected, corrections, isClosed, mayUndo, nextSteps, type Step } from './rules.ts'

/** Taken back, or given to somebody else: nothing moves it any more. */
const isOver = ({ withdrawn, handedOn }: Referral): boolean => withdrawn || handedOn !== null

type Moved = { readonly by: Member; readonly referral: string }

/** The receiver tells how far it has come: any step confirms that he got it. The giver is told, without any amount. */
export async function moveReferral(
  club: ClubTx,
  { by, referral: id, to }: Moved & { to: Step },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || isOver(referral)) return refuse('no longer possible', {})
  if (referral.receiver.id !== by.id) return refuse('not for you', {})
  if (referral.status === to) return referral
  if (!nextSteps(referral.status).includes(to)) return refuse('no longer possible', {})
  return stepTo(club, by, referral, to)
}

/** The receiver pressed the wrong button: within 14 days it becomes another step, and the giver is told of that one too. */
export async function correctStep(
  club: ClubTx,
  { by, referral: id, to }: Moved & { to: string | undefined },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || isOver(referral)) return refuse('no longer possible', {})
  if (referral.receiver.id !== by.id) return refuse('not for you', {})
  if (referral.status === to) return referral
  const step = corrections(referral.status).find(one => one === to)
  if (!referral.correctable || step === undefined) return refuse('no longer possible', {})
  await cancelActs(club, id, { kind: 'referral-step', detail: referral.status })
  return step === 'new' ? asIfUntouched(club, referral) : stepTo(club, by, referral, step, referral.status)
}

/** `was`: what he had pressed instead, where it was the wrong button. */
async function stepTo(club: ClubTx, by: Member, referral: Referral, to: Step, was?: ReferralStatus): Promise<Referral> {
  const { id } = referral
  await club.tx
    .updateTable('referral')
    .set({
      status: to,
      status_at: club.at,
      touched_at: club.at,
      confirmed: true,
      closed_at: isClosed(to) ? club.at : null,
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const about = { by: by.id, for: referral.giver.id, record: 'referral', recordId: id }
  await noteActs(club, [
    ...(referral.confirmed === true ? [] : [{ ...about, kind: 'referral-confirmed' } as const]),
    { ...about, kind: 'referral-step', detail: to },
  ])
  return stepped(club, referral, to, was)
}

/** As it came: no step of it holds, and it is confirmed only where its receiver rated it. */
async function asIfUntouched(club: ClubTx, referral: Referral): Promise<Referral> {
  const { id, quality } = referral
  await club.tx
    .updateTable('referral')
    .set({
      ...{ status: 'new', status_at: club.at, touched_at: club.at, closed_at: null },
      confirmed: quality === null ? null : true,
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await cancelActs(club, id, { kind: 'referral-step' })
  if (quality === null) await cancelActs(club, id, { kind: 'referral-confirmed' })
  return stepped(club, referral, 'new', referral.status)
}

/** The giver is told, the reminders count from now, and each message about it says where it stands. */
async function stepped(
  club: ClubTx,
  referral: Referral,
  to: Corrected,
  was: ReferralStatus | undefined,
): Promise<Referral> {
  const { id } = referral
  await tellGiver(club, referral, to, was)
  await scheduleReferral(club, { id, status: to, touchedAt: club.at })
  await redrawAbout(club, id)
  return (await referralById(club, id))!
}

/** "Still going on": its receiver is left in peace with it for another 30 days; nobody else is told. */
export async function goesOn(club: ClubTx, { by, referral: id }: Moved): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || isOver(referral) || isClosed(referral.status)) return refuse('no longer possible', {})
  if (referral.receiver.id !== by.id) return refuse('not for you', {})
  if (referral.confirmed === false) return refuse('no longer possible', {})
  // Pressed twice in a day it is said once.
  if (referral.goesOn && dayOf(referral.goesOn, club.zone).equals(club.today)) return referral
  await club.tx
    .updateTable('referral')
    .set(({ ref }) => ({ still_at: club.at, still_before: ref('still_at') }))
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return saidAnew(club, id)
}

/** It was not meant: it counts from its last step again, or from when he had said so before. */
export async function unsayGoesOn(club: ClubTx, { by, referral: id }: Moved): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || isOver(referral)) return refuse('no longer possible', {})
  if (referral.receiver.id !== by.id) return refuse('not for you', {})
  if (referral.goesOn === null) return refuse('done already', { by: null })
  await club.tx
    .updateTable('referral')
    .set(({ ref }) => ({ still_at: ref('still_before'), still_before: null }))
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return saidAnew(club, id)
}

async function saidAnew(club: ClubTx, id: string): Promise<Referral> {
  const now = (await referralById(club, id))!
  await scheduleReferral(club, { ...now, goesOn: now.goesOn !== null })
  await redrawAbout(club, id)
  return now
}

/** "I know nothing of this": the giver is asked, in neutral words, to correct. */
export async function denyReferral(club: ClubTx, { by, referral: id }: Moved): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || isOver(referral)) return refuse('no longer possible', {})
  if (referral.receiver.id !== by.id) return refuse('not for you', {})
  if (referral.confirmed === false) return referral
  if (referral.confirmed) return refuse('no longer possible', {})
  await club.tx
    .updateTable('referral')
    .set({ confirmed: false, touched_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await noteAct(club, { kind: 'referral-denied', by: by.id, for: referral.giver.id, record: 'referral', recordId: id })
  await tellGiver(club, referral, 'denied')
  await redrawAbout(club, id)
  return (await referralById(club, id))!
}

/** The receiver's private rating, one tap; it is shown to nobody. */
export async function rateReferral(
  club: ClubTx,
  { by, referral: id, quality }: Moved & { quality: number },
): Promise<Referral | Refusal> {
  // Only a press that none of our selects made can say anything else.
  if (![1, 2, 3, 4, 5].includes(quality)) return refuse('no longer possible', {})
  const referral = await referralById(club, id, { lock: true })
  if (!referral || isOver(referral)) return refuse('no longer possible', {})
  if (referral.receiver.id !== by.id) return refuse('not for you', {})
  if (referral.quality === quality && referral.confirmed === true) return referral
  const confirms = referral.confirmed !== true
  await club.tx
    .updateTable('referral')
    .set({ quality, confirmed: true })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const about = { by: by.id, for: referral.giver.id, record: 'referral', recordId: id }
  await noteActs(club, [
    ...(confirms ? [{ ...about, kind: 'referral-confirmed' } as const] : []),
    { ...about, kind: 'referral-rated' },
  ])
  await redrawAbout(club, id)
  return (await referralById(club, id))!
}

/** The giver takes it back while the receiver has not taken it up ("I know nothing of this" asks for just that): gone from both lists, its line cancelled. */
export async function undoReferral(club: ClubTx, { by, referral: id }: Moved): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral) return refuse('no longer possible', {})
  if (referral.giver.id !== by.id) return refuse('not for you', {})
  if (referral.withdrawn) return refuse('done already', { by: null })
  if (referral.handedOn) return refuse('no longer possible', {})
  if (!mayUndo({ givenAt: referral.givenAt, touchedByReceiver: referral.confirmed === true }, club.at))
    return referral.confirmed === true
      ? refuse('referral taken up', { receiver: referral.receiver.name })
      : refuse('no longer possible', {})
  await club.tx
    .updateTable('referral')
    .set({ withdrawn_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await cancelActs(club, id)
  await comesBack(club, id)
  await redrawAbout(club, id)
  return { ...referral, withdrawn: true }
}

/** Duty `close-referral`: 180 days without change end it as no answer. */
export async function closeReferral(club: ClubTx, id: string): Promise<void> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || referral.withdrawn || isClosed(referral.status)) return
  if (club.at.since(referral.touchedAt).total('hours') < 180 * 24) return
  await club.tx
    .updateTable('referral')
    .set({ status: 'no-answer', status_at: club.at, closed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id)
}

const tellGiver = (club: ClubTx, referral: Referral, step: ReferralStatus | 'denied', was?: ReferralStatus) =>
  moved.keep(club, {
    ...{ referral: referral.id, step, to: { member: referral.giver.id }, ...(was && { was }) },
    once: `${referral.id}:${step}:${club.at.epochMilliseconds}`,
  })
