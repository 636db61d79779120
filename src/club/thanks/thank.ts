import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, redrawAbout } from '../../notices/keep.ts'
import type { Member, MemberRef, Reached } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs, noteAct } from '../ledger/note.ts'
import { reachedHow } from '../members/reached.ts'
import { stillHere } from '../members/still-here.ts'
import { received, toldTheClub } from './kinds.ts'
import { type Thanks, thanksById } from './queries.ts'
import { mayUndo, onceKey, type ThankedFor, undoDays } from './rules.ts'

export type ToThank = {
  readonly by: Member
  readonly to: MemberRef
  readonly what: ThankedFor
  readonly message: string | undefined
  /** He would like the club to read it; it does where the other agrees. */
  readonly inChannel: boolean
}

/** Thanks a member, privately: the record, its line in the ledger, the message. */
export async function thankMember(
  club: ClubTx,
  { by, to, what, message, inChannel }: ToThank,
): Promise<{ readonly id: string; readonly reached: Reached } | Refusal> {
  if (to.id === by.id) return refuse('yourself', {}, 'to')
  const left = await stillHere(club, [to.id])
  if (left) return left
  const id = club.newId()
  const written = await club.tx
    .insertInto('thanks')
    .values({
      ...{ club_id: club.id, id, external_id: `k-${id}`, from_id: by.id, to_id: to.id, referral_id: null },
      ...{ thanked_at: club.at, amount: null, currency: null, message: message ?? null, thanked_for: what },
      ...{ in_channel: inChannel ? 'asked' : null, once: onceKey(by.id, to.id, what, club.today) },
    })
    .onConflict(conflict => conflict.columns(['club_id', 'once']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return refuse('done already', { by: null })
  await noteAct(club, { kind: 'thanks-given', by: by.id, for: to.id, record: 'thanks', recordId: id })
  await received.keep(club, { thanks: id, to: { member: to.id } })
  return { id, reached: await reachedHow(club, to.id) }
}

type About = { readonly by: Member; readonly thanks: string }

/** Whether the club may read it: the last answer of the one who is thanked stands. A "no" is told to nobody. */
export async function answerInChannel(
  club: ClubTx,
  { by, thanks: id, yes }: About & { readonly yes: boolean },
): Promise<Thanks | Refusal> {
  const thanks = await thanksById(club, id, { lock: true })
  if (!thanks) return refuse('no longer possible', {})
  // First of all: nobody else learns whether the club was to read it.
  if (thanks.to.id !== by.id) return refuse('not for you', {})
  if (thanks.withdrawn || thanks.inChannel === null) return refuse('no longer possible', {})
  const answer = yes ? 'yes' : 'no'
  if (thanks.inChannel === answer) return thanks
  await change(club, id, { in_channel: answer })
  if (yes) await toldTheClub.keep(club, { thanks: id, said: club.newId(), to: { channel: 'club' } })
  else await dropKept(club, id, [toldTheClub], 'kept between the two')
  await redrawAbout(club, id)
  return { ...thanks, inChannel: answer }
}

/** Takes it back: gone from what counts, and from the channel; whoever was thanked reads that it was taken back. */
export async function undoThanks(club: ClubTx, { by, thanks: id }: About): Promise<Thanks | Refusal> {
  const thanks = await thanksById(club, id, { lock: true })
  if (!thanks) return refuse('no longer possible', {})
  if (thanks.from.id !== by.id) return refuse('not for you', {})
  if (thanks.withdrawn) return refuse('done already', { by: null })
  if (!mayUndo(thanks.at, club.at)) return refuse('thanks stand', { days: undoDays })
  await change(club, id, { withdrawn_at: club.at, once: null })
  await cancelActs(club, [id])
  await redrawAbout(club, id)
  return { ...thanks, withdrawn: true }
}

const change = (
  club: ClubTx,
  id: string,
  set: { readonly in_channel?: string; readonly withdrawn_at?: Temporal.Instant; readonly once?: null },
) => club.tx.updateTable('thanks').set(set).where('club_id', '=', club.id).where('id', '=', id).execute()
