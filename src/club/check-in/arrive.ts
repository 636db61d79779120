import type { ClubTx } from '../../db/club-tx.ts'
import type { CheckIn, Meeting } from '../../terms/meeting.ts'
import { folded, isSameName } from '../../terms/names.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { answersTo } from '../meetings/answer-queries.ts'
import { meetingUnclosed } from '../meetings/at-the-door.ts'
import { guestsOf } from '../meetings/guest-queries.ts'
import { isPresent, memberById, membersKnownAs } from '../members/queries.ts'
import { checkIn } from './check-in.ts'
import { forgetGuestCheckIn } from './checked-in.ts'
import { mayCheckIn } from './rules.ts'
import { mayTry } from './tries.ts'

/** Who has come, as the page greets him. `made`: what may be taken back from here; null where it was noted before. */
export type Arrived = {
  readonly name: string
  readonly meeting: Meeting
  readonly made: (({ readonly member: string } | { readonly guest: string }) & { readonly at: Temporal.Instant }) | null
}

/**
 * `not found`: no name of this meeting, or one of several that are called so. It is answered as whatever else does not fit, so
 * that nobody learns from it who is on the list.
 */
export type NotArrived = 'not found' | 'too many'

type Naming = {
  readonly meeting: string
  readonly name: string
  readonly company: string
  readonly address: string
}

/**
 * Somebody at the door types his name: a member, whoever comes in the place of one, or a guest who was announced. The company
 * tells those apart who are called alike.
 */
export async function arriveByName(club: ClubTx, named: Naming): Promise<Arrived | NotArrived | Refusal> {
  const { meeting, name } = named
  const { may, fits } = await mayTry(club, meeting, { kind: 'address', types: 'name', address: named.address })
  if (!may) return 'too many'
  const found = await called(club, named)
  if (!found) return 'not found'
  await fits()
  if ('guest' in found) return guestArrives(club, { ...found, meeting, name })
  return arrive(club, { meeting, member: found.member, substitute: found.substitute, how: 'name', called: name })
}

type Called = { readonly company: string | null } & (
  | { readonly member: string; readonly substitute: string | null }
  | { readonly guest: string }
)

/** Who of this meeting is called so; null for nobody, and where the company does not say which of several. */
async function called(club: ClubTx, { meeting, name, company }: Naming): Promise<Called | null> {
  const members = (await membersKnownAs(club, name)).filter(one => isPresent(one, club.today))
  const answers = await answersTo(club, meeting)
  const guests = await guestsOf(club, meeting)
  const all: Called[] = [
    ...members.map(one => ({ member: one.id, substitute: null, company: one.company })),
    ...answers.flatMap(({ member, substitute }) =>
      substitute && isSameName(substitute, name) ? [{ member: member.id, substitute, company: null }] : [],
    ),
    ...guests.flatMap(guest => (isSameName(guest.name, name) ? [{ guest: guest.id, company: guest.company }] : [])),
  ]
  const told = all.length > 1 ? all.filter(one => one.company !== null && folded(one.company) === folded(company)) : all
  return told.length === 1 ? told[0]! : null
}

/** A telephone that the page remembers: whose it is, he has said there before. */
export const arriveByPhone = async (club: ClubTx, meeting: string, member: string): Promise<Arrived | Refusal> =>
  arrive(club, { meeting, member, substitute: null, how: 'phone', called: (await memberById(club, member)).fullName })

async function arrive(
  club: ClubTx,
  { called, ...arriving }: Parameters<typeof checkIn>[1] & { readonly how: CheckIn['how']; readonly called: string },
): Promise<Arrived | Refusal> {
  const here = await checkIn(club, arriving)
  if (isRefusal(here)) return here
  return { name: called, meeting: here.meeting, made: here.isNew ? { member: here.member, at: here.at } : null }
}

async function guestArrives(
  club: ClubTx,
  { meeting: id, guest, name }: { meeting: string; guest: string; name: string },
): Promise<Arrived | Refusal> {
  const meeting = await meetingUnclosed(club, id)
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayCheckIn(meeting, club.at)
  if (refused) return refused
  const made = await club.tx
    .insertInto('guest_check_in')
    .values({ club_id: club.id, guest_id: guest, meeting_id: id, at: club.at, taken_back_at: null })
    .onConflict(conflict =>
      conflict
        .columns(['club_id', 'guest_id'])
        .doUpdateSet({ at: club.at, taken_back_at: null })
        .where('guest_check_in.taken_back_at', 'is not', null),
    )
    .returning('at')
    .executeTakeFirst()
  return { name, meeting, made: made ? { guest, at: made.at } : null }
}

/** "That was not me": of a guest's check-in nothing is kept. `at`: the one made then, and no later one. */
export async function takeBackGuest(
  club: ClubTx,
  { meeting: id, guest, at }: { readonly meeting: string; readonly guest: string; readonly at: Temporal.Instant },
): Promise<Meeting | Refusal> {
  const meeting = await meetingUnclosed(club, id)
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status !== 'planned') return refuse('door closed', meeting)
  return (await forgetGuestCheckIn(club, guest, at)) ? meeting : refuse('done already', { by: null })
}
