import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { YearIdea } from '../../terms/memo.ts'
import { listedMembers } from '../members/listed.ts'
import { memberById, memberRef } from '../members/queries.ts'
import { knownToPropose, offerOf, possibleActs } from '../nudges/possible.ts'
import { oneToOnePress } from '../one-to-ones/presses.ts'
import { suggestionsFor } from '../one-to-ones/suggestions.ts'
import { complementsOf } from '../trades/complements.ts'
import type { Complements } from '../trades/rules.ts'

/**
 * One thing for the year to come, of what is open today: a one-to-one with somebody whom he has never met and whose trade
 * completes his; else an ask that he could answer; else a guest for the next meeting. Null where nothing of that is open.
 */
export async function ideaFor(club: ClubTx, reader: MemberRef): Promise<YearIdea | null> {
  const by = await memberById(club, reader.id)
  const complements = await complementsOf(club)
  const suggestions = await suggestionsFor(club, by, (one, other) => complements.between(one, other, by.id))
  const unmet = suggestions.find(({ why }) => why !== 'long ago')
  if (unmet)
    return {
      ...{ what: 'meet', who: memberRef(unmet.member), because: unmet.because },
      press: oneToOnePress('propose', unmet.member.id),
    }
  return askOrGuest(club, by.id, complements)
}

async function askOrGuest(club: ClubTx, member: string, complements: Complements): Promise<YearIdea | null> {
  const { people, known } = await together(club, { people: [listedMembers(club)], known: knownToPropose(club) })
  const around = { people, known, met: [], held: [], apart: [], standings: new Map(), complements, told: new Map() }
  const possible = possibleActs(club, { ...around, forWhom: new Set([member]) }).get(member)?.() ?? []
  for (const act of ['answer-ask', 'invite-guest'] as const) {
    const about = possible.find(one => one.act === act)?.about
    const offer = offerOf(club, act)
    const offered = about === undefined ? null : await offer?.stands(club, about, member)
    if (!offer || !offered || about === undefined) continue
    const press = offer.press(about, '')
    if (offered.who && offered.text) return { what: 'answer', who: offered.who, text: offered.text, press }
    if (offered.meeting) return { what: 'guest', meeting: offered.meeting, press }
  }
  return null
}
