import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'

export const oneToOneRetention: readonly LetGo[] = [
  oldRecords(
    'one_to_ones.csv',
    'one_to_one',
    before => sql`coalesce(t.held_on::timestamptz, t.proposed_at) < ${before}`,
  ),
]
