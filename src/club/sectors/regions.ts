import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { apart, type FiguresRead, type RegionFigures, type SectorFamily } from '../../terms/sector.ts'
import { noMembers } from './rules.ts'

/** The figures that come with the program: `regions.csv` beside this file, with their source and year in every row. */
let shipped: ReadonlyMap<string, RegionFigures> | undefined

function shippedRegions(): ReadonlyMap<string, RegionFigures> {
  if (shipped) return shipped
  const rows = parse(readFileSync(new URL('./regions.csv', import.meta.url)), { columns: true }) as {
    readonly [Column in 'region_code' | 'region_name' | 'sector' | 'establishments' | 'year' | 'source']: string
  }[]
  shipped = new Map(
    [...Map.groupBy(rows, row => row.region_code)].map(([code, own]) => [
      code,
      figuresOf({
        ...{ code, name: own[0]!.region_name, year: Number(own[0]!.year), source: own[0]!.source },
        establishments: Object.fromEntries(own.map(row => [row.sector as SectorFamily, Number(row.establishments)])),
        nomenclature: 'naf-rev2',
      }),
    ]),
  )
  return shipped
}

/** A region that is called by its code has no name that anybody knows. */
const figuresOf = ({ name, establishments, ...figures }: FiguresRead): RegionFigures => ({
  ...figures,
  name: name === figures.code ? null : name,
  establishments: { ...noMembers, ...establishments },
  hasApart: establishments[apart] !== undefined,
})

/** Whether figures come with the program for a region. */
export const hasRegion = (code: string): boolean => shippedRegions().has(code)

/** All regions there are figures for, the club's own first: these stand instead of what the program has under the same code. */
export async function regionsOf(club: ClubTx): Promise<ReadonlyMap<string, RegionFigures>> {
  const rows = await club.tx
    .selectFrom('region_figures')
    .select(['code', 'name', 'establishments', 'year', 'source', 'nomenclature'])
    .where('club_id', '=', club.id)
    .orderBy('name')
    .orderBy('code')
    .execute()
  const own = new Map(rows.map(row => [row.code, figuresOf(row)]))
  return new Map([...own, ...[...shippedRegions()].filter(([code]) => !own.has(code))])
}

/** The club's own figures from now on; what it had of the same regions gives way to them. */
export async function keepFigures(club: ClubTx, regions: readonly FiguresRead[]): Promise<void> {
  await club.tx
    .insertInto('region_figures')
    .values(
      regions.map(({ establishments, ...region }) => ({
        ...{ ...region, club_id: club.id, loaded_at: club.at },
        establishments: JSON.stringify(establishments),
      })),
    )
    .onConflict(conflict =>
      conflict.columns(['club_id', 'code']).doUpdateSet({
        name: sql`excluded.name`,
        establishments: sql`excluded.establishments`,
        year: sql`excluded.year`,
        source: sql`excluded.source`,
        nomenclature: sql`excluded.nomenclature`,
        loaded_at: sql`excluded.loaded_at`,
      }),
    )
    .execute()
}
