import type { ClubTx } from '../../db/club-tx.ts'
import type { Guest, Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { meetingUnclosed } from '../meetings/at-the-door.ts'
import { guestsOf } from '../meetings/guest-queries.ts'
import { audit } from '../members/audit.ts'
import { memberOf } from '../members/queries.ts'
import { takeBackCheckIn } from './check-in.ts'

type Changing = {
  readonly by: Member
  readonly meeting: string
  /** A member, or a guest of this meeting. */
  readonly about: string
}

/** Whose check-in an organizer has changed. */
export type ChangedAtDoor = {
  readonly meeting: Meeting
  readonly who: { readonly member: Member } | { readonly guest: Guest }
}

/** An organizer takes another's check-in away: he was not there, or says so. Whoever is there checks in again. */
export async function takeAwayCheckIn(club: ClubTx, changing: Changing): Promise<ChangedAtDoor | Refusal> {
  const found = await whoIs(club, changing)
  if (isRefusal(found)) return found
  const { meeting, about } = changing
  const taken =
    'member' in found.who
      ? await takeBackCheckIn(club, { meeting, member: about })
      : await takeGuestAway(club, changing)
  return isRefusal(taken) ? taken : noted(club, changing, found, 'check-in-taken-away')
}

/** It was right all the same: it stands again, since when it was made. */
export async function putBackCheckIn(club: ClubTx, changing: Changing): Promise<ChangedAtDoor | Refusal> {
  const found = await whoIs(club, changing)
  if (isRefusal(found)) return found
  const back = 'member' in found.who ? await putMemberBack(club, changing) : await putGuestBack(club, changing)
  return isRefusal(back) ? back : noted(club, changing, found, 'check-in-put-back')
}

async function whoIs(club: ClubTx, { meeting: id, about }: Changing): Promise<ChangedAtDoor | Refusal> {
  const meeting = await meetingUnclosed(club, id)
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status !== 'planned') return refuse('door closed', meeting)
  const guest = (await guestsOf(club, id)).find(one => one.id === about)
  if (guest) return { meeting, who: { guest } }
  const member = await memberOf(club, about)
  return isRefusal(member) ? member : { meeting, who: { member } }
}

async function noted(club: ClubTx, { by, about }: Changing, changed: ChangedAtDoor, what: string) {
  await audit(club, { by, what, about })
  return changed
}

async function putMemberBack(club: ClubTx, { meeting, about }: Changing): Promise<undefined | Refusal> {
  const { numUpdatedRows } = await club.tx
    .updateTable('check_in')
    .set({ taken_back_at: null })
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .where('member_id', '=', about)
    .where('taken_back_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 0n ? refuse('done already', { by: null }) : undefined
}

const guestCheckIn = (club: ClubTx, { meeting, about }: Changing) =>
  club.tx
    .updateTable('guest_check_in')
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .where('guest_id', '=', about)

async function takeGuestAway(club: ClubTx, changing: Changing): Promise<undefined | Refusal> {
  const { numUpdatedRows } = await guestCheckIn(club, changing)
    .set({ taken_back_at: club.at })
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 0n ? refuse('done already', { by: null }) : undefined
}

async function putGuestBack(club: ClubTx, changing: Changing): Promise<undefined | Refusal> {
  const { numUpdatedRows } = await guestCheckIn(club, changing)
    .set({ taken_back_at: null })
    .where('taken_back_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 0n ? refuse('done already', { by: null }) : undefined
}
