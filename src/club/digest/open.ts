import type { ClubTx } from '../../db/club-tx.ts'
import type { ActionKind } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import type { Refusal } from '../../terms/refusals.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { membersByIds } from '../members/queries.ts'
import { contestCard } from '../standing/cards.ts'
import { contestById, openContests } from '../standing/contest.ts'
import { readHistory } from '../standing/read.ts'
import { may } from '../who-may.ts'
import { asksCard, loadCard, namesCard, newcomersCard, referralsCard, settledCard } from './cards.ts'
import { digestOf, givingLately, namesFor } from './compute.ts'
import { ageingReferrals, handOversWaiting, unansweredAsks, unreachableMembers } from './queries.ts'
import { isAlone, overloaded } from './rules.ts'

/** The names behind the figures; the look is noted. */
export async function openNames(club: ClubTx, by: Member, words: Words): Promise<View | Refusal> {
  const refused = await mayLook(club, by)
  if (refused) return refused
  const unreachable = await membersByIds(club, await unreachableMembers(club))
  return namesCard(await namesFor(club, by), words, [...unreachable.values()])
}

const mayLook = (club: ClubTx, by: Member) => may('look at the names behind the figures', { club, by })

/** What is behind one action of the digest, for the organizer who pressed; looks at people's standing are noted. */
export async function openAction(club: ClubTx, by: Member, kind: ActionKind, words: Words): Promise<View | Refusal> {
  switch (kind) {
    case 'remark': {
      const [contest] = (await openContests(club)).filter(({ member }) => member !== by.id)
      const found = contest && (await contestById(club, contest.id))
      return found ? contestCard(found, words) : settledCard(words)
    }
    case 'word': {
      const waiting = new Set(await handOversWaiting(club))
      const refused = await mayLook(club, by)
      if (refused) return refused
      return namesCard(
        (await namesFor(club, by)).filter(({ member }) => waiting.has(member.id)),
        words,
      )
    }
    case 'referral':
      return referralsCard(await ageingReferrals(club), words)
    case 'newcomer':
      return newcomersCard((await digestOf(club)).newcomers.filter(isAlone), words)
    case 'ask':
      return asksCard(await unansweredAsks(club), words)
    case 'load': {
      const giving = givingLately(club, await readHistory(club))
      const people = await membersByIds(club, overloaded(giving))
      return loadCard(
        [...people.values()].map(member => ({ member, acts: giving.get(member.id) ?? 0 })),
        words,
      )
    }
    case 'application':
    case 'roll':
    case 'sectors':
      return settledCard(words)
  }
}
