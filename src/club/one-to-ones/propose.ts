import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { stillHere } from '../members/still-here.ts'
import { change, oneAtATime, storedMoments } from './change.ts'
import * as kinds from './kinds.ts'
import type { OneToOne } from './one-to-one.ts'
import { oneToOneById, openBetween } from './queries.ts'
import { momentsThatCanBe } from './rules.ts'

export type ToPropose = {
  readonly by: Member
  /** One to four others. */
  readonly others: readonly { readonly id: string }[]
  readonly note?: string | undefined
  readonly place?: string | undefined
  /** Up to three. */
  readonly moments?: readonly Temporal.Instant[]
}

/** Proposes a one-to-one: each of the others answers privately. */
export async function proposeOneToOne(
  club: ClubTx,
  { by, others, note, place, moments = [] }: ToPropose,
): Promise<OneToOne | Refusal> {
  if (others.some(({ id }) => id === by.id)) return refuse('yourself', {}, 'with')
  const impossible = momentsThatCanBe(moments, club.at)
  if (impossible) return impossible
  const people = [by.id, ...others.map(({ id }) => id)]
  await oneAtATime(club, people)
  const left = await stillHere(
    club,
    others.map(({ id }) => id),
  )
  if (left) return left
  const [other] = others
  const since = others.length === 1 && other ? await openBetween(club, by.id, other.id) : null
  if (since) return refuse('proposed already', { since })
  const id = club.newId()
  await club.tx
    .insertInto('one_to_one')
    .values({
      ...{ club_id: club.id, id, external_id: `o-${id}`, members: people, round: null, initiated_by: by.id },
      ...{ proposed_at: club.at, held_on: null, status: 'proposed', note: note ?? null, place: place ?? null },
      moments: storedMoments(moments.map(at => ({ id: club.newId(), at, by: by.id, suits: [by.id] }))),
    })
    .execute()
  await keepAll(
    club,
    others.map(other => kinds.proposed.of({ meeting: id, to: { member: other.id } })),
  )
  return (await oneToOneById(club, id))!
}

/**
 * Writes what a round proposes: two or three members each, nobody of them has asked for it. Gives the ids in the order of
 * the groups; the round tells its people itself.
 */
export async function proposeForRound(
  club: ClubTx,
  { round, groups }: { readonly round: string; readonly groups: readonly (readonly string[])[] },
): Promise<readonly string[]> {
  if (groups.length === 0) return []
  const ids = groups.map(() => club.newId())
  await club.tx
    .insertInto('one_to_one')
    .values(
      groups.map((members, n) => ({
        ...{ club_id: club.id, id: ids[n]!, external_id: `o-${ids[n]}`, members: [...members], round },
        ...{ initiated_by: null, proposed_at: club.at, held_on: null, status: 'proposed', note: null },
      })),
    )
    .execute()
  return ids
}

/** The proposer takes it back while it is unanswered, or declined without his knowing. */
export async function undoOneToOne(
  club: ClubTx,
  { by, meeting: id }: { readonly by: Member; readonly meeting: string },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  const declined = meeting !== null && meeting.status === 'skipped' && meeting.declinedBy.length > 0
  if (!meeting || (meeting.status !== 'proposed' && !declined)) return refuse('no longer possible', {})
  if (meeting.by?.id !== by.id) return refuse('not for you', {})
  await change(club, id, { status: 'skipped', declined_at: null, declined_by: [] })
  if (!declined) await redrawAbout(club, id)
  return meeting
}
