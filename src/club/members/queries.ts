import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { namesakes } from '../../db/namesakes.ts'
import { onTheList } from '../../db/on-the-list.ts'
import type { Tables } from '../../db/tables.ts'
import { type Rows, rows } from '../../db/together.ts'
import { isId } from '../../terms/id.ts'
import { labelAmong, labelsOf, type Namesake } from '../../terms/labels.ts'
import { hasLeft, type Member, type MemberRef, type Platform, type Role } from '../../terms/member.ts'
import { folded, isSameName, readingsOf } from '../../terms/names.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { SectorFamily } from '../../terms/sector.ts'
import { awayOf, awayToday } from '../leaves/on-leave.ts'

/** What a Member is made of: a row of thirty columns is read many times a gesture. */
const columns = [
  ...(['id', 'external_id', 'name', 'company', 'activity', 'speciality', 'seeks', 'offers', 'email', 'phone'] as const),
  ...([
    'introduce_to',
    'town',
    'sector_family',
    'job_title',
    'roles',
    'joined_on',
    'left_on',
    'language',
    'zone',
  ] as const),
] as const

type Row = Pick<Selectable<Tables['member']>, (typeof columns)[number]> & {
  accounts: Record<string, string> | null
  namesakes: readonly Namesake[] | null
  away: string | null
}

/** Rows of members, as `asMember` reads them. */
export const members = (club: ClubTx) =>
  club.tx
    .selectFrom('member')
    .select(columns)
    .select(({ selectFrom, fn }) => [
      selectFrom('account')
        .select(({ ref }) =>
          fn<Record<string, string>>('jsonb_object_agg', [ref('platform'), ref('account')]).as('accounts'),
        )
        .whereRef('account.club_id', '=', 'member.club_id')
        .whereRef('account.member_id', '=', 'member.id')
        .as('accounts'),
    ])
    .select(namesakes(club.today).as('namesakes'))
    .select(awayToday(club, sql.ref('member.id')).as('away'))
    .where('member.club_id', '=', club.id)

export function asMember(club: ClubTx, row: Row): Member {
  return {
    id: row.id,
    externalId: row.external_id,
    name: labelAmong({ ...row, jobTitle: row.job_title, joinedOn: row.joined_on }, row.namesakes),
    fullName: row.name,
    accounts: (row.accounts ?? {}) as Partial<Record<Platform, string>>,
    company: row.company,
    activity: row.activity,
    speciality: row.speciality,
    jobTitle: row.job_title,
    seeks: row.seeks,
    offers: row.offers,
    introduceTo: row.introduce_to,
    town: row.town,
    sectorFamily: row.sector_family as SectorFamily | null,
    email: row.email,
    phone: row.phone,
    roles: row.roles as Role[],
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    left: hasLeft(row.left_on, club.today),
    away: awayOf(row.away),
    reads: {
      language: (row.language ?? club.speech.language) === 'en' ? 'en' : 'fr',
      address: club.speech.address,
      zone: row.zone ?? club.zone,
    },
  }
}

/** On the list on that day. */
export const isPresent = ({ leftOn }: Pick<Member, 'leftOn'>, on: Temporal.PlainDate): boolean => !hasLeft(leftOn, on)

/** A member by id, also one who left; throws when the club never had him. */
export async function memberById(club: ClubTx, id: string): Promise<Member> {
  return asMember(club, await members(club).where('member.id', '=', id).executeTakeFirstOrThrow())
}

/** A member by an id that came from outside; null when nobody has it any more. */
export async function memberOf(club: ClubTx, id: string): Promise<Member | Refusal> {
  const row = isId(id) ? await members(club).where('member.id', '=', id).executeTakeFirst() : undefined
  return row ? asMember(club, row) : refuse('no longer possible', {})
}

export async function memberByExternalId(club: ClubTx, externalId: string): Promise<Member | null> {
  const row = await members(club).where('member.external_id', '=', externalId).executeTakeFirst()
  return row ? asMember(club, row) : null
}

export async function membersByIds(club: ClubTx, ids: readonly string[]): Promise<ReadonlyMap<string, Member>> {
  if (ids.length === 0) return new Map()
  const rows = await members(club)
    .where('member.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, asMember(club, row)]))
}

/** The identifiers of those who were erased: no folder brings them back. */
export async function erasedMembers(club: ClubTx): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('member')
    .select('external_id')
    .where('club_id', '=', club.id)
    .where('erased_at', 'is not', null)
    .execute()
  return new Set(rows.map(row => row.external_id))
}

/** Whether somebody else who is not erased is of the same firm, however it is written. */
export async function isFirmOfAnother(club: ClubTx, { id, company }: Pick<Member, 'id' | 'company'>): Promise<boolean> {
  if (!company) return false
  const rows = await club.tx
    .selectFrom('member')
    .select('company')
    .where('club_id', '=', club.id)
    .where('id', '<>', id)
    .where('erased_at', 'is', null)
    .where('company', 'is not', null)
    .execute()
  return rows.some(row => folded(row.company!) === folded(company))
}

