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

const himself = his('id')
const own = (to?: Becomes['to']) => emptied(himself, to)
const nothing = (text: string) => (): RawBuilder<unknown> => sql.raw(text)
const likeHisName = ({ name }: Him) => `%${name.replace(/[\\%_]/g, '\\$&')}%`

export const memberTables = {
  member: {
    columns: {
      // The club's own number for him: by it an import knows that he is to stay erased.
      external_id: noOnes,
      name: own(former),
      search: own(({ formerSearch }) => sql`${formerSearch}`),
      ...{ email: own(), phone: own(), company: own(), job_title: own(), sector_family: own(), naf_code: own() },
      ...{ naf_nomenclature: own(), language: own(), zone: own(), slack_user_id: own(), discord_user_id: own() },
      ...{ activity: [own(), 'names'], speciality: [own(), 'names'] },
      ...{ seeks: [own(), 'names'], offers: [own(), 'names'] },
      roles: own(nothing(`'{member}'::text[]`)),
      settings: own(nothing(`'{}'::jsonb`)),
    },
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
  audit: { columns: { what: noOnes, detail: [emptied(his('about')), 'names'] } },
} as const satisfies OwnTables
