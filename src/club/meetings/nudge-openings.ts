import { type RawBuilder, sql } from 'kysely'
import { isHere, joinedLately } from '../members/queries.ts'
import { dayThere, inItsYear, type OpeningRow, openingOf, type Proposals } from '../proposals.ts'
import { givenAnswers } from './answer-queries.ts'

/** For so many days somebody has just joined. */
const justJoinedDays = 30

/** The meeting that comes next with those who come, the last one, and the last one at which he was seen. */
export const meetingOpenings: Exclude<Proposals['openings'], 'none'> = (club, asked) => {
  const on = dayThere(club, sql`m.starts_at`)
  const next = sql`${asked.from} cross join lateral (select m.id, m.starts_at, m.place from meeting m
    where m.club_id = ${club.id} and m.status = 'planned' and m.starts_at > asked.at and m.starts_at > ${club.at}
      and (asked.record is null or m.id = asked.record
        or not exists (select from meeting own where own.club_id = m.club_id and own.id = asked.record))
    order by m.starts_at, m.id limit 1) m`
  // Who comes is public: his answer stands beneath the announcement.
  const comes = (who: RawBuilder<unknown>, among: RawBuilder<boolean>, most: number) => sql`
    (select c.member_id from (select distinct x.member_id from ${givenAnswers(club)} x
      where x.meeting_id = m.id and x.answer = 'present' and x.member_id <> asked.member) c
      where ${isHere(club, sql`c.member_id`)} and ${among} order by md5(c.member_id::text || ${who}) limit ${most})`
  const anybody = sql<boolean>`true`
  const last = (
    more: RawBuilder<boolean>,
  ) => sql`${asked.from} cross join lateral (select m.id, m.starts_at from meeting m
    where m.club_id = ${club.id} and m.status = 'held' and ${inItsYear(sql`m.starts_at`)} and ${more}
    order by m.starts_at desc, m.id limit 1) m`
  const wasSeen = (
    member: RawBuilder<unknown>,
  ) => sql<boolean>`exists (select from attendance x where x.club_id = ${club.id}
    and x.meeting_id = m.id and x.member_id = ${member} and x.status in ('present', 'late'))`
  const two = (of: RawBuilder<unknown>) => sql`cross join lateral (select array_agg(member_id) as ids from ${of} t) w`
  const pair = {
    key: sql`m.id::text || ' ' || w.ids[1] || ' ' || w.ids[2]`,
    one: sql`w.ids[1]`,
    two: sql`w.ids[2]`,
    on,
  }
  const seen = sql`(select x.member_id from attendance x where x.club_id = ${club.id} and x.meeting_id = m.id
    and x.status in ('present', 'late') and x.member_id <> asked.member and ${isHere(club, sql`x.member_id`)}
    order by md5(x.member_id::text || asked.nudge) limit 2)`
  return [
    sql<OpeningRow>`select ${openingOf('next-meeting', { key: sql`m.id`, on })} from ${next}`,
    sql<OpeningRow>`select ${openingOf('meeting-place', { key: sql`m.id`, says: sql`m.place` })} from ${next}
      where m.place is not null and m.place !~ '^https?://' and length(m.place) <= 60`,
    sql<OpeningRow>`select ${openingOf('will-be-there', pair)}
      from ${next} ${two(comes(sql`asked.nudge`, anybody, 2))} where cardinality(w.ids) = 2`,
    sql<OpeningRow>`select ${openingOf('newcomer-comes', { key: sql`m.id::text || ' ' || w.ids[1]`, one: sql`w.ids[1]`, on })}
      from ${next} ${two(comes(sql`asked.nudge`, joinedLately(club, sql`c.member_id`, { days: justJoinedDays, before: dayThere(club, sql`asked.at`) }), 1))}
      where cardinality(w.ids) = 1`,
    sql<OpeningRow>`select ${openingOf('who-comes', { key: sql`m.id`, one: sql`asked.who`, on })}
      from ${next} ${two(comes(sql`asked.nudge`, sql<boolean>`c.member_id = asked.who`, 1))} where cardinality(w.ids) = 1`,
    sql<OpeningRow>`select ${openingOf('guests-expected', { key: sql`m.id`, count: sql`count(*)`, on })}
      from ${next} join guest g on g.club_id = ${club.id} and g.meeting_id = m.id and g.status = 'invited'
      group by asked.nudge, m.id, m.starts_at`,
    sql<OpeningRow>`select ${openingOf('last-meeting', { key: sql`m.id`, on })} from ${last(sql<boolean>`true`)}`,
    sql<OpeningRow>`select ${openingOf('was-there', pair)} from ${last(wasSeen(sql`asked.member`))} ${two(seen)}
      where cardinality(w.ids) = 2`,
    sql<OpeningRow>`select distinct on (asked.nudge) ${openingOf('guest-came', { key: sql`g.id`, on })}
      from ${asked.from} join guest g on g.club_id = ${club.id} and g.invited_by = asked.member and g.status = 'present'
      join meeting m on m.club_id = g.club_id and m.id = g.meeting_id and ${inItsYear(sql`m.starts_at`)}
      order by asked.nudge, m.starts_at desc, g.id`,
  ]
}
