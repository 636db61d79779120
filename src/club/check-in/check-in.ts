import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { CheckIn, Meeting } from '../../terms/meeting.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { meetingsAtHand, meetingUnclosed } from '../meetings/at-the-door.ts'
import { codeOf, isSameCode } from './keys.ts'
import { digitsOf, mayCheckIn, stepsAt } from './rules.ts'
import { mayTry, type Typist } from './tries.ts'

/** `isNew`: it was noted just now; else it stood already, since `at`. */
export type CheckedIn = {
  readonly meeting: Meeting
  readonly member: string
  readonly at: Temporal.Instant
  readonly substitute: string | null
  readonly isNew: boolean
}

/** The meetings at whose door one can check in now; a refusal that says why there is none. */
export async function openDoors(club: ClubTx): Promise<readonly [Meeting, ...Meeting[]] | Refusal> {
  const atHand = await meetingsAtHand(club)
  const [first, ...others] = atHand.filter(meeting => !mayCheckIn(meeting, club.at))
  if (first) return [first, ...others]
  const next = atHand.find(({ startsAt }) => Temporal.Instant.compare(startsAt, club.at) > 0) ?? null
  // The one that is over, for as long as somebody may still come out of it.
  const over = atHand.findLast(({ endsAt }) => Temporal.Instant.compare(endsAt.add({ hours: 3 }), club.at) > 0)
  const near = over && over !== next ? over : next
  const isToday = near && near.startsAt.since(club.at).total('hours') < 12
  return (isToday && mayCheckIn(near, club.at)) || refuse('no meeting at the door', { next })
}

/** Whether this step of the clock is the one of now, or was a moment ago. */
export const isCodeStep = (club: ClubTx, step: number): boolean =>
  stepsAt(club.at, { hasPage: club.publicUrl !== null }).taken.some(one => one === step)

/** Whether a code is the one at the door of this meeting now, or was a moment ago. */
const isCodeOf = (club: ClubTx, { id }: Pick<Meeting, 'id'>, typed: string): boolean =>
  stepsAt(club.at, { hasPage: club.publicUrl !== null }).taken.filter(step =>
    isSameCode(codeOf(club, id, step), digitsOf(typed)),
  ).length > 0

/** The meeting whose door shows this code. Codes that fit nothing are counted by who types them. */
export async function meetingOfCode(club: ClubTx, typed: string, who: Typist): Promise<Meeting | Refusal> {
  const doors = await openDoors(club)
  if (isRefusal(doors)) return doors
  const { may, fits } = await mayTry(club, doors[0].id, who)
  if (!may) return refuse('too many door codes', {})
  const meeting = doors.find(one => isCodeOf(club, one, typed))
  if (!meeting) return refuse('wrong door code', { rotates: club.publicUrl !== null })
  await fits()
  return meeting
}

type Arriving = {
  readonly meeting: string
  readonly member: string
  readonly how: CheckIn['how']
  /** Who comes in his place. */
  readonly substitute?: string | null
}

/**
 * Notes that a member is at the door, or somebody in his place: once, however often it is said. Whoever comes himself after
 * all takes the place of who came for him.
 */
export async function checkIn(club: ClubTx, arriving: Arriving): Promise<CheckedIn | Refusal> {
  const { meeting: id, member, how, substitute = null } = arriving
  const meeting = await meetingUnclosed(club, id)
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayCheckIn(meeting, club.at)
  if (refused) return refused
  const row = { at: club.at, how, substitute_name: substitute, taken_back_at: null }
  const made = await club.tx
    .insertInto('check_in')
    .values({ club_id: club.id, meeting_id: id, member_id: member, ...row })
    .onConflict(conflict =>
      conflict
        .columns(['club_id', 'meeting_id', 'member_id'])
        .doUpdateSet(row)
        .where(sql<boolean>`check_in.taken_back_at is not null
          or (check_in.substitute_name is not null and excluded.substitute_name is null)`),
    )
    .returningAll()
    .executeTakeFirst()
  const stands = made ?? (await standing(club, id, member))
  return { meeting, member, at: stands.at, substitute: stands.substitute_name, isNew: made !== undefined }
}

const standing = (club: ClubTx, meeting: string, member: string): Promise<Selectable<Tables['check_in']>> =>
  club.tx
    .selectFrom('check_in')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .where('member_id', '=', member)
    .executeTakeFirstOrThrow()

type Made = { readonly meeting: string; readonly member: string }

/** "That was not me": it does not hold. `at`: the one made then, and no later one. */
export async function takeBackCheckIn(
  club: ClubTx,
  { meeting: id, member, at }: Made & { readonly at?: Temporal.Instant },
): Promise<Meeting | Refusal> {
  const meeting = await meetingUnclosed(club, id)
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status !== 'planned') return refuse('door closed', meeting)
  let query = club.tx
    .updateTable('check_in')
    .set({ taken_back_at: club.at })
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', id)
    .where('member_id', '=', member)
    .where('taken_back_at', 'is', null)
  // The key has milliseconds.
  if (at) query = query.where(sql<boolean>`date_trunc('milliseconds', at) = ${at}`)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return numUpdatedRows === 0n ? refuse('done already', { by: null }) : meeting
}
