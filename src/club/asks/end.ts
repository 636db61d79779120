import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept } from '../../notices/keep.ts'
import type { Ask, AskStatus } from '../../terms/ask.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs } from '../ledger/note.ts'
import { routed } from './kinds.ts'
import { answersTo, askById } from './queries.ts'
import { redrawAsk } from './redraw.ts'
import { askForRoundUp } from './round-up.ts'
import { isSlip, lastDay } from './rules.ts'
import { dismissEnd, scheduleEnd } from './schedule.ts'

type About = { readonly by: Member; readonly ask: string }

/** His own ask, held; the refusal where it is another's, or is taken back. */
async function ownAsk(club: ClubTx, { by, ask: id }: About): Promise<Ask | Refusal> {
  const ask = await askById(club, id, { lock: true })
  if (!ask) return refuse('no longer possible', {})
  if (ask.author.id !== by.id) return refuse('not for you', {})
  return ask.isUndone ? refuse('done already', { by: null }) : ask
}

/**
 * He takes it back: the messages about it close. What nobody has answered and is not old was a slip, and counts nowhere; of
 * what somebody has answered it stays known that he asked.
 */
export async function withdrawAsk(club: ClubTx, about: About): Promise<Ask | Refusal> {
  const ask = await ownAsk(club, about)
  if (isRefusal(ask)) return ask
  if (ask.status !== 'open') return refuse('no longer possible', {})
  const slip = isSlip(ask.createdAt, club.at, (await answersTo(club, ask)).length)
  if (slip) await cancelActs(club, ask.id)
  return ended(club, ask.id, 'withdrawn', slip)
}

/** He has what he needs, or gives up: `answered` where he said of an answer that it helped. */
export async function closeAsk(club: ClubTx, about: About): Promise<Ask | Refusal> {
  const ask = await ownAsk(club, about)
  if (isRefusal(ask)) return ask
  if (ask.status !== 'open') return refuse('done already', { by: null })
  const helped = (await answersTo(club, ask)).some(({ isHelpful }) => isHelpful)
  return ended(club, ask.id, helped ? 'answered' : 'closed')
}

/** Duty `expire-ask`: its last day is over. */
export async function expireAsk(club: ClubTx, id: string): Promise<void> {
  const ask = await askById(club, id, { lock: true })
  if (ask?.status !== 'open' || ask.isOpen) return
  await ended(club, id, 'expired')
}

async function ended(club: ClubTx, id: string, status: AskStatus, isUndone = false): Promise<Ask> {
  await club.tx
    .updateTable('ask')
    .set({ status, ended_at: club.at, withdrawn_at: isUndone ? club.at : null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await dismissEnd(club, [id])
  await dropKept(club, id, [routed], 'it has ended')
  await redrawAsk(club, id)
  return (await askById(club, id))!
}

/** He is still looking: the club reads it once more. */
export async function stillLooking(
  club: ClubTx,
  about: About,
): Promise<{ readonly ask: Ask; readonly readAt: Temporal.Instant } | Refusal> {
  const ask = await ownAsk(club, about)
  if (isRefusal(ask)) return ask
  if (!ask.isOpen) return refuse('no longer possible', {})
  await club.tx
    .updateTable('ask')
    .set({ still_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', ask.id)
    .execute()
  return { ask, readAt: await askForRoundUp(club, ask.id) }
}

/** He is still looking: it stands for thirty days from today, whether it was open or has ended; what he closed by mistake keeps its day. */
export async function renewAsk(club: ClubTx, about: About): Promise<Ask | Refusal> {
  const ask = await ownAsk(club, about)
  if (isRefusal(ask)) return ask
  const keeps = !ask.isOpen && ask.expiresOn !== null && Temporal.PlainDate.compare(ask.expiresOn, club.today) >= 0
  const last = keeps ? ask.expiresOn! : lastDay(undefined, club.today)
  if (isRefusal(last)) return last
  await club.tx
    .updateTable('ask')
    .set({ status: 'open', ended_at: null, expires_on: last, still_at: club.at, left_at: null })
    .where('club_id', '=', club.id)
    .where('id', '=', ask.id)
    .execute()
  const renewed = (await askById(club, ask.id))!
  await scheduleEnd(club, renewed)
  await askForRoundUp(club, ask.id)
  await redrawAsk(club, ask.id)
  return renewed
}
