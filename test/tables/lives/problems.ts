import { deciding } from '../../../src/club/problems/kinds.ts'
import { problemPress } from '../../../src/club/problems/presses.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import type { Told } from './told.ts'

/** Problems put to some members. */
export async function convenes({ club, says, presses, submits }: Told): Promise<void> {
  await club.triesButton('m06', 'problem new')
  await says('m06', '/ask "problem Un vieux local à reprendre"')
  await submits('m06', {
    ...{ text: 'Un vieux local à reprendre, électricité comprise', date: '2026-12-10', time: '18:00' },
    ...{ otherDate: '2026-12-11', otherTime: '18:00' },
  })
  await presses('m06', 'problem without')
  await presses('m06', 'problem convene')
  const problem = await theProblem(club)
  for (const [n, answer] of ['no', 'other', 'both', 'first'].entries())
    await club.triesButton(problem.asked[n % problem.asked.length]!, `problem ${answer}`, problem.id)
  await opensNow(club, problem.id)
  await club.pressesButton('m06', 'problem open-now', problem.id)
  for (const outcome of ['not-held', 'not-helped', 'helped'])
    await club.pressesButton('m06', `problem ${outcome}`, problem.id)
  await club.triesButton('m06', 'problem thank', problem.id)
  await club.person('m06').pressesId(problemPress('thank', problem.id))
  await club.triesForm('m06')
  await says('m10', '/ask "problem Deux apprentis à trouver"')
  await submits('m10', {
    ...{ text: 'Deux apprentis à trouver pour le printemps', date: '2026-12-10', time: '18:00' },
    ...{ otherDate: '2026-12-11', otherTime: '18:00' },
  })
  await presses('m10', 'problem convene')
  await presses('m10', 'problem undo')
  await waitedLongEnough(club, problem.id)
}

/** The problem that was put, with who is asked. */
const theProblem = (club: CountedClub) =>
  club.inClub(async ({ tx }) => {
    const { id } = await tx.selectFrom('problem').select('id').executeTakeFirstOrThrow()
    const seats = await tx
      .selectFrom('problem_seat')
      .innerJoin('member', 'member.id', 'problem_seat.member_id')
      .select('member.external_id as who')
      .where('problem_id', '=', id)
      .execute()
    return { id, asked: seats.map(({ who }) => who) }
  })

/** Enough can come, and one has not answered. */
const opensNow = (club: CountedClub, problem: string) =>
  club.inClub(async ({ tx }) => {
    const seats = tx.updateTable('problem_seat').where('problem_id', '=', problem)
    await seats.set({ answer: 'first' }).execute()
    await tx.updateTable('problem').set({ status: 'asking', meets_at: null }).where('id', '=', problem).execute()
  })

/** Nobody is waited for any longer. */
const waitedLongEnough = (club: CountedClub, problem: string) =>
  club.inClub(async inClub => {
    const put = inClub.tx.updateTable('problem').where('id', '=', problem)
    await put.set({ status: 'asking', meets_at: null }).execute()
    await deciding.ask(inClub, problem, inClub.at)
  })
