import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import { type Handoff, isClosed, type Warmth } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { isOnLeave } from '../leaves/on-leave.ts'
import { cancelActs, noteAct } from '../ledger/note.ts'
import { type Passed, passReferral } from './pass.ts'
import { referralById } from './queries.ts'
import { scheduleReferral } from './remind.ts'
import { mayHandOn } from './rules.ts'

export type ToHandOn = {
  readonly by: Member
  readonly referral: string
  readonly receiver: MemberRef
  readonly need: string | undefined
  /** The prospect has agreed to be contacted by this one. */
  readonly agreed: boolean
  readonly warmth: Warmth | undefined
  readonly handoff: Handoff | undefined
}

/**
 * The giver gives what came to nothing to somebody else: a referral of its own, with which the first one ends. He has passed
 * on one prospect, so that one of the two lines of the ledger holds: the later one's.
 */
export async function handOn(club: ClubTx, { referral: id, ...given }: ToHandOn): Promise<Passed | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || referral.withdrawn) return refuse('no longer possible', {})
  if (referral.giver.id !== given.by.id) return refuse('not for you', {})
  if (referral.handedOn) return refuse('done already', { by: null })
  if (!mayHandOn(referral)) return refuse('no longer possible', {})
  if (referral.receiver.id === given.receiver.id)
    return refuse('its receiver already', { receiver: referral.receiver.name }, 'receiver')
  if (await isOnLeave(club, given.receiver.id)) return refuse('on pause', { name: given.receiver.name }, 'receiver')
  const passed = await passReferral(club, { ...given, kind: referral.kind, prospect: referral.prospect })
  if ('refused' in passed) return passed
  await club.tx
    .updateTable('referral')
    .set({
      handed_on: passed.id,
      ...(isClosed(referral.status) ? {} : { status: 'no-answer', status_at: club.at, closed_at: club.at }),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await scheduleReferral(club, { id, status: 'no-answer', touchedAt: club.at })
  await cancelActs(club, id, { kind: 'referral-given' })
  await redrawAbout(club, id)
  return passed
}

/** What was given to somebody else was taken back from him: the first one is what the giver has passed on, and may give again. */
export async function comesBack(club: ClubTx, id: string): Promise<void> {
  const former = await club.tx
    .updateTable('referral')
    .set({ handed_on: null })
    .where('club_id', '=', club.id)
    .where('handed_on', '=', id)
    .returning(['id', 'giver_id', 'receiver_id', 'given_at'])
    .executeTakeFirst()
  if (!former) return
  await noteAct(club, {
    ...{ kind: 'referral-given', by: former.giver_id, for: former.receiver_id, at: former.given_at },
    ...{ record: 'referral', recordId: former.id },
  })
  await redrawAbout(club, former.id)
}
