import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { OneToOne } from './one-to-one.ts'
import { asOneToOne } from './queries.ts'

/** One that has its moment. */
export type Agreed = OneToOne & { readonly startsAt: Temporal.Instant }

/** The one-to-ones in which a member takes part that have an agreed moment between two instants, called off ones left out. */
export async function agreedOf(
  club: ClubTx,
  member: string,
  [from, to]: readonly [Temporal.Instant, Temporal.Instant],
): Promise<Agreed[]> {
  const rows = await club.tx
    .selectFrom('one_to_one')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('withdrawn_at', 'is', null)
    .where('status', 'in', ['scheduled', 'held', 'unconfirmed'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
    .where(sql<boolean>`members @> array[${member}]::uuid[]`)
    .where(sql<boolean>`not ${member} = any(declined_by || denied_by)`)
    .orderBy('starts_at')
    .execute()
  const found: Agreed[] = []
  for (const row of rows) found.push({ ...(await asOneToOne(club, row)), startsAt: row.starts_at! })
  return found
}
