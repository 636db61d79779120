import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Member } from '../../terms/member.ts'
import { keptApart } from '../apart/kept.ts'
import { passedLately } from '../asks/matched.ts'
import { mayReach } from '../asks/rules.ts'
import { membersWhoSaidHello, presentMembers } from '../members/queries.ts'
import { presentMembersSettings } from '../members/settings.ts'
import { complementsOf } from '../trades/complements.ts'
import { asked } from './kinds.ts'
import { type Candidate, chooseSeats } from './rules.ts'

/** Somebody who would be asked, and why: words of the problem that stand in his profile. */
export type Proposed = { readonly member: Member; readonly words: readonly string[] }

/**
 * Who would be asked about a problem: members who are here and have said hello, not on leave, whom not enough asks have
 * reached this week, and who would not rather be kept apart. `out`: whom its author would rather not ask.
 */
export async function proposedFor(
  club: ClubTx,
  { by, text, out }: { readonly by: Member; readonly text: string; readonly out: readonly string[] },
): Promise<readonly Proposed[]> {
  const present = await presentMembers(club)
  const greeted = await membersWhoSaidHello(club)
  const passed = await passedLately(club)
  const settings = new Map((await presentMembersSettings(club)).map(one => [one.member.id, one.settings]))
  const may = present.filter(
    ({ id, away, reads }) =>
      id !== by.id &&
      away === null &&
      greeted.has(id) &&
      !out.includes(id) &&
      !settings.get(id)?.off?.includes(asked.name) &&
      mayReach(passed(id), reads.zone, club.at),
  )
  const { pairs } = await together(club, { pairs: [keptApart(club)] })
  const apart = new Set(pairs.map(pair => pair.join(' ')))
  const chosen = chooseSeats(by.id, text, may.map(asCandidate), {
    complements: await complementsOf(club),
    areApart: (a, b) => apart.has(a < b ? `${a} ${b}` : `${b} ${a}`),
  })
  return chosen.map(({ id, words }) => ({ member: may.find(one => one.id === id)!, words }))
}

const asCandidate = ({ id, activity, speciality, jobTitle, offers }: Member): Candidate => ({
  id,
  texts: [activity, speciality, jobTitle, offers],
})
