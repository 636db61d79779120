import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { HeldOfProspect, HowLooked } from '../../terms/prospect.ts'
import type { Referral } from '../../terms/referral.ts'
import { membersByIds } from '../members/queries.ts'
import { looksAt, noteLooks } from '../prospects/looks.ts'
import type { Kept } from './forget-prospect.ts'

/**
 * What the club holds of a person in these referrals, for an organizer to hand over. That the organizer has it is noted, with
 * the look of whoever else had it.
 */
export async function heldOf(
  club: ClubTx,
  { by, kept }: { readonly by: Member; readonly kept: readonly Kept[] },
): Promise<readonly HeldOfProspect[]> {
  const ids = kept.map(({ id }) => id)
  const looks = Map.groupBy(await looksAt(club, ids), ({ referral }) => referral)
  const people = await membersByIds(club, [
    ...kept.flatMap(({ giver, receiver }) => [giver, receiver]),
    ...[...looks.values()].flat().map(({ member }) => member),
  ])
  const named = (id: string) => people.get(id)!.name
  await noteLooks(club, { by, referrals: ids, how: 'for-him' })
  return kept.map(one => ({
    ...{ at: one.at, giver: named(one.giver), receiver: named(one.receiver), prospect: one.prospect, need: one.need },
    ...{ agreed: one.agreed, status: one.status, withdrawn: one.withdrawn },
    looks: (looks.get(one.id) ?? []).map(({ member, how, at }) => ({ by: named(member), how, at })),
  }))
}

/** A member sees the contacts of these referrals' prospects: of those of whom one is kept, it is noted. */
export const noteContactsSeen = (
  club: ClubTx,
  by: Pick<Member, 'id'>,
  referrals: readonly Referral[],
  how: HowLooked,
): Promise<void> =>
  noteLooks(club, {
    ...{ by, how },
    referrals: referrals.filter(({ prospect: { name, phone, email } }) => name ?? phone ?? email).map(({ id }) => id),
  })
