import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onTheList } from '../../db/on-the-list.ts'
import { type Rows, rows } from '../../db/together.ts'

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
    sql<Described>`
      select m.id, m.joined_on <= ${club.today} and ${onTheList(club.today, 'm')} as "isHere", m.activity, m.speciality,
        m.job_title as "jobTitle", m.naf_code as "nafCode", m.naf_nomenclature as "nafNomenclature", m.seeks, m.offers
      from member m where m.club_id = ${club.id} and m.erased_at is null`,
    row => row,
  )
