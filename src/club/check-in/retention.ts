import { sql } from 'kysely'
import { batch, type LetGo } from '../../db/retention.ts'

/** What was typed in vain, and which guest came when: whoever was there stands on the roll. */
const traces: LetGo = async (club, { traces }) => {
  await sql`delete from check_in_try where club_id = ${club.id} and since < ${traces}`.execute(club.tx)
  await sql`delete from guest_check_in where club_id = ${club.id} and at < ${traces}`.execute(club.tx)
  return false
}

/** A third person who came in a member's place; that somebody did stays. */
const visitors: LetGo = async (club, { visitors }) => {
  await sql`update check_in set substitute_name = ${nobody}
    where club_id = ${club.id} and at < ${visitors} and substitute_name <> ${nobody}`.execute(club.tx)
  return false
}
const nobody = '…'

const old: LetGo = async (club, { acts }) => {
  const { numAffectedRows } = await sql`delete from check_in where club_id = ${club.id} and (meeting_id, member_id) in
    (select meeting_id, member_id from check_in where club_id = ${club.id} and at < ${acts} limit ${batch})`.execute(
    club.tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}

export const checkInRetention: readonly LetGo[] = [traces, visitors, old]
