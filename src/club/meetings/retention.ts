import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { rememberGone } from '../../db/imported-rows.ts'
import { batch, type LetGo } from '../../db/retention.ts'
import { nobody } from '../../terms/meeting.ts'
import { membersById } from '../members/numbers.ts'
import { oldRecords, redrawThese } from '../old-records.ts'
import { guestsFile } from './file.ts'

const meetingsBefore = (club: ClubTx, before: Temporal.Instant): RawBuilder<unknown> =>
  sql`meeting m where m.club_id = ${club.id} and m.starts_at < ${before}`

/** Third persons: who came with a member, or in his place. That somebody came stays. */
const visitors: LetGo = async (club, { visitors }) => {
  const past = meetingsBefore(club, visitors)
  await sql`update attendance t set substitute_name = null
    from ${past} and t.club_id = m.club_id and t.meeting_id = m.id and t.substitute_name is not null`.execute(club.tx)
  await sql`update rsvp t set substitute_name = null
    from ${past} and t.club_id = m.club_id and t.meeting_id = m.id and t.substitute_name is not null`.execute(club.tx)
  await sql`update roll_mark t set substitute_name = null
    from ${past} and t.club_id = m.club_id and t.meeting_id = m.id and t.substitute_name is not null`.execute(club.tx)
  await sql`update attendance_change t set was_substitute = null
    from ${past} and t.club_id = m.club_id and t.meeting_id = m.id and t.was_substitute is not null`.execute(club.tx)
  const { rows } = await sql<{ id: string; guest: string }>`
    update guest g set name = ${nobody}, company = null, activity = null, email = null, phone = null
    from ${past} and g.club_id = m.club_id and g.meeting_id = m.id
      and (g.name <> ${nobody} or num_nonnulls(g.company, g.activity, g.email, g.phone) > 0)
    returning m.id, g.id as guest`.execute(club.tx)
  // The meeting's messages name him, and so do those that asked who brought him.
  await redrawThese(club, [...rows, ...rows.map(({ guest }) => ({ id: guest }))])
  return false
}

/** Who came to the meetings of long ago, and who had said so. */
const roll: LetGo = async (club, { acts }) => {
  await sql`delete from rsvp t using ${meetingsBefore(club, acts)}
    and t.club_id = m.club_id and t.meeting_id = m.id`.execute(club.tx)
  await sql`delete from roll_mark t using ${meetingsBefore(club, acts)}
    and t.club_id = m.club_id and t.meeting_id = m.id`.execute(club.tx)
  await sql`delete from attendance_change t using ${meetingsBefore(club, acts)}
    and t.club_id = m.club_id and t.meeting_id = m.id`.execute(club.tx)
  const lines = sql`select m.external_id || ' ' || p.external_id from gone
    join meeting m on m.club_id = ${club.id} and m.id = gone.meeting_id
    join ${membersById(club)} p on p.id = gone.member_id`
  const { rows } = await sql<{ one: number }>`
    with gone as (delete from attendance where club_id = ${club.id} and (meeting_id, member_id) in
      (select t.meeting_id, t.member_id from attendance t join meeting m on m.club_id = t.club_id and m.id = t.meeting_id
        where t.club_id = ${club.id} and m.starts_at < ${acts} limit ${batch})
      returning meeting_id, member_id),
    remembered as (${rememberGone(club, 'attendance.csv', lines)})
    select 1 as one from gone`.execute(club.tx)
  return rows.length > 0
}

const notes: LetGo = async (club, { acts }) => {
  await sql`update meeting set notes = null
    where club_id = ${club.id} and starts_at < ${acts} and notes is not null`.execute(club.tx)
  return false
}

export const meetingRetention: readonly LetGo[] = [
  visitors,
  oldRecords(
    guestsFile,
    (before, club) => sql`exists (select from ${meetingsBefore(club, before)} and m.id = t.meeting_id)`,
  ),
  roll,
  notes,
]
