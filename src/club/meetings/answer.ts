import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { type Guest, hasSeat, type Meeting, type RsvpAnswer, type RsvpState } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { placeInList, rsvpOf } from './answer-queries.ts'
import { guestsOf } from './guest-queries.ts'
import { beforeIt } from './kinds.ts'
import { meetingById, meetingForAll } from './queries.ts'
import { mayStillChange } from './rules.ts'
import { seatFor, seatFreed } from './seats.ts'

type To = { readonly by: Member; readonly meeting: string }

/**
 * `onLeave`: he answered although he is on leave that day. `guests`: those he announced, where he does not come himself.
 * `place`: which in the list he is who waits for a seat.
 */
export type Answered = {
  readonly meeting: Meeting
  readonly answer: RsvpState | null
  readonly substitute: string | null
  readonly onLeave: boolean
  readonly guests: readonly Guest[]
  readonly place: number | null
}

/**
 * A member says whether he comes; the last answer counts, until the meeting begins. Where no seat is free he waits for one, and
 * the seat he gives up is the next one's.
 */
export async function answerMeeting(
  club: ClubTx,
  { by, meeting: id, answer, substitute = null }: To & { answer: RsvpAnswer; substitute?: string | null },
): Promise<Answered | Refusal> {
  const meeting = await openMeeting(club, id)
  if ('refused' in meeting) return meeting
  const seat = answer === 'absent' ? { answer, waits: null } : await seatFor(club, meeting, by.id, answer)
  const row = { ...seat, substitute_name: answer === 'substitute' ? substitute : null, answered_at: club.at }
  await club.tx
    .insertInto('rsvp')
    .values({ club_id: club.id, meeting_id: id, member_id: by.id, ...row })
    .onConflict(conflict => conflict.columns(['club_id', 'meeting_id', 'member_id']).doUpdateSet(row))
    .execute()
  if (answer === 'absent') await seatFreed(club, meeting)
  await redrawAbout(club, id, beforeIt, { only: by.id })
  return answeredBy(club, by, meeting, { answer: row.answer, substitute: row.substitute_name })
}

/** An answer as it is told to who gave it. */
export async function answeredBy(
  club: ClubTx,
  by: Pick<Member, 'id'>,
  meeting: Meeting,
  given: Pick<Answered, 'answer' | 'substitute'>,
): Promise<Answered> {
  const away = await leavesOn(club, dayOf(meeting.startsAt, meeting.zone))
  const guests = given.answer === 'present' ? [] : await guestsBy(club, by, meeting.id)
  const place = given.answer === 'waiting' ? await placeInList(club, meeting.id, by.id) : null
  return { meeting, ...given, onLeave: away.has(by.id), guests, place }
}

/** Takes an answer back: as if nothing had been said. Whoever still brings a guest is expected with him. */
export async function withdrawAnswer(club: ClubTx, { by, meeting: id }: To): Promise<Answered | Refusal> {
  const meeting = await openMeeting(club, id)
  if ('refused' in meeting) return meeting
  const guests = await guestsBy(club, by, id)
  // His guest's host needs a seat as well.
  if (guests.length > 0 && meeting.seats !== null && !hasSeat((await rsvpOf(club, id, by.id))?.answer ?? null))
    return answerMeeting(club, { by, meeting: id, answer: 'present' })
  await club.tx
    .deleteFrom('rsvp')
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', id)
    .where('member_id', '=', by.id)
    .execute()
  await seatFreed(club, meeting)
  await redrawAbout(club, id, beforeIt, { only: by.id })
  const answer = guests.length > 0 ? 'present' : null
  return { meeting, answer, substitute: null, onLeave: false, guests, place: null }
}

const guestsBy = async (club: ClubTx, { id }: Pick<Member, 'id'>, meeting: string): Promise<Guest[]> =>
  (await guestsOf(club, meeting)).filter(({ by }) => by?.id === id)

/**
 * A meeting that can still be answered, held until the answer is written: with all others who answer, or alone where it counts
 * its seats.
 */
export async function openMeeting(club: ClubTx, id: string): Promise<Meeting | Refusal> {
  const meeting = (await meetingForAll(club, id)) ?? (await meetingById(club, id, { lock: true }))
  if (!meeting) return refuse('no such meeting', {})
  return mayStillChange(meeting, club.at) ?? meeting
}
