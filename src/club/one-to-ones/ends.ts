import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { isPresent, membersByIds } from '../members/queries.ts'
import { membershipEnds } from '../membership.ts'

type Skipped = { readonly id: string; readonly status: string }

/**
 * One-to-ones that were only proposed or planned with him do not take place. When he is back they may, unless somebody in
 * them has left meanwhile, or the same people have another.
 */
export const oneToOneEnds = membershipEnds<readonly Skipped[]>({
  locks: async (club, _, skipped) =>
    (await stillSkipped(club, skipped ?? [])).map(({ members }) => ({ lock: 'one-to-one', about: members })),
  async ends(club, member) {
    const open = await club.tx
      .selectFrom('one_to_one')
      .select(['id', 'status'])
      .where('club_id', '=', club.id)
      .where('status', 'in', openStatuses)
      .where(sql<boolean>`members @> array[${member}]::uuid[]`)
      .orderBy('id')
      .forUpdate()
      .execute()
    if (open.length === 0) return []
    const ids = open.map(({ id }) => id)
    await club.tx
      .updateTable('one_to_one')
      .set({ status: 'skipped' })
      .where('club_id', '=', club.id)
      .where('id', 'in', ids)
      .execute()
    await redrawAbout(club, ids)
    return open
  },
  async returns(club, _, skipped) {
    const found = await stillSkipped(club, skipped)
    const people = await membersByIds(
      club,
      found.flatMap(({ members }) => members),
    )
    const again = found
      .filter(({ members }) => members.every(id => isPresent(people.get(id)!, club.today)))
      .map(({ id }) => id)
    if (again.length === 0) return
    const statuses = again.map(id => skipped.find(one => one.id === id)!.status)
    await sql`update one_to_one o set status = was.status
      from unnest(${again}::uuid[], ${statuses}::text[]) as was (id, status)
      where o.club_id = ${club.id} and o.id = was.id`.execute(club.tx)
    await redrawAbout(club, again)
  },
})

const openStatuses = ['proposed', 'scheduled'] as const

/** Those that nobody has declined or taken up otherwise since, oldest first. */
async function stillSkipped(
  club: ClubTx,
  skipped: readonly Skipped[],
): Promise<readonly { readonly id: string; readonly members: readonly string[] }[]> {
  if (skipped.length === 0) return []
  return club.tx
    .selectFrom('one_to_one as o')
    .select(['o.id', 'o.members'])
    .where('o.club_id', '=', club.id)
    .where(
      'o.id',
      'in',
      skipped.map(({ id }) => id),
    )
    .where('o.status', '=', 'skipped')
    .where('o.declined_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('one_to_one as other')
            .select('other.id')
            .whereRef('other.club_id', '=', 'o.club_id')
            .where('other.status', 'in', openStatuses)
            .where(sql<boolean>`other.members @> o.members and o.members @> other.members`),
        ),
      ),
    )
    .orderBy('o.proposed_at')
    .orderBy('o.id')
    .execute()
}
