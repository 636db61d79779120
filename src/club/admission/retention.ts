import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { redrawThese } from '../old-records.ts'

/** What was answered goes some months later, what was taken back with the other traces, and what nobody answered in a year. */
const applications: LetGo = async (club, { candidates, visitors, traces }) => {
  const { rows } = await sql<{ id: string }>`delete from application where club_id = ${club.id} and (
      (status in ('accepted', 'refused') and decided_at < ${candidates})
      or (status = 'withdrawn' and decided_at < ${traces}) or (status = 'open' and applied_at < ${visitors}))
    returning id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

export const admissionRetention: readonly LetGo[] = [applications]
