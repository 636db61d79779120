import { sql } from 'kysely'
import { emptied, former, type Him, his, noOnes, type OwnTables, ofHisAccounts, type Where } from '../../db/fates.ts'
import type { Instant, OfClub, PlainDate, Uuid } from '../../db/tables.ts'
import type { AcceptedAs, CloseAnswer, Decision } from '../../terms/application.ts'
import type { Voice } from '../../terms/vote.ts'

const him = his('member_id')

/** Of the application by which he came. */
const toHim = ({ id }: Him): Where => sql`application_id in (select a.id from application a where a.member_id = ${id})`

export const admissionTables = {
  application: {
    columns: {
      ...{ name: [emptied(him, former), 'names'], company: [emptied(him), 'names'], activity: [emptied(him), 'names'] },
      ...{ motivations: [emptied(him), 'names'], contact: emptied(him) },
      // What is said of him goes with him; a member whom it names is nobody's there.
      ...{ reason: ['sealed', emptied(him)], answer: ['sealed', emptied(him)], told: ['sealed', emptied(him)] },
      // The words of who proposes him go with either.
      sponsor_says: ['sealed', emptied(him), emptied(his('sponsor_id'))],
      ...{
        guest: noOnes,
        status: noOnes,
        answer_for: noOnes,
        language: noOnes,
        accepted_as: noOnes,
        platform: noOnes,
        place: noOnes,
        account: [emptied(ofHisAccounts), emptied(him)],
      },
    },
  },
  application_word: { goes: his('member_id'), columns: { words: 'sealed' } },
  application_close: { goes: his('member_id'), columns: { answer: noOnes } },
  application_note: { goes: his('member_id'), columns: { words: ['sealed', emptied(toHim)] } },
  application_vote: { columns: {} },
  application_ballot: { goes: his('member_id'), columns: { voice: noOnes } },
  application_letter: { columns: { words: ['sealed', emptied(toHim)] } },
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
      /** Sealed: what he tells beyond his trade, as JSON. */
      told: Buffer | null
      sponsor_id: Uuid | null
      /** Sealed: what whoever proposes him says of him. */
      sponsor_says: Buffer | null
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
      /** The first day of the month in which whoever is on the waiting list is looked at again. */
      later_on: PlainDate | null
      /** Sealed: why it was decided so, for whoever decides. */
      reason: Buffer | null
      /** Sealed: what a human writes to him, and for which decision. */
      answer: Buffer | null
      answer_for: Decision | null
      /** When, and by whom, it was sent to him here. */
      answered_at: Instant | null
      answered_by: Uuid | null
      /** Whoever was accepted is looked at again from this day on, and when that was done. */
      review_on: PlainDate | null
      reviewed_at: Instant | null
      language: string | null
      /** He knows that members are shown who he is; he was told when he applied. */
      may_show: boolean
      shown_at: Instant | null
      /** Until when; an instant that is past once it is over, or was taken back. */
      shown_until: Instant | null
    }
    /** What a member says of a candidate to the committee. Sealed. */
    application_word: OfClub & { id: Uuid; application_id: Uuid; member_id: Uuid; words: Buffer; at: Instant }
    /** A member close in trade was asked whether they would work well together. */
    application_close: OfClub & {
      id: Uuid
      application_id: Uuid
      member_id: Uuid
      asked_at: Instant
      asked_by: Uuid
      answer: CloseAnswer | null
      answered_at: Instant | null
    }
    /** What one of the committee notes of a talk with a candidate. Sealed JSON; empty once the candidate is forgotten. */
    application_note: OfClub & {
      id: Uuid
      application_id: Uuid
      member_id: Uuid
      words: Buffer | null
      at: Instant
    }
    /** One for each candidate; the numbers are written when it is closed. */
    application_vote: OfClub & {
      application_id: Uuid
      opened_at: Instant
      opened_by: Uuid
      until: Instant
      /** So many in a hundred of those who may vote have to. */
      quorum: number
      closed_at: Instant | null
      electors: number | null
      yes: number | null
      no: number | null
      later: number | null
    }
    /** Read by nobody but whose it is. */
    application_ballot: OfClub & { application_id: Uuid; member_id: Uuid; voice: Voice; at: Instant }
    /** What was sent to a candidate here, as it was sent. Sealed; empty once he is forgotten. */
    application_letter: OfClub & {
      id: Uuid
      application_id: Uuid
      words: Buffer | null
      sent_at: Instant
      sent_by: Uuid
    }
  }
}
