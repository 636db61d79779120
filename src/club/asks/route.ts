import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Ask } from '../../terms/ask.ts'
import type { Member, MemberRef, Reached } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { membersByIds } from '../members/queries.ts'
import { reachedHow } from '../members/reached.ts'
import { stillHere } from '../members/still-here.ts'
import { routed } from './kinds.ts'
import { couldHelp, passedLately, passedOf } from './matched.ts'
import { answersTo, askById } from './queries.ts'
import { endsAt, mayReach, mostRouted } from './rules.ts'

/**
 * Passes an ask quietly to those who could help best, at most five. The lock `ask` is held. Who, how many and whether anybody is
 * told to nobody.
 */
export async function routeAsk(club: ClubTx, ask: Ask): Promise<void> {
  const fits = await couldHelp(club, ask)
  await passTo(
    club,
    ask,
    fits.slice(0, mostRouted).map(({ member }) => member),
    null,
  )
}

async function passTo(club: ClubTx, ask: Ask, members: readonly string[], by: string | null): Promise<void> {
  if (members.length === 0) return
  await club.tx
    .insertInto('ask_route')
    .values(
      members.map(member_id => ({
        ...{ club_id: club.id, ask_id: ask.id, member_id, at: club.at, by_id: by, declined_at: null },
      })),
    )
    // An organizer asks him what the bot had passed him quietly before.
    .onConflict(conflict =>
      conflict.columns(['club_id', 'ask_id', 'member_id']).doUpdateSet({ at: club.at, by_id: by }),
    )
    .execute()
  const ends = ask.expiresOn === null ? undefined : endsAt(ask.expiresOn, club.zone).toString()
  await keepAll(
    club,
    members.map(member =>
      routed.of({ ask: ask.id, ends, to: { member }, once: by === null ? ask.id : `${ask.id}:${by}` }),
    ),
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
  const knows =
    (await passedOf(club, id)).includes(to.id) || (await answersTo(club, ask)).some(answer => answer.by.id === to.id)
  if (knows) return refuse('passed already', { name: to.name }, 'member')
  if ((await leavesOn(club, club.today)).has(to.id)) return refuse('on pause', { name: to.name }, 'member')
  const { reads } = (await membersByIds(club, [to.id])).get(to.id)!
  if (!mayReach((await passedLately(club))(to.id), reads.zone, club.at))
    return refuse('two asks this week', { name: to.name }, 'member')
  await passTo(club, ask, [to.id], by.id)
  return { ask, to, reached: await reachedHow(club, to.id) }
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
