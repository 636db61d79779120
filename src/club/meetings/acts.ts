import { sql } from 'kysely'
import { instant, rows } from '../../db/together.ts'
import type { AttendanceRow, HistoryMeeting } from '../../terms/history.ts'
import { ofRecords, type TopicActs } from '../acts.ts'

/** Of these columns the rows with these values; all where nothing is said of one. */
const only = (columns: Readonly<Record<string, string | undefined>>) =>
  sql.join(
    Object.entries(columns).flatMap(([column, value]) =>
      value === undefined ? [] : [sql`and ${sql.ref(column)} = ${value}`],
    ),
    sql` `,
  )

export const meetingActs: TopicActs = ({ id: club, zone }, within = {}) => {
  const { member, meeting, since } = within
  return {
    meetings: rows(
      sql<Omit<HistoryMeeting, 'startsAt'> & { starts_at: string }>`
      select m.id, m.starts_at, coalesce(m.zone, ${zone}) as zone, m.status, coalesce(m.required, true) as required,
        coalesce(m.attendance_recorded,
          case when exists (select 1 from attendance x where x.club_id = m.club_id and x.meeting_id = m.id)
            then 'partial' else 'none' end) as roll
      from meeting m where m.club_id = ${club} ${only({ 'm.id': meeting })} ${since === undefined ? sql`` : sql`and m.starts_at >= ${since}`}
        ${ofRecords(within, sql`m.id`)}`,
      ({ starts_at, ...row }) => ({ ...row, startsAt: instant(starts_at) }),
    ),
    attendance: rows(
      sql<AttendanceRow>`
      select a.meeting_id as meeting, a.member_id as member, a.status from attendance a
      ${since === undefined ? sql`` : sql`join meeting m on m.club_id = a.club_id and m.id = a.meeting_id and m.starts_at >= ${since}`}
      where a.club_id = ${club} ${only({ 'a.meeting_id': meeting, 'a.member_id': member })}
        ${ofRecords(within, sql`a.meeting_id`)}`,
      row => row,
    ),
    // Every visit of a guest who came, also of one whom nobody had invited: a later visit is then no longer his first.
    acts: rows(
      sql<{ id: string; guest: string; invited_by: string | null; starts_at: string }>`
      select g.id, g.guest, g.invited_by, m.starts_at from guest g
      join meeting m on m.club_id = g.club_id and m.id = g.meeting_id
      where g.club_id = ${club} and g.status = 'present' ${ofRecords(within, sql`g.id`, sql`g.meeting_id`)}`,
      row => ({ id: row.id, kind: 'guest', by: row.invited_by ?? '', guest: row.guest, on: instant(row.starts_at) }),
    ),
  }
}
