import type { ClubTx } from '../../db/club-tx.ts'
import type { Referral } from '../../terms/referral.ts'
import { referralById, referralsOf } from './queries.ts'

/** What whoever received a referral may thank its giver for: something came of it, or may come. */
export const mayBeThanked = ({ withdrawn, confirmed, status }: Referral): boolean =>
  !withdrawn && confirmed !== false && !['lost', 'not-a-fit', 'no-answer'].includes(status)

type Between = { readonly giver: string; readonly receiver: string }

/** A referral for which one may thank the other; null where it is not between the two, or nothing came of it. */
export async function referralToThank(club: ClubTx, id: string, between: Between): Promise<Referral | null> {
  const referral = await referralById(club, id)
  const isTheirs = referral?.giver.id === between.giver && referral.receiver.id === between.receiver
  return isTheirs && mayBeThanked(referral) ? referral : null
}

/** All that one may thank the other for, the latest first: as many as a list shows. */
export async function referralsToThank(club: ClubTx, { giver, receiver }: Between): Promise<readonly Referral[]> {
  const rows = await club.tx
    .selectFrom('referral')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('giver_id', '=', giver)
    .where('receiver_id', '=', receiver)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  return (await referralsOf(club, rows)).filter(mayBeThanked).slice(0, 25)
}

/** The day a referral was passed, for whoever tells of it to its two people; null once it has gone. */
export async function whenPassed(club: ClubTx, id: string): Promise<Temporal.Instant | null> {
  const row = await club.tx
    .selectFrom('referral')
    .select('given_at')
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.given_at ?? null
}
