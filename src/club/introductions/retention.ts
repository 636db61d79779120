import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { introductionsFile } from './file.ts'

export const introductionRetention: readonly LetGo[] = [
  oldRecords(
    introductionsFile,
    before => sql`t.status <> 'pending' and coalesce(t.ended_at, t.decided_at, t.requested_at) < ${before}`,
  ),
]
