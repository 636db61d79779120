import type { ClubTx } from '../../db/club-tx.ts'
import { askAll } from '../../duties/duty.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import { deciding } from './kinds.ts'
import { endAsking } from './put.ts'

type Ended = {
  /** Those he was asked about, with what he had said. */
  readonly seats: readonly { readonly problem: string; readonly answer: string | null }[]
  /** Those he had put. */
  readonly problems: readonly string[]
}

/** He is asked and answers no more, and what he put is asked of nobody; both go on when he is back in time. */
export const problemEnds = membershipEnds<Ended>({
  locks: none,
  async ends(club, member) {
    const his = await asking(club).where('author_id', '=', member).orderBy('id').forUpdate().execute()
    const problems = his.map(({ id }) => id)
    const seats = await club.tx
      .selectFrom('problem_seat')
      .select(['problem_id', 'answer'])
      .where('club_id', '=', club.id)
      .where('member_id', '=', member)
      .where('problem_id', 'in', asking(club))
      .where(({ or, eb }) => or([eb('answer', 'is', null), eb('answer', '<>', 'no')]))
      .orderBy('problem_id')
      .forUpdate()
      .execute()
    for (const { problem_id } of seats) await answered(club, member, problem_id, 'no')
    await endAsking(club, problems)
    return { problems, seats: seats.map(({ problem_id, answer }) => ({ problem: problem_id, answer })) }
  },
  async returns(club, member, { seats, problems }) {
    for (const { problem, answer } of seats) await answered(club, member, problem, answer)
    if (problems.length === 0) return
    const again = await club.tx
      .updateTable('problem')
      .set({ status: 'asking' })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...problems])
      .where('status', '=', 'ended')
      .where('ends_at', '>', club.at)
      .returning(['id', 'ends_at'])
      .execute()
    await askAll(
      club,
      again.map(({ id, ends_at }) => deciding.of(id, ends_at)),
    )
    await redrawAbout(
      club,
      again.map(({ id }) => id),
    )
  },
})

const answered = (club: ClubTx, member: string, problem: string, answer: string | null) =>
  club.tx
    .updateTable('problem_seat')
    .set({ answer, answered_at: club.at })
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('problem_id', '=', problem)
    .where('problem_id', 'in', asking(club))
    .execute()

const asking = (club: ClubTx) =>
  club.tx.selectFrom('problem').select('id').where('club_id', '=', club.id).where('status', '=', 'asking')
