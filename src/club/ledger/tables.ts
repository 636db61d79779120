import { noOnes, type OwnTables } from '../../db/fates.ts'

/** Append-only: who did what with whom by their ids, and codes. */
export const ledgerTables = {
  act: { columns: { kind: noOnes, record: noOnes, detail: noOnes } },
  old_act: { columns: { kind: noOnes } },
} as const satisfies OwnTables
