import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { redrawThese } from '../old-records.ts'
import { forgetAround } from './forget-around.ts'
import { ballot } from './kinds.ts'

/**
 * What was answered goes some months later, and whoever waited as long after the month in which he was to be looked at again;
 * what was taken back goes with the other traces, and what nobody answered in a year.
 */
const applications: LetGo = async (club, { candidates, visitors, traces }) => {
  const { rows } = await sql<{ id: string }>`select id from application where club_id = ${club.id} and (
      (status = 'refused' and decided_at < ${candidates})
      or (status = 'accepted' and decided_at < ${candidates}
        and (reviewed_at is not null or review_on is null or review_on::timestamptz < ${candidates}))
      or (status = 'later' and decided_at < ${candidates} and later_on::timestamptz < ${candidates})
      or (status = 'withdrawn' and decided_at < ${traces}) or (status = 'open' and applied_at < ${visitors}))
    for update`.execute(club.tx)
  if (rows.length === 0) return false
  const ids = rows.map(({ id }) => id)
  await forgetAround(club, ids)
  await club.tx.deleteFrom('application').where('club_id', '=', club.id).where('id', 'in', ids).execute()
  await redrawThese(club, rows)
  return false
}

/** Who said what has counted: a day after the decision it is nowhere any more, his own message included, and the numbers stay. */
const countedBallots: LetGo = async club => {
  const { rows } = await sql<{ id: string }>`
    delete from application_ballot b using application a where b.club_id = ${club.id} and a.club_id = b.club_id
      and a.id = b.application_id and a.decided_at < ${club.at.subtract({ hours: 24 })}
    returning a.id`.execute(club.tx)
  for (const id of new Set(rows.map(({ id }) => id))) await redrawAbout(club, id, [ballot])
  return false
}

export const admissionRetention: readonly LetGo[] = [applications, countedBallots]
