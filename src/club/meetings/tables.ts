import { sql } from 'kysely'
import { emptied, former, type Him, his, noOnes, type OwnTables, type Where } from '../../db/fates.ts'

/** His visits before he was a member: they led to him, or name the same person. */
const visits = ({ id, name, email, phone }: Him): Where =>
  sql`guest in (select g.guest from guest g where g.club_id = guest.club_id and (g.became_member_id = ${id}
    or lower(g.email) = lower(${email}) or g.phone = ${phone} or lower(g.name) = lower(${name})))`

export const meetingTables = {
  meeting: {
    columns: {
      ...{ external_id: noOnes, zone: noOnes, status: noOnes, attendance_recorded: noOnes, day_only: noOnes },
      ...{ title: 'names', place: 'names', notes: 'names' },
    },
  },
  attendance: {
    columns: { status: noOnes, day_only: noOnes, substitute_name: [emptied(his('member_id')), 'names'] },
  },
  rsvp: { goes: his('member_id'), columns: { answer: noOnes, substitute_name: 'names' } },
  guest: {
    columns: {
      ...{ external_id: noOnes, guest: noOnes, status: noOnes },
      ...{ name: [emptied(visits, former), 'names'], company: emptied(visits), email: emptied(visits) },
      ...{ activity: [emptied(visits), 'names'], phone: emptied(visits) },
    },
  },
} as const satisfies OwnTables
