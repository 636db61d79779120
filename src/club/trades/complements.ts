import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import { agreedPairs } from '../introductions/agreed.ts'
import { describedMembers } from '../members/described.ts'
import { usefulPairs } from '../one-to-ones/met.ts'
import { confirmedPairs } from '../referrals/confirmed.ts'
import { type Complements, complements } from './rules.ts'

/** How much the members of a club complete each other; one statement, whatever their number. */
export async function complementsOf(club: ClubTx): Promise<Complements> {
  const { people, helped } = await together(club, complementing(club))
  return complements(people, helped)
}

/** What it is computed from, to be asked with more. */
export const complementing = (club: ClubTx) => ({
  people: [describedMembers(club)],
  helped: [agreedPairs(club), confirmedPairs(club), usefulPairs(club)],
})
