import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member, MemberRef, Reached } from '../../terms/member.ts'
import type { Money } from '../../terms/money.ts'
import type { Referral } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs, noteAct } from '../ledger/note.ts'
import { reachedHow } from '../members/reached.ts'
import { stillHere } from '../members/still-here.ts'
import { referralToThank } from '../referrals/to-thank.ts'
import { received } from './kinds.ts'
import { corrections, type Thanks, thanksById } from './queries.ts'
import { mayUndo, onceKey, type ThankedFor, undoDays } from './rules.ts'

export type ToThank = {
  readonly by: Member
  readonly to: MemberRef
  readonly what: ThankedFor
  readonly message: string | undefined
  /** He would like the club to read it; it does where the other agrees. */
  readonly inChannel: boolean
  readonly amount?: Money | null
  readonly referral?: string | null
}

/** What is for one member from another; `referral`: as it stands, where it is for one. */
export type Given = { readonly id: string; readonly reached: Reached; readonly referral: Referral | null }

/** Thanks a member, privately: the record, its line in the ledger, the message. */
export async function thankMember(
  club: ClubTx,
  { by, to, what, message, inChannel, amount = null, referral: referralId = null }: ToThank,
): Promise<Given | Refusal> {
  if (to.id === by.id) return refuse('yourself', {}, 'to')
  const left = await stillHere(club, [to.id])
  if (left) return left
  const referral =
    referralId === null ? null : await referralToThank(club, referralId, { giver: to.id, receiver: by.id })
  if (referralId !== null && referral === null) return refuse('not that referral', {})
  const id = club.newId()
  const written = await club.tx
    .insertInto('thanks')
    .values({
      ...{ club_id: club.id, id, external_id: `k-${id}`, from_id: by.id, to_id: to.id, referral_id: referralId },
      ...{ thanked_at: club.at, amount: amount?.amount ?? null, currency: amount?.currency ?? null },
      ...{ message: message ?? null, thanked_for: what, in_channel: inChannel ? 'asked' : null },
      once: onceKey({ from: by.id, to: to.id, what, referral: referralId }, club.today),
    })
    .onConflict(conflict => conflict.columns(['club_id', 'once']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return refuse('thanked today', { to: to.name })
  await noteAct(club, { kind: 'thanks-given', by: by.id, for: to.id, record: 'thanks', recordId: id })
  await received.keep(club, { thanks: id, to: { member: to.id } })
  // It asks for a word of thanks no more.
  if (referralId !== null) await redrawAbout(club, referralId)
  return { id, reached: await reachedHow(club, to.id), referral }
}

type About = { readonly by: Member; readonly thanks: string }

/** Takes it back: gone from what counts, and from the channel; whoever was thanked reads that it was taken back. */
export async function undoThanks(club: ClubTx, { by, thanks: id }: About): Promise<Thanks | Refusal> {
  const thanks = await thanksById(club, id, { lock: true })
  if (!thanks) return refuse('no longer possible', {})
  if (thanks.from.id !== by.id) return refuse('not for you', {})
  if (thanks.replacedBy !== null) return refuse('no longer possible', {})
  if (thanks.withdrawn) return refuse('done already', { by: null })
  // What the other says is not quite so may always be taken back.
  if (thanks.answer !== 'not-quite' && !mayUndo(thanks.at, club.at)) return refuse('thanks stand', { days: undoDays })
  await club.tx
    .updateTable('thanks')
    .set({ withdrawn_at: club.at, once: null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await cancelActs(club, [id])
  await redrawAbout(club, [...(await corrections(club, thanks.first)), thanks.referral?.id ?? []].flat())
  return { ...thanks, withdrawn: true }
}
