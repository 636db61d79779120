import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepAll } from '../../notices/keep.ts'
import type { Introduction } from '../../terms/introduction.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { noteAct } from '../ledger/note.ts'
import { stillHere } from '../members/still-here.ts'
import { sideOf } from './introduction.ts'
import * as kinds from './kinds.ts'
import { earlierOf, introductionById } from './queries.ts'
import { endsAt, mayRequest, remindedAt } from './rules.ts'

export type ToRequest = {
  readonly by: Member
  readonly first: MemberRef
  /** Absent: for himself. */
  readonly second: { readonly id: string } | undefined
  readonly context: string | undefined
}

/** Asks for an introduction between two members: both are asked privately, and nobody learns who declined. */
export async function requestIntroduction(
  club: ClubTx,
  { by, first, second, context }: ToRequest,
): Promise<Introduction | Refusal> {
  const wanted = {
    asker: by.id,
    a: second === undefined ? by.id : first.id,
    b: second === undefined ? first.id : second.id,
  }
  if (wanted.a === wanted.b && first.id !== by.id) return refuse('same member twice', { member: first }, 'second')
  await onlyOneAtATime(club, 'introduction', wanted.a, wanted.b)
  const left = await stillHere(club, [wanted.a, wanted.b])
  if (left) return left
  const decision = mayRequest(wanted, await earlierOf(club, wanted.a, wanted.b), club.at)
  if (isRefusal(decision)) return decision
  if (context === undefined) return refuse('missing', {}, 'context')
  const id = club.newId()
  await club.tx
    .insertInto('introduction')
    .values({
      club_id: club.id,
      id,
      external_id: `i-${id}`,
      requested_by: by.id,
      party_a: wanted.a,
      party_b: wanted.b,
      context,
      requested_at: club.at,
      status: 'pending',
      answer_a: wanted.a === by.id ? 'yes' : null,
      answer_b: wanted.b === by.id ? 'yes' : null,
      decided_at: null,
      met: null,
      held: decision.send === 'later',
      ended_at: null,
      withdrawn_at: null,
      met_a: null,
      met_b: null,
      contact_a: null,
      contact_b: null,
    })
    .execute()
  await noteAct(club, { kind: 'introduction-requested', by: by.id, record: 'introduction', recordId: id })
  const introduction = (await introductionById(club, id))!
  if (decision.send === 'now') await sendRequests(club, [introduction])
  else if (decision.from) await kinds.releasing.ask(club, id, decision.from)
  return introduction
}

/** Asks the sides that have not answered, and sees to the reminder and the end. */
export async function sendRequests(club: ClubTx, introductions: readonly Introduction[]): Promise<void> {
  const ends = endsAt(club.at, club.zone)
  const notices = introductions.flatMap(introduction =>
    [introduction.a, introduction.b]
      .filter(member => introduction.answers[sideOf(introduction, member.id)!] === null)
      .flatMap(member => {
        const about = { introduction: introduction.id, to: { member: member.id } }
        return [
          kinds.asked.of(about),
          kinds.reminder.of({ ...about, due: remindedAt(club.at, club.zone), speaksOf: ends }),
        ]
      }),
  )
  await keepAll(
    club,
    notices,
    introductions.map(({ id }) => kinds.ending.of(id, ends)),
  )
}
