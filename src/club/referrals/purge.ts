import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { rewriteMessages, without } from '../../notices/kept-words.ts'

const contacts = ['prospect_name', 'prospect_phone', 'prospect_email'] as const

/**
 * Of referrals that ended or were taken back before an instant, the prospect's contact is erased with what he is matched by;
 * the company stays. At most so many at once; gives whether more are left.
 */
export async function purgeProspects(club: ClubTx, before: Temporal.Instant, limit: number): Promise<boolean> {
  const rows = await club.tx
    .selectFrom('referral')
    .select(['id', ...contacts])
    .where('club_id', '=', club.id)
    .where(sql<boolean>`coalesce(withdrawn_at, closed_at, case when status in ('won', 'lost', 'not-a-fit', 'no-answer')
      then coalesce(status_at, given_at) end) < ${before}`)
    .where(sql<boolean>`num_nonnulls(prospect_name, prospect_phone, prospect_email, prospect_key) > 0`)
    .limit(limit)
    .forUpdate()
    .execute()
  await forgetProspects(club, rows)
  return rows.length === limit
}

type Row = { readonly id: string } & { readonly [C in (typeof contacts)[number]]: Buffer | null }

async function forgetProspects(club: ClubTx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const said = rows.flatMap(row =>
    contacts.map(column => row[column] && club.sealer.open('referral', column, row.id, row[column])),
  )
  await club.tx
    .updateTable('referral')
    .set({ prospect_name: null, prospect_phone: null, prospect_email: null, prospect_key: null })
    .where('club_id', '=', club.id)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  for (const { id } of rows) await redrawAbout(club, id)
  await rewriteMessages(club, without(said, '…'), { only: 'answers' })
}
