/** The families of sectors that a club is compared by; the last is shown apart. */
export const sectorFamilies = [
  ...(['agriculture', 'industry', 'construction', 'trade', 'services', 'public-education-health'] as const),
] as const
export type SectorFamily = (typeof sectorFamilies)[number]
