import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { Money } from '../../terms/money.ts'
import { membersByIds } from '../members/queries.ts'
import { whenPassed } from '../referrals/to-thank.ts'
import type { InChannel, ThankedFor, ThanksAnswer } from './rules.ts'

/** A thanks as its two people see it. */
export type Thanks = {
  readonly id: string
  readonly from: Member
  readonly to: Member
  /** An imported one may not say. */
  readonly what: ThankedFor | null
  readonly message: string | null
  /** Between the two: in no message that anybody else reads. */
  readonly amount: Money | null
  /** The referral it is for, and the day it was passed: whom it was about is the referral's alone. */
  readonly referral: { readonly id: string; readonly givenAt: Temporal.Instant } | null
  readonly at: Temporal.Instant
  readonly inChannel: InChannel
  /** Which message tells it to the club: of a yes, a no and another yes only the last one's. */
  readonly told: string | null
  readonly answer: ThanksAnswer
  readonly withdrawn: boolean
  /** The thanks that corrects this one. */
  readonly replacedBy: string | null
  /** The thanks that was given first, of which this is a correction; else itself. */
  readonly first: string
}

/** A thanks by id, or null. `lock` holds it until the transaction ends, so that two clicks follow each other. */
export async function thanksById(club: ClubTx, id: string, { lock = false } = {}): Promise<Thanks | null> {
  let query = club.tx.selectFrom('thanks').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return null
  const people = await membersByIds(club, [row.from_id, row.to_id])
  const givenAt = row.referral_id === null ? null : await whenPassed(club, row.referral_id)
  return {
    id,
    from: people.get(row.from_id)!,
    to: people.get(row.to_id)!,
    what: row.thanked_for as ThankedFor | null,
    message: row.message,
    amount: row.amount === null ? null : { amount: row.amount, currency: row.currency ?? club.currency },
    referral: givenAt && { id: row.referral_id!, givenAt },
    at: row.thanked_at,
    inChannel: row.in_channel as InChannel,
    told: row.told,
    answer: row.answer as ThanksAnswer,
    withdrawn: row.withdrawn_at !== null,
    replacedBy: row.replaced_by,
    first: row.first_id ?? id,
  }
}

/** The same as it stands after all its corrections: what the club is told of, by the first of them. */
export async function thanksNow(club: ClubTx, first: string): Promise<Thanks | null> {
  const last = await club.tx
    .selectFrom('thanks')
    .select('id')
    .where('club_id', '=', club.id)
    .where('first_id', '=', first)
    .where('replaced_by', 'is', null)
    .executeTakeFirst()
  return thanksById(club, last?.id ?? first)
}

/** All that one thanks and its corrections stand under: messages about any of them are drawn together. */
export async function corrections(club: ClubTx, first: string): Promise<readonly string[]> {
  const rows = await club.tx
    .selectFrom('thanks')
    .select('id')
    .where('club_id', '=', club.id)
    .where('first_id', '=', first)
    .execute()
  return [first, ...rows.map(({ id }) => id)]
}
