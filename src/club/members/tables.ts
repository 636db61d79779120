import type { JSONColumnType } from 'kysely'
import { type RawBuilder, sql } from 'kysely'
import {
  type Becomes,
  emptied,
  former,
  type Him,
  his,
  namesInJson,
  noOnes,
  type OwnTables,
  ofHisAccounts,
} from '../../db/fates.ts'
import type { Instant, Kept, MemberSettings, OfClub, PlainDate, Uuid } from '../../db/tables.ts'
import type { Json } from '../../terms/json.ts'

const himself = his('id')
const own = (to?: Becomes['to']) => emptied(himself, to)
const nothing = (text: string) => (): RawBuilder<unknown> => sql.raw(text)
const likeHisName = ({ name }: Him) => `%${name.replace(/[\\%_]/g, '\\$&')}%`

export const memberTables = {
  member: {
    listed: { as: 'profile', by: 'id' },
    columns: {
      // The club's own number for him: by it an import knows that he is to stay erased.
      external_id: noOnes,
      name: own(former),
      search: own(({ formerSearch }) => sql`${formerSearch}`),
      name_key: own(({ formerSearch }) => sql`${formerSearch}`),
      ...{ email: own(), phone: own(), company: own(), job_title: own(), sector_family: own(), naf_code: own() },
      ...{ naf_nomenclature: own(), language: own(), zone: own(), slack_user_id: own(), discord_user_id: own() },
      ...{ activity: [own(), 'names'], speciality: [own(), 'names'] },
      ...{ seeks: [own(), 'names'], offers: [own(), 'names'], introduce_to: [own(), 'names'], town: [own(), 'names'] },
      roles: own(nothing(`'{member}'::text[]`)),
      settings: own(nothing(`'{}'::jsonb`)),
    },
  },
  // Written anew from his row whenever that changes, by the database itself.
  member_words: {
    goes: his('member_id'),
    columns: { name_words: 'with its row', words: 'with its row', document: 'with its row' },
  },
  account: { goes: his('member_id'), columns: { platform: noOnes, place: noOnes, account: 'with its row' } },
  link_request: {
    goes: him => sql`(${his('member_id')(him)} or ${ofHisAccounts(him)} or account_name ilike ${likeHisName(him)})`,
    columns: {
      ...{ platform: noOnes, place: noOnes, decision: noOnes },
      ...{ account: 'with its row', account_name: 'with its row', handle: 'with its row' },
    },
  },
  link_code: { goes: his('member_id'), columns: { hash: 'with its row' } },
  code_try: {
    ofInstallation: true,
    goes: ofHisAccounts,
    columns: { platform: noOnes, place: noOnes, account: 'with its row' },
  },
  // It says what others answered and whom they sent: theirs as well.
  membership_end: { goes: his('member_id'), columns: { states: namesInJson('states') } },
  member_joining: {
    goes: his('member_id'),
    columns: { end_states: namesInJson('end_states'), states: namesInJson('states') },
  },
  audit: { columns: { what: noOnes, detail: [emptied(his('about')), 'names'] } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    member: Kept & {
      name: string
      /** The name lower-cased without accents: what is searched. */
      search: string
      name_key: string
      email: string | null
      phone: string | null
      company: string | null
      job_title: string | null
      activity: string | null
      speciality: string | null
      sector_family: string | null
      naf_code: string | null
      naf_nomenclature: string | null
      liberal: boolean | null
      seeks: string | null
      offers: string | null
      /** Whom he would like to be introduced to. */
      introduce_to: string | null
      /** Where he works. */
      town: string | null
      joined_on: PlainDate
      left_on: PlainDate | null
      sponsor_id: Uuid | null
      roles: string[]
      language: string | null
      zone: string | null
      slack_user_id: string | null
      discord_user_id: string | null
      scoring_objected_on: PlainDate | null
      settings: JSONColumnType<MemberSettings, string | undefined, string>
      erased_at: Instant | null
    }
    /** What a member is found by: written by a trigger, read by the functions `search_members` and `nearest_members`. */
    member_words: OfClub & { member_id: Uuid; name_words: string[]; words: string; document: string }
    account: OfClub & {
      platform: string
      place: string
      account: string
      member_id: Uuid
      linked_at: Instant
      hello_at: Instant | null
      /** When the data notice was shown to him. */
      informed_at: Instant | null
      active_at: Instant | null
      unreachable_at: Instant | null
      /** When he was last found to take no direct messages: he is called in the channel instead. */
      closed_at: Instant | null
    }
    link_request: OfClub & {
      id: Uuid
      platform: string
      place: string
      account: string
      account_name: string
      /** The account's one name on its platform (`marc.dubois`), where the platform told it. */
      handle: string | null
      member_id: Uuid | null
      asked_at: Instant
      decided_at: Instant | null
      decided_by: Uuid | null
      decision: string | null
    }
    link_code: OfClub & { hash: string; member_id: Uuid; expires_at: Instant; used_at: Instant | null }
    /** Codes tried by an account that none of them fitted: only so many a day. */
    code_try: { platform: string; place: string; account: string; tries: number; since: Instant }
    /** An end that can still be undone: by the name of each topic what it needs to take up again what ended. */
    membership_end: OfClub & {
      member_id: Uuid
      at: Instant
      states: JSONColumnType<Readonly<Record<string, Json>>, string, string>
    }
    /**
     * How somebody came on the list, while that can be taken back: `left_on`, `leave_id` and the end are of whoever had left,
     * `states` is by the name of each topic what it led to him.
     */
    member_joining: OfClub & {
      member_id: Uuid
      at: Instant
      returned: boolean
      left_on: PlainDate | null
      leave_id: Uuid | null
      end_at: Instant | null
      end_states: JSONColumnType<Readonly<Record<string, Json>> | null, string | null, string | null>
      states: JSONColumnType<Readonly<Record<string, Json>>, string, string>
    }
    audit: OfClub & {
      id: Uuid
      at: Instant
      by_id: Uuid | null
      what: string
      about: Uuid | null
      detail: string | null
    }
  }
}
