import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Rsvp, RsvpAnswer } from '../../terms/meeting.ts'
import { membersByIds } from '../members/queries.ts'

export type GivenAnswer = { meeting_id: string; member_id: string; answer: string; substitute_name: string | null }

/**
 * In SQL, every answer to the club's meetings. Who brings a guest comes: where he has not answered himself the guest is his
 * answer, for as long as the guest is expected and wherever that stands, an imported list included.
 */
export const givenAnswers = (club: ClubTx): RawBuilder<GivenAnswer> => sql<GivenAnswer>`(
  select meeting_id, member_id, answer, substitute_name from rsvp where club_id = ${club.id}
  union all
  select distinct g.meeting_id, g.invited_by, 'present', null::text from guest g
  where g.club_id = ${club.id} and g.invited_by is not null and not exists (
    select from rsvp r where r.club_id = g.club_id and r.meeting_id = g.meeting_id and r.member_id = g.invited_by))`

/** What a member has answered to these meetings, by meeting. */
export async function answersOf(
  club: ClubTx,
  member: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { answer: RsvpAnswer; substitute: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await club.tx
    .selectFrom(givenAnswers(club).as('given'))
    .select(['meeting_id', 'answer', 'substitute_name'])
    .where('meeting_id', 'in', [...ids])
    .where('member_id', '=', member)
    .execute()
  return new Map(
    rows.map(row => [row.meeting_id, { answer: row.answer as RsvpAnswer, substitute: row.substitute_name }]),
  )
}

/** What a member has answered to a meeting; null while he has not. */
export const rsvpOf = async (club: ClubTx, meeting: string, member: string) =>
  (await answersOf(club, member, [meeting])).get(meeting) ?? null

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
      return member ? [{ member, answer: row.answer as RsvpAnswer, substitute: row.substitute_name }] : []
    })
    .sort(byName)
}

export const byName = (a: Rsvp, b: Rsvp): number => a.member.name.localeCompare(b.member.name, 'fr')
