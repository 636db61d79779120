import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Answer } from '../../terms/ask.ts'
import type { Contact } from '../../terms/introduction.ts'
import type { Member, Reached } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs, noteAct } from '../ledger/note.ts'
import { reachedHow } from '../members/reached.ts'
import { stillHere } from '../members/still-here.ts'
import { answered } from './kinds.ts'
import { answerById, answersTo, askById } from './queries.ts'

/** What he can do, or whom to see; and by what its author may reach him. */
type Said = { readonly text: string; readonly contact: Contact | undefined }

export type ToAnswer = Said & { readonly by: Member; readonly ask: string }

/** An answer as its giver reads it, and how the author of the ask hears of it; null where he has heard of it before. */
export type Given = { readonly answer: Answer; readonly reached: Reached | null }

/** Tells the author privately that somebody can help. One answer stands of each member: what comes after corrects it. */
export async function answerAsk(club: ClubTx, { by, ask: id, text, contact }: ToAnswer): Promise<Given | Refusal> {
  const ask = await askById(club, id, { lock: true })
  if (!ask || ask.isUndone) return refuse('no longer possible', {})
  if (ask.author.id === by.id) return refuse('your own ask', { kind: ask.kind })
  if ((await answersTo(club, ask)).some(one => one.by.id === by.id)) return refuse('done already', { by: null })
  if (!ask.isOpen) return refuse('closed meanwhile', { kind: ask.kind, by: ask.author.name })
  const left = await stillHere(club, [by.id, ask.author.id])
  if (left) return left
  const answer = club.newId()
  await club.tx
    .insertInto('answer')
    .values({
      ...{ club_id: club.id, id: answer, external_id: `n-${answer}`, ask_id: id, member_id: by.id },
      ...{ answered_at: club.at, text, helpful: null, contact: contact ?? null, withdrawn_at: null },
    })
    .execute()
  await noteAct(club, { kind: 'ask-answered', by: by.id, for: ask.author.id, record: 'answer', recordId: answer })
  await answered.keep(club, { answer, to: { member: ask.author.id } })
  await redrawAbout(club, id, undefined, { only: by.id })
  return { answer: (await answerById(club, answer))!, reached: await reachedHow(club, ask.author.id) }
}

type About = { readonly by: Member; readonly answer: string }

/** His own answer, held, as long as its author has not acted on it. */
async function ownAnswer(club: ClubTx, { by, answer: id }: About): Promise<Answer | Refusal> {
  const answer = await answerById(club, id, { lock: true })
  if (!answer) return refuse('no longer possible', {})
  if (answer.by.id !== by.id) return refuse('not for you', {})
  if (answer.isUndone) return refuse('done already', { by: null })
  // Whatever he said of it is his: that he said something is all that is told.
  return answer.isHelpful === null && answer.ask.isOpen
    ? answer
    : refuse('acted on already', { by: answer.ask.author.name })
}

/** He says it otherwise. */
export async function amendAnswer(club: ClubTx, { text, contact, ...about }: About & Said): Promise<Given | Refusal> {
  const answer = await ownAnswer(club, about)
  if (isRefusal(answer)) return answer
  await change(club, answer.id, { text, contact: contact ?? null })
  await redrawAbout(club, answer.id)
  return { answer: (await answerById(club, answer.id))!, reached: await reachedHow(club, answer.ask.author.id) }
}

/** He takes it back: its author reads that, and it counts nowhere. */
export async function undoAnswer(club: ClubTx, about: About): Promise<Answer | Refusal> {
  const answer = await ownAnswer(club, about)
  if (isRefusal(answer)) return answer
  await change(club, answer.id, { withdrawn_at: club.at })
  await cancelActs(club, answer.id)
  await redrawAbout(club, answer.id)
  await redrawAbout(club, answer.ask.id, undefined, { only: answer.by.id })
  return (await answerById(club, answer.id))!
}

/** Its author says whether it helped; nobody else is told. What he said last holds. */
export async function rateAnswer(
  club: ClubTx,
  { by, answer: id, isHelpful }: About & { readonly isHelpful: boolean },
): Promise<Answer | Refusal> {
  const answer = await answerById(club, id, { lock: true })
  if (!answer || answer.ask.isUndone) return refuse('no longer possible', {})
  if (answer.ask.author.id !== by.id) return refuse('not for you', {})
  if (answer.isUndone) return refuse('no longer possible', {})
  if (answer.isHelpful === isHelpful) return answer
  await change(club, id, { helpful: isHelpful })
  await cancelActs(club, id, { kind: 'answer-rated' })
  await noteAct(club, { kind: 'answer-rated', by: by.id, for: answer.by.id, record: 'answer', recordId: id })
  await redrawAbout(club, id)
  return (await answerById(club, id))!
}

const change = (
  club: ClubTx,
  id: string,
  set: {
    readonly text?: string
    readonly contact?: Contact | null
    readonly helpful?: boolean
    readonly withdrawn_at?: Temporal.Instant
  },
) => club.tx.updateTable('answer').set(set).where('club_id', '=', club.id).where('id', '=', id).execute()
