import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { together } from '../../db/together.ts'
import { keepAll, redrawAbout, waitingAndGot } from '../../notices/keep.ts'
import type { Ask } from '../../terms/ask.ts'
import type { Member, MemberRef, Reached } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { keptApart } from '../apart/kept.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { describedMembers } from '../members/described.ts'
import { listedMembers } from '../members/listed.ts'
import { membersByIds } from '../members/queries.ts'
import { reachedHow } from '../members/reached.ts'
import { stillHere } from '../members/still-here.ts'
import { asked as problemAsked } from '../problems/kinds.ts'
import { complementsOf } from '../trades/complements.ts'
import { fitting } from './fits.ts'
import { routed } from './kinds.ts'
import { answersTo, askById } from './queries.ts'
import { endsAt, mayReach, mostRouted, type Passed } from './rules.ts'

/** How far back the start of a week may lie anywhere on earth. */
const aWeekAndADay = { hours: 8 * 24 }

/** What asks and problems each member has been passed of late. Whoever reads it to pass one holds the lock `ask`. */
export async function passedLately(club: ClubTx): Promise<(member: string) => Passed> {
  const passed = await waitingAndGot(club, [routed, problemAsked], club.at.subtract(aWeekAndADay))
  return member => passed.get(member) ?? { waiting: 0, got: [] }
}

/**
 * Passes an ask quietly to at most five who could help: who fits it best, of two alike whose trade completes its author's,
 * then who has been passed less. Nobody who is away or kept apart from its author, has not said hello, wants none of this kind, or has had his two of
 * the week. The lock `ask` is held. Who, how many and whether anybody is told to nobody.
 */
export async function routeAsk(club: ClubTx, ask: Ask): Promise<void> {
  const { people, listed, apart } = await together(club, {
    people: [describedMembers(club)],
    listed: [listedMembers(club)],
    apart: [keptApart(club)],
  })
  const fits = fitting(people)({ kind: ask.kind, author: ask.author.id, text: ask.text })
  if (fits.length === 0) return
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
  const chosen = fits
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
    .slice(0, mostRouted)
    .map(({ member }) => member)
  await passTo(club, ask, chosen, null)
}

const byOrder = (a: { readonly member: string }, b: { readonly member: string }) => (a.member < b.member ? -1 : 1)

async function passTo(club: ClubTx, ask: Ask, members: readonly string[], by: string | null): Promise<void> {
  if (members.length === 0) return
  await club.tx
    .insertInto('ask_route')
    .values(
      members.map(member_id => ({
        ...{ club_id: club.id, ask_id: ask.id, member_id, at: club.at, by_id: by, declined_at: null },
      })),
    )
    .execute()
  const ends = ask.expiresOn === null ? undefined : endsAt(ask.expiresOn, club.zone).toString()
  await keepAll(
    club,
    members.map(member => routed.of({ ask: ask.id, ends, to: { member }, once: ask.id })),
  )
}

type ToPass = { readonly by: Member; readonly ask: string; readonly to: MemberRef }

/** An organizer asks somebody whether he can help: he gets it like whatever the bot passes, and it counts for his week. */
export async function passAsk(
  club: ClubTx,
  { by, ask: id, to }: ToPass,
): Promise<{ readonly ask: Ask; readonly to: MemberRef; readonly reached: Reached } | Refusal> {
  await onlyOneAtATime(club, 'ask')
  const ask = await askById(club, id, { lock: true })
  if (!ask || ask.isUndone) return refuse('no longer possible', {})
  if (!ask.isOpen) return refuse('closed meanwhile', { kind: ask.kind, by: ask.author.name })
  if (to.id === ask.author.id) return refuse('asks himself', { kind: ask.kind, name: to.name }, 'member')
  const left = await stillHere(club, [to.id])
  if (left) return left
  // Whatever he made of it: that he knows of it is all that anybody learns.
  const knows = (await isPassed(club, id, to.id)) || (await answersTo(club, ask)).some(answer => answer.by.id === to.id)
  if (knows) return refuse('passed already', { name: to.name }, 'member')
  if ((await leavesOn(club, club.today)).has(to.id)) return refuse('on pause', { name: to.name }, 'member')
  const { reads } = (await membersByIds(club, [to.id])).get(to.id)!
  if (!mayReach((await passedLately(club))(to.id), reads.zone, club.at))
    return refuse('two asks this week', { name: to.name }, 'member')
  await passTo(club, ask, [to.id], by.id)
  return { ask, to, reached: await reachedHow(club, to.id) }
}

async function isPassed(club: ClubTx, ask: string, member: string): Promise<boolean> {
  const row = await club.tx
    .selectFrom('ask_route')
    .select('ask_id')
    .where('club_id', '=', club.id)
    .where('ask_id', '=', ask)
    .where('member_id', '=', member)
    .executeTakeFirst()
  return row !== undefined
}

/** He wants to hear no more of an ask that was passed to him; nobody is told. */
export async function declineAsk(
  club: ClubTx,
  { by, ask: id }: { readonly by: Member; readonly ask: string },
): Promise<Ask | Refusal> {
  const row = await club.tx
    .updateTable('ask_route')
    .set({ declined_at: club.at })
    .where('club_id', '=', club.id)
    .where('ask_id', '=', id)
    .where('member_id', '=', by.id)
    .returning('ask_id')
    .executeTakeFirst()
  if (!row) return refuse('not for you', {})
  await redrawAbout(club, id, [routed], { only: by.id })
  return (await askById(club, id)) ?? refuse('no longer possible', {})
}

/** An organizer says that nothing is to be done about it, or takes that back. */
export async function leaveAsk(
  club: ClubTx,
  { ask: id, leaves }: { readonly ask: string; readonly leaves: boolean },
): Promise<Ask | Refusal> {
  const ask = await askById(club, id, { lock: true })
  if (!ask || ask.isUndone) return refuse('no longer possible', {})
  await club.tx
    .updateTable('ask')
    .set({ left_at: leaves ? club.at : null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return ask
}
