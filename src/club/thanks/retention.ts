import { sql } from 'kysely'
import type { LetGo } from '../../db/retention.ts'
import { oldRecords } from '../old-records.ts'
import { thanksFile } from './file.ts'

export const thanksRetention: readonly LetGo[] = [oldRecords(thanksFile, before => sql`t.thanked_at < ${before}`)]
