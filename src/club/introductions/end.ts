import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Introduction } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs } from '../ledger/note.ts'
import * as kinds from './kinds.ts'
import { introductionById, introductionsByIds, nextHeld, type Pair, pairKey, underWay } from './queries.ts'
import { sendRequests } from './request.ts'
import { isPutOff } from './rules.ts'

/**
 * Duty `end-introduction`: seven days have passed without agreement. Declined and unanswered end alike, with the same
 * words to the asker and to a side that had said yes, and to nobody else.
 */
export const endIntroduction = (club: ClubTx, id: string): Promise<void> =>
  // One that a side has put off since this fell due ends on the day that was asked for then.
  endIntroductions(club, [id], ({ again }) => !isPutOff(again, club.at, club.zone))

/** The same for several, in as many statements. */
export async function endIntroductions(
  club: ClubTx,
  ids: readonly string[],
  ends: (introduction: Introduction) => boolean = () => true,
): Promise<void> {
  const pending = (await introductionsByIds(club, ids, { lock: true })).filter(
    one => one.status === 'pending' && ends(one),
  )
  if (pending.length === 0) return
  const ending = pending.map(({ id }) => id)
  await club.tx
    .updateTable('introduction')
    .set({
      status: sql<string>`case when 'no' in (answer_a, answer_b) then 'declined' else 'expired' end`,
      decided_at: club.at,
      ended_at: club.at,
    })
    .where('club_id', '=', club.id)
    .where('id', 'in', ending)
    .execute()
  await redrawAbout(club, ending, kinds.questions)
  await letNextGo(club, pending)
  await keepAll(
    club,
    pending.flatMap(introduction =>
      [...whoHopes(introduction)].map(member => kinds.ended.of({ introduction: introduction.id, to: { member } })),
    ),
  )
}

/** The asker, and a side that had said yes. */
const whoHopes = (introduction: Introduction): ReadonlySet<string> =>
  new Set([
    introduction.asker.id,
    ...(['a', 'b'] as const).filter(side => introduction.answers[side] === 'yes').map(side => introduction[side].id),
  ])

/** Sends the next request for the same two, unless the one that ended was itself kept back and held up nobody. */
async function letNextGo(club: ClubTx, ended: readonly Introduction[]): Promise<void> {
  await releaseIntroductions(club, await nextHeld(club, ended.filter(({ held }) => !held).map(pairOf)))
}

const pairOf = ({ a, b }: Introduction): Pair => [a.id, b.id]

/** Duty `release-introduction`: a request that was kept back goes out as if it had just been asked. */
export const releaseIntroduction = (club: ClubTx, id: string): Promise<void> => releaseIntroductions(club, [id])

async function releaseIntroductions(club: ClubTx, ids: readonly string[]): Promise<void> {
  const held = (await introductionsByIds(club, ids, { lock: true })).filter(one => one.status === 'pending' && one.held)
  // Where another for the same two went out before it, it goes when that one ends.
  const busy = await underWay(club, held.map(pairOf))
  const going = held.filter(one => !busy.has(pairKey(pairOf(one))))
  if (going.length === 0) return
  await club.tx
    .updateTable('introduction')
    .set({ held: false })
    .where('club_id', '=', club.id)
    .where(
      'id',
      'in',
      going.map(({ id }) => id),
    )
    .execute()
  await sendRequests(club, going)
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
  await redrawAbout(club, id, kinds.questions)
  await letNextGo(club, [introduction])
  return introduction
}
