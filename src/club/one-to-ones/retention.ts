import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { oneToOnesFile } from './file.ts'

export const oneToOneRetention: readonly LetGo[] = [
  oldRecords(oneToOnesFile, before => sql`coalesce(t.held_on::timestamptz, t.proposed_at) < ${before}`),
]
