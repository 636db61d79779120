import type { SectorFamily } from '../../terms/sector.ts'

/** The families of sectors as members read them. */
export const sectorNames: Readonly<Record<SectorFamily, string>> = {
  agriculture: 'Agriculture',
  industry: 'Industry',
  construction: 'Construction',
  trade: 'Trade',
  services: 'Services',
  'public-education-health': 'Public, education, health',
}
