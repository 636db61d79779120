import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onTheList } from '../../db/on-the-list.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { SectorFamily } from '../../terms/sector.ts'

/** What a member's profile says of his trade, and whether he is on the list today. */
export type Described = {
  readonly id: string
  readonly isHere: boolean
  readonly activity: string | null
  readonly speciality: string | null
  readonly jobTitle: string | null
  readonly nafCode: string | null
  readonly nafNomenclature: string | null
  readonly seeks: string | null
  readonly offers: string | null
}

/** What the profile of everybody says of his trade, also of those who left: what they did in the club stays done. */
export const describedMembers = (club: ClubTx): Rows<Described> =>
  rows(
    sql<Described>`select ${described(club)} from member m where m.club_id = ${club.id} and m.erased_at is null`,
    row => row,
  )

const described = (club: ClubTx) => sql`
  m.id, m.joined_on <= ${club.today} and ${onTheList(club.today, 'm')} as "isHere", m.activity, m.speciality,
  m.job_title as "jobTitle", m.naf_code as "nafCode", m.naf_nomenclature as "nafNomenclature", m.seeks, m.offers`

/** The same with the sector he stands for, and his firm. */
export type InSector = Described & {
  readonly externalId: string
  readonly company: string | null
  readonly sectorFamily: SectorFamily | null
  /** Of a liberal profession, which is a status and no sector. */
  readonly isLiberal: boolean
}

/** Who is on the list on the club's day, by external id. */
export const membersInSectors = (club: ClubTx): Rows<InSector> =>
  rows(
    sql<InSector>`
      select ${described(club)}, m.external_id as "externalId", m.company, m.sector_family as "sectorFamily",
        coalesce(m.liberal, false) as "isLiberal"
      from member m where m.club_id = ${club.id} and m.erased_at is null
        and m.joined_on <= ${club.today} and ${onTheList(club.today, 'm')}
      order by m.external_id`,
    row => row,
  )
