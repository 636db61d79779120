import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, isToldAbout, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { isClosed, type Referral, type ReferralStatus } from '../../terms/referral.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { linesOf } from '../ledger/lines.ts'
import { cancelActs, noteAct, noteActs } from '../ledger/note.ts'
import { change } from './change.ts'
import { comesBack } from './hand-on.ts'
import { moved } from './kinds.ts'
import { referralById } from './queries.ts'
import { scheduleReferral } from './remind.ts'
import { type Corrected, corrected, mayAnswer, mayStep, type Step, steps, stepsKept, undoDays } from './rules.ts'
import { isUndoable } from './undoable.ts'
import { type Unfit, unfitColumns } from './unfit.ts'

export type Moved = { readonly by: Member; readonly referral: string }

/** It is put back, or made another end: asked first, with what it was. */
export type Back = { readonly referral: Referral; readonly to: Corrected }

/** The receiver tells how far it has come: any step ahead confirms that he got it. The giver is told, without any amount. */
export async function moveReferral(
  club: ClubTx,
  { by, referral: id, to }: Moved & { to: Corrected },
): Promise<Referral | Back | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  const way = mayStep(referral!, to)
  if (isRefusal(way)) return way
  return way === 'ahead' ? stepTo(club, referral!, to as Step) : { referral: referral!, to }
}

export const isBack = (moved: Referral | Back): moved is Back => 'to' in moved

/**
 * "Yes, put it back". `from`: what he was shown that it reads; where it is another by now he is asked anew. Within 14 days
 * what he had pressed was a slip, and no line of it holds; later it was so, and is another now.
 */
export async function putBack(
  club: ClubTx,
  { by, referral: id, from, to }: Moved & { from: Corrected | 'no-answer'; to: Corrected },
): Promise<Referral | Back | Refusal> {
  const asked = await moveReferral(club, { by, referral: id, to })
  if (isRefusal(asked) || !isBack(asked) || asked.referral.status !== from) return asked
  const { referral } = asked
  return returnTo(club, referral, to, { slip: referral.correctable })
}

/** The wrong button, and his last one: as it was before, on the spot. `pressed`: the step, or the "no", that he takes back. */
export async function undoStep(
  club: ClubTx,
  { by, referral: id, pressed }: Moved & { pressed: Step | 'denied' },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  const { status, confirmed, correctable, since, giver } = referral!
  if (pressed === 'denied')
    return confirmed === false ? unsayDenied(club, referral!) : refuse('done already', { by: null })
  if (status !== pressed) return refuse('done already', { by: null })
  if (!correctable) return refuse('referral ended', { status, since, giver })
  const before = (await stepLines(club, id)).findLast(({ detail }) => detail !== pressed)?.detail
  return returnTo(club, referral!, corrected.find(one => one === before) ?? 'new', { slip: true })
}

/** A step ahead, or an end. */
export async function stepTo(club: ClubTx, referral: Referral, to: Step, unfit?: Unfit): Promise<Referral> {
  const { id } = referral
  await change(club, id, {
    ...{ status: to, status_at: club.at, touched_at: club.at, confirmed: true },
    ...{ closed_at: isClosed(to) ? club.at : null, ...unfitColumns(club, id, unfit) },
  })
  const about = { by: referral.receiver.id, for: referral.giver.id, record: 'referral', recordId: id }
  // Of whatever he said before of its being known to him, one word holds.
  if (referral.confirmed === false) await cancelActs(club, id, { kind: 'referral-denied' })
  await noteActs(club, [
    ...(referral.confirmed === true ? [] : [{ ...about, kind: 'referral-confirmed' } as const]),
    { ...about, kind: 'referral-step', detail: to },
  ])
  await tellGiver(club, referral, to)
  return standsAnew(club, id, to)
}

const order: readonly string[] = steps

/** The lines of its steps that hold, oldest first; of one instant the step further on comes later. */
const stepLines = async (club: ClubTx, id: string) => {
  const far = ({ detail }: { readonly detail: string | null }) => order.indexOf(detail ?? '')
  return (await linesOf(club, [id]))
    .filter(({ kind }) => kind === 'referral-step')
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at) || far(a) - far(b))
}

