import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { isPresent, membersByIds } from '../members/queries.ts'
import { membershipEnds } from '../membership.ts'

/** `goesOn`: the others of three or more go on without him. */
type Skipped = { readonly id: string; readonly status: string; readonly goesOn?: true }

/**
 * One-to-ones that were only proposed or planned with him do not take place; where others are left who did not get together
 * for him, they go on without him. When he is back they may, unless somebody in them has left meanwhile, or the same people
 * have another; and he is one of those who went on.
 */
export const oneToOneEnds = membershipEnds<readonly Skipped[]>({
  locks: async (club, _, skipped) =>
    (
      await stillSkipped(
        club,
        (skipped ?? []).filter(({ goesOn }) => !goesOn),
      )
    ).map(({ members }) => ({ lock: 'one-to-one', about: members })),
  async ends(club, member) {
    const open = await club.tx
      .selectFrom('one_to_one')
      .select(['id', 'status', 'members', 'initiated_by', 'declined_by'])
      .where('club_id', '=', club.id)
      .where('status', 'in', openStatuses)
      .where(sql<boolean>`members @> array[${member}]::uuid[]`)
      .orderBy('id')
      .forUpdate()
      .execute()
    if (open.length === 0) return []
    const closed = open.map(({ id, status, members, initiated_by: by, declined_by: declined }): Skipped => {
      const others = members.filter(one => one !== member && !declined.includes(one))
      return { id, status, ...(by !== member && others.length > 1 ? { goesOn: true } : {}) }
    })
    await sql`update one_to_one o set
        status = case when gone.goes_on then o.status else 'skipped' end,
        members = case when gone.goes_on then array_remove(o.members, ${member}::uuid) else o.members end
      from unnest(${closed.map(({ id }) => id)}::uuid[], ${closed.map(one => one.goesOn === true)}::bool[]) as gone (id, goes_on)
      where o.club_id = ${club.id} and o.id = gone.id`.execute(club.tx)
    await redrawAbout(
      club,
      closed.map(({ id }) => id),
    )
    return closed
  },
  async returns(club, member, closed) {
    const wentOn = closed.filter(({ goesOn }) => goesOn).map(({ id }) => id)
    if (wentOn.length > 0) {
      const { rows } = await sql<{ id: string }>`update one_to_one set members = array_append(members, ${member}::uuid)
        where club_id = ${club.id} and id = any(${wentOn}::uuid[]) and status = 'proposed'
          and not members @> array[${member}]::uuid[] returning id`.execute(club.tx)
      await redrawAbout(
        club,
        rows.map(({ id }) => id),
      )
    }
    const skipped = closed.filter(({ goesOn }) => !goesOn)
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
