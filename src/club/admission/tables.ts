import { emptied, former, his, noOnes, type OwnTables, ofHisAccounts } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'
import type { AcceptedAs } from '../../terms/application.ts'

const him = his('member_id')

export const admissionTables = {
  application: {
    columns: {
      ...{ name: [emptied(him, former), 'names'], company: emptied(him), activity: [emptied(him), 'names'] },
      ...{ motivations: [emptied(him), 'names'], contact: emptied(him) },
      ...{
        guest: noOnes,
        status: noOnes,
        accepted_as: noOnes,
        platform: noOnes,
        place: noOnes,
        account: [emptied(ofHisAccounts), emptied(him)],
      },
    },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** Somebody who would like to be a member. */
    application: OfClub & {
      id: Uuid
      name: string
      company: string | null
      activity: string | null
      motivations: string | null
      /** Sealed: his telephone and his e-mail. */
      contact: Buffer | null
      sponsor_id: Uuid | null
      /** Who he is among the guests. */
      guest: string | null
      platform: string | null
      place: string | null
      account: string | null
      applied_at: Instant
      status: string
      decided_at: Instant | null
      decided_by: Uuid | null
      member_id: Uuid | null
      accepted_as: AcceptedAs | null
      /** His visits led to nobody before he was accepted. */
      linked_guest: boolean
    }
  }
}
