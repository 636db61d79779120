import type { ClubTx } from '../../db/club-tx.ts'
import { hasLeft } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'

/**
 * Whether those to whom something is about to be given are still on the list. Their rows are held until it is written:
 * a membership that ends meanwhile ends after it, and closes it too.
 */
export async function stillHere(club: ClubTx, ids: readonly string[]): Promise<null | Refusal> {
  const rows = await club.tx
    .selectFrom('member')
    .select(['name', 'left_on'])
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forShare()
    .execute()
  const left = rows.find(row => hasLeft(row.left_on, club.today))
  if (left) return refuse('someone who left', { name: left.name })
  // Whoever the club does not know was never on its list: a button of our own names nobody else.
  return rows.length < new Set(ids).size ? refuse('no longer possible', {}) : null
}
