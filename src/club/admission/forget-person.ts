import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { Traces } from '../../terms/prospect.ts'
import { isRefusal, type Refusal } from '../../terms/refusals.ts'
import { forgetVisits, type VisitNaming, visitsNaming } from '../meetings/forget-guest.ts'
import { likeness, type Sought } from '../prospects/rules.ts'
import { type Forgotten, forgetProspect, type Kept, referralsNaming } from '../referrals/forget-prospect.ts'
import { withNumber } from '../referrals/known-by.ts'
import { type ApplicationNaming, applicationsNaming, forgetApplications } from './forget-candidate.ts'

/** A third person may have been recommended, have come as a guest and have applied: who asks to be forgotten asks it once. */
type Found = {
  readonly referrals: readonly Kept[]
  readonly visits: readonly VisitNaming[]
  readonly applications: readonly ApplicationNaming[]
  readonly traces: Traces
}

/** All that names this person: `him` by a telephone or an address; `alike` by a name, which others may bear. */
export async function recordsNaming(
  club: ClubTx,
  who: Sought,
): Promise<{ readonly him: Found; readonly alike: Found } | Refusal> {
  const referrals = await referralsNaming(club, who)
  if (isRefusal(referrals)) return referrals
  const sought = withNumber(club, who)
  const like = (one: Written, words: string | null) =>
    likeness({ ...asProspect(club, one), words: words ?? '' }, sought)
  const visits = await visitsNaming(club, one => like(one, one.activity))
  // Whoever was proposed by a member is known by his visits.
  const persons = new Set<string | null>(visits.him.map(({ person }) => person))
  const applications = await applicationsNaming(club, one =>
    one.person !== null && persons.has(one.person) ? 'him' : like(one, one.words),
  )
  const all = (how: 'him' | 'alike'): Found => ({
    ...{ referrals: referrals[how], visits: visits[how], applications: applications[how] },
    traces: {
      referrals: referrals[how].length,
      visits: visits[how].length,
      applications: applications[how].length,
    },
  })
  return { him: all('him'), alike: all('alike') }
}

type Written = Pick<VisitNaming, 'name' | 'company' | 'phone' | 'email'>

const asProspect = (club: ClubTx, { name, company, phone, email }: Written) =>
  withNumber(club, {
    ...{ name, company: company ?? undefined, phone: phone ?? undefined, email: email ?? undefined },
  })

/** He is forgotten in all of it; `alike`: also where only his name is the same. `awaited`: who was going to bring him. */
export async function forgetEverywhere(
  club: ClubTx,
  { by, who, alike }: { readonly by: Member; readonly who: Sought; readonly alike: boolean },
): Promise<(Forgotten & { readonly awaited: readonly Member[] }) | Refusal> {
  const naming = await recordsNaming(club, who)
  if (isRefusal(naming)) return naming
  const visits = [...naming.him.visits, ...(alike ? naming.alike.visits : [])]
  const applications = [...naming.him.applications, ...(alike ? naming.alike.applications : [])]
  const left = alike ? [] : [...naming.alike.visits, ...naming.alike.applications]
  const awaited = await forgetVisits(club, visits)
  await forgetApplications(club, applications)
  const done = await forgetProspect(club, {
    ...{ by, who, alike },
    elsewhere: {
      people: [...visits, ...applications].map(one => asProspect(club, one)),
      records: [...visits.flatMap(({ id, meeting }) => [id, meeting]), ...applications.map(({ id }) => id)],
      members: [...visits.map(({ host }) => host), ...applications.map(({ sponsor }) => sponsor)].flatMap(
        one => one ?? [],
      ),
      stay: left.map(({ name }) => name),
      ...{ visits: visits.length, applications: applications.length },
    },
  })
  return isRefusal(done) ? done : { ...done, awaited }
}
