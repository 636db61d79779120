import { sql } from 'kysely'
import { ownData } from '../own-data.ts'

/** Those that were said to him: not those decided and held back, nor a word to an organizer. */
const his = (member: string) => sql<boolean>`(member_id = ${member} and held_back is not true and step < 3)`

/** On which side the coin of its comparison fell, of which the data notice tells. */
type Toss = 'now' | 'delayed'

export const ownNudges = ownData(['nudges'], async (club, { member }) => {
  const rows = await club.tx
    .selectFrom('nudge')
    .select(['decided_at', 'act', 'outcome'])
    .select(
      sql<Toss | null>`(select first.arm from nudge first where first.club_id = nudge.club_id
      and first.member_id = nudge.member_id and first.episode = nudge.episode and first.coin is not null
      order by first.decided_at limit 1)`.as('toss'),
    )
    .where('club_id', '=', club.id)
    .where(his(member.id))
    .orderBy('decided_at')
    .execute()
  return {
    nudges: rows.map(row => ({
      ...{ record: 'nudge', at: row.decided_at, proposed: row.act, outcome: row.outcome },
      ...(row.toss && { coin: row.toss }),
    })),
  }
})
