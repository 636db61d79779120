import type { ClubTx } from '../../db/club-tx.ts'
import type { CheckIn, Guest, Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import { meetingsAtHand, meetingUnclosed, rollsToTake } from '../meetings/at-the-door.ts'
import { guestsOf } from '../meetings/guest-queries.ts'
import { mayCallRoll } from '../meetings/rules.ts'
import { membersByIds } from '../members/queries.ts'
import { openDoors } from './check-in.ts'
import { checkInsOf, guestsCheckedIn } from './checked-in.ts'
import { codeOf, signed } from './keys.ts'
import { mayCheckIn, opensAt, stepsAt } from './rules.ts'

/** Who is at the door, as an organizer reads it: a member, or who comes for him; a guest. */
export type Arrival = (CheckIn & { readonly who: Member }) | { readonly guest: Guest; readonly at: Temporal.Instant }

/** What an organizer is shown: the page's link, or where there is none the code itself. */
export type Door = {
  readonly meeting: Meeting
  readonly opens: Temporal.Instant
  readonly link: string | null
  /** Null before it opens, and where the page shows it. */
  readonly code: { readonly digits: string; readonly holds: Temporal.Instant } | null
  readonly arrivals: readonly Arrival[]
}

export async function doorOf(club: ClubTx, id: string): Promise<Door | Refusal> {
  const meeting = await meetingUnclosed(club, id)
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayCheckIn(meeting, club.at)
  if (refused && refused.refused !== 'door not open') return refused
  const steps = stepsAt(club.at, { hasPage: false })
  const link = club.publicUrl && `${club.publicUrl}/door/${signed(club, 'door', { meeting: id })}`
  const code = link || refused ? null : { digits: codeOf(club, id, steps.now), holds: steps.holds }
  return { meeting, opens: opensAt(meeting), link, code, arrivals: await arrivalsAt(club, id) }
}

async function arrivalsAt(club: ClubTx, meeting: string): Promise<Arrival[]> {
  const checkIns = await checkInsOf(club, meeting)
  const members = await membersByIds(
    club,
    checkIns.map(({ member }) => member),
  )
  const here = checkIns.flatMap((one): Arrival[] => {
    const who = members.get(one.member)
    return who ? [{ ...one, who }] : []
  })
  return [...here, ...(await guestsAt(club, meeting))].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** The guests who have come. One whom somebody has withdrawn is on no list. */
async function guestsAt(club: ClubTx, meeting: string): Promise<{ guest: Guest; at: Temporal.Instant }[]> {
  const came = await guestsCheckedIn(club, meeting)
  const guests = came.size > 0 ? await guestsOf(club, meeting) : []
  return guests.flatMap(guest => {
    const at = came.get(guest.id)
    return at ? [{ guest, at }] : []
  })
}

/** What `/meeting` says of a door: that it is open, and whether he has come through it. */
export type OwnDoor = { readonly meeting: Meeting; readonly own: CheckIn | null }

/** The doors that are open now, as this member finds them. */
export async function ownDoors(club: ClubTx, { id }: Pick<Member, 'id'>): Promise<OwnDoor[]> {
  const doors = await openDoors(club)
  if (isRefusal(doors)) return []
  return Promise.all(
    doors.map(async meeting => ({
      meeting,
      own: (await checkInsOf(club, meeting.id)).find(({ member }) => member === id) ?? null,
    })),
  )
}

/** The meeting later today, whose door an organizer may prepare; null where there is none, or one is open. */
export async function doorLater(club: ClubTx): Promise<Meeting | null> {
  const atHand = await meetingsAtHand(club)
  return atHand.some(meeting => !mayCheckIn(meeting, club.at)) ? null : laterToday(club, atHand)
}

function laterToday(club: ClubTx, atHand: readonly Meeting[]): Meeting | null {
  const isToday = ({ startsAt, zone }: Meeting) => dayOf(startsAt, zone).equals(dayOf(club.at, zone))
  return atHand.find(one => mayCheckIn(one, club.at)?.refused === 'door not open' && isToday(one)) ?? null
}

/** The meeting at whose door an organizer stands now, or which he prepares for later today; null where there is none. */
async function doorAtHand(club: ClubTx): Promise<Meeting | null> {
  const atHand = await meetingsAtHand(club)
  return atHand.find(one => !mayCheckIn(one, club.at)) ?? laterToday(club, atHand)
}

/** What an organizer may mean who asks for the roll and names no meeting. */
export type RollAtHand = {
  /** The meeting of today whose door he may stand at. */
  readonly door: Meeting | null
  /** Whose roll is taken now; null where none can be, and while he waits at a door for the beginning. */
  readonly now: Meeting | null
  /** Older ones, offered beside it. */
  readonly missing: readonly Meeting[]
}

/** Whoever stands at a door means that meeting, however many older rolls are missing. */
export async function rollAtHand(club: ClubTx): Promise<RollAtHand> {
  const door = await doorAtHand(club)
  const waiting = await rollsToTake(club)
  const now = door === null ? (waiting[0] ?? null) : mayCallRoll(door, club.at) === null ? door : null
  return { door, now, missing: waiting.filter(({ id }) => id !== now?.id) }
}

/** What stands on the page at the door. `changes`: when it is to be looked at again. */
export type AtTheDoor = {
  readonly changes: Temporal.Instant
  readonly opens: Temporal.Instant
  readonly zone: string
  /** While one can check in; else whether that is over, or still ahead. */
  readonly open: OpenDoor | 'not yet' | 'no more'
}

type OpenDoor = {
  readonly code: string
  /** Where the QR leads, and where the digits are typed. */
  readonly link: string
  readonly address: string
  readonly arrived: number
}

/** Null for a meeting that is no more, and where pages cannot be reached. */
export async function shownAtDoor(club: ClubTx, id: string): Promise<AtTheDoor | null> {
  const meeting = await meetingUnclosed(club, id)
  if (!meeting || club.publicUrl === null) return null
  const { now, changes } = stepsAt(club.at, { hasPage: true })
  const told = { changes, opens: opensAt(meeting), zone: meeting.zone }
  const refused = mayCheckIn(meeting, club.at)
  if (refused) return { ...told, open: refused.refused === 'door not open' ? 'not yet' : 'no more' }
  const open = {
    code: codeOf(club, id, now),
    link: `${club.publicUrl}/here/${signed(club, 'here', { meeting: id }, now)}`,
    address: `${club.publicUrl.replace(/^https?:\/\//, '')}/here/at/${encodeURIComponent(club.externalId)}`,
    arrived: (await checkInsOf(club, id)).length + (await guestsAt(club, id)).length,
  }
  return { ...told, open }
}
