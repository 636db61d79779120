import { membershipEnds } from '../membership.ts'

type Cut = {
  readonly id: string
  readonly externalId: string
  readonly from: string
  readonly until: string | null
}

/** No leave outlasts a membership: whoever joins again later is not away because of what he said before he left. */
export const leaveEnds = membershipEnds<readonly Cut[]>({
  locks: async (_, member) => [{ lock: 'leave', about: [member] }],
  async ends(club, member) {
    const lastDay = club.today.subtract({ days: 1 })
    const open = await club.tx
      .selectFrom('leave')
      .select(['id', 'external_id', 'from_on', 'until_on'])
      .where('club_id', '=', club.id)
      .where('member_id', '=', member)
      .where(({ or, eb }) => or([eb('until_on', 'is', null), eb('until_on', '>', lastDay)]))
      .orderBy('id')
      .forUpdate()
      .execute()
    if (open.length === 0) return []
    const ids = open.map(({ id }) => id)
    await club.tx
      .deleteFrom('leave')
      .where('club_id', '=', club.id)
      .where('id', 'in', ids)
      .where('from_on', '>', lastDay)
      .execute()
    await club.tx
      .updateTable('leave')
      .set({ until_on: lastDay })
      .where('club_id', '=', club.id)
      .where('id', 'in', ids)
      .execute()
    return open.map(row => ({
      id: row.id,
      externalId: row.external_id,
      from: row.from_on.toString(),
      until: row.until_on?.toString() ?? null,
    }))
  },
  async returns(club, member, cut) {
    if (cut.length === 0) return
    await club.tx
      .insertInto('leave')
      .values(
        cut.map(({ id, externalId, from, until }) => ({
          ...{ club_id: club.id, id, external_id: externalId, member_id: member },
          from_on: Temporal.PlainDate.from(from),
          until_on: until === null ? null : Temporal.PlainDate.from(until),
        })),
      )
      .onConflict(conflict =>
        conflict.columns(['club_id', 'id']).doUpdateSet(({ ref }) => ({ until_on: ref('excluded.until_on') })),
      )
      .execute()
  },
})
