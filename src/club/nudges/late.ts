import type { RawBuilder } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { keptFor } from '../../notices/keep.ts'
import { nudged } from './kinds.ts'

/** So long after it was decided, as long as it may have waited to be sent, what its reader does may be its answer. */
const mayBeAnswered = { hours: 24 * 28 }

/** In SQL: the nudges to a member of late. */
export const lateNudges = (club: ClubTx, member: RawBuilder<unknown>): RawBuilder<readonly string[]> =>
  keptFor(club, nudged, member, club.at.subtract(mayBeAnswered))
