import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Introduction } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs } from '../ledger/note.ts'
import * as kinds from './kinds.ts'
import { heldFor, introductionById, isUnderWay } from './queries.ts'
import { sendRequest } from './request.ts'

/**
 * Duty `end-introduction`: seven days have passed without agreement. Declined and unanswered end alike, with the same
 * words to the asker and to a side that had said yes, and to nobody else.
 */
export async function endIntroduction(club: ClubTx, id: string): Promise<void> {
  const introduction = await introductionById(club, id, { lock: true })
  if (introduction?.status !== 'pending') return
  await finish(club, introduction)
  const told = new Set([
    introduction.asker.id,
    ...(['a', 'b'] as const).filter(side => introduction.answers[side] === 'yes').map(side => introduction[side].id),
  ])
  await keepAll(
    club,
    [...told].map(member => kinds.ended.of({ introduction: id, to: { member } })),
  )
}

async function finish(club: ClubTx, introduction: Introduction): Promise<void> {
  const declined = introduction.answers.a === 'no' || introduction.answers.b === 'no'
  await club.tx
    .updateTable('introduction')
    .set({ status: declined ? 'declined' : 'expired', decided_at: club.at, ended_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', introduction.id)
    .execute()
  await redrawAbout(club, introduction.id, [kinds.asked, kinds.reminder])
  await letNextGo(club, introduction)
}

/** The next request for the same two goes out; one that was itself kept back made nobody wait. */
async function letNextGo(club: ClubTx, { a, b, held }: Introduction): Promise<void> {
  const [next] = held ? [] : await heldFor(club, a.id, b.id)
  if (next) await releaseIntroduction(club, next)
}

/** Duty `release-introduction`: a request that was kept back goes out as if it had just been asked. */
export async function releaseIntroduction(club: ClubTx, id: string): Promise<void> {
  const introduction = await introductionById(club, id, { lock: true })
  if (introduction?.status !== 'pending' || !introduction.held) return
  // Another for the same two went out before it: this one goes when that one ends.
  if (await isUnderWay(club, introduction.a.id, introduction.b.id)) return
  await club.tx
    .updateTable('introduction')
    .set({ held: false })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await sendRequest(club, { ...introduction, held: false })
}

/** The asker takes his request back while nobody has agreed: the cards close, its line in the ledger is cancelled. */
export async function undoIntroduction(
  club: ClubTx,
  { by, introduction: id }: { by: Member; introduction: string },
): Promise<Introduction | Refusal> {
  const introduction = await introductionById(club, id, { lock: true })
  if (!introduction) return refuse('no longer possible', {})
  if (introduction.asker.id !== by.id) return refuse('not for you', {})
  if (introduction.withdrawn) return refuse('done already', { by: null })
  if (introduction.status !== 'pending') return refuse('no longer possible', {})
  await kinds.ending.dismiss(club, id)
  await kinds.releasing.dismiss(club, id)
  await cancelActs(club, id)
  await club.tx
    .updateTable('introduction')
    .set({ status: 'expired', decided_at: club.at, ended_at: club.at, withdrawn_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id, [kinds.asked, kinds.reminder])
  await letNextGo(club, introduction)
  return introduction
}
