import type { ClubTx } from '../../db/club-tx.ts'
import type { Answer } from '../../terms/ask.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { thankMember } from '../thanks/thank.ts'
import { rateAnswer } from './answer.ts'
import { closeAsk } from './end.ts'
import { answerById } from './queries.ts'

type ToThank = {
  readonly by: Member
  readonly answer: string
  readonly message: string | undefined
  readonly inChannel: boolean
}

/** The answer that helped; `thanks`: what was said for it, null where he had thanked him today already. */
export type Thanked = { readonly answer: Answer; readonly thanks: string | null }

/** Its author thanks whoever answered: it helped, and the ask is closed. */
export async function thankForAnswer(
  club: ClubTx,
  { by, answer: id, message, inChannel }: ToThank,
): Promise<Thanked | Refusal> {
  const answer = await answerById(club, id, { lock: true })
  if (!answer || answer.isUndone || answer.ask.isUndone) return refuse('no longer possible', {})
  if (answer.ask.author.id !== by.id) return refuse('not for you', {})
  const given = await thankMember(club, { by, to: answer.by, what: 'help', message, inChannel })
  if (isRefusal(given) && given.refused !== 'thanked today') return given
  await rateAnswer(club, { by, answer: id, isHelpful: true })
  await closeAsk(club, { by, ask: answer.ask.id })
  return { answer: (await answerById(club, id))!, thanks: isRefusal(given) ? null : given.id }
}
