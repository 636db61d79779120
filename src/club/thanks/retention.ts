import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'

export const thanksRetention: readonly LetGo[] = [
  oldRecords('thanks.csv', 'thanks', before => sql`t.thanked_at < ${before}`),
]
