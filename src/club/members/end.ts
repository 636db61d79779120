import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime, takeLocks } from '../../db/only-once.ts'
import type { LetGo } from '../../db/retention.ts'
import { redrawNaming } from '../../notices/keep.ts'
import type { Json } from '../../terms/json.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { MembershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import { may } from '../who-may.ts'
import { audit } from './audit.ts'
import { isPresent, memberById, organizers } from './queries.ts'

/** For how long an end can be undone. */
const undoDays = 30

/** By the name of each topic that has something to take up again, what it needs for it. */
export type States = Readonly<Record<string, Json>>

/** An end that can be undone. */
export type End = { readonly at: Temporal.Instant; readonly states: States }

type About = { readonly by: Member; readonly member: Pick<Member, 'id' | 'name'> }

/** Ends a membership. What waits for him ends or goes back to its giver; what he gave stays. Nobody is told why. */
export async function endMembership(club: ClubTx, { by, member: { id } }: About): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const member = await memberById(club, id)
  const refused = await mayEnd(club, { by, member })
  if (refused) return refused
  await keepEnd(club, id, { at: club.at, states: await closeMembership(club, id) })
  await audit(club, { by, what: 'membership-ended', about: id })
  return memberById(club, id)
}

/** Whether a membership may end: it has not yet, and an organizer is left. */
export async function mayEnd(club: ClubTx, { by, member }: { by: Member; member: Member }): Promise<Refusal | null> {
  if (!isPresent(member, club.today)) return refuse('not a member any more', { name: member.name }, 'member')
  const refused = await may('end a membership', { club, by })
  if (refused) return refused
  return (await isLastOrganizer(club, member.id)) ? refuse('last organizer', {}, 'member') : null
}

export async function isLastOrganizer(club: ClubTx, member: string): Promise<boolean> {
  const bureau = await organizers(club)
  return bureau.length === 1 && bureau[0]!.id === member
}

/**
 * Every topic closes what is open of him; gives what they need to take it up again. His rights end in this instant, if they
 * have not ended before: yesterday was the last day, also for someone who joined today, who was a member on no day.
 */
export async function closeMembership(club: ClubTx, id: string): Promise<States> {
  await takeTheirLocks(club, id)
  if (isPresent(await memberById(club, id), club.today)) await setLastDay(club, id, club.today.subtract({ days: 1 }))
  const states: Record<string, Json> = {}
  for (const { name, membership } of endings(club)) {
    const state = await membership.ends(club, id)
    if (membership.returns !== none) states[name] = state
  }
  // How he came on the list is past: this end is what can be undone.
  await club.tx.deleteFrom('member_joining').where('club_id', '=', club.id).where('member_id', '=', id).execute()
  await redrawNaming(club, id)
  return states
}

/** He has not left after all: he is on the list as before, and what can still be taken up again is. Within 30 days. */
export async function undoEnd(club: ClubTx, { by, member: { id } }: About): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const member = await memberById(club, id)
  if (isPresent(member, club.today)) return refuse('still a member', { name: member.name })
  const end = await undoableEnd(club, id)
  if (!end) return refuse('too late to undo', { name: member.name, days: undoDays })
  const states = new Map(Object.entries(end.states))
  const unknown = [...states.keys()].filter(topic => !club.topics.some(({ name }) => name === topic))
  if (unknown.length > 0) throw new Error(`an end was kept for topics that are not here: ${unknown.join(', ')}`)
  await takeTheirLocks(club, id, states)
  await setLastDay(club, id, null)
  for (const { name, membership } of endings(club)) {
    const state = states.get(name)
    if (state !== undefined && membership.returns !== none) await membership.returns(club, id, state)
  }
  await redrawNaming(club, id)
  await forgetEnd(club, id)
  await audit(club, { by, what: 'membership-end-undone', about: id })
  return memberById(club, id)
}