/** Everybody with what no two members share: e-mail (lower case), accounts there or named by an import. */
export async function membersToCompare(
  club: ClubTx,
): Promise<{ id: string; name: string; own: Record<string, string | null>; linked: Record<string, string | null> }[]> {
  const rows = await members(club).select(['slack_user_id', 'discord_user_id']).where('erased_at', 'is', null).execute()
  return rows.map(row => ({
    id: row.external_id,
    name: row.name,
    own: {
      email: row.email?.toLowerCase() ?? null,
      slack_user_id: row.slack_user_id,
      discord_user_id: row.discord_user_id,
    },
    linked: { slack_user_id: row.accounts?.slack ?? null, discord_user_id: row.accounts?.discord ?? null },
  }))
}

/** Some of those whose last day was before this one and whose profile is still kept, the longest gone first. */
export async function leftBefore(club: ClubTx, day: Temporal.PlainDate, limit: number): Promise<Member[]> {
  const rows = await members(club)
    .where('left_on', '<', day)
    .where('erased_at', 'is', null)
    .orderBy('left_on')
    .limit(limit)
    .execute()
  return rows.map(row => asMember(club, row))
}

/** Everybody on the list today, by name. */
export async function presentMembers(club: ClubTx): Promise<Member[]> {
  const rows = await members(club)
    .where(onTheList(club.today))
    .orderBy('search')
    .orderBy('company')
    .orderBy('member.id')
    .execute()
  return rows.map(row => asMember(club, row))
}

/** A page of everybody on the list today, by name, so many on each; the last one where there are fewer. One statement, or two. */
export async function pageOfMembers(
  club: ClubTx,
  number: number,
  size: number,
): Promise<{ readonly members: readonly Member[]; readonly count: number; readonly at: number }> {
  const rows = await members(club)
    .select(sql<number>`count(*) over ()`.as('count'))
    .where(onTheList(club.today))
    .orderBy('search')
    .orderBy('company')
    .orderBy('member.id')
    .limit(size)
    .offset((number - 1) * size)
    .execute()
  if (rows.length === 0 && number > 1)
    return pageOfMembers(club, Math.max(1, Math.ceil((await countMembers(club)) / size)), size)
  return { members: rows.map(row => asMember(club, row)), count: rows[0]?.count ?? 0, at: number }
}