/** Back to a step it had reached, or to another end. What it had reached by then counts from its own day. */
async function returnTo(
  club: ClubTx,
  referral: Referral,
  to: Corrected,
  { slip }: { readonly slip: boolean },
): Promise<Referral> {
  const { id, status } = referral
  const kept = stepsKept(to)
  const lines = await stepLines(club, id)
  const holding = slip ? lines.filter(({ detail }) => kept.some(step => step === detail)) : lines
  for (const detail of new Set(lines.filter(line => !holding.includes(line)).map(line => line.detail!)))
    await cancelActs(club, id, { kind: 'referral-step', detail })
  const reached = holding.at(-1)
  const stoodBefore = reached?.detail === to ? reached.at : null
  await change(club, id, {
    ...{ status: to, status_at: stoodBefore ?? (to === 'new' ? null : club.at), touched_at: club.at },
    ...{ closed_at: isClosed(to) ? (stoodBefore ?? club.at) : null, ...unfitColumns(club, id) },
    // As it came: neither confirmed nor rated.
    ...(to === 'new' ? { confirmed: null, quality: null } : { confirmed: true }),
  })
  if (to === 'new')
    for (const kind of ['referral-confirmed', 'referral-rated'] as const) await cancelActs(club, id, { kind })
  else if (!stoodBefore)
    await noteAct(club, {
      ...{ kind: 'referral-step', detail: to, by: referral.receiver.id, for: referral.giver.id },
      ...{ record: 'referral', recordId: id },
    })
  await tellGiver(club, referral, to, slip ? status : undefined)
  return standsAnew(club, id, to)
}

/** The reminders count from now, and each message about it says where it stands. */
async function standsAnew(club: ClubTx, id: string, to: Corrected): Promise<Referral> {
  await scheduleReferral(club, { id, status: to, touchedAt: club.at })
  await redrawAbout(club, id)
  return (await referralById(club, id))!
}

/** "I know nothing of this": the giver is asked, in neutral words, to correct. */
export async function denyReferral(club: ClubTx, { by, referral: id }: Moved): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  const { confirmed, status, since, giver } = referral!
  if (confirmed === false) return refuse('done already', { by: null })
  if (confirmed) return refuse('no longer possible', {})
  if (isClosed(status)) return refuse('referral ended', { status, since, giver })
  await change(club, id, { confirmed: false, touched_at: club.at })
  await noteAct(club, { kind: 'referral-denied', by: by.id, for: giver.id, record: 'referral', recordId: id })
  await tellGiver(club, referral!, 'denied')
  await redrawAbout(club, id)
  return (await referralById(club, id))!
}

/** He knows of it after all: neither confirmed nor denied, as it came. */
async function unsayDenied(club: ClubTx, referral: Referral): Promise<Referral> {
  const { id, status } = referral
  await change(club, id, { confirmed: null, touched_at: club.at })
  await cancelActs(club, id, { kind: 'referral-denied' })
  await tellGiver(club, referral, status, 'denied')
  await scheduleReferral(club, { id, status, touchedAt: club.at })
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
  if (referral.confirmed === true) return refuse('referral taken up', { receiver: referral.receiver.name })
  if (!(await isUndoable(club, referral))) return refuse('too late to take back', { days: undoDays })
  await change(club, id, { withdrawn_at: club.at })
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
  await change(club, id, { status: 'no-answer', status_at: club.at, closed_at: club.at })
  await redrawAbout(club, id)
}

/** `was`: what he had pressed by mistake; whoever has not read of it need not read that it was none. */
async function tellGiver(
  club: ClubTx,
  { id, giver }: Referral,
  step: ReferralStatus | 'denied',
  was?: ReferralStatus | 'denied',
): Promise<void> {
  const hasRead = was !== undefined && (await isToldAbout(club, moved, id, ['sent', 'sending']))
  if (was !== undefined && !hasRead) {
    await dropKept(club, id, [moved], 'it was a slip')
    if (step === 'new') return
  }
  await moved.keep(club, {
    ...{ referral: id, step, ...(hasRead && { was }), to: { member: giver.id } },
    once: `${id}:${step}:${club.at.epochMilliseconds}`,
  })
}
