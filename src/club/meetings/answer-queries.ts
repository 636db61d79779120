import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Rsvp, RsvpState } from '../../terms/meeting.ts'
import { membersByIds } from '../members/queries.ts'

export type GivenAnswer = {
  meeting_id: string
  member_id: string
  answer: string
  substitute_name: string | null
  waits: number | null
}

/**
 * In SQL, every answer to the club's meetings. Who brings a guest comes: where he has not answered himself the guest is his
 * answer, for as long as the guest is expected and wherever that stands, an imported list included.
 */
export const givenAnswers = (club: ClubTx): RawBuilder<GivenAnswer> => sql<GivenAnswer>`(
  select meeting_id, member_id, answer, substitute_name, waits from rsvp where club_id = ${club.id}
  union all
  select distinct g.meeting_id, g.invited_by, 'present', null::text, null::int from guest g
  where g.club_id = ${club.id} and g.invited_by is not null and not exists (
    select from rsvp r where r.club_id = g.club_id and r.meeting_id = g.meeting_id and r.member_id = g.invited_by))`

/** What a member has answered to these meetings, by meeting. */
export async function answersOf(
  club: ClubTx,
  member: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { answer: RsvpState; substitute: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await club.tx
    .selectFrom(givenAnswers(club).as('given'))
    .select(['meeting_id', 'answer', 'substitute_name'])
    .where('meeting_id', 'in', [...ids])
    .where('member_id', '=', member)
    .execute()
  return new Map(
    rows.map(row => [row.meeting_id, { answer: row.answer as RsvpState, substitute: row.substitute_name }]),
  )
}

/** What a member has answered to a meeting; null while he has not. */
export const rsvpOf = async (club: ClubTx, meeting: string, member: string) =>
  (await answersOf(club, member, [meeting])).get(meeting) ?? null

/** Which he is in the list of those who wait for a seat, the first being 1. */
export async function placeInList(club: ClubTx, meeting: string, member: string): Promise<number> {
  const { ahead } = await club.tx
    .selectFrom('rsvp')
    .select(({ fn }) => fn.countAll<number>().as('ahead'))
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .where('waits', '<', ({ selectFrom }) =>
      selectFrom('rsvp as his')
        .select('his.waits')
        .where('his.club_id', '=', club.id)
        .where('his.meeting_id', '=', meeting)
        .where('his.member_id', '=', member),
    )
    .executeTakeFirstOrThrow()
  return ahead + 1
}

/** Every answer to a meeting, by name; who waits for a seat, after the others and in turn. */
export async function answersTo(club: ClubTx, meeting: string): Promise<Rsvp[]> {
  const rows = await club.tx
    .selectFrom(givenAnswers(club).as('given'))
    .selectAll()
    .where('meeting_id', '=', meeting)
    .execute()
  const members = await membersByIds(
    club,
    rows.map(row => row.member_id),
  )
  return rows
    .flatMap(row => {
      const member = members.get(row.member_id)
      const { substitute_name: substitute, waits } = row
      return member ? [{ given: { member, answer: row.answer as RsvpState, substitute }, waits: waits ?? -1 }] : []
    })
    .sort((a, b) => a.waits - b.waits || byName(a.given, b.given))
    .map(({ given }) => given)
}

export const byName = (a: Rsvp, b: Rsvp): number => a.member.name.localeCompare(b.member.name, 'fr')
