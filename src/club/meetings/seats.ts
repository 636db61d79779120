import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import { hasSeat, type Meeting, type RsvpState } from '../../terms/meeting.ts'
import { isHere } from '../members/queries.ts'
import { answersTo, givenAnswers } from './answer-queries.ts'
import * as kinds from './kinds.ts'
import { mayStillChange } from './rules.ts'

/** What one of its answers holds: who is in, or his place in the list of those who wait. */
export type Seat = { readonly answer: RsvpState; readonly waits: number | null }

/** How the seats of a meeting stand, and what one member has of them. */
type Seating = {
  /** Under zero where fewer were set than are taken. */
  readonly free: number
  readonly waiting: number
  readonly own: RsvpState | null
  /** His place in the list where he waits, else the end of it. */
  readonly turn: number
}

/**
 * Each who comes takes a seat, or whoever comes for him, and each guest. One statement, whatever the number of answers:
 * while it runs the whole club waits. The caller holds the meeting: until he ends nobody else takes a seat.
 */
async function seatingOf(
  club: ClubTx,
  { id, seats }: { readonly id: string; readonly seats: number },
  member: string | null,
): Promise<Seating> {
  const { rows } = await sql<{
    taken: number
    waiting: number
    last: number | null
    own: string | null
    turn: number | null
  }>`
    select count(*) filter (where given.answer in ('present', 'substitute') and ${isHere(club, sql.ref('given.member_id'))})::int
        + (select count(*)::int from guest where club_id = ${club.id} and meeting_id = ${id}) as taken,
      (count(*) filter (where given.answer = 'waiting'))::int as waiting, max(given.waits) as last,
      max(given.answer) filter (where given.member_id = ${member}) as own,
      max(given.waits) filter (where given.member_id = ${member}) as turn
    from ${givenAnswers(club)} given where given.meeting_id = ${id}`.execute(club.tx)
  const { taken, waiting, last, own, turn } = rows[0]!
  return { free: seats - taken, waiting, own: own as RsvpState | null, turn: turn ?? (last ?? 0) + 1 }
}

/** How many seats of a meeting are free, under zero where fewer were set than are taken. The caller holds the meeting. */
export async function freeSeats(club: ClubTx, { id, seats }: Pick<Meeting, 'id' | 'seats'>): Promise<number> {
  return seats === null ? Number.POSITIVE_INFINITY : (await seatingOf(club, { id, seats }, null)).free
}

/** What stands against one more person, where every seat is taken; null while one is free. The caller holds the meeting. */
export async function fullness(club: ClubTx, { id, seats }: Meeting): Promise<Full | null> {
  if (seats === null) return null
  const { free, waiting } = await seatingOf(club, { id, seats }, null)
  return free > 0 ? null : { seats, taken: seats - free, waiting }
}
export type Full = { readonly seats: number; readonly taken: number; readonly waiting: number }

/** The seat of somebody who comes, or sends another: the one he has, the next, or the end of the list where none is free. */
export async function seatFor(
  club: ClubTx,
  { id, seats }: Meeting,
  member: string,
  answer: 'present' | 'substitute',
): Promise<Seat> {
  if (seats === null) return { answer, waits: null }
  const { own, free, turn } = await seatingOf(club, { id, seats }, member)
  return hasSeat(own) || free > 0 ? { answer, waits: null } : { answer: 'waiting', waits: turn }
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
  const { id, seats } = meeting
  if (mayStillChange(meeting, club.at)) return
  const { free, waiting } = seats === null ? { free: null, waiting: 1 } : await seatingOf(club, { id, seats }, null)
  if (waiting === 0 || (free !== null && free <= 0)) return
  const inTurn = (await answersTo(club, id)).filter(({ answer }) => answer === 'waiting')
  const seated = inTurn.slice(0, free ?? inTurn.length).map(({ member }) => member.id)
  await giveSeats(club, meeting, seated)
}

/** These members, who waited, are in, and are told so. The caller holds the meeting. */
export async function giveSeats(club: ClubTx, meeting: Meeting, seated: readonly string[]): Promise<void> {
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