/**
 * Whose last day was said beforehand, or came by an import: he has left as whoever was ended, from the night after it. One
 * at a time, and only while his end could be undone: what a club brings along of long ago is its history.
 */
export const closeThoseWhoLeft: LetGo = async club => {
  await onlyOneAtATime(club, 'members')
  const left = await club.tx
    .selectFrom('member')
    .select('id')
    .where('club_id', '=', club.id)
    .where('erased_at', 'is', null)
    .where('left_on', '<', club.today)
    .where('left_on', '>=', club.today.subtract({ days: undoDays }))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('membership_end as kept')
            .select('kept.member_id')
            .whereRef('kept.club_id', '=', 'member.club_id')
            .whereRef('kept.member_id', '=', 'member.id')
            .where(sql<boolean>`kept.at >= member.left_on`),
        ),
      ),
    )
    .orderBy('left_on')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!left) return false
  await keepEnd(club, left.id, { at: club.at, states: await closeMembership(club, left.id) })
  return true
}

const endings = (club: ClubTx): readonly { readonly name: string; readonly membership: MembershipEnds }[] =>
  club.topics.flatMap(({ name, membership }) => (membership === none ? [] : [{ name, membership }]))

/** All that the topics need, before anything is written: see `takeLocks`. */
async function takeTheirLocks(club: ClubTx, member: string, states?: ReadonlyMap<string, Json>): Promise<void> {
  const wanted = []
  for (const { name, membership } of endings(club))
    if (membership.locks !== none) wanted.push(...(await membership.locks(club, member, states?.get(name) ?? null)))
  await takeLocks(club, wanted)
}

export const setLastDay = (club: ClubTx, member: string, lastDay: Temporal.PlainDate | null) =>
  club.tx
    .updateTable('member')
    .set({ left_on: lastDay })
    .where('club_id', '=', club.id)
    .where('id', '=', member)
    .execute()

/** His end, where it can still be undone. */
export async function undoableEnd(club: ClubTx, member: string): Promise<End | null> {
  const end = await keptEnd(club, member)
  return end && Temporal.Instant.compare(end.at, undoableSince(club)) >= 0 ? end : null
}

/** Ends from this instant on can still be undone. */
export const undoableSince = (club: ClubTx): Temporal.Instant => club.at.subtract({ hours: undoDays * 24 })

/** In the place of an earlier one, which an import may have undone. */
export async function keepEnd(club: ClubTx, member: string, { at, states }: End): Promise<void> {
  const end = { at, states: JSON.stringify(states) }
  await club.tx
    .insertInto('membership_end')
    .values({ club_id: club.id, member_id: member, ...end })
    .onConflict(conflict => conflict.columns(['club_id', 'member_id']).doUpdateSet(end))
    .execute()
}

async function keptEnd(club: ClubTx, member: string): Promise<End | null> {
  const end = await club.tx
    .selectFrom('membership_end')
    .select(['at', 'states'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .executeTakeFirst()
  return end ?? null
}

/** Nothing of what ended with his membership is taken up again. */
export async function forgetEnd(club: ClubTx, member: string): Promise<void> {
  await club.tx.deleteFrom('membership_end').where('club_id', '=', club.id).where('member_id', '=', member).execute()
}

/** Whose end can still be undone, the latest first. */
export async function undoableEnds(club: ClubTx): Promise<readonly string[]> {
  const rows = await club.tx
    .selectFrom('membership_end')
    .select('member_id')
    .where('club_id', '=', club.id)
    .where('at', '>=', undoableSince(club))
    .orderBy('at', 'desc')
    .orderBy('member_id')
    .execute()
  return rows.map(row => row.member_id)
}

/** What he and others had said and asked is in it: it is kept for no longer than it is of use. */
export const forgetOldEnds: LetGo = async club => {
  await club.tx
    .deleteFrom('membership_end')
    .where('club_id', '=', club.id)
    .where('at', '<', undoableSince(club))
    .execute()
  return false
}
