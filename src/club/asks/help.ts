import type { ClubTx } from '../../db/club-tx.ts'
import type { Ask } from '../../terms/ask.ts'
import type { Member } from '../../terms/member.ts'
import { noteAct } from '../ledger/note.ts'
import { rateAnswer } from './answer.ts'
import { answersTo, askById } from './queries.ts'

/** The ask under which the club reads a problem; null once it is let go of. */
export const askOfProblem = (club: ClubTx, id: string): Promise<Ask | null> => askById(club, id)

/** These members help with an ask in another way than by words: each has answered it. Its author has been told by what they do. */
export async function noteHelp(club: ClubTx, ask: Ask, members: readonly string[]): Promise<void> {
  const answered = new Set((await answersTo(club, ask)).map(({ by }) => by.id))
  for (const member of members.filter(id => !answered.has(id))) {
    const id = club.newId()
    await club.tx
      .insertInto('answer')
      .values({
        ...{ club_id: club.id, id, external_id: `n-${id}`, ask_id: ask.id, member_id: member, answered_at: club.at },
        ...{ text: null, helpful: null, contact: null, withdrawn_at: null },
      })
      .execute()
    await noteAct(club, { kind: 'ask-answered', by: member, for: ask.author.id, record: 'answer', recordId: id })
  }
}

/** Its author says of what these members did whether it helped. */
export async function rateHelp(
  club: ClubTx,
  { by, ask, members, isHelpful }: { by: Member; ask: Ask; members: readonly string[]; isHelpful: boolean },
): Promise<void> {
  const theirs = (await answersTo(club, ask)).filter(answer => members.includes(answer.by.id))
  for (const { id } of theirs) await rateAnswer(club, { by, answer: id, isHelpful })
}
