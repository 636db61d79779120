import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Member } from '../../terms/member.ts'
import type { MemberYear, SomeNamed, YearSpan } from '../../terms/memo.ts'
import { asksAnsweredBy } from '../asks/year.ts'
import { introductionsWith } from '../introductions/year.ts'
import { guestsBroughtIn } from '../meetings/year.ts'
import { listedMembers } from '../members/listed.ts'
import { isPresent, memberRef, membersByIds } from '../members/queries.ts'
import { heldOneToOnes } from '../one-to-ones/met.ts'
import { meetingsIn } from '../presence/year.ts'
import { referralsGivenBy } from '../referrals/year.ts'
import { thanksWith } from '../thanks/year.ts'

/** What the records tell today of a member's year, whatever they told before. */
export async function memberYear(club: ClubTx, member: string, span: YearSpan): Promise<MemberYear> {
  const { held, listed, referrals, introductions, thanks, guests, answers } = await together(club, {
    held: [heldOneToOnes(club)],
    listed: [listedMembers(club)],
    referrals: [referralsGivenBy(club, member, span)],
    introductions: [introductionsWith(club, member, span)],
    thanks: [thanksWith(club, member, span)],
    guests: [guestsBroughtIn(club, member, span)],
    answers: [asksAnsweredBy(club, member, span)],
  })
  const { tally, alsoThere } = await meetingsIn(club, member, span)
  const isIn = (day: Temporal.PlainDate | null) =>
    day !== null && Temporal.PlainDate.compare(span.first, day) <= 0 && Temporal.PlainDate.compare(day, span.last) <= 0
  const met = held
    .filter(({ members, heldOn }) => members.includes(member) && isIn(heldOn))
    .toSorted((a, b) => Temporal.PlainDate.compare(b.heldOn!, a.heldOn!))
    .flatMap(({ members }) => members.filter(id => id !== member))
  const received = thanks.filter(({ to }) => to === member).map(({ from }) => from)
  const sponsored = listed.filter(({ sponsor, joinedOn }) => sponsor === member && isIn(joinedOn)).map(({ id }) => id)
  const people = await membersByIds(club, [...met, ...received, ...sponsored])
  const some = (ids: readonly string[]) => someNamed(ids, people, one => isPresent(one, club.today))
  const passed = referrals.filter(({ inside }) => !inside)
  const introduced = introductions.filter(({ his }) => !his)
  return {
    span,
    oneToOnes: some(met),
    meetings: tally,
    alsoThere: alsoThere.size,
    metThrough: introductions.filter(({ his, met }) => his && met).length,
    introduced: { agreed: introduced.length, met: introduced.filter(({ met }) => met).length },
    referrals: {
      passed: passed.length,
      won: passed.filter(({ won }) => won).length,
      meeting: passed.filter(({ won, reachedMeeting }) => !won && reachedMeeting).length,
    },
    business: referrals.length - passed.length,
    answers: answers.length,
    guests: { came: guests.length, members: guests.filter(({ isMember }) => isMember).length },
    sponsored: some(sponsored),
    thanks: { received: received.length, from: some(received), given: thanks.length - received.length },
  }
}

const namesShown = 4

/** The first few who are on the list by name, in this order; the rest counted. */
function someNamed(
  ids: readonly string[],
  people: ReadonlyMap<string, Member>,
  isHere: (member: Member) => boolean,
): SomeNamed {
  const each = [...new Set(ids)]
  const named = each.flatMap(id => {
    const one = people.get(id)
    return one && isHere(one) ? [memberRef(one)] : []
  })
  const shown = named.slice(0, named.length === namesShown + 1 ? named.length : namesShown)
  return { named: shown, others: each.length - shown.length }
}