/** In SQL: whether the member of this id is on the list today. */
export const isHere = (club: ClubTx, id: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from member m where m.club_id = ${club.id} and m.id = ${id} and ${onTheList(club.today, 'm')})`

/** In SQL: whether this id is a member who had joined less than so many days before a day. */
export const joinedLately = (
  club: Pick<ClubTx, 'id'>,
  id: RawBuilder<unknown>,
  { days, before }: { readonly days: number; readonly before: RawBuilder<unknown> },
): RawBuilder<boolean> => sql<boolean>`exists (select from member m where m.club_id = ${club.id} and m.id = ${id}
  and m.joined_on > ${before} - ${days}::int)`

/** How many are on the list today. */
export async function countMembers(club: ClubTx): Promise<number> {
  const { count } = await club.tx
    .selectFrom('member')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('club_id', '=', club.id)
    .where(onTheList(club.today))
    .executeTakeFirstOrThrow()
  return count
}

/** The members of a day, by name: those who joined later and those who had left apart, and whoever is erased. */
export async function membersOn(club: ClubTx, day: Temporal.PlainDate): Promise<Member[]> {
  const rows = await members(club)
    .where('joined_on', '<=', day)
    .where(onTheList(day))
    .where('erased_at', 'is', null)
    .orderBy('search')
    .orderBy('company')
    .orderBy('member.id')
    .execute()
  return rows.map(row => asMember(club, row))
}

/**
 * Everybody who ever was a member, by the identifier the club gave him, with the name that tells him apart from the others.
 * Former members are not told apart: nobody is to know which of them was who.
 */
export async function everyMember(
  club: ClubTx,
): Promise<{ readonly id: string; readonly externalId: string; readonly name: string }[]> {
  const rows = await club.tx
    .selectFrom('member')
    .select(['id', 'external_id as externalId', 'name', 'company', 'speciality', 'job_title as jobTitle', 'activity'])
    .select(['joined_on as joinedOn', 'erased_at as erasedAt'])
    .where('club_id', '=', club.id)
    .orderBy('external_id')
    .execute()
  const called = rows.filter(({ erasedAt }) => erasedAt === null)
  const labels = labelsOf(called)
  const names = new Map(called.map(({ id }, n) => [id, labels[n]!]))
  return rows.map(({ id, externalId, name }) => ({ id, externalId, name: names.get(id) ?? name }))
}

export async function organizers(club: ClubTx): Promise<Member[]> {
  return (await presentMembers(club)).filter(member => member.roles.includes('organizer'))
}

/** Those who are told what organizers are told: whoever is on leave is left in peace, unless all are. */
export async function organizersToTell(club: ClubTx): Promise<Member[]> {
  const all = await organizers(club)
  const here = all.filter(({ away }) => away === null)
  return here.length > 0 ? here : all
}

/** The organizers that a sentence names. */
export const whomToAsk = async (club: ClubTx): Promise<string[]> =>
  (await organizers(club)).map(({ name }) => name).slice(0, 3)

/**
 * What is noted of an account: when its member said hello, was active here, could not be reached, took no direct
 * messages.
 */
export type AccountNotes = Pick<
  Selectable<Tables['account']>,
  'hello_at' | 'active_at' | 'unreachable_at' | 'closed_at'
>

/**
 * Who speaks through an account, with what is noted of it. `beside`: ids of something of that member, read in the same
 * statement.
 */
export async function speakerBehind(
  club: ClubTx,
  platform: Platform,
  account: string,
  beside: (club: ClubTx, member: RawBuilder<unknown>) => RawBuilder<readonly string[]> = () => sql`'{}'::uuid[]`,
): Promise<{ readonly member: Member; readonly notes: AccountNotes; readonly beside: readonly string[] } | null> {
  const row = await members(club)
    .innerJoin('account as his', join =>
      join.onRef('his.club_id', '=', 'member.club_id').onRef('his.member_id', '=', 'member.id'),
    )
    .select(['his.hello_at', 'his.active_at', 'his.unreachable_at', 'his.closed_at'])
    .select(beside(club, sql.ref('member.id')).as('beside'))
    .where('his.platform', '=', platform)
    .where('his.account', '=', account)
    // Every gesture begins with this: said twice, so that no plan ever goes through the whole list to find one.
    .where('member.id', '=', ({ selectFrom }) =>
      selectFrom('account as speaking')
        .select('speaking.member_id')
        .where('speaking.club_id', '=', club.id)
        .where('speaking.platform', '=', platform)
        .where('speaking.account', '=', account)
        .limit(1),
    )
    .executeTakeFirst()
  return row ? { member: asMember(club, row), notes: row, beside: row.beside } : null
}

/** The member behind an account. */
export async function memberByAccount(club: ClubTx, platform: Platform, account: string): Promise<Member | null> {
  return (await speakerBehind(club, platform, account))?.member ?? null
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** Members of whose name each word of one of these texts begins a word, in one of its readings; or of this e-mail. */
export async function membersBegunBy(
  club: ClubTx,
  texts: readonly string[],
  limit = 26,
  email?: string | undefined,
): Promise<Member[]> {
  const readings = texts.flatMap(readingsOf)
  if (readings.length === 0 && email === undefined) return []
  const rows = await members(club)
    .where(({ or, and, eb, fn }) =>
      or([
        ...readings.map(words =>
          and(
            words.map(word =>
              or([eb('search', 'like', `${escapeLike(word)}%`), eb('search', 'like', `% ${escapeLike(word)}%`)]),
            ),
          ),
        ),
        ...(email === undefined ? [] : [eb(fn<string>('lower', ['member.email']), '=', email)]),
      ]),
    )
    .orderBy('search')
    .orderBy('company')
    .orderBy('member.id')
    .limit(limit)
    .execute()
  return rows.map(row => asMember(club, row))
}

export const memberRef = ({ id, name, accounts }: MemberRef): MemberRef => ({ id, name, accounts })

/** Members of this name, however it is written, or this e-mail (lower case), on the list or not; the last come first. */
export async function membersKnownAs(club: ClubTx, name: string, email?: string): Promise<Member[]> {
  const found = await membersBegunBy(club, [name], 1_000, email)
  return found
    .filter(one => isSameName(one.fullName, name) || (email !== undefined && one.email?.toLowerCase() === email))
    .toSorted((a, b) => Temporal.PlainDate.compare(b.joinedOn, a.joinedOn))
}

/** Members of exactly this e-mail (lower case), on the list or not. */
export async function membersOfMail(club: ClubTx, email: string): Promise<Member[]> {
  const rows = await members(club)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['member.email']), '=', email))
    .execute()
  return rows.map(row => asMember(club, row))
}

/** Members on the list who have no account on a platform, by name. */
export async function unlinkedMembers(club: ClubTx, platform: Platform): Promise<Member[]> {
  return (await presentMembers(club)).filter(member => member.accounts[platform] === undefined)
}

/** Members whom no message reaches any more: perhaps they have left. */
export const unreachableMembers = (club: ClubTx): Rows<string> =>
  rows(
    sql<{ member: string }>`
      select a.member_id as member from account a join member m on m.club_id = a.club_id and m.id = a.member_id
      where a.club_id = ${club.id} and ${onTheList(club.today, 'm')}
      group by 1 having bool_and(a.unreachable_at is not null)`,
    ({ member }) => member,
  )

/** Members who have said hello: of the others no name is told. */
export async function membersWhoSaidHello(club: ClubTx): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('account')
    .select('member_id')
    .where('club_id', '=', club.id)
    .where('hello_at', 'is not', null)
    .execute()
  return new Set(rows.map(row => row.member_id))
}
