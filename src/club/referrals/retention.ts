import { sql } from 'kysely'
import { batch, type LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { referralsThankedFor } from '../thanks/for-referral.ts'
import { referralsFile } from './file.ts'
import { endedBefore, purgeProspects } from './purge.ts'
import { oldWaits } from './wait.ts'

export const referralRetention: readonly LetGo[] = [
  (club, { prospects }) => purgeProspects(club, prospects, batch),
  oldWaits,
  oldRecords(referralsFile, (before, club) => sql`${endedBefore(before)} and t.id not in ${referralsThankedFor(club)}`),
]
