import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { takeAnswersBack } from '../../notices/answers.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { rewriteMessages, without } from '../../notices/kept-words.ts'
import { withoutContacts } from '../../terms/contacts.ts'
import { closedStatuses } from '../../terms/referral.ts'
import { bearsName } from '../prospects/rules.ts'

/** What tells who the prospect is, or may: the receiver's own words too. */
const contacts = ['prospect_name', 'prospect_phone', 'prospect_e164', 'prospect_email', 'unfit_words', 'note'] as const

/** Referrals that ended or were taken back before an instant. */
export const endedBefore = (before: Temporal.Instant): RawBuilder<boolean> =>
  sql`coalesce(withdrawn_at, closed_at, case when status in (${sql.join(closedStatuses)})
    then coalesce(status_at, given_at) end) < ${before}`

/**
 * Of referrals that ended or were taken back before an instant, the prospect's contact is erased with what he is matched by,
 * and from the need what somebody wrote of it there; the company stays, unless it is called like him. At most so many at
 * once; gives whether more are left.
 */
export async function purgeProspects(club: ClubTx, before: Temporal.Instant, limit: number): Promise<boolean> {
  const { all, of } = await contactsOf(club, endedBefore(before), limit)
  if (all.length === 0) return false
  const ids = all.map(({ id }) => id)
  await club.tx
    .updateTable('referral')
    .set({ ...Object.fromEntries(contacts.map(column => [column, null])), prospect_keys: null })
    .where('club_id', '=', club.id)
    .where('id', 'in', ids)
    .execute()
  for (const one of all) await purgeRest(club, one)
  await redrawAbout(club, ids)
  await rewriteMessages(club, without(saidOf(all), '…'), { only: 'answers' })
  await takeAnswersBack(club, { of })
  return ids.length === limit
}

/** What a person may be known by where it is not looked for: in the need, and in a firm's name. */
async function purgeRest(club: ClubTx, { id, need, company, contacts }: Contacts): Promise<void> {
  const left = need === null ? null : withoutContacts(without(contacts, '…')(need))
  const his = bearsName(company, contacts[0] ?? null)
  if (left === need && !his) return
  await club.tx
    .updateTable('referral')
    .set({
      need: left === null ? null : club.sealer.seal('referral', 'need', id, left),
      ...(his && { prospect_company: null }),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

type Contacts = {
  readonly id: string
  /** Name, telephone, address: of what is not known, null. */
  readonly contacts: readonly (string | null)[]
  readonly company: string | null
  readonly need: string | null
}

/** All that is said of a person by these: answers that were given may show it too. */
export const saidOf = (all: readonly Contacts[]): readonly (string | null)[] =>
  all.flatMap(({ contacts, company }) => [...contacts, bearsName(company, contacts[0] ?? null) ? company : null])

/** What these referrals hold of their prospects, held until it is erased. */
export async function contactsOf(
  club: ClubTx,
  which: RawBuilder<boolean>,
  limit?: number,
): Promise<{ readonly all: readonly Contacts[]; readonly of: readonly string[] }> {
  const rows = await club.tx
    .selectFrom('referral')
    .select(['id', 'giver_id', 'receiver_id', 'prospect_company', 'need', ...contacts])
    .where('club_id', '=', club.id)
    .where(which)
    .where(
      sql<boolean>`num_nonnulls(prospect_name, prospect_phone, prospect_email, prospect_keys, unfit_words, note) > 0`,
    )
    .orderBy('id')
    .$if(limit !== undefined, query => query.limit(limit!))
    .forUpdate()
    .execute()
  const all = rows.map(row => {
    const open = (column: (typeof contacts)[number] | 'need') =>
      row[column] && club.sealer.open('referral', column, row.id, row[column])
    return { id: row.id, contacts: contacts.map(open), company: row.prospect_company, need: open('need') }
  })
  return { all, of: [...new Set(rows.flatMap(({ giver_id, receiver_id }) => [giver_id, receiver_id]))] }
}
