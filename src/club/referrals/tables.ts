import { type Generated, sql } from 'kysely'
import { emptied, type Him, his, noOnes, type OwnTables, type Where } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, OfClub, Uuid } from '../../db/tables.ts'
import { dialled } from '../../terms/phones.ts'
import { wasProspect } from './known-by.ts'
import { contactsOf, saidOf } from './purge.ts'

const asProspect = ({ name, email, phone, company, country, fingerprints }: Him): Where =>
  wasProspect(key => fingerprints(key), {
    ...{ name, email: email ?? undefined, company: company ?? undefined, phone: phone ?? undefined },
    e164: dialled(phone, country),
  })

/**
 * Referrals of which he was the prospect. At his own request the prospects go too that he passed on or received; those of
 * a leaver have their own time.
 */
const prospects = (him: Him): Where =>
  him.atHisRequest ? sql`(${him.id} in (giver_id, receiver_id) or ${asProspect(him)})` : asProspect(him)

export const referralTables = {
  referral: {
    repeated: async (club, him) => saidOf((await contactsOf(club, prospects(him))).all),
    columns: {
      ...{ external_id: noOnes, kind: noOnes, handoff: noOnes, status: noOnes, day_only: noOnes, pleased: noOnes },
      // First, while it is still known whom the others name.
      prospect_company: [emptied(asProspect), 'names'],
      ...{ prospect_name: emptied(prospects), prospect_phone: emptied(prospects), prospect_email: emptied(prospects) },
      ...{ prospect_e164: emptied(prospects), prospect_keys: emptied(prospects) },
      need: [emptied(prospects), 'sealed'],
      unfit_reason: noOnes,
      unfit_words: [emptied(prospects), 'sealed'],
      // His receiver's alone: it goes with him, and with whomever it may speak of.
      note: [emptied(his('receiver_id')), emptied(prospects), 'sealed'],
    },
  },
  referral_wait: {
    goes: ({ id, atHisRequest }: Him) => sql`(${atHisRequest} and ${id} in (giver_id, receiver_id))`,
    columns: { said: 'sealed' },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    referral: Kept &
      DayOnly & {
        giver_id: Uuid
        receiver_id: Uuid
        kind: string
        prospect_name: Buffer | null
        prospect_company: string | null
        prospect_phone: Buffer | null
        prospect_email: Buffer | null
        /** The prospect’s telephone as every other dials it; none of one that is nobody’s, or older than this. */
        prospect_e164: Buffer | null
        /** The keyed hash of each thing the prospect is known by. */
        prospect_keys: Buffer[] | null
        prospect_agreed: boolean | null
        need: Buffer | null
        warmth: number | null
        handoff: string | null
        status: string
        given_at: Instant
        status_at: Instant | null
        closed_at: Instant | null
        confirmed: boolean | null
        quality: number | null
        /** Reminders count from here: from its own date for an imported one. */
        touched_at: Instant | null
        /** When its receiver last said that it is still going on, and when he had said so before. */
        still_at: Instant | null
        still_before: Instant | null
        /** The referral it became with somebody else. */
        handed_on: Uuid | null
        /** The steps to which its giver answered “with pleasure”. */
        pleased: Generated<string[]>
        /** Why it was not a fit, as its giver reads it; and the receiver's own words for it. */
        unfit_reason: string | null
        unfit_words: Buffer | null
        /** What its receiver has noted for himself. */
        note: Buffer | null
        /** Taken back by its giver. */
        withdrawn_at: Instant | null
        /** When its prospect asked the club to forget him. */
        forgotten_at: Instant | null
      }

    /** What its giver keeps until the receiver is back from a leave: no referral yet. */
    referral_wait: OfClub & {
      id: Uuid
      giver_id: Uuid
      receiver_id: Uuid
      /** What will be passed on, as JSON. */
      said: Buffer
      kept_at: Instant
      ended_at: Instant | null
    }
  }
}
