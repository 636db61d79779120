import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceByChance, distanceOf } from '../../src/club/sectors/distance.ts'
import { familyOfCode, hasDivision } from '../../src/club/sectors/naf.ts'
import {
  balanceOf,
  fewest,
  leftOutByChance,
  mostHelpful,
  noMembers,
  seatsOf,
  whatIf,
} from '../../src/club/sectors/rules.ts'
import {
  type ByFamily,
  nomenclatures,
  type RegionFigures,
  type SectorFamily,
  sectorFamilies,
} from '../../src/terms/sector.ts'

type Row = { region_code: string; sector: SectorFamily; establishments: string }
const shipped = parse(readFileSync('src/club/sectors/regions.csv'), { columns: true }) as Row[]
const zones = [...new Set(shipped.map(({ region_code }) => region_code))]
const firmsIn = (zone: string, families: number) =>
  sectorFamilies
    .slice(0, families)
    .map(family => Number(shipped.find(row => row.region_code === zone && row.sector === family)!.establishments))
const [lille, dijon] = ['UU2010-59702', 'UU2010-21701']

const region = (code: string): RegionFigures => ({
  ...{ code, name: code, year: 2015, source: 'INSEE', nomenclature: 'naf-rev2', hasApart: true },
  establishments: Object.fromEntries(sectorFamilies.map((family, n) => [family, firmsIn(code, 6)[n]!])) as ByFamily,
})
const club = (members: Partial<ByFamily>, code = lille, withApart = false) =>
  balanceOf({ members: { ...noMembers, ...members }, region: region(code), withApart, club: 'c1' })

const figures = fc.array(fc.nat(50_000), { minLength: 2, maxLength: 6 }).filter(one => one.some(own => own > 0))

test('Lille gives a club of 30 three builders, and a club of 30 in Dijon its seats', () => {
  expect(seatsOf(30, firmsIn(lille, 5))).toEqual([0, 2, 3, 6, 19])
  expect(seatsOf(30, firmsIn(dijon, 5))).toEqual([0, 1, 3, 7, 19])
})

test('twenty seats of Dijon, worked by hand', () => {
  // Dijon without public services: 119 + 941 + 1,739 + 4,282 + 11,824 = 18,905 firms. Twenty seats, firm by firm:
  //   agriculture     20 x    119 / 18,905 =  0.126   0 whole, 0.126 left
  //   industry        20 x    941 / 18,905 =  0.996   0 whole, 0.996 left   first of the seats that remain
  //   construction    20 x  1,739 / 18,905 =  1.840   1 whole, 0.840 left   second
  //   trade           20 x  4,282 / 18,905 =  4.530   4 whole, 0.530 left   third
  //   services        20 x 11,824 / 18,905 = 12.509  12 whole, 0.509 left
  // Whole seats: 0 + 0 + 1 + 4 + 12 = 17. The three that remain go to the largest remainders.
  expect(seatsOf(20, firmsIn(dijon, 5))).toEqual([0, 1, 2, 5, 12])
})

test('seats add up, and each family has its share rounded up or down', () => {
  fc.assert(
    fc.property(fc.nat(5_000), figures, (seats, firms) => {
      const given = seatsOf(seats, firms)
      const all = firms.reduce((sum, own) => sum + own, 0)
      expect(given.reduce((sum, one) => sum + one, 0)).toBe(seats)
      for (const [n, own] of firms.entries()) {
        expect(given[n]!).toBeGreaterThanOrEqual(Math.floor((own * seats) / all))
        expect(given[n]!).toBeLessThanOrEqual(Math.ceil((own * seats) / all))
      }
    }),
  )
})

test('whoever has more firms has at least as many seats, and the order of families gives nobody any', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.uniqueArray(fc.nat(50_000), { minLength: 2, maxLength: 6 }), (seats, firms) => {
      const given = seatsOf(seats, firms)
      for (const [a, one] of firms.entries())
        for (const [b, other] of firms.entries()) if (one > other) expect(given[a]!).toBeGreaterThanOrEqual(given[b]!)
      expect(seatsOf(seats, firms.toReversed()).toReversed()).toEqual(given)
    }),
  )
})

