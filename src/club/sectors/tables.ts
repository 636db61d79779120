import type { JSONColumnType } from 'kysely'
import { noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'
import type { ByFamily, Nomenclature } from '../../terms/sector.ts'

export const sectorTables = {
  region_figures: {
    columns: { code: noOnes, name: 'names', establishments: noOnes, source: 'names', nomenclature: noOnes },
  },
  balance_seen: { columns: { nobody: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** Figures of a region that the club's organizers loaded; they stand before those that come with the program. */
    region_figures: OfClub & {
      code: string
      name: string
      establishments: JSONColumnType<Readonly<Partial<ByFamily>>, string, string>
      year: number
      source: string
      nomenclature: Nomenclature
      loaded_at: Instant
    }
    /** What the balance was found to be worth saying of, whenever that had changed. */
    balance_seen: OfClub & { id: Uuid; at: Instant; is_far: boolean; nobody: string[] }
  }
}
