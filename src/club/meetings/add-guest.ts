import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Guest, Meeting } from '../../terms/meeting.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { noteAct } from '../ledger/note.ts'
import { audit } from '../members/audit.ts'
import { memberRef } from '../members/queries.ts'
import { rsvpOf } from './answer-queries.ts'
import { announcedHere, type GuestTyped, noteGuest, type ToSettle, whoHeIs } from './bring-guest.ts'
import { keepFollowUps } from './follow-up.ts'
import { guestsOf } from './guest-queries.ts'
import { meetingById } from './queries.ts'
import { type Full, fullness, giveSeats } from './seats.ts'

export type ToAdd = GuestTyped & {
  readonly by: Member
  readonly meeting: string
  /** Who brings him; null where he came by himself. */
  readonly host: Member | null
  readonly agreed: boolean
  /** He knows that every seat is taken, and makes room. */
  readonly overbook?: true
}

/** Every seat is taken: he decides whether to make room. */
export type IsFull = Full & {
  readonly settle: 'full'
  readonly meeting: Meeting
  /** Whoever brings him waits for a seat himself: he gets one with him. */
  readonly host: MemberRef | null
}

/** A guest whom nobody had announced. `came`: the meeting has begun, so he is there. */
export type AddedGuest = { readonly meeting: Meeting; readonly guest: Guest; readonly came: boolean }

/**
 * An organizer puts a guest on a meeting's list: before it for who brings him, afterwards one who came unannounced. He knows
 * how often the guest came: no limit is asked about. Where every seat is taken he is told first, and may make room: nobody
 * loses a seat by it, and whoever waits goes on waiting until as many are given back, but for the one who brings him. At the
 * door nobody counts seats.
 */
export async function addGuest(
  club: ClubTx,
  { by, meeting: id, host, agreed, overbook, ...typed }: ToAdd,
): Promise<AddedGuest | Extract<ToSettle, { settle: 'member' }> | IsFull | Refusal> {
  await onlyOneAtATime(club, 'guest')
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const { startsAt, zone, place } = meeting
  if (meeting.status === 'cancelled' || meeting.status === 'holiday')
    return refuse('meeting cancelled', { startsAt, zone, place })
  const here = await announcedHere(club, meeting, typed.name, by)
  if (here) return here
  if (!agreed) return refuse('guest agrees first', { name: typed.name }, 'agreed')
  // Of the same name from another firm: whoever stands at the door is taken for the one who came.
  const found = await whoHeIs(club, typed, { before: 'he', onceMore: true })
  if ('settle' in found) return found as Extract<ToSettle, { settle: 'member' }>
  const came = Temporal.Instant.compare(startsAt, club.at) <= 0
  const full = came || overbook ? null : await fullness(club, meeting)
  const waits = !came && host !== null && (await rsvpOf(club, id, host.id))?.answer === 'waiting'
  if (full) return { settle: 'full', meeting, ...full, host: waits ? memberRef(host) : null }
  const status = came ? 'present' : 'invited'
  const guest = await noteGuest(club, { ...typed, meeting: id, by: host, person: found.person, status })
  // Who brings a guest comes with him.
  if (waits) await giveSeats(club, meeting, [host.id])
  await audit(club, { by, what: 'guest-added', about: id })
  // Until the roll is taken nothing is noted of who came.
  if (came && meeting.status === 'held') await noteThatHeCame(club, meeting, guest)
  await redrawAbout(club, id)
  return { meeting, guest, came }
}

async function noteThatHeCame(club: ClubTx, meeting: Meeting, { id, by }: Guest): Promise<void> {
  if (by) await noteAct(club, { kind: 'guest-came', by: by.id, at: meeting.startsAt, record: 'guest', recordId: id })
  const now = await guestsOf(club, meeting.id)
  await keepFollowUps(
    club,
    meeting,
    now.filter(one => one.id === id),
  )
}
