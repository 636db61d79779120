import { type RawBuilder, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'

/**
 * Every column that can hold a text, and what erasing a member does to it. A column that is not listed here fails a
 * test: whoever adds one says what becomes of a person's words in it.
 */

/** Whom is being erased: his id, what he is called and written to, and what stands instead of his name. */
export type Him = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly accounts: readonly { readonly platform: string; readonly account: string }[]
  readonly former: string
  readonly formerSearch: string
  /** What a referral would tell him by, were he its prospect. */
  readonly prospectKeys: readonly Buffer[]
  /** At his own request the prospects go too that he passed on or received; those of a leaver have their own time. */
  readonly prospectsGo: boolean
}

type Where = RawBuilder<unknown>

/** What a column becomes in the rows that are his. */
export type Becomes = { readonly of: (him: Him) => Where; readonly to: (him: Him) => Where }

export type Fate =
  /** Nothing of a person: a code, a number the platform or the club gave, the club's own words. */
  | 'no one’s'
  /** It goes with its row, which is his alone. */
  | 'with its row'
  /** Anybody's words: his name, his address and his telephone in them give way to the former member. */
  | 'names'
  /** The same under a seal, which is opened for it. */
  | 'sealed'
  | Becomes

export type Erasing<T extends keyof Tables> = {
  /** The rows that are his alone. */
  readonly goes?: (him: Him) => Where
  readonly columns: { readonly [C in keyof Tables[T] & string]?: Fate | readonly Fate[] }
}

const empty = sql`null`
const his = (column: string) => (him: Him) => sql`${sql.ref(column)} = ${him.id}`
const emptied = (of: Becomes['of'], to: Becomes['to'] = () => empty): Becomes => ({ of, to })
const himself = his('id')
const own = (to: Becomes['to'] = () => empty) => emptied(himself, to)
const former = ({ former }: Him) => sql`${former}`
const dots = () => sql`${'…'}`

const accounts = ({ accounts }: Him) =>
  accounts.length === 0
    ? sql`false`
    : sql`(platform, account) in (${sql.join(accounts.map(one => sql`(${one.platform}, ${one.account})`))})`
const sentTo = ({ accounts }: Him) =>
  sql`(${sql.join(
    [
      sql`false`,
      ...accounts.map(
        ({ platform, account }) =>
          sql`(platform = ${platform} and (address->>'account' = ${account} or jsonb_exists(address->'accounts', ${account})))`,
      ),
    ],
    sql` or `,
  )})`
const accountIds = ({ accounts }: Him) =>
  sql`${accounts.filter(one => one.platform === 'playground').map(one => one.account)}::text[]`

/** His visits before he was a member: they led to him, or name the same person. */
const visits = (
  him: Him,
) => sql`guest in (select g.guest from guest g where g.club_id = guest.club_id and (g.became_member_id = ${him.id}
  or lower(g.email) = lower(${him.email}) or g.phone = ${him.phone} or lower(g.name) = lower(${him.name})))`

const asProspect = ({ prospectKeys }: Him) =>
  prospectKeys.length === 0 ? sql<boolean>`false` : sql<boolean>`prospect_key in (${sql.join(prospectKeys)})`

/** Referrals between him and another, at his request; and those of which he was the prospect. */
export const prospects = (him: Him) =>
  him.prospectsGo ? sql<boolean>`(${him.id} in (giver_id, receiver_id) or ${asProspect(him)})` : asProspect(him)

const id = 'no one’s'

