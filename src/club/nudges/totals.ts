import type { ClubTx } from '../../db/club-tx.ts'
import { nudgeTotals } from './queries.ts'

/** What came of the episodes of all clubs of the installation, counted by arm. */
export const pooledTotals = (club: ClubTx) => nudgeTotals(club)
