import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { takeAnswersBack } from '../../notices/answers.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { rewriteMessages, without } from '../../notices/kept-words.ts'
import { closedStatuses } from './rules.ts'

const contacts = ['prospect_name', 'prospect_phone', 'prospect_e164', 'prospect_email'] as const

/** Referrals that ended or were taken back before an instant. */
export const endedBefore = (before: Temporal.Instant): RawBuilder<boolean> =>
  sql`coalesce(withdrawn_at, closed_at, case when status in (${sql.join(closedStatuses)})
    then coalesce(status_at, given_at) end) < ${before}`

/**
 * Of referrals that ended or were taken back before an instant, the prospect's contact is erased with what he is matched by;
 * the company stays. At most so many at once; gives whether more are left.
 */
export async function purgeProspects(club: ClubTx, before: Temporal.Instant, limit: number): Promise<boolean> {
  const { ids, said, of } = await contactsOf(club, endedBefore(before), limit)
  if (ids.length === 0) return false
  await club.tx
    .updateTable('referral')
    .set({ ...Object.fromEntries(contacts.map(column => [column, null])), prospect_keys: null })
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .execute()
  await redrawAbout(club, ids)
  await rewriteMessages(club, without(said, '…'), { only: 'answers' })
  await takeAnswersBack(club, { of })
  return ids.length === limit
}

/** What these referrals hold of their prospects, held until it is erased: answers that were given may show it too. */
export async function contactsOf(
  club: ClubTx,
  which: RawBuilder<boolean>,
  limit?: number,
): Promise<{
  readonly ids: readonly string[]
  readonly of: readonly string[]
  readonly said: readonly (string | null)[]
}> {
  const rows = await club.tx
    .selectFrom('referral')
    .select(['id', 'giver_id', 'receiver_id', ...contacts])
    .where('club_id', '=', club.id)
    .where(which)
    .where(sql<boolean>`num_nonnulls(prospect_name, prospect_phone, prospect_email, prospect_keys) > 0`)
    .$if(limit !== undefined, query => query.limit(limit!))
    .forUpdate()
    .execute()
  const words = rows.flatMap(row =>
    contacts.map(column => row[column] && club.sealer.open('referral', column, row.id, row[column])),
  )
  const of = [...new Set(rows.flatMap(({ giver_id, receiver_id }) => [giver_id, receiver_id]))]
  return { ids: rows.map(({ id }) => id), of, said: words }
}
