import type { Trade } from '../../terms/complement.ts'
import type { FamilyFrom, Nomenclature, SectorFamily } from '../../terms/sector.ts'
import type { InSector } from '../members/described.ts'
import { tradeOf } from '../trades/rules.ts'
import { familyOfCode } from './naf.ts'

/** The family of a trade, as its firms are registered; null where a trade holds firms of several. */
const familyOfTrade: Readonly<Record<Trade, SectorFamily | null>> = {
  ...{ architecture: 'services', engineering: 'services', building: 'construction', crafts: 'construction' },
  ...{ interiors: null, materials: 'trade', 'real-estate': 'services', notaries: 'services', lawyers: 'services' },
  ...{ accounting: 'services', banking: 'services', insurance: 'services', wealth: 'services' },
  ...{ consulting: 'services', hr: 'services', training: 'public-education-health', it: 'services' },
  ...{ communication: 'services', photo: 'services', printing: 'industry', translation: 'services' },
  ...{ events: 'services', hospitality: 'services', food: null, farming: 'agriculture', landscaping: 'services' },
  ...{ industry: 'industry', wholesale: 'trade', retail: 'trade', vehicles: 'trade', transport: 'services' },
  ...{ energy: null, waste: 'industry', cleaning: 'services', security: 'services' },
  ...{ health: 'public-education-health', wellness: 'services', leisure: 'services' },
}

export type Placed = { readonly family: SectorFamily; readonly from: FamilyFrom }

type Described = Pick<InSector, 'sectorFamily' | 'activity' | 'speciality' | 'jobTitle' | 'nafCode' | 'nafNomenclature'>

/**
 * The family of a member: the one that is said of him, else that of his code, else that of what he says he does; null where
 * nobody can tell. `figures`: the list of activities that the region's firms were sorted by.
 */
export function familyOf(member: Described, figures: Nomenclature): Placed | null {
  if (member.sectorFamily !== null) return { family: member.sectorFamily, from: 'said' }
  const { nafCode, nafNomenclature } = member
  const coded =
    nafCode === null ? null : familyOfCode(nafCode, nafNomenclature === 'naf-2025' ? 'naf-2025' : 'naf-rev2', figures)
  if (coded !== null) return { family: coded, from: 'code' }
  return familyOfActivity(member)
}

/** Of what somebody says he does alone, as a candidate does. */
export function familyOfActivity(
  said: Pick<Described, 'activity'> & Partial<Pick<Described, 'speciality' | 'jobTitle'>>,
): Placed | null {
  const trade = tradeOf({ speciality: null, jobTitle: null, nafCode: null, nafNomenclature: null, ...said })
  const family = trade === null ? null : familyOfTrade[trade]
  return family === null ? null : { family, from: 'activity' }
}

/** The family of a candidate: the one he has chosen, else that of what he says he does; null where nobody can tell. */
export const familyOfCandidate = ({
  activity,
  told,
}: {
  readonly activity: string | null
  readonly told: { readonly sector?: SectorFamily; readonly speciality?: string; readonly jobTitle?: string }
}): SectorFamily | null =>
  told.sector ??
  familyOfActivity({ activity, speciality: told.speciality ?? null, jobTitle: told.jobTitle ?? null })?.family ??
  null
