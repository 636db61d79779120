import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { GuestEntry } from '../../terms/guest.ts'
import type { Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isSameName } from '../../terms/names.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { forgetGuestCheckIn } from '../check-in/checked-in.ts'
import { cancelActs } from '../ledger/note.ts'
import { audit } from '../members/audit.ts'
import { isOrganizer } from '../who-may.ts'
import { rsvpOf } from './answer-queries.ts'
import type { Brought, GuestTyped } from './bring-guest.ts'
import { guestById, guestsKnownAs, guestsOf, hasOtherRows } from './guest-queries.ts'
import { aroundRoll, beforeIt, followUp } from './kinds.ts'
import { meetingById } from './queries.ts'
import { mayStillChange } from './rules.ts'
import { seatFreed } from './seats.ts'

type Found = { readonly guest: GuestEntry; readonly meeting: Meeting; readonly isHost: boolean }

/** A guest whom this member may change: who brings him until the meeting begins, the organizers before and after. */
export async function guestToChange(
  club: ClubTx,
  { by, guest: id }: { readonly by: Member; readonly guest: string },
): Promise<Found | Refusal> {
  const found = await guestById(club, id)
  if (!found) return refuse('no longer possible', {})
  const isHost = found.guest.by?.id === by.id
  const organizer = isOrganizer({ club, by })
  if (!isHost && !organizer) return refuse('not for you', {})
  // An answer and a roll hold the meeting before its guests.
  const meeting = await meetingById(club, found.meeting, { lock: true })
  const now = await guestById(club, id, { lock: true })
  if (!meeting || !now) return refuse('done already', { by: null })
  const closed = mayStillChange(meeting, club.at)
  if (closed && (!organizer || closed.refused === 'meeting cancelled')) return closed
  return { guest: now.guest, meeting, isHost }
}

/** What was typed of a guest is put right. */
export async function correctGuest(
  club: ClubTx,
  { by, guest: id, ...typed }: GuestTyped & { readonly by: Member; readonly guest: string },
): Promise<Brought | Refusal> {
  const found = await guestToChange(club, { by, guest: id })
  if (isRefusal(found)) return found
  const { guest, meeting } = found
  const other = (await guestsOf(club, meeting.id)).find(one => one.id !== id && isSameName(one.name, typed.name))
  if (other) return refuse('guest invited already', { name: other.name, by: other.by?.name ?? null }, 'name')
  const company = typed.company ?? null
  const person = await whoHeIsNow(club, guest, typed)
  await club.tx
    .updateTable('guest')
    .set({
      ...{ guest: person, name: typed.name, company, activity: typed.activity ?? null },
      ...{ email: typed.contact?.email ?? null, phone: typed.contact?.phone ?? null },
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, meeting.id)
  await redrawAbout(club, id)
  const answer = guest.by ? ((await rsvpOf(club, meeting.id, guest.by.id))?.answer ?? null) : null
  return { meeting, guest: { ...guest, name: typed.name, company }, answer }
}

/** Under another name he is whoever came so before, or somebody new: another's visits are not his. */
async function whoHeIsNow(club: ClubTx, guest: GuestEntry, typed: GuestTyped): Promise<string> {
  if (isSameName(guest.name, typed.name)) return guest.person
  const written = { name: typed.name, company: typed.company ?? null }
  const contact = { email: typed.contact?.email ?? null, phone: typed.contact?.phone ?? null }
  const { same } = await guestsKnownAs(club, { ...written, ...contact })
  if (same) return same.person
  return (await hasOtherRows(club, guest)) ? `p-${club.newId()}` : guest.person
}

/** The guest is not coming after all, or was noted by mistake; nothing is kept of him. */
export async function withdrawGuest(
  club: ClubTx,
  { by, guest: id }: { readonly by: Member; readonly guest: string },
): Promise<(Brought & { readonly isHost: boolean }) | Refusal> {
  const found = await guestToChange(club, { by, guest: id })
  if (isRefusal(found)) return found
  const { guest, meeting, isHost } = found
  if (guest.status === 'present') await cancelActs(club, [id])
  await club.tx.deleteFrom('guest').where('club_id', '=', club.id).where('id', '=', id).execute()
  await forgetGuestCheckIn(club, id)
  await seatFreed(club, meeting)
  if (!isHost) await audit(club, { by, what: 'guest-taken-off', about: meeting.id })
  await redrawAbout(club, meeting.id, [...beforeIt, ...aroundRoll], guest.by ? { only: guest.by.id } : {})
  await redrawAbout(club, id, [followUp])
  const answer = guest.by ? ((await rsvpOf(club, meeting.id, guest.by.id))?.answer ?? null) : null
  return { meeting, guest, answer, isHost }
}