test('a club is at no distance from a region of its own make, at most one bit from any, and as far as the region is from it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }).chain(families =>
        fc.tuple(
          fc.array(fc.nat(500), { minLength: families, maxLength: families }).filter(one => one.some(own => own > 0)),
          fc.array(fc.nat(500), { minLength: families, maxLength: families }).filter(one => one.some(own => own > 0)),
        ),
      ),
      fc.integer({ min: 1, max: 50 }),
      ([members, firms], times) => {
        const distance = distanceOf(members, firms)
        expect(distance).toBeGreaterThanOrEqual(-1e-12)
        expect(distance).toBeLessThanOrEqual(1 + 1e-12)
        expect(distanceOf(firms, members)).toBeCloseTo(distance, 10)
        expect(
          distanceOf(
            members.map(one => one * times),
            firms,
          ),
        ).toBeCloseTo(distance, 10)
        expect(distanceOf(members, members)).toBe(0)
      },
    ),
  )
})

test('clubs that share no family with their region are one bit from it', () => {
  expect(distanceOf([5, 0], [0, 7])).toBe(1)
})

test('the distance by chance is that of other draws, in all seven regions', () => {
  const range = (members: number, families: number) => {
    const all = zones.map(zone => distanceByChance({ firms: firmsIn(zone, families), members, club: 'c1' }))
    return [Math.min(...all), Math.max(...all)]
  }
  // Drawn 100,000 times by another program; ten thousand draws move a threshold by 0.7 in 100, discrete ones by a step more.
  const drawnElsewhere = [
    [5, 10, 0.157, 0.194],
    [5, 20, 0.085, 0.103],
    [5, 30, 0.057, 0.071],
    [5, 60, 0.031, 0.034],
    [5, 100, 0.017, 0.019],
    [6, 10, 0.193, 0.228],
    [6, 20, 0.107, 0.124],
    [6, 30, 0.071, 0.082],
    [6, 60, 0.035, 0.04],
    [6, 100, 0.021, 0.022],
  ] as const
  for (const [families, members, lowest, highest] of drawnElsewhere) {
    const [low, high] = range(members, families)
    expect(low! / lowest, `${families} families, ${members} members`).toBeGreaterThan(0.96)
    expect(low! / lowest, `${families} families, ${members} members`).toBeLessThan(1.04)
    expect(high! / highest, `${families} families, ${members} members`).toBeGreaterThan(0.96)
    expect(high! / highest, `${families} families, ${members} members`).toBeLessThan(1.04)
  }
})

test('the same club of the same size is always compared with the same draws', () => {
  const asked = { firms: firmsIn(lille, 5), members: 24, club: 'c1' }
  const first = distanceByChance(asked)
  // So many others that the first is forgotten, and drawn anew.
  for (let n = 0; n < 1_001; n += 1) distanceByChance({ firms: [1, 1], members: 1, club: `other ${n}` })
  expect(distanceByChance(asked)).toBe(first)
  expect(distanceByChance({ ...asked, club: 'c2' })).not.toBe(first)
})

test('nobody in a family is worth a word where chance leaves it out less than once in twenty', () => {
  const firms = firmsIn(lille, 5)
  const [builders, traders] = [2, 3]
  expect(leftOutByChance(10, firms, builders)).toBeCloseTo(0.31, 2)
  expect(leftOutByChance(20, firms, builders)).toBeCloseTo(0.0955, 3)
  expect(leftOutByChance(30, firms, builders)).toBeCloseTo(0.03, 2)
  expect(leftOutByChance(20, firms, traders)).toBeCloseTo(0.009, 3)
  const twenty = { agriculture: 0, industry: 1, trade: 5, services: 14 }
  expect(club(twenty).compared).toMatchObject({ isFar: false, nobody: [] })
  expect(club({ industry: 2, trade: 6, services: 22 }).compared!.nobody).toEqual(['construction'])
  expect(club({ industry: 1, construction: 3, services: 16 }).compared!.nobody).toEqual(['trade'])
})

test('a club of twenty in Lille without a builder is no further than chance, one of builders alone is', () => {
  const without = club({ industry: 1, trade: 5, services: 14 }).compared!
  expect(without.distance).toBeCloseTo(0.063, 2)
  expect(without.chance).toBeCloseTo(0.09, 2)
  expect(club({ construction: 20 }).compared!.isFar).toBe(true)
})

