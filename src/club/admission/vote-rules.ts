import { folded } from '../../terms/names.ts'
import type { Conflict, Counted, Result, Tally, Voice } from '../../terms/vote.ts'

type Elector = { readonly id: string; readonly company: string | null }

/** Why he does not vote about this candidate: he vouches for him, works where he works, or says so; null where he votes. */
export function conflictOf(
  candidate: { readonly company: string | null; readonly sponsor: { readonly id: string } | null },
  { id, company }: Elector,
  voice?: Voice,
): Conflict | null {
  if (candidate.sponsor?.id === id) return 'sponsor'
  if (company && candidate.company && folded(company) === folded(candidate.company)) return 'company'
  return voice === 'concerned' ? 'said so' : null
}

/** How many have to vote, of those who may: so many in a hundred, rounded up, and one at least. */
export const neededOf = ({ electors, quorum }: Pick<Tally, 'electors' | 'quorum'>): number =>
  Math.max(1, Math.ceil((electors * quorum) / 100))

export const votedOf = ({ yes, no, later }: Pick<Tally, Counted>): number => yes + no + later

/** What the numbers say. A person decides. */
export function resultOf(tally: Tally): Result {
  if (votedOf(tally) < neededOf(tally)) return 'too few'
  const most = Math.max(tally.yes, tally.no, tally.later)
  const first = (['yes', 'no', 'later'] as const).filter(one => tally[one] === most)
  return first.length === 1 ? first[0]! : 'tie'
}
