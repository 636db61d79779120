import { type RawBuilder, sql } from 'kysely'
import type { Namesake } from '../terms/labels.ts'
import { onTheList } from './on-the-list.ts'

/** Who else is on the list on that day under the name of a row of `member`; null where nobody is. */
export const namesakes = (day: Temporal.PlainDate, member = 'member'): RawBuilder<readonly Namesake[] | null> => sql`(
  select jsonb_agg(jsonb_build_object('id', namesake.id, 'name', namesake.name, 'company', namesake.company,
    'speciality', namesake.speciality, 'jobTitle', namesake.job_title, 'activity', namesake.activity,
    'joinedOn', namesake.joined_on))
  from member namesake where namesake.club_id = ${sql.ref(`${member}.club_id`)}
    and namesake.name_key = ${sql.ref(`${member}.name_key`)} and namesake.id <> ${sql.ref(`${member}.id`)}
    and ${onTheList(day, 'namesake')})`
