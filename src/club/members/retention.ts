import { sql } from 'kysely'
import { inItsPlaces, type LetGo } from '../../db/retention.ts'
import { redrawThese } from '../old-records.ts'
import { closeThoseWhoLeft, forgetOldEnds } from './end.ts'
import { forgetOldJoinings } from './joinings.ts'

const codes: LetGo = async (club, { traces }) => {
  await sql`delete from link_code where club_id = ${club.id} and (expires_at <= ${club.at} or used_at < ${traces})`.execute(
    club.tx,
  )
  await sql`delete from code_try where since < ${traces} and ${inItsPlaces(club)}`.execute(club.tx)
  return false
}

/** Who an account said it was. That it is not somebody is remembered, without a name. */
const linkRequests: LetGo = async (club, { traces }) => {
  await club.tx
    .updateTable('link_request')
    .set({ account_name: '', handle: null })
    .where('club_id', '=', club.id)
    .where('asked_at', '<', traces)
    .where('decision', '=', 'not him')
    .where('account_name', '<>', '')
    .execute()
  const { rows } = await sql<{ id: string }>`delete from link_request where club_id = ${club.id}
    and asked_at < ${traces} and decision is distinct from 'not him' returning id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

const audits: LetGo = async (club, { audit }) => {
  const { rows } = await sql<{ id: string }>`
    delete from audit where club_id = ${club.id} and at < ${audit} returning id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

export const memberRetention: readonly LetGo[] = [
  codes,
  closeThoseWhoLeft,
  forgetOldEnds,
  forgetOldJoinings,
  linkRequests,
  audits,
]
