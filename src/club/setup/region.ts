import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { regionsOf } from '../sectors/regions.ts'
import { changeSettings } from './club-settings.ts'

/**
 * The region that the club is compared with from now on, null for none, and whether public services, education and health
 * count. Gives the club as it reads from then on.
 */
export async function chooseRegion(
  club: ClubTx,
  { by, region, countsPublic }: { readonly by: Member; readonly region: string | null; readonly countsPublic: boolean },
): Promise<ClubTx | Refusal> {
  if (region !== null && !(await regionsOf(club)).has(region)) return refuse('no such region', {}, 'region')
  await onlyOneAtATime(club, 'settings')
  const changed = await changeSettings(club, ({ countsPublic: before = false, ...now }) =>
    before === countsPublic ? null : countsPublic ? { ...now, countsPublic } : now,
  )
  await club.tx.updateTable('club').set({ region_code: region }).where('club_id', '=', club.id).execute()
  await audit(club, { by, what: 'settings-changed' })
  return { ...changed, row: { ...changed.row, region_code: region } }
}
