import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import { waitingAndGot } from '../../notices/keep.ts'
import type { Ask, FitReason } from '../../terms/ask.ts'
import type { Member } from '../../terms/member.ts'
import { keptApart } from '../apart/kept.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { describedMembers } from '../members/described.ts'
import { listedMembers } from '../members/listed.ts'
import { membersByIds } from '../members/queries.ts'
import { asked as problemAsked } from '../problems/kinds.ts'
import { complementsOf } from '../trades/complements.ts'
import { type Fit, fitting } from './fits.ts'
import { routed } from './kinds.ts'
import { answersTo } from './queries.ts'
import { mayReach, mostRouted, type Passed } from './rules.ts'

/** How far back the start of a week may lie anywhere on earth. */
const aWeekAndADay = { hours: 8 * 24 }

/** What asks and problems each member has been passed of late. Whoever reads it to pass one holds the lock `ask`. */
export async function passedLately(club: ClubTx): Promise<(member: string) => Passed> {
  const passed = await waitingAndGot(club, [routed, problemAsked], club.at.subtract(aWeekAndADay))
  return member => passed.get(member) ?? { waiting: 0, got: [] }
}

/**
 * Who could help with an ask: who fits it best first, of two alike whose trade completes its author's, then who has been passed
 * less. Nobody who is away or kept apart from its author, has not said hello, wants none of this kind, or has had his two of the week.
 */
export async function couldHelp(club: ClubTx, ask: Ask): Promise<readonly Fit[]> {
  const { people, listed, apart } = await together(club, {
    people: [describedMembers(club)],
    listed: [listedMembers(club)],
    apart: [keptApart(club)],
  })
  const fits = fitting(people)({ kind: ask.kind, author: ask.author.id, text: ask.text })
  if (fits.length === 0) return []
  const [away, passed, complements] = [
    await leavesOn(club, club.today),
    await passedLately(club),
    await complementsOf(club),
  ]
  const known = new Map(listed.map(one => [one.id, one]))
  // Whom the two keep from each other, and why, is nobody's to know: he is not asked, like any who does not fit.
  const spared = new Set(apart.filter(pair => pair.includes(ask.author.id)).flat())
  const members = await membersByIds(
    club,
    fits.map(({ member }) => member),
  )
  return fits
    .filter(({ member }) => {
      const one = known.get(member)
      const zone = members.get(member)?.reads.zone ?? club.zone
      return (
        one?.hasSaidHello &&
        !one.settings.off?.includes(routed.name) &&
        !away.has(member) &&
        !spared.has(member) &&
        mayReach(passed(member), zone, club.at)
      )
    })
    .map(fit => ({
      ...fit,
      completes: complements.between(ask.author.id, fit.member).score,
      burden: passed(fit.member).waiting + passed(fit.member).got.length,
    }))
    .toSorted((a, b) => b.score - a.score || b.completes - a.completes || a.burden - b.burden || byOrder(a, b))
}

const byOrder = (a: { readonly member: string }, b: { readonly member: string }) => (a.member < b.member ? -1 : 1)

/** A member who could be asked, and why him, in the words of his profile. */
export type Match = { readonly member: Member; readonly reason: FitReason }

/** Whom an organizer could ask whether he can help, at most five: those who do not know of it yet, and not the organizer himself. */
export async function matchesFor(club: ClubTx, by: Pick<Member, 'id'>, ask: Ask): Promise<readonly Match[]> {
  const knowing = new Set([
    by.id,
    ...(await passedOf(club, ask.id)),
    ...(await answersTo(club, ask)).map(one => one.by.id),
  ])
  const fits = (await couldHelp(club, ask)).filter(({ member }) => !knowing.has(member)).slice(0, mostRouted)
  const members = await membersByIds(
    club,
    fits.map(({ member }) => member),
  )
  return fits.map(({ member, reason }) => ({ member: members.get(member)!, reason }))
}

/** What the bot passed him quietly so long ago an organizer may ask him about, once. */
const quietFor = { hours: 7 * 24 }

/**
 * Who has this ask before him: whoever was passed it this week, whomever an organizer has asked, and who wants to hear no more
 * of it. Which of these is nobody's to know.
 */
export async function passedOf(club: ClubTx, ask: string): Promise<readonly string[]> {
  const rows = await club.tx
    .selectFrom('ask_route')
    .select('member_id')
    .where('club_id', '=', club.id)
    .where('ask_id', '=', ask)
    .where(({ or, eb }) =>
      or([eb('at', '>', club.at.subtract(quietFor)), eb('by_id', 'is not', null), eb('declined_at', 'is not', null)]),
    )
    .execute()
  return rows.map(({ member_id }) => member_id)
}
