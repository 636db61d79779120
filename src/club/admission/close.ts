import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Application, CloseAnswer } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { besideOf } from './beside.ts'
import { applied, closeAsked, showingOver } from './kinds.ts'
import { openApplication } from './undecided.ts'

/** Who says nearly the same of his trade is asked in private whether they would work well together; nobody twice. */
export async function askClose(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<Application | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  const beside = await besideOf(club, application)
  const members = beside?.close.flatMap(({ member, asked }) => (asked ? [] : [member.id])) ?? []
  if (members.length === 0) return refuse('done already', { by: null })
  if (!application.mayShow) return refuse('no longer possible', {})
  await club.tx
    .insertInto('application_close')
    .values(
      members.map(member_id => ({
        ...{ club_id: club.id, id: club.newId(), application_id: id, member_id },
        ...{ asked_at: club.at, asked_by: by.id, answer: null, answered_at: null },
      })),
    )
    .onConflict(conflict => conflict.columns(['club_id', 'application_id', 'member_id']).doNothing())
    .execute()
  await keepAll(
    club,
    members.map(member => closeAsked.of({ application: id, to: { member } })),
  )
  await audit(club, { by, what: 'candidate-close-asked', about: id })
  await redrawAbout(club, id, [applied, showingOver])
  return application
}

/** What he says is the committee's to read; it can be changed until somebody has decided. */
export async function answerClose(
  club: ClubTx,
  { by, id, answer }: { readonly by: Member; readonly id: string; readonly answer: CloseAnswer },
): Promise<CloseQuestion | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return refuse('no longer possible', {})
  const { numUpdatedRows } = await club.tx
    .updateTable('application_close')
    .set({ answer, answered_at: club.at })
    .where('club_id', '=', club.id)
    .where('application_id', '=', id)
    .where('member_id', '=', by.id)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return refuse('not for you', {})
  await redrawAbout(club, id, [applied, showingOver, closeAsked])
  return { application, answer }
}

/** The question as it stands before him. */
export type CloseQuestion = { readonly application: Application; readonly answer: CloseAnswer | null }

/** What he has answered; undefined where he was not asked. */
export async function closeAnswerOf(club: ClubTx, id: string, member: string): Promise<CloseAnswer | null | undefined> {
  const row = await club.tx
    .selectFrom('application_close')
    .select('answer')
    .where('club_id', '=', club.id)
    .where('application_id', '=', id)
    .where('member_id', '=', member)
    .executeTakeFirst()
  return row?.answer
}
