import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { type Guest, hasSeat, type Meeting, type RsvpState } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isSameName } from '../../terms/names.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { isPresent, membersKnownAs } from '../members/queries.ts'
import { answerMeeting, openMeeting } from './answer.ts'
import { rsvpOf } from './answer-queries.ts'
import { guestsOf, visitsOf } from './guest-queries.ts'
import { beforeIt } from './kinds.ts'
import { VISITS_BEFORE_APPLYING } from './rules.ts'
import { fillSeats, freeSeats } from './seats.ts'

export type ToBring = {
  readonly by: Member
  readonly meeting: string
  readonly name: string
  readonly company: string | undefined
  /** He has been told which member is called so, and says that the guest is somebody else. */
  readonly isAnother?: boolean
}
/** `answer`: what he who brings him had answered before, and what holds for him once the guest is off the list. */
export type Brought = { readonly meeting: Meeting; readonly guest: Guest; readonly answer: RsvpState | null }

/** Members who are called like the guest: a member is none, and answers for himself. */
export type MemberAlready = { readonly members: readonly Member[] }

/**
 * A member announces a guest, and comes with him whatever he had answered. Someone who came as often as the club allows is
 * invited to apply instead. Nobody is invited on the chance of a seat: both have one, or the member is told so.
 */
export async function bringGuest(
  club: ClubTx,
  { by, meeting: id, name, company, isAnother = false }: ToBring,
): Promise<Brought | MemberAlready | Refusal> {
  await onlyOneAtATime(club, 'guest')
  const meeting = await openMeeting(club, id)
  if ('refused' in meeting) return meeting
  const here = (await guestsOf(club, id)).find(guest => isSameName(guest.name, name))
  if (here)
    return refuse(
      'guest invited already',
      { name: here.name, by: here.by?.id === by.id ? null : (here.by?.name ?? null) },
      'name',
    )
  const members = isAnother ? [] : (await membersKnownAs(club, name)).filter(one => isPresent(one, club.today))
  if (members.length > 0) return { members }
  const known = await visitsOf(club, name, company ?? null)
  const allowed = club.row.visitor_limit ?? VISITS_BEFORE_APPLYING
  if (known && known.visits >= allowed) return refuse('guest visits used up', { name, visits: known.visits }, 'name')
  const answer = (await rsvpOf(club, id, by.id))?.answer ?? null
  const free = await freeSeats(club, meeting)
  if (free < (hasSeat(answer) ? 1 : 2)) return refuse('no seat for a guest', { free: Math.max(0, free), name }, 'name')
  if (answer !== null && answer !== 'present') await answerMeeting(club, { by, meeting: id, answer: 'present' })
  const guestId = club.newId()
  await club.tx
    .insertInto('guest')
    .values({
      club_id: club.id,
      id: guestId,
      external_id: `g-${guestId}`,
      guest: known?.guest ?? `p-${guestId}`,
      name,
      company: company ?? null,
      activity: null,
      email: null,
      phone: null,
      invited_by: by.id,
      meeting_id: id,
      status: 'invited',
      followed_up_on: null,
      became_member_id: null,
    })
    .execute()
  await redrawAbout(club, id, beforeIt, { only: by.id })
  return { meeting, guest: { id: guestId, name, company: company ?? null, by, status: 'invited' }, answer }
}

/** The guest is not coming after all; nothing is kept of him. */
export async function withdrawGuest(
  club: ClubTx,
  { by, guest: id }: { by: Member; guest: string },
): Promise<Brought | Refusal> {
  const row = await club.tx
    .selectFrom('guest')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('no longer possible', {})
  if (row.invited_by !== by.id) return refuse('not for you', {})
  const meeting = await openMeeting(club, row.meeting_id)
  if ('refused' in meeting) return meeting
  const { numDeletedRows } = await club.tx
    .deleteFrom('guest')
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return refuse('done already', { by: null })
  await fillSeats(club, meeting)
  await redrawAbout(club, meeting.id, beforeIt, { only: by.id })
  const answer = (await rsvpOf(club, meeting.id, by.id))?.answer ?? null
  return { meeting, guest: { id, name: row.name, company: row.company, by, status: 'invited' }, answer }
}