export const erasing: { readonly [T in keyof Tables]: Erasing<T> } = {
  club: {
    columns: {
      ...{ external_id: id, name: id, zone: id, language: id, region_code: id, city: id, cadence: id },
      ...{ meeting_weekday: id, meeting_time: id, meeting_place: 'names', currency: id, country: id, address: id },
      settings: id,
    },
  },
  member: {
    columns: {
      // The club's own number for him: by it an import knows that he is to stay erased.
      external_id: id,
      name: own(former),
      search: own(({ formerSearch }) => sql`${formerSearch}`),
      ...{ email: own(), phone: own(), company: own(), job_title: own(), sector_family: own(), naf_code: own() },
      ...{ naf_nomenclature: own(), language: own(), zone: own(), slack_user_id: own(), discord_user_id: own() },
      ...{
        activity: [own(), 'names'],
        speciality: [own(), 'names'],
        seeks: [own(), 'names'],
        offers: [own(), 'names'],
      },
      roles: own(() => sql`'{member}'::text[]`),
      settings: own(() => sql`'{}'::jsonb`),
    },
  },
  account: { goes: his('member_id'), columns: { platform: id, place: id, account: 'with its row' } },
  // A platform’s code for what is wrong between it and us.
  place_trouble: { columns: { platform: id, place: id, detail: id, met_with: id } },
  channel: { columns: { platform: id, place: id, purpose: id, channel: id, trouble: id } },
  link_request: {
    goes: him =>
      sql`member_id = ${him.id} or ${accounts(him)} or account_name ilike ${`%${him.name.replace(/[\\%_]/g, '\\$&')}%`}`,
    columns: {
      ...{ platform: id, place: id, decision: id },
      ...{ account: 'with its row', account_name: 'with its row', handle: 'with its row' },
    },
  },
  link_code: { goes: his('member_id'), columns: { hash: 'with its row' } },
  take_over: {
    goes: accounts,
    columns: { hash: 'with its row', platform: id, place: id, account: 'with its row' },
  },
  code_try: { goes: accounts, columns: { platform: id, place: id, account: 'with its row' } },
  leave: { goes: his('member_id'), columns: { external_id: 'with its row' } },
  meeting: {
    columns: {
      ...{ external_id: id, zone: id, status: id, attendance_recorded: id, day_only: id },
      ...{ title: 'names', place: 'names', notes: 'names' },
    },
  },
  attendance: {
    columns: { status: id, day_only: id, substitute_name: [emptied(his('member_id')), 'names'] },
  },
  rsvp: { goes: his('member_id'), columns: { answer: id, substitute_name: 'names' } },
  guest: {
    columns: {
      ...{ external_id: id, guest: id, status: id },
      name: [emptied(visits, former), 'names'],
      ...{
        company: emptied(visits),
        activity: [emptied(visits), 'names'],
        email: emptied(visits),
        phone: emptied(visits),
      },
    },
  },
  introduction: {
    columns: {
      ...{ external_id: id, status: id, answer_a: id, answer_b: id, met: id, met_a: id, met_b: id, day_only: id },
      // Which of his contacts may be given, not the contact.
      ...{ contact_a: id, contact_b: id },
      context: [emptied(his('requested_by')), 'names'],
    },
  },
  referral: {
    columns: {
      ...{ external_id: id, kind: id, handoff: id, status: id, day_only: id },
      // First, while it is still known whom the others name.
      prospect_company: emptied(asProspect),
      ...{ prospect_name: emptied(prospects), prospect_phone: emptied(prospects), prospect_email: emptied(prospects) },
      prospect_key: emptied(prospects),
      need: [emptied(prospects), 'sealed'],
    },
  },
  thanks: {
    columns: { external_id: id, currency: id, day_only: id, message: [emptied(his('from_id')), 'names'] },
  },
  one_to_one: {
    columns: {
      ...{ external_id: id, round: id, status: id, day_only: id },
      note: [emptied(him => sql`members @> array[${him.id}]::uuid[]`), 'names'],
    },
  },
  ask: {
    columns: { external_id: id, kind: id, status: id, day_only: id, text: [emptied(his('author_id'), dots), 'names'] },
  },
  answer: { columns: { external_id: id, day_only: id, text: [emptied(his('member_id')), 'names'] } },
  nudge: {
    goes: his('member_id'),
    columns: {
      ...{ external_id: id, platform: id, act: id, about: id, outcome: id, episode: id, arm: id, standing: id },
      day_only: id,
    },
  },
  // Append-only: who did what with whom by their ids, and codes.
  act: { columns: { kind: id, record: id, detail: id } },
  old_act: { columns: { kind: id } },
  evaluation: { goes: his('member_id'), columns: { standing: 'with its row', figures: 'with its row' } },
  organizer_answer: { goes: his('member_id'), columns: { answer: 'with its row' } },
  contest: {
    goes: his('member_id'),
    columns: { words: 'sealed' },
  },
  audit: { columns: { what: id, detail: [emptied(his('about')), 'names'] } },
  imported_row: {
    // Kept for the others: by it an import knows that a line was read before, and does not bring its words back.
    goes: him =>
      sql`file = 'members.csv' and identity = (select m.external_id from member m where m.club_id = imported_row.club_id and m.id = ${him.id})`,
    columns: { file: id, identity: id, hash: id },
  },
  draft: {
    goes: his('member_id'),
    columns: { command: id, said: 'sealed' },
  },
  notice: {
    columns: {
      ...{ kind: id, class: id, channel: id, about: id, state: id, why: id },
      // Ids alone, but for the number of his account.
      arguments: emptied(
        him => sql`reader_id = ${him.id} and arguments ? 'account'`,
        () => sql`arguments || '{"account": ""}'::jsonb`,
      ),
      once: emptied(
        him => sql`reader_id = ${him.id} and kind = 'account-linked'`,
        () => sql`kind || ':' || id`,
      ),
    },
  },
  delivery: {
    // Where a message stands: without it nobody could draw it anew.
    columns: {
      ...{ platform: id, place: id, target: id, state: id, channel: id, message: id, lease_by: id, trouble: id },
      // A hash of what stands in the message.
      ...{ drawn: id, edit_by: id },
      // Accounts, as long as nobody knows whether it arrived: without them it is not looked for any more.
      address: emptied(sentTo),
    },
  },
  due: { columns: { duty: id, about: id } },
  playground_message: {
    goes: him => sql`audience <@ ${accountIds(him)}`,
    // `view` and `room` are written anew where they are opened: src/notices/kept-words.ts.
    columns: {
      ...{ sender: id, where_kind: id, where_id: id, view: 'names', room: 'names' },
      audience: emptied(
        him => sql`audience && ${accountIds(him)}`,
        him => sql`array(select unnest(audience) except select unnest(${accountIds(him)}))`,
      ),
    },
  },
  playground_guest: {
    goes: him => sql`id = any(${accountIds(him)}) or lower(name) = lower(${him.name})`,
    columns: { id: 'with its row', name: 'with its row' },
  },
  place: { columns: { platform: id, place: id, name: id } },
  // The platform's number of what somebody did, not of who did it.
  gesture: { columns: { platform: id, place: id, id } },
  installation: { columns: { key: id, value: id, sealed: id } },
  nudge_total: { columns: { kind: id, arm: id, outcome: id } },
}
