import { sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import { type Rows, rows } from '../db/together.ts'
import { dayOf, wallTime } from '../time/wall.ts'
import type { Arguments, NoticeKind } from './kind.ts'

/** What one member is told in a week, Monday to Sunday where the club is. */
export type ToldInWeek = { readonly reader: string; readonly kind: string; readonly args: Arguments }

/** All that members have got in the week of an instant in private, and what waits to be sent to them in it; `but`: of other kinds. */
export function toldInWeek(
  club: Pick<ClubTx, 'id' | 'zone'>,
  at: Temporal.Instant,
  but: Pick<NoticeKind, 'name'>,
): Rows<ToldInWeek> {
  const day = dayOf(at, club.zone)
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  const [from, until] = [monday, monday.add({ days: 7 })].map(one => wallTime(one, '00:00', club.zone))
  return rows(
    sql<ToldInWeek>`select reader_id as reader, kind, arguments as args from notice
      where club_id = ${club.id} and reader_id is not null and kind <> ${but.name}
        and (went_at >= ${from} and went_at < ${until}
          or state = 'kept' and class = 'club' and coalesce(moved_to, due_at) >= ${from} and coalesce(moved_to, due_at) < ${until})`,
    row => row,
  )
}
