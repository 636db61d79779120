import type { ClubTx } from '../../db/club-tx.ts'
import { isToldAbout, keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { Problem, SeatAnswer } from '../../terms/problem.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaily } from '../../time/wall.ts'
import { noteHelp } from '../asks/help.ts'
import * as kinds from './kinds.ts'
import { problemById } from './queries.ts'
import { allAnswered, bestMoment } from './rules.ts'

type About = { readonly by: Member; readonly problem: string }

/**
 * Somebody who is asked says when he can come, or that he cannot, which is told to nobody. When enough can, its author reads
 * so; when nobody is left to answer, it is decided at once.
 */
export async function answerProblem(
  club: ClubTx,
  { by, problem: id, answer }: About & { readonly answer: SeatAnswer },
): Promise<Problem | Refusal> {
  const problem = await problemById(club, id, { lock: true })
  if (!problem) return refuse('no longer possible', {})
  const seat = problem.seats.find(({ member }) => member.id === by.id)
  if (!seat) return refuse('not for you', {})
  if (problem.status !== 'asking') return refuse('no longer possible', {})
  if ((answer === 'other' || answer === 'both') && problem.moments.length < 2) return refuse('no longer possible', {})
  if (seat.answer === answer) return problem
  await club.tx
    .updateTable('problem_seat')
    .set({ answer, answered_at: club.at })
    .where('club_id', '=', club.id)
    .where('problem_id', '=', id)
    .where('member_id', '=', by.id)
    .execute()
  await redrawAbout(club, id, [kinds.asked], { only: by.id })
  const now = (await problemById(club, id))!
  if (allAnswered(now)) {
    await decide(club, now)
    return (await problemById(club, id))!
  }
  if (await isToldAbout(club, kinds.enough, id)) await redrawAbout(club, id, [kinds.enough])
  else if (bestMoment(now)) await kinds.enough.keep(club, { problem: id, to: { member: problem.ask.author.id } })
  return now
}

/** Duty `decide-problem`: nobody is waited for any longer. */
export async function decideProblem(club: ClubTx, id: string): Promise<void> {
  const problem = await problemById(club, id, { lock: true })
  if (problem?.status === 'asking') await decide(club, problem)
}

/** Its author waits for nobody else. */
export async function openNow(club: ClubTx, { by, problem: id }: About): Promise<Problem | Refusal> {
  const problem = await problemById(club, id, { lock: true })
  if (!problem) return refuse('no longer possible', {})
  if (problem.ask.author.id !== by.id) return refuse('not for you', {})
  if (problem.status === 'meets') return refuse('done already', { by: null })
  if (problem.status !== 'asking' || bestMoment(problem) === null) return refuse('no longer possible', {})
  await decide(club, problem)
  return (await problemById(club, id))!
}

/** Where enough can come their conversation opens; else its author, and who said yes, read that it is not for this time. */
async function decide(club: ClubTx, problem: Problem): Promise<void> {
  const { id, ask } = problem
  const best = bestMoment(problem)
  await club.tx
    .updateTable('problem')
    .set({ status: best ? 'meets' : 'ended', meets_at: best?.at ?? null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await kinds.deciding.dismiss(club, id)
  if (best) {
    const come = best.seats.map(({ member }) => member.id)
    await noteHelp(club, ask, come)
    const asked = nextDaily(best.at, club.zone, '10:00')
    await keepAll(club, [
      kinds.opened.of({ problem: id, to: { people: [ask.author.id, ...come] } }),
      kinds.helpAsked.of({ problem: id, to: { member: ask.author.id }, due: asked }),
    ])
  } else {
    const saidYes = problem.seats.filter(({ answer }) => answer !== null && answer !== 'no')
    const told = [ask.author.id, ...saidYes.map(({ member }) => member.id)]
    await keepAll(
      club,
      told.map(member => kinds.notNow.of({ problem: id, to: { member } })),
    )
  }
  await redrawAbout(club, id)
}
