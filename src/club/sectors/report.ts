import type { ClubTx } from '../../db/club-tx.ts'
import type { FamilyFrom, SectorFamily } from '../../terms/sector.ts'
import { asOf } from '../digest/compute.ts'
import { alikeIn, readBalance } from './read.ts'

/** What `report balance --json` prints. Distances are in bits, shares between 0 and 1. */
export type BalanceReport = {
  readonly at: string
  readonly club: string
  readonly region: {
    readonly code: string
    readonly name: string | null
    readonly year: number
    readonly source: string
    readonly nomenclature: string
  } | null
  readonly members: number
  /** Members in the families that count. */
  readonly counted: number
  readonly sectors: readonly {
    readonly sector: SectorFamily
    readonly counts: boolean
    readonly members: number
    /** Of those who count; null for a family that does not. */
    readonly share: number | null
    readonly region_share: number | null
    /** Null where nothing is said of seats: without figures, or under ten members. */
    readonly region_seats: number | null
  }[]
  readonly liberal: number
  readonly distance: number | null
  /** The distance that 95 of 100 clubs of this size stay within by chance. */
  readonly null_95: number | null
  readonly alert: { readonly distance: boolean; readonly nobody: readonly SectorFamily[] } | null
  /** Members whose family is read from their code or their activity, or cannot be read. */
  readonly read_from: { readonly [From in FamilyFrom]: number }
  readonly unplaced: readonly string[]
  readonly near_duplicates: readonly {
    readonly members: readonly [string, string]
    readonly trade: string | null
    readonly code: string | null
    readonly same_company: boolean
  }[]
  /** Pairs of one trade with a speciality each: they complete each other. */
  readonly same_trade_other_speciality: number
}

/** The balance of a club as of an instant, with its own region or another; null for a region nobody has figures of. */
export async function balanceReport(
  now: ClubTx,
  { at = now.at, region: code }: { at?: Temporal.Instant | undefined; region?: string | undefined },
): Promise<BalanceReport | { readonly regions: readonly string[] }> {
  const club = asOf(now, at)
  const balance = await readBalance(club, code)
  const { region, compared, counted, families, people } = balance
  if (code !== undefined && !region) return { regions: [...balance.regions.keys()] }
  const firms = region && families.reduce((sum, family) => sum + region.establishments[family], 0)
  const { alike, complete } = alikeIn(balance)
  const from = (one: FamilyFrom) => people.filter(({ placed }) => placed?.from === one).length
  return {
    ...{ at: club.at.toString(), club: club.externalId },
    region: region && {
      ...{ code: region.code, name: region.name, year: region.year, source: region.source },
      nomenclature: region.nomenclature,
    },
    ...{ members: people.length, counted },
    sectors: Object.entries(balance.members).map(([one, members]) => {
      const sector = one as SectorFamily
      const counts = families.includes(sector)
      return {
        ...{ sector, counts, members },
        share: counts && counted > 0 ? rounded(members / counted) : null,
        region_share: counts && region && firms ? rounded(region.establishments[sector] / firms) : null,
        region_seats: counts && compared ? compared.seats[sector] : null,
      }
    }),
    liberal: people.filter(({ isLiberal }) => isLiberal).length,
    distance: compared && rounded(compared.distance),
    null_95: compared && rounded(compared.chance),
    alert: compared && { distance: compared.isFar, nobody: compared.nobody },
    read_from: { said: from('said'), code: from('code'), activity: from('activity') },
    unplaced: people.filter(({ placed }) => placed === null).map(({ externalId }) => externalId),
    near_duplicates: alike.map(({ pair: [one, other], trade, code, company }) => ({
      ...{ members: [one.externalId, other.externalId], trade, code, same_company: company !== null },
    })),
    same_trade_other_speciality: complete,
  }
}

const rounded = (figure: number): number => Math.round(figure * 10_000) / 10_000
