import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import { type ByFamily, type RegionFigures, sectorFamilies } from '../../terms/sector.ts'
import { type InSector, membersInSectors } from '../members/described.ts'
import { type AlikeAmong, alikeAmong } from '../trades/alike.ts'
import { familyOf, type Placed } from './families.ts'
import { regionsOf } from './regions.ts'
import { type Balance, balanceOf } from './rules.ts'

/** A member on the list, and where he stands. */
export type MemberPlaced = InSector & { readonly placed: Placed | null }

/** A club beside its region, with its members. */
export type ClubBalance = Balance & {
  readonly people: readonly MemberPlaced[]
  /** All regions that it could be compared with. */
  readonly regions: ReadonlyMap<string, RegionFigures>
}

/** The balance of a club on its day, with the region it has chosen or with another. */
export async function readBalance(club: ClubTx, code: string | null = club.row.region_code): Promise<ClubBalance> {
  const regions = await regionsOf(club)
  const region = (code === null ? undefined : regions.get(code)) ?? null
  const { members } = await together(club, { members: [membersInSectors(club)] })
  const people = members.map(member => ({ ...member, placed: familyOf(member, region?.nomenclature ?? 'naf-rev2') }))
  const balance = balanceOf({
    ...{ members: countsOf(people), region, club: club.externalId },
    withApart: club.row.settings.countsPublic === true,
  })
  return { ...balance, people, regions }
}

const countsOf = (people: readonly MemberPlaced[]): ByFamily =>
  Object.fromEntries(
    sectorFamilies.map(family => [family, people.filter(({ placed }) => placed?.family === family).length]),
  ) as ByFamily

/** Profiles that say nearly the same, of those on the list. */
export const alikeIn = ({ people }: ClubBalance): AlikeAmong<MemberPlaced> => alikeAmong(people)
