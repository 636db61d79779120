import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { LetGo } from '../../db/retention.ts'
import type { Json } from '../../terms/json.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { removeLeave } from '../leaves/record.ts'
import { cancelActs } from '../ledger/note.ts'
import { none } from '../topic.ts'
import { audit } from './audit.ts'
import { closeMembership, type End, endMembership, keepEnd, mayEnd, setLastDay, undoableSince } from './end.ts'
import { memberById } from './queries.ts'

/** What he had, who had left and came back; null where he was new. */
export type Before = {
  readonly leftOn: Temporal.PlainDate | null
  /** The leave that the time away became. */
  readonly leave: string | null
  /** What ended with his membership, as far as it could still be taken up again. */
  readonly end: End | null
}

/** Every topic leads to him what is his; how he came is kept, for as long as it can be taken back. */
export async function begin(club: ClubTx, member: string, before: Before | null): Promise<void> {
  const states: Record<string, Json> = {}
  for (const { name, joining } of club.topics) {
    const state = joining === none ? null : await joining.joins(club, member)
    if (state !== null) states[name] = state
  }
  const row = {
    ...{ at: club.at, returned: before !== null, left_on: before?.leftOn ?? null, leave_id: before?.leave ?? null },
    ...{ end_at: before?.end?.at ?? null, end_states: before?.end ? JSON.stringify(before.end.states) : null },
    states: JSON.stringify(states),
  }
  await club.tx
    .insertInto('member_joining')
    .values({ club_id: club.id, member_id: member, ...row })
    .onConflict(conflict => conflict.columns(['club_id', 'member_id']).doUpdateSet(row))
    .execute()
}

/** How he came on the list last; null where that cannot be taken back any more. An end of his membership since then is one. */
async function joiningOf(club: ClubTx, member: string) {
  const row = await club.tx
    .selectFrom('member_joining')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('at', '>=', undoableSince(club))
    .executeTakeFirst()
  return row ?? null
}

/**
 * He was not put on the list after all. Who had left has left on the day he had, with what could be taken up again then; who
 * was new was a member on no day, and nobody's newcomer. What is open of him since then ends. `at`:
 * only if he came in that instant, and not once more since.
 */
export async function undoJoining(
  club: ClubTx,
  {
    by,
    member: { id },
    at,
  }: { readonly by: Member; readonly member: Pick<Member, 'id'>; readonly at?: Temporal.Instant },
): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const member = await memberById(club, id)
  const refused = await mayEnd(club, { by, member })
  if (refused) return refused
  const joining = await joiningOf(club, id)
  if (!joining || (at && !joining.at.equals(at))) return refuse('joining is past', { name: member.name })
  const ended = await closeMembership(club, id)
  for (const { name, joining: topic } of club.topics) {
    const state = joining.states[name]
    if (state !== undefined && topic !== none) await topic.undone(club, id, state)
  }
  if (joining.returned) {
    await setLastDay(club, id, joining.left_on)
    if (joining.leave_id !== null) await removeLeave(club, joining.leave_id)
    const { end_at: at, end_states: states } = joining
    if (at !== null && Temporal.Instant.compare(at, undoableSince(club)) >= 0)
      await keepEnd(club, id, { at, states: states ?? {} })
  } else {
    await setLastDay(club, id, member.joinedOn.subtract({ days: 1 }))
    await cancelActs(club, id, { kind: 'newcomer-sponsored' })
    await club.tx.deleteFrom('account').where('club_id', '=', club.id).where('member_id', '=', id).execute()
    await keepEnd(club, id, { at: club.at, states: ended })
  }
  await audit(club, { by, what: 'member-joining-undone', about: id })
  return memberById(club, id)
}

export const forgetOldJoinings: LetGo = async club => {
  await club.tx
    .deleteFrom('member_joining')
    .where('club_id', '=', club.id)
    .where('at', '<', undoableSince(club))
    .execute()
  return false
}

/** Undo of what put him on the list; where that is long ago, or an end of his was undone since, his membership ends. */
export async function takeOffTheList(
  club: ClubTx,
  about: { readonly by: Member; readonly member: Pick<Member, 'id' | 'name'> },
): Promise<{ readonly off: Member; readonly undone: boolean } | Refusal> {
  const undone = (await joiningOf(club, about.member.id)) !== null
  const off = await (undone ? undoJoining(club, about) : endMembership(club, about))
  return isRefusal(off) ? off : { off, undone }
}
