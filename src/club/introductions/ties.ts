import { sql } from 'kysely'
import { dayOfInstant, type TopicTies, ties } from '../ties.ts'

/** Introductions to which both agreed: of the two with each other, and of each with who introduced them. */
export const introductionTies: TopicTies = (club, of) =>
  ties(sql`
  select tie.other, tie.kind, count(*)::int as times,
    ${dayOfInstant(club, sql`max(coalesce(i.decided_at, i.requested_at))`)} as last
  from introduction i
  cross join lateral (
    select case when i.party_a = ${of} then i.party_b else i.party_a end as other, 'introduction' as kind
      where ${of} in (i.party_a, i.party_b)
    union all select i.requested_by, 'introducedBy'
      where ${of} in (i.party_a, i.party_b) and i.requested_by not in (i.party_a, i.party_b)
    union all select party, 'introduced' from unnest(array[i.party_a, i.party_b]) party
      where i.requested_by = ${of} and ${of} not in (i.party_a, i.party_b)
  ) tie
  where i.club_id = ${club.id} and i.status = 'accepted' and ${of} in (i.party_a, i.party_b, i.requested_by)
  group by tie.other, tie.kind`)
