import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { Problem } from '../../terms/problem.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import { withdrawAsk } from '../asks/end.ts'
import { makeAsk } from '../asks/make.ts'
import { stillHere } from '../members/still-here.ts'
import * as kinds from './kinds.ts'
import type { Preview } from './preview.ts'
import { problemById } from './queries.ts'
import { endsAt } from './rules.ts'

/** Puts a problem to those of the preview: each is asked privately, with the moments. */
export async function putProblem(
  club: ClubTx,
  { by, text, moments, proposed }: Omit<Preview, 'draft'> & { readonly by: Member },
): Promise<Problem | Refusal> {
  const people = proposed.map(({ member }) => member.id)
  const last = moments.at(-1)!
  const made = await makeAsk(club, { by, kind: 'problem', text, until: dayOf(last, club.zone) })
  if (isRefusal(made)) return made
  const { ask } = made
  const left = await stillHere(club, people)
  if (left) return left
  const id = club.newId()
  const ends = endsAt(moments, club.at, club.zone)
  await club.tx
    .insertInto('problem')
    .values({
      ...{
        club_id: club.id,
        id,
        ask_id: ask.id,
        author_id: by.id,
        put_at: club.at,
        first_at: moments[0],
        other_at: moments[1] ?? null,
      },
      ...{ ends_at: ends, status: 'asking', meets_at: null, outcome: null },
    })
    .execute()
  await club.tx
    .insertInto('problem_seat')
    .values(people.map(member_id => ({ club_id: club.id, problem_id: id, member_id, answer: null, answered_at: null })))
    .execute()
  await keepAll(
    club,
    people.map(member => kinds.asked.of({ problem: id, to: { member } })),
    [kinds.deciding.of(id, ends)],
  )
  return (await problemById(club, id))!
}

/** Its author takes it back: nobody is asked any more. */
export async function undoProblem(
  club: ClubTx,
  { by, problem: id }: { readonly by: Member; readonly problem: string },
): Promise<Problem | Refusal> {
  const problem = await problemById(club, id, { lock: true })
  if (!problem) return refuse('no longer possible', {})
  if (problem.ask.author.id !== by.id) return refuse('not for you', {})
  if (problem.status !== 'asking') return refuse('no longer possible', {})
  const withdrawn = await withdrawAsk(club, { by, ask: problem.ask.id })
  if (isRefusal(withdrawn)) return withdrawn
  await endAsking(club, [id])
  return problem
}

/** Those who were asked read that nothing is needed of them any more. */
export async function endAsking(club: ClubTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await club.tx
    .updateTable('problem')
    .set({ status: 'ended' })
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .where('status', '=', 'asking')
    .execute()
  await kinds.deciding.dismiss(club, ...ids)
  await redrawAbout(club, ids)
}
