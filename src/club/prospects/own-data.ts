import { ownData } from '../own-data.ts'

/** When he looked at prospects' contacts; whose they were is not said again. */
export const ownProspectLooks = ownData(['prospectLooks'], async (club, { member }) => {
  const rows = await club.tx
    .selectFrom('prospect_look')
    .select(['at', 'how'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member.id)
    .orderBy('at')
    .execute()
  return { prospectLooks: rows.map(({ at, how }) => ({ record: 'prospect-look', at, how })) }
})
