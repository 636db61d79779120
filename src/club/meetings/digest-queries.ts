import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, type Rows, rows } from '../../db/together.ts'
import type { Week } from '../../terms/digest.ts'
import { USUAL_LENGTH } from './rules.ts'

/** What a week's digest tells of meetings beside their rolls. */
export type WeekOfGuests = {
  /** Visits in the week's meetings. */
  readonly came: number
  /** Members who were guests once. */
  readonly wereGuests: readonly string[]
  /** The latest meeting that is over and whose roll nobody took. */
  readonly rollMissing: { readonly id: string; readonly startsAt: Temporal.Instant } | null
}

/** After two months nobody remembers who was there: a roll is not asked for any more. */
const rollIsAskedFor = { hours: 60 * 24 }

export const weekOfGuests = (club: ClubTx, week: Week): Rows<WeekOfGuests> =>
  rows(
    sql<Omit<WeekOfGuests, 'rollMissing'> & { rollMissing: { id: string; startsAt: string } | null }>`
      select
        (select count(*)::int from guest g join meeting m on m.club_id = g.club_id and m.id = g.meeting_id
          where g.club_id = ${club.id} and g.status = 'present'
            and m.starts_at >= ${week.from} and m.starts_at < ${week.until}) as came,
        array(select distinct g.became_member_id from guest g
          where g.club_id = ${club.id} and g.became_member_id is not null) as "wereGuests",
        (select json_build_object('id', m.id, 'startsAt', m.starts_at) from meeting m
          where m.club_id = ${club.id} and m.status = 'planned' and coalesce(m.required, true)
            and coalesce(m.ends_at <= ${club.at}, m.starts_at <= ${club.at.subtract(USUAL_LENGTH)})
            and m.starts_at > ${club.at.subtract(rollIsAskedFor)}
          order by m.starts_at desc limit 1) as "rollMissing"`,
    ({ rollMissing, ...row }) => ({
      ...row,
      rollMissing: rollMissing && { id: rollMissing.id, startsAt: instant(rollMissing.startsAt) },
    }),
  )
