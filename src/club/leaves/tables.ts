import { his, type OwnTables } from '../../db/fates.ts'

export const leaveTables = {
  leave: { goes: his('member_id'), columns: { external_id: 'with its row' } },
} as const satisfies OwnTables
