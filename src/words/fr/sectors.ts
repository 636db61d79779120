import type { sectorNames as english } from '../en/sectors.ts'

export const sectorNames: typeof english = {
  agriculture: 'Agriculture',
  industry: 'Industrie',
  construction: 'BTP',
  trade: 'Négoce',
  services: 'Services',
  'public-education-health': 'Public, enseignement, santé',
}
