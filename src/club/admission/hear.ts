import type { ClubTx } from '../../db/club-tx.ts'
import type { Application } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { electorsOf } from './vote-queries.ts'
import { conflictOf } from './vote-rules.ts'

/** Why somebody does not hear what the committee alone reads: an organizer who is not on it, or who is close to the candidate or says that he is. */
export async function mayHear(
  club: ClubTx,
  { by, application }: { readonly by: Member; readonly application: Application },
): Promise<Refusal | null> {
  const his = (await electorsOf(club, application.id, application)).find(({ member }) => member.id === by.id)
  const why = his ? his.conflict : conflictOf(application, by)
  if (why !== null) return refuse('too close to vote', { why })
  return his ? null : refuse('for the committee', {})
}
