import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { presented } from './kinds.ts'

/** Is there anything to present? Read again when it is posted: the profile may have changed. */
export const mayPresent = (member: Member): null | Refusal =>
  member.activity || member.speciality || member.seeks || member.offers || member.introduceTo
    ? null
    : refuse('nothing to present', {})

/** Posts a member's presentation in the introductions channel; once a month at most. */
export async function presentMember(club: ClubTx, by: Member): Promise<null | Refusal> {
  const refused = mayPresent(by)
  if (refused) return refused
  const once = `${by.id}:${club.today.toPlainYearMonth()}`
  const kept = await presented.keep(club, { member: by.id, to: { channel: 'introductions' }, once })
  return kept === null ? refuse('presented already', {}) : null
}
