import type { ClubTx } from '../../db/club-tx.ts'
import { keepNotice } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'

/** Is there anything to present? Read again when it is posted: the profile may have changed. */
export const mayPresent = (member: Member): null | Refusal =>
  member.activity || member.speciality || member.seeks || member.offers ? null : refuse('nothing to present', {})

/** Posts a member's presentation in the introductions channel; once a month at most. */
export async function presentMember(club: ClubTx, by: Member): Promise<null | Refusal> {
  const refused = mayPresent(by)
  if (refused) return refused
  const kept = await keepNotice(club, {
    kind: 'member-presented',
    class: 'channel',
    to: { channel: 'introductions' },
    arguments: { member: by.id },
    once: `member-presented:${by.id}:${club.today.toPlainYearMonth()}`,
  })
  return kept === null ? refuse('presented already', {}) : null
}
