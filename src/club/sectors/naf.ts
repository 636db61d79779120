import type { Nomenclature, SectorFamily } from '../../terms/sector.ts'

/**
 * Divisions of NAF Rev. 2 from and to, with their family. NAF 2025 has the same numbers, and letters that mean other sectors:
 * so a code is read by its division and never by its letter. Households and embassies (97 to 99) are of no family.
 */
const divisions: readonly (readonly [from: number, to: number, family: SectorFamily | null])[] = [
  ...([
    [1, 3, 'agriculture'],
    [5, 33, 'industry'],
    [35, 39, 'industry'],
    [41, 43, 'construction'],
    [45, 47, 'trade'],
    [49, 53, 'services'],
    [55, 56, 'services'],
    [58, 66, 'services'],
    [68, 75, 'services'],
    [77, 82, 'services'],
    [84, 88, 'public-education-health'],
    [90, 96, 'services'],
    [97, 99, null],
  ] as const),
]

/** Numbers within those spans that no division has; NAF 2025 has dissolved the one for vehicles. */
const unused: Readonly<Record<Nomenclature, readonly number[]>> = {
  'naf-rev2': [34, 40, 44, 48, 54, 57, 67, 76, 83, 89],
  'naf-2025': [34, 40, 44, 45, 48, 54, 57, 67, 76, 83, 89],
}

/** The group of those who repair vehicles: of trade in Rev. 2, of services in 2025. */
const garages: Readonly<Record<Nomenclature, string>> = { 'naf-rev2': '45.2', 'naf-2025': '95.3' }

/** Whether a list of activities has this code's division. */
export const hasDivision = (code: string, nomenclature: Nomenclature): boolean =>
  rowOf(code, nomenclature) !== undefined

/**
 * The family of a code (`43.21A`, `4321A`); null where it has none, or is in no list. A garage stands where the figures it is
 * compared with have it, whichever list its own code is from: nothing moves on the day a new list comes into force.
 */
export function familyOfCode(
  code: string,
  nomenclature: Nomenclature,
  figures: Nomenclature = 'naf-rev2',
): SectorFamily | null {
  const digits = code.replace('.', '')
  if (`${digits.slice(0, 2)}.${digits.slice(2, 3)}` === garages[nomenclature])
    return figures === 'naf-rev2' ? 'trade' : 'services'
  return rowOf(code, nomenclature)?.[2] ?? null
}

function rowOf(code: string, nomenclature: Nomenclature) {
  const written = /^\d\d/.exec(code)?.[0]
  const division = Number(written)
  if (written === undefined || unused[nomenclature].includes(division)) return undefined
  return divisions.find(([from, to]) => from <= division && division <= to)
}
