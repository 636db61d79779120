import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { HeldOfProspect, HowLooked } from '../../terms/prospect.ts'
import type { Referral } from '../../terms/referral.ts'
import { isRefusal, type Refusal } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { membersByIds } from '../members/queries.ts'
import { looksAt, noteLooks } from '../prospects/looks.ts'
import type { Sought } from '../prospects/rules.ts'
import { referralsNaming, shown } from './forget-prospect.ts'

export type HeldOf = {
  readonly held: readonly HeldOfProspect[]
  /** How many more bear his name alone: they may be another's, and are shown to nobody. */
  readonly alike: number
}

/**
 * What the club holds of a person who asks for it, for an organizer to hand over: only where his telephone or his address
 * says that it is him. That the organizer has it is noted, with the look of whoever else had it.
 */
export async function heldOf(
  club: ClubTx,
  { by, sought }: { readonly by: Member; readonly sought: Sought },
): Promise<HeldOf | Refusal> {
  const naming = await referralsNaming(club, sought)
  if (isRefusal(naming)) return naming
  const ids = naming.him.map(({ id }) => id)
  const looks = Map.groupBy(await looksAt(club, ids), ({ referral }) => referral)
  const people = await membersByIds(club, [
    ...naming.him.flatMap(({ giver, receiver }) => [giver, receiver]),
    ...[...looks.values()].flat().map(({ member }) => member),
  ])
  const named = (id: string) => people.get(id)!.name
  await noteLooks(club, { by, referrals: ids, how: 'for-him' })
  await audit(club, { by, what: shown, detail: String(ids.length) })
  return {
    held: naming.him.map(one => ({
      ...{ at: one.at, giver: named(one.giver), receiver: named(one.receiver), prospect: one.prospect, need: one.need },
      ...{ agreed: one.agreed, status: one.status, withdrawn: one.withdrawn },
      looks: (looks.get(one.id) ?? []).map(({ member, how, at }) => ({ by: named(member), how, at })),
    })),
    alike: naming.alike.length,
  }
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