test('under ten members that count nothing is said of seats', () => {
  expect(club({ services: fewest - 1 }).compared).toBeNull()
  expect(club({ services: fewest - 1, 'public-education-health': 5 }).compared).toBeNull()
  expect(club({ services: fewest - 1, 'public-education-health': 5 }, lille, true).compared).not.toBeNull()
  expect(club({ services: fewest }).compared!.seats.services).toBe(6)
})

test('public, education and health stand apart until the club says otherwise, or where nobody counted them', () => {
  const members = { services: 12, 'public-education-health': 3 }
  expect(club(members)).toMatchObject({ counted: 12, members })
  expect(club(members, lille, true)).toMatchObject({ counted: 15 })
  const uncounted = { ...region(lille), hasApart: false }
  expect(
    balanceOf({ members: { ...noMembers, ...members }, region: uncounted, withApart: true, club: 'c1' }),
  ).toMatchObject({ counted: 12 })
})

test('what a candidate would change is what the club is once he has come', () => {
  fc.assert(
    fc.property(
      fc.record({ agriculture: fc.nat(5), industry: fc.nat(9), construction: fc.nat(9), trade: fc.nat(9) }),
      fc.nat(30),
      fc.constantFrom(...sectorFamilies),
      (some, services, family) => {
        const members = { ...noMembers, ...some, services }
        const before = club(members)
        const after = club({ ...members, [family]: members[family] + 1 })
        const { closer, ...told } = whatIf(before, family)
        expect(told.before.members + 1).toBe(told.after.members)
        expect(told.after.counted).toBe(after.counted)
        if (family === 'public-education-health') expect([told.after.seats, closer]).toEqual([null, null])
        else if (before.compared) {
          expect(told.before.seats).toBe(before.compared.seats[family])
          expect(told.after.seats).toBe(after.compared!.seats[family])
          expect(closer).toBeCloseTo(before.compared.distance - after.compared!.distance, 12)
        } else expect(closer).toBeNull()
      },
    ),
    { numRuns: 40 },
  )
})

test('the candidate whom the club misses most comes first, who changes nothing after him, who cannot be placed last', () => {
  const balance = club({ industry: 2, trade: 6, services: 22 })
  const candidates = [
    { name: 'Lila', family: null },
    { name: 'Sacha', family: 'services' },
    { name: 'Noé', family: 'public-education-health' },
    { name: 'Bob', family: 'construction' },
    { name: 'Alix', family: 'construction' },
  ] as const
  expect(mostHelpful(candidates, balance).map(({ name }) => name)).toEqual(['Bob', 'Alix', 'Sacha', 'Lila', 'Noé'])
})

test('a code is read by its division: the letters of 2025 move nobody', () => {
  const families = (nomenclature: (typeof nomenclatures)[number]) =>
    Array.from({ length: 100 }, (_, division) => {
      const code = `${String(division).padStart(2, '0')}.10A`
      return hasDivision(code, nomenclature) ? familyOfCode(code, nomenclature) : undefined
    })
  const [rev2, later] = [families('naf-rev2'), families('naf-2025')]
  expect(rev2.filter(family => family !== undefined)).toHaveLength(88)
  expect(later.filter(family => family !== undefined)).toHaveLength(87)
  for (const [division, family] of later.entries()) if (family !== undefined) expect(family).toBe(rev2[division])
  // K was finance and becomes telecom, O was public and becomes support, R was arts and becomes health: by letter all would move.
  expect(['62.01Z', '64.19Z', '82.11Z', '90.01Z'].map(code => familyOfCode(code, 'naf-2025'))).toEqual(
    Array(4).fill('services'),
  )
  expect(familyOfCode('86.90E', 'naf-2025')).toBe('public-education-health')
  expect(familyOfCode('97.00Z', 'naf-rev2')).toBeNull()
})

test('a garage stays where the figures have it, whichever list its own code is from', () => {
  for (const figures of nomenclatures)
    expect(familyOfCode('95.31Y', 'naf-2025', figures)).toBe(familyOfCode('45.20A', 'naf-rev2', figures))
  expect(familyOfCode('4520A', 'naf-rev2')).toBe('trade')
  expect(familyOfCode('95.31Y', 'naf-2025', 'naf-2025')).toBe('services')
  // Its neighbours are repairers of other things.
  expect(familyOfCode('95.21Z', 'naf-2025')).toBe('services')
  expect(hasDivision('45.20A', 'naf-2025')).toBe(false)
})
