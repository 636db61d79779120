import { type RawBuilder, sql } from 'kysely'
import { onTheList } from '../../db/on-the-list.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'
import { dayThere, type OpeningRow, openingOf, type Proposals } from '../proposals.ts'

/** Since when he is there and by whom, what the other says of himself, and who came on the list. */
export const memberOpenings: Exclude<Proposals['openings'], 'none'> = (club, asked) => {
  const today = dayThere(club, sql`asked.at`)
  const he = sql`${asked.from} join member he on he.club_id = ${club.id} and he.id = asked.member`
  const who = sql`${he} join member who on who.club_id = he.club_id and who.id = asked.who and ${onTheList(club.today, 'who')}`
  const one = sql`who.id`
  const ofWho = (code: Parameters<typeof openingOf>[0], says: RawBuilder<unknown>, where = sql<boolean>`true`) =>
    sql<OpeningRow>`select ${openingOf(code, { key: one, one, says })} from ${who}
      where length(trim(${says})) between 2 and 200 and ${where}`
  const joined = sql`who.joined_on`
  const since = sql`${today} - ${newcomerDays}::int`
  const isNear = sql<boolean>`lower(trim(who.town)) is not distinct from lower(trim(he.town))`
  const listed = sql`join member m on m.club_id = ${club.id} and m.erased_at is null and m.joined_on <= ${today}
    and (m.left_on is null or m.left_on >= ${today})`
  return [
    sql<OpeningRow>`select ${openingOf('joined', { key: sql`he.id`, on: sql`he.joined_on` })} from ${he}
      where he.joined_on <= ${today}`,
    sql<OpeningRow>`select ${openingOf('sponsor', { key: sql`he.sponsor_id`, one: sql`he.sponsor_id` })} from ${he}
      join member s on s.club_id = he.club_id and s.id = he.sponsor_id and ${onTheList(club.today, 's')}`,
    sql<OpeningRow>`select ${openingOf('you-offer', { key: sql`he.id`, says: sql`he.offers` })} from ${he}
      where length(trim(he.offers)) between 2 and 200`,
    ofWho('who-does', sql`coalesce(who.speciality, who.activity)`),
    ofWho('who-seeks', sql`who.seeks`),
    ofWho('who-offers', sql`who.offers`),
    ofWho('who-company', sql`who.company`, sql<boolean>`who.company is distinct from he.company`),
    ofWho(sql`case when ${isNear} then 'same-town' else 'who-town' end`, sql`who.town`),
    sql<OpeningRow>`select ${openingOf('who-since', { key: one, one, on: joined })} from ${who}
      where ${joined} <= ${today} - 365`,
    sql<OpeningRow>`select ${openingOf('who-new', { key: one, one, on: joined })} from ${who}
      where ${joined} <= ${today} and ${joined} > ${since}`,
    // Whoever came last is named.
    sql<OpeningRow>`select ${openingOf('new-members', { key: sql`those.ids[1]`, one: sql`those.ids[1]`, count: sql`cardinality(those.ids)`, on: since })}
      from ${asked.from} cross join lateral (select array_agg(m.id order by m.joined_on desc, m.id) as ids
        from member m where m.club_id = ${club.id} and ${onTheList(club.today, 'm')} and m.id <> asked.member
          and m.joined_on <= ${today} and m.joined_on > ${since}) those
      where cardinality(those.ids) >= 2`,
    sql<OpeningRow>`select ${openingOf('members-count', { count: sql`count(*)` })} from ${asked.from} ${listed}
      group by asked.nudge having count(*) >= 3`,
  ]
}
