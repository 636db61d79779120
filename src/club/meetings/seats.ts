import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import { hasSeat, type Meeting, type RsvpState } from '../../terms/meeting.ts'
import { answersTo, rsvpOf } from './answer-queries.ts'
import { guestsOf } from './guest-queries.ts'
import * as kinds from './kinds.ts'
import { mayStillChange } from './rules.ts'

/** What one of its answers holds: who is in, or his place in the list of those who wait. */
export type Seat = { readonly answer: RsvpState; readonly waits: number | null }

/**
 * How many seats of a meeting are free, under zero where fewer were set than are taken. Each who comes takes one, or whoever
 * comes for him, and each guest. The caller holds the meeting: until he ends nobody else takes one.
 */
export async function freeSeats(club: ClubTx, { id, seats }: Pick<Meeting, 'id' | 'seats'>): Promise<number> {
  if (seats === null) return Number.POSITIVE_INFINITY
  const taken = (await answersTo(club, id)).filter(({ member, answer }) => hasSeat(answer) && !member.left)
  return seats - taken.length - (await guestsOf(club, id)).length
}

/** The seat of somebody who comes, or sends another: the one he has, the next, or the end of the list where none is free. */
export async function seatFor(
  club: ClubTx,
  meeting: Meeting,
  member: string,
  answer: 'present' | 'substitute',
): Promise<Seat> {
  if (meeting.seats === null) return { answer, waits: null }
  const before = await rsvpOf(club, meeting.id, member)
  if (hasSeat(before?.answer ?? null) || (await freeSeats(club, meeting)) > 0) return { answer, waits: null }
  return { answer: 'waiting', waits: await turnOf(club, meeting.id, member) }
}

/** His place in the list: the one he has, or the end of it. */
async function turnOf(club: ClubTx, meeting: string, member: string): Promise<number> {
  const { own, last } = await club.tx
    .selectFrom('rsvp')
    .select(({ fn }) => [fn.max('waits').as('last'), fn.max('waits').filterWhere('member_id', '=', member).as('own')])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .executeTakeFirstOrThrow()
  return own ?? (last ?? 0) + 1
}

/** Somebody may have given his seat back. The caller holds the meeting. */
export async function seatFreed(club: ClubTx, meeting: Meeting): Promise<void> {
  if (meeting.seats !== null) await fillSeats(club, meeting)
}

/**
 * Whoever has waited longest is in as soon as there is a seat, and is told so, for as long as the meeting can be answered.
 * The caller holds the meeting.
 */
export async function fillSeats(club: ClubTx, meeting: Meeting): Promise<void> {
  if (mayStillChange(meeting, club.at)) return
  const waiting = (await answersTo(club, meeting.id)).filter(({ answer }) => answer === 'waiting')
  if (waiting.length === 0) return
  const free = Math.max(0, await freeSeats(club, meeting))
  const seated = waiting.slice(0, free).map(({ member }) => member.id)
  if (seated.length === 0) return
  await club.tx
    .updateTable('rsvp')
    .set({ answer: sql`case when substitute_name is null then 'present' else 'substitute' end`, waits: null })
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting.id)
    .where('member_id', 'in', seated)
    .execute()
  const once = (member: string) => `${meeting.id}:${member}:${club.at.epochNanoseconds}`
  await keepAll(
    club,
    seated.map(member => kinds.seated.of({ meeting: meeting.id, to: { member }, once: once(member) })),
  )
  await redrawAbout(club, meeting.id, kinds.beforeIt, { only: seated })
}
