import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { answersFile, asksFile } from './file.ts'

export const askRetention: readonly LetGo[] = [
  oldRecords(answersFile, before => sql`t.answered_at < ${before}`),
  oldRecords(
    asksFile,
    before => sql`t.created_at < ${before} and t.status <> 'open'
      and not exists (select from answer a where a.club_id = t.club_id and a.ask_id = t.id)`,
  ),
]
