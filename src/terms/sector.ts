/** The families of sectors that a club is compared by; the last is shown apart. */
export const sectorFamilies = [
  ...(['agriculture', 'industry', 'construction', 'trade', 'services', 'public-education-health'] as const),
] as const
export type SectorFamily = (typeof sectorFamilies)[number]

/** Shown apart, and counted only where the club says so: clubs recruit firms. */
export const apart = 'public-education-health' satisfies SectorFamily

/** The two lists of activities in use; their letters mean different sectors, their divisions do not. */
export const nomenclatures = ['naf-rev2', 'naf-2025'] as const
export type Nomenclature = (typeof nomenclatures)[number]

/** A whole number for each family. */
export type ByFamily = Readonly<Record<SectorFamily, number>>

/** How many firms a region has of each family, and who counted them. */
export type RegionFigures = {
  readonly code: string
  /** Null where nobody knows its name: it is not offered. */
  readonly name: string | null
  readonly establishments: ByFamily
  /** Whether the last family was counted too. */
  readonly hasApart: boolean
  readonly year: number
  readonly source: string
  /** By which list its firms were sorted into families. */
  readonly nomenclature: Nomenclature
}

/** The same as a file has them: a family that was not counted has no figure. */
export type FiguresRead = Omit<RegionFigures, 'name' | 'establishments' | 'hasApart'> & {
  readonly name: string
  readonly establishments: Readonly<Partial<ByFamily>>
}

/** What a member's family was read from. */
export type FamilyFrom = 'said' | 'code' | 'activity'
