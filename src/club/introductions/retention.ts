import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'

export const introductionRetention: readonly LetGo[] = [
  oldRecords(
    'introductions.csv',
    'introduction',
    before => sql`t.status <> 'pending' and coalesce(t.ended_at, t.decided_at, t.requested_at) < ${before}`,
  ),
]
