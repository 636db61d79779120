import type { ClubTx } from '../../db/club-tx.ts'
import type { Answering } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { answered } from './kinds.ts'
import { answeringOf, applicationById, type KeptApplication } from './queries.ts'

type Decided = { readonly application: KeptApplication; readonly answering: Answering }

/** A decided application, held, with what is written to the candidate; refused once that has gone to him. */
export async function toAnswer(club: ClubTx, id: string): Promise<Decided | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  if (!application || application.status === 'withdrawn' || application.status === 'open')
    return refuse('no longer possible', {})
  const answering = answeringOf(application)
  if (answering.sent) return refuse('done already', { by: answering.sent.by?.name ?? null })
  return { application, answering }
}

/** What is written to him is put right, until it has gone. */
export async function rewriteAnswer(
  club: ClubTx,
  { id, answer }: { readonly id: string; readonly answer: string },
): Promise<Decided | Refusal> {
  const found = await toAnswer(club, id)
  if ('refused' in found) return found
  await club.tx
    .updateTable('application')
    .set({
      answer: club.sealer.seal('application', 'answer', id, answer),
      answer_for: found.application.status as 'accepted',
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return { ...found, answering: { ...found.answering, text: answer } }
}

/** A human sends what he has written, in his own name: once, to the account the candidate applied from, or to the member he is by now. */
export async function sendAnswer(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<Decided | Refusal> {
  const found = await toAnswer(club, id)
  if ('refused' in found) return found
  const { application, answering } = found
  if (answering.text === null) return refuse('answer first', { name: application.name })
  if (!answering.reachable) return refuse('no longer possible', {})
  await club.tx
    .updateTable('application')
    .set({ answered_at: club.at, answered_by: by.id })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const letter = club.newId()
  await club.tx
    .insertInto('application_letter')
    .values({
      ...{ club_id: club.id, id: letter, application_id: id, sent_at: club.at, sent_by: by.id },
      words: club.sealer.seal('application_letter', 'words', letter, answering.text),
    })
    .execute()
  await answered.keep(club, {
    letter,
    to: application.member === null ? { outsider: true } : { member: application.member },
  })
  return { application, answering: { ...answering, sent: { by, at: club.at } } }
}
