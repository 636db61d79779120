import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import type { MemberYear } from '../../terms/memo.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf, wallTime } from '../../time/wall.ts'
import { recordedSince } from '../ledger/since.ts'
import { audit, auditLine } from '../members/audit.ts'
import { closeMembership, isLastOrganizer, keepEnd, undoableEnd, undoEnd } from '../members/end.ts'
import { isPresent, memberById, memberRef } from '../members/queries.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { memberYear } from '../memo/year.ts'
import { memberParted } from './kinds.ts'

/** What a member who has left by himself reads last: since when he was one, and all that is noted of that time. */
export type Farewell = { readonly joinedOn: Temporal.PlainDate; readonly years: number; readonly noted: MemberYear }

/** Kept with his end, under the name of this topic: whose doing it was. */
const byHimself = { parting: 'by himself' }

/**
 * A member leaves by himself: nobody asks why. What waits for him ends or goes back to its giver, what he gave stays, and the
 * organizers are told that he has left. The last of these cannot.
 */
export async function leaveClub(
  club: ClubTx,
  { by }: { readonly by: Pick<Member, 'id'> },
): Promise<Farewell | Refusal> {
  await onlyOneAtATime(club, 'members')
  const member = await memberById(club, by.id)
  if (!isPresent(member, club.today)) return refuse('no longer possible', {})
  if (await isLastOrganizer(club, member.id)) return refuse('last organizer', {})
  const farewell = await farewellTo(club, member)
  await keepEnd(club, member.id, { at: club.at, states: { ...(await closeMembership(club, member.id)), ...byHimself } })
  const noted = await audit(club, { by: member, what: 'left-by-himself', about: member.id })
  await tellOrganizers(club, memberParted, { member: member.id, noted }, { except: member.id })
  return farewell
}

/** He stays after all: what can be taken up again is. Only whoever left by himself, within the days any end can be undone. */
export async function stayAfterAll(club: ClubTx, { by }: { readonly by: Member }): Promise<Member | Refusal> {
  const end = await undoableEnd(club, by.id)
  if (end?.states.parting !== byHimself.parting) return refuse('no longer possible', {})
  const back = await undoEnd(club, { by, member: by })
  return isRefusal(back) && back.refused === 'still a member' ? refuse('done already', { by: null }) : back
}

async function farewellTo(club: ClubTx, { id, joinedOn }: Member): Promise<Farewell> {
  const since = await recordedSince(club)
  const first = since && Temporal.PlainDate.compare(since, joinedOn) > 0 ? since : joinedOn
  const last = club.today
  const span = {
    ...{ first: Temporal.PlainDate.compare(first, last) > 0 ? last : first, last },
    from: wallTime(first, '00:00', club.zone),
    until: wallTime(last.add({ days: 1 }), '00:00', club.zone),
  }
  const { years } = joinedOn.until(last, { largestUnit: 'years' })
  return { joinedOn, years, noted: await memberYear(club, id, span) }
}

/** Who left by himself, for the organizers; `back`: he is on the list again. */
export type Parted = { readonly member: MemberRef; readonly on: Temporal.PlainDate; readonly back: boolean }

/** Null where nothing of it is noted any more. */
export async function partedOf(club: ClubTx, noted: string): Promise<Parted | null> {
  const line = await auditLine(club, noted)
  if (!line?.about) return null
  const member = await memberById(club, line.about)
  const on = dayOf(line.at, club.zone)
  return { member: memberRef(member), on, back: isPresent(member, club.today) }
}
