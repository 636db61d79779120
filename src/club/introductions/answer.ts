import type { ClubTx } from '../../db/club-tx.ts'
import { askAll } from '../../duties/duty.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Contact, Introduction, Yes } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs, noteAct } from '../ledger/note.ts'
import { apart, otherSide, sideOf } from './introduction.ts'
import * as kinds from './kinds.ts'
import { heldFor, introductionById } from './queries.ts'
import { againAt, endsAt, metAskedAt } from './rules.ts'

type Answered = { readonly by: Member; readonly introduction: string; readonly answer: Yes; readonly contact?: Contact }

/** One of the two answers. A refusal is silent; when both agree, their conversation is opened. */
export async function answerIntroduction(
  club: ClubTx,
  { by, introduction: id, answer, contact }: Answered,
): Promise<Introduction | Refusal> {
  const introduction = await introductionById(club, id, { lock: true })
  if (!introduction) return refuse('no longer possible', {})
  const side = sideOf(introduction, by.id)
  if (!side) return refuse('not for you', {})
  if (introduction.status === 'accepted' && answer === 'yes') return introduction
  if (introduction.status !== 'pending' || introduction.held) return refuse('no longer possible', {})
  const answers = { ...introduction.answers, [side]: answer }
  const agreed = answers.a === 'yes' && answers.b === 'yes'
  await club.tx
    .updateTable('introduction')
    .set({
      answer_a: answers.a,
      answer_b: answers.b,
      ...(contact === undefined ? {} : side === 'a' ? { contact_a: contact } : { contact_b: contact }),
      ...(agreed ? { status: 'accepted', decided_at: club.at, ended_at: club.at } : {}),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  if (agreed) await open(club, (await introductionById(club, id))!)
  await redrawAbout(club, id, kinds.questions)
  return (await introductionById(club, id))!
}

async function open(club: ClubTx, introduction: Introduction): Promise<void> {
  const { id, asker, a, b } = introduction
  await kinds.ending.dismiss(club, id)
  // Others who asked for these two are not needed any more, and hear it like every other end.
  const held = await heldFor(club, [a.id, b.id])
  await kinds.releasing.dismiss(club, ...held)
  await askAll(
    club,
    held.map(one => kinds.ending.of(one, endsAt(club.at, club.zone))),
  )
  await noteAct(club, { kind: 'introduction-accepted', by: asker.id, record: 'introduction', recordId: id })
  const about = { introduction: id }
  const two = [{ member: a.id }, { member: b.id }]
  const opened = apart(a, b)
    ? two.map(to => kinds.contact.of({ ...about, to }))
    : [kinds.opened.of({ ...about, to: { people: [a.id, b.id] } })]
  const agreed =
    sideOf(introduction, asker.id) === null ? [kinds.agreed.of({ ...about, to: { member: asker.id } })] : []
  const met = two.flatMap(to =>
    metAskedAt(club.at, club.zone).map((due, n) => kinds.met.of({ ...about, time: String(n + 1), to, due })),
  )
  await keepAll(club, [...opened, ...agreed, ...met])
}

/**
 * "Not now, ask me in a month": it stands as unanswered, to the asker and to the other, and is asked once more. Its end moves
 * behind that, whatever the other has answered: nobody is to read in its date what was said.
 */
export async function answerLater(
  club: ClubTx,
  { by, introduction: id }: { readonly by: Member; readonly introduction: string },
): Promise<Introduction | Refusal> {
  const introduction = await introductionById(club, id, { lock: true })
  if (!introduction) return refuse('no longer possible', {})
  const side = sideOf(introduction, by.id)
  if (!side || introduction.asker.id === by.id) return refuse('not for you', {})
  if (introduction.status !== 'pending' || introduction.held) return refuse('no longer possible', {})
  if (introduction.again[side]) return refuse('done already', { by: null })
  const again = againAt(club.at, club.zone)
  await club.tx
    .updateTable('introduction')
    .set(side === 'a' ? { answer_a: null, again_a: again } : { answer_b: null, again_b: again })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const ends = endsAt(again, club.zone)
  await kinds.ending.dismiss(club, id)
  await keepAll(
    club,
    [kinds.askedAgain.of({ introduction: id, to: { member: by.id }, due: again, speaksOf: ends })],
    [kinds.ending.of(id, ends)],
  )
  await redrawAbout(club, id, kinds.questions)
  return (await introductionById(club, id))!
}

export type MetAnswer = { readonly by: Member; readonly introduction: string; readonly met: 'yes' | 'not-yet' | 'no' }

/** "Did you meet?": each says it for himself; one yes is enough for the record. */
export async function sayWhetherMet(
  club: ClubTx,
  { by, introduction: id, met }: MetAnswer,
): Promise<{ introduction: Introduction; other: Member } | Refusal> {
  const introduction = await introductionById(club, id, { lock: true })
  const side = introduction && sideOf(introduction, by.id)
  if (introduction?.status !== 'accepted') return refuse('no longer possible', {})
  if (!side) return refuse('not for you', {})
  const answers = { ...introduction.met, [side]: met }
  const overall = answers.a === 'yes' || answers.b === 'yes' ? 'yes' : (answers[side] ?? null)
  await club.tx
    .updateTable('introduction')
    .set({ met_a: answers.a, met_b: answers.b, met: overall })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  if (met === 'yes' && introduction.met[side] !== 'yes')
    await noteAct(club, {
      kind: 'introduction-met',
      by: by.id,
      for: otherSide(introduction, side).id,
      record: 'introduction',
      recordId: id,
    })
  if (met !== 'yes' && introduction.met[side] === 'yes')
    await cancelActs(club, id, { kind: 'introduction-met', by: by.id })
  await redrawAbout(club, id, [kinds.met])
  return { introduction: (await introductionById(club, id))!, other: otherSide(introduction, side) }
}

/** Who brought these two together, for one of them who says that they have met; nobody, where he asked for himself. */
export async function whomToThank(
  club: ClubTx,
  { by, introduction: id }: { readonly by: Member; readonly introduction: string },
): Promise<Member | Refusal> {
  const introduction = await introductionById(club, id)
  if (!introduction) return refuse('no longer possible', {})
  const side = sideOf(introduction, by.id)
  if (!side) return refuse('not for you', {})
  const isThirds = sideOf(introduction, introduction.asker.id) === null
  return isThirds && introduction.met[side] === 'yes' ? introduction.asker : refuse('no longer possible', {})
}
