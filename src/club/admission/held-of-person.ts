import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { HeldOfPerson, Traces } from '../../terms/prospect.ts'
import { isRefusal, type Refusal } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { membersByIds } from '../members/queries.ts'
import type { Sought } from '../prospects/rules.ts'
import { heldOf } from '../referrals/about-prospect.ts'
import { shown } from '../referrals/forget-prospect.ts'
import { recordsNaming } from './forget-person.ts'

export type ToHand = {
  readonly held: HeldOfPerson
  /** How many more bear his name alone: they may be another's, and are shown to nobody. */
  readonly alike: Traces
}

/**
 * What the club holds of a person who asks for it, whether he was recommended, came as a guest or applied: only where his
 * telephone or his address says that it is him. For an organizer to hand over, which is noted.
 */
export async function heldOfPerson(
  club: ClubTx,
  { by, sought }: { readonly by: Member; readonly sought: Sought },
): Promise<ToHand | Refusal> {
  const naming = await recordsNaming(club, sought)
  if (isRefusal(naming)) return naming
  const { referrals, visits, applications, traces } = naming.him
  const people = await membersByIds(
    club,
    [...visits.map(({ host }) => host), ...applications.map(({ sponsor }) => sponsor)].flatMap(one => one ?? []),
  )
  const named = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null))
  const held = await heldOf(club, { by, kept: referrals })
  await audit(club, { by, what: shown, detail: [traces.referrals, traces.visits, traces.applications].join(' ') })
  return {
    held: {
      referrals: held,
      visits: visits
        .map(({ startsAt: at, host, ...one }) => ({ ...one, at, host: named(host) }))
        .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
      applications: applications.map(({ appliedAt: at, sponsor, ...one }) => ({ ...one, at, sponsor: named(sponsor) })),
    },
    alike: naming.alike.traces,
  }
}
