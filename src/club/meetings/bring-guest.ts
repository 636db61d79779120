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
import { guestsKnownAs, guestsOf, type KnownGuest, visitsAllowed, visitsOf } from './guest-queries.ts'
import { beforeIt } from './kinds.ts'
import { freeSeats } from './seats.ts'

/** Who somebody is and how to reach him, as it was typed. */
export type GuestTyped = {
  readonly name: string
  readonly company?: string | undefined
  readonly activity?: string | undefined
  readonly contact?: { readonly phone?: string; readonly email?: string } | undefined
}

/** What has been asked about him and answered since he was typed. */
export type Settled = {
  /** He is called like a member, and is somebody else. */
  readonly noMember?: true
  /** Somebody called so came before, from another firm: whether it was he. */
  readonly before?: 'he' | 'another'
  /** He has come as often as guests do, and an organizer lets him come once more. */
  readonly onceMore?: true
}

export type ToBring = GuestTyped & {
  readonly by: Member
  readonly meeting: string
  /** He agrees to be on the club's list. */
  readonly agreed: boolean
  readonly settled?: Settled
}

/** `answer`: what he who brings him had answered before, and what holds for him once the guest is off the list. */
export type Brought = { readonly meeting: Meeting; readonly guest: Guest; readonly answer: RsvpState | null }

/** What has to be known first, and only who knows the guest can say. */
export type ToSettle =
  /** Members who are called like him: a member is no guest, and answers for himself. */
  | { readonly settle: 'member'; readonly members: readonly Member[] }
  | { readonly settle: 'before'; readonly known: KnownGuest }
  /** He has come as often as guests do. `row`: the latest he came by. */
  | { readonly settle: 'visits'; readonly name: string; readonly visits: number; readonly row: string }

/**
 * A member announces a guest, and comes with him whatever he had answered. What may be meant in two ways is asked, and
 * somebody who came as often as the club allows is invited to apply instead. Nobody is invited on the chance of a seat: both
 * have one, or the member is told so.
 */
export async function bringGuest(
  club: ClubTx,
  { by, meeting: id, agreed, settled = {}, ...typed }: ToBring,
): Promise<Brought | ToSettle | Refusal> {
  await onlyOneAtATime(club, 'guest')
  const meeting = await openMeeting(club, id)
  if ('refused' in meeting) return meeting
  const here = await announcedHere(club, meeting, typed.name, by)
  if (here) return here
  if (!agreed) return refuse('guest agrees first', { name: typed.name }, 'agreed')
  const found = await whoHeIs(club, typed, settled)
  if ('settle' in found) return found
  const answer = (await rsvpOf(club, id, by.id))?.answer ?? null
  const free = await freeSeats(club, meeting)
  if (free < (hasSeat(answer) ? 1 : 2))
    return refuse('no seat for a guest', { free: Math.max(0, free), name: typed.name }, 'name')
  if (answer !== null && answer !== 'present') await answerMeeting(club, { by, meeting: id, answer: 'present' })
  const guest = await noteGuest(club, { ...typed, meeting: id, by, person: found.person, status: 'invited' })
  await redrawAbout(club, id, beforeIt, { only: by.id })
  return { meeting, guest, answer }
}

/** The refusal where a guest of that name is on this meeting's list already. */
export async function announcedHere(club: ClubTx, { id }: Meeting, name: string, by: Member): Promise<Refusal | null> {
  const here = (await guestsOf(club, id)).find(guest => isSameName(guest.name, name))
  if (!here) return null
  const host = here.by?.id === by.id ? null : (here.by?.name ?? null)
  return refuse('guest invited already', { name: here.name, by: host }, 'name')
}

/** His id as a person, whom an earlier visit may have given it; or what has to be settled first. */
export async function whoHeIs(
  club: ClubTx,
  {
    name,
    company = null,
    contact = {},
  }: { readonly company?: string | null | undefined } & Omit<GuestTyped, 'company'>,
  settled: Settled,
): Promise<{ readonly person: string } | ToSettle> {
  const members = settled.noMember ? [] : (await membersKnownAs(club, name)).filter(one => isPresent(one, club.today))
  if (members.length > 0) return { settle: 'member', members }
  const written = { name, company, email: contact.email ?? null, phone: contact.phone ?? null }
  const { same, alike } = await guestsKnownAs(club, written)
  if (!same && alike && settled.before === undefined) return { settle: 'before', known: alike }
  const known = same ?? (settled.before === 'he' ? alike : null)
  if (!known) return { person: `p-${club.newId()}` }
  const visits = (await visitsOf(club, [known.person])).get(known.person) ?? 0
  return visits >= visitsAllowed(club) && !settled.onceMore
    ? { settle: 'visits', name, visits, row: known.row }
    : { person: known.person }
}

type ToNote = GuestTyped & {
  readonly meeting: string
  readonly by: Member | null
  readonly person: string
  readonly status: Guest['status']
}

/** His row of this meeting's list: who brings him says that he agrees, and is the source of all that is kept of him. */
export async function noteGuest(club: ClubTx, { by, meeting, person, status, ...typed }: ToNote): Promise<Guest> {
  const id = club.newId()
  const company = typed.company ?? null
  await club.tx
    .insertInto('guest')
    .values({
      ...{ club_id: club.id, id, external_id: `g-${id}`, guest: person, name: typed.name, company },
      ...{ activity: typed.activity ?? null, email: typed.contact?.email ?? null, phone: typed.contact?.phone ?? null },
      ...{ invited_by: by?.id ?? null, meeting_id: meeting, status, agreed_at: club.at },
      ...{ followed_up_on: null, became_member_id: null, impression: null, ask_again_on: null },
    })
    .execute()
  return { id, name: typed.name, company, by, status }
}
