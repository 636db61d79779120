import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { Problem } from '../../terms/problem.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { closeAsk } from '../asks/end.ts'
import { rateHelp } from '../asks/help.ts'
import { thankMember } from '../thanks/thank.ts'
import * as kinds from './kinds.ts'
import { problemById } from './queries.ts'
import { whoComes } from './who-comes.ts'

type About = { readonly by: Member; readonly problem: string }

/** Its author's own, once they were to meet. */
async function his(club: ClubTx, { by, problem: id }: About): Promise<Problem | Refusal> {
  const problem = await problemById(club, id, { lock: true })
  if (!problem) return refuse('no longer possible', {})
  if (problem.ask.author.id !== by.id) return refuse('not for you', {})
  return problem.status === 'meets' ? problem : refuse('no longer possible', {})
}

/** Whether it helped, told to nobody else; one that has is closed. What he said last holds. */
export async function sayOutcome(
  club: ClubTx,
  { outcome, ...about }: About & { readonly outcome: NonNullable<Problem['outcome']> },
): Promise<Problem | Refusal> {
  const problem = await his(club, about)
  if (isRefusal(problem)) return problem
  if (problem.outcome === outcome) return problem
  await club.tx
    .updateTable('problem')
    .set({ outcome })
    .where('club_id', '=', club.id)
    .where('id', '=', problem.id)
    .execute()
  const members = whoComes(problem).map(({ member }) => member.id)
  await rateHelp(club, { by: about.by, ask: problem.ask, members, isHelpful: outcome === 'helped' })
  if (outcome === 'helped' && problem.ask.isOpen) await closeAsk(club, { by: about.by, ask: problem.ask.id })
  await redrawAbout(club, problem.id, [kinds.helpAsked])
  return (await problemById(club, problem.id))!
}

/** Thanks those of them who came, privately; whom he has thanked today already is thanked once. */
export async function thankThose(
  club: ClubTx,
  { who, message, ...about }: About & { readonly who: readonly string[]; readonly message: string | undefined },
): Promise<readonly Member[] | Refusal> {
  const problem = await his(club, about)
  if (isRefusal(problem)) return problem
  const thanked: Member[] = []
  for (const { member } of whoComes(problem).filter(seat => who.includes(seat.member.id))) {
    const done = await thankMember(club, { by: about.by, to: member, what: 'help', message, inChannel: false })
    if (!isRefusal(done)) thanked.push(member)
  }
  return thanked.length > 0 ? thanked : refuse('done already', { by: null })
}
