import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { memberRef, membersByIds } from '../members/queries.ts'
import { stillHere } from '../members/still-here.ts'

/** More than these is not a wish about some people any more. */
const mostOfOne = 20

type Two = { readonly by: Member; readonly other: string }

/** He would rather not be brought together with this member. Nobody is told, and saying it twice is saying it once. */
export async function keepApart(club: ClubTx, { by, other }: Two): Promise<Member | Refusal> {
  if (other === by.id) return refuse('yourself', {}, 'member')
  const left = await stillHere(club, [other])
  if (left) return left
  const { count } = await club.tx
    .selectFrom('kept_apart')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('club_id', '=', club.id)
    .where('kept_by', '=', 'member')
    .where('one_id', '=', by.id)
    .where('other_id', '<>', other)
    .executeTakeFirstOrThrow()
  if (count >= mostOfOne) return refuse('many kept apart', { most: mostOfOne }, 'member')
  await keep(club, 'member', by.id, other)
  return (await membersByIds(club, [other])).get(other)!
}

/** They may be brought together again, as far as it was his wish. */
export async function letMeet(club: ClubTx, { by, other }: Two): Promise<Member | Refusal> {
  await club.tx
    .deleteFrom('kept_apart')
    .where('club_id', '=', club.id)
    .where('kept_by', '=', 'member')
    .where('one_id', '=', by.id)
    .where('other_id', '=', other)
    .execute()
  return (await membersByIds(club, [other])).get(other) ?? refuse('no longer possible', {})
}

export type KeptPair = { readonly one: Member; readonly other: Member; readonly id: string }

/**
 * The organizers keep two members apart, without a reason; the audit says that a pair was, and not which. None of them
 * names himself so: such a pair is out of his sight, and he could not take it back.
 */
export async function keepPairApart(
  club: ClubTx,
  { by, one, other }: { readonly by: Member; readonly one: string; readonly other: string },
): Promise<KeptPair | Refusal> {
  if (one === by.id || other === by.id) return refuse('your own to keep apart', {}, one === by.id ? 'one' : 'other')
  const left = await stillHere(club, [one, other])
  if (left) return left
  const people = await membersByIds(club, [one, other])
  if (one === other) return refuse('same member twice', { member: memberRef(people.get(one)!) }, 'other')
  const [first, second] = [one, other].sort()
  const { id, isNew } = await keep(club, 'organizers', first!, second!)
  if (isNew) await audit(club, { by, what: 'kept-apart' })
  return { id, one: people.get(one)!, other: people.get(other)! }
}

/** They do no longer; of a pair that names the one who asks, he reads that it is not there, as it is to him. */
export async function letPairMeet(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<Omit<KeptPair, 'id'> | Refusal> {
  const gone = await club.tx
    .deleteFrom('kept_apart')
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .where('kept_by', '=', 'organizers')
    .where('one_id', '<>', by.id)
    .where('other_id', '<>', by.id)
    .returning(['one_id', 'other_id'])
    .executeTakeFirst()
  if (!gone) return refuse('no longer possible', {})
  await audit(club, { by, what: 'no-longer-kept-apart' })
  const people = await membersByIds(club, [gone.one_id, gone.other_id])
  return { one: people.get(gone.one_id)!, other: people.get(gone.other_id)! }
}

/** Gives the id of the row that stands, and whether it is new. */
async function keep(
  club: ClubTx,
  kept_by: 'member' | 'organizers',
  one_id: string,
  other_id: string,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const row = await club.tx
    .insertInto('kept_apart')
    .values({ club_id: club.id, id: club.newId(), one_id, other_id, kept_by, since: club.at })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return { id: row.id, isNew: true }
  const { id } = await club.tx
    .selectFrom('kept_apart')
    .select('id')
    .where('club_id', '=', club.id)
    .where('kept_by', '=', kept_by)
    .where('one_id', '=', one_id)
    .where('other_id', '=', other_id)
    .executeTakeFirstOrThrow()
  return { id, isNew: false }
}
