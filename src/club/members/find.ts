import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onTheList } from '../../db/on-the-list.ts'
import { askedBy } from '../../terms/asked.ts'
import { isId } from '../../terms/id.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { folded, isBegunBy, isNamedBy, isSameName } from '../../terms/names.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import {
  asMember,
  isPresent,
  memberByAccount,
  memberByExternalId,
  members,
  membersBegunBy,
  presentMembers,
} from './queries.ts'

/**
 * The member meant by what was typed: a platform mention, `@external-id`, an id, a full name, the words of one name only
 * (the last of several may be begun), or a name with what stands beside it where two have it (`Marc Petit, Toitures Petit`,
 * or as it is shown, in brackets). Several hits, none, or someone who left are refusals that say who was near. A lone
 * beginning is no name: what `@Marc` sends to nobody of that name must not reach Mrs Marchenoir.
 */
export async function findMember(club: ClubTx, platform: Platform, typed: string): Promise<Member | Refusal> {
  const mention = /^<@!?([A-Za-z0-9]+)(?:\|[^>]*)?>$/.exec(typed.trim())
  if (mention) {
    const member = await memberByAccount(club, platform, mention[1]!)
    return member ? unlessLeft(club, member) : refuse('unknown member', { typed: '', near: [] })
  }
  const name = bare(typed)
  if (isId(name)) {
    const row = await members(club).where('member.id', '=', name).executeTakeFirst()
    if (row) return unlessLeft(club, asMember(club, row))
  }
  const exact = await memberByExternalId(club, name)
  if (exact) return unlessLeft(club, exact)
  const hits = calledBy(await membersBegunBy(club, [name, parted(name)[0]], 200), name)
  const here = hits.filter(member => isPresent(member, club.today))
  const same = here.length > 1 ? here.filter(member => isSameName(member.fullName, name)) : []
  const [only, ...others] = same.length > 0 ? same : here
  if (only && others.length > 0) return refuse('several members', { typed: name, among: [only, ...others].map(choice) })
  if (only) return only
  if (hits.length > 0) return unlessLeft(club, hits[0]!)
  return refuse('unknown member', { typed: name, near: (await nearMembers(club, name)).map(choice) })
}

/** A candidate, as he is offered to whoever has to say whom he meant. */
const choice = ({ id, name }: Member) => ({ id, name })

/** What was typed without the signs of a mention. */
const bare = (typed: string): string =>
  typed
    .trim()
    .replace(/^@/, '')
    .replace(/^"(.*?)"?$/, '$1')
    .trim()

/** A name, and what was typed beside it after a comma or in brackets. */
function parted(typed: string): readonly [name: string, beside: string] {
  const [, name, beside] = /^([^,(]+)[,(](.+?)\)?$/.exec(typed) ?? []
  return name === undefined || beside === undefined ? [typed, ''] : [name.trim(), beside.trim()]
}

/** Of some members whom a name means: by his label whole, by words of his name, or by the name and words beside it. */
function calledBy(some: readonly Member[], typed: string): readonly Member[] {
  const shown = some.filter(({ name }) => folded(name) === folded(typed))
  if (shown.length === 1) return shown
  const named = some.filter(({ fullName }) => isNamedBy(fullName, typed))
  if (named.length > 0) return named
  const [name, beside] = parted(typed)
  if (beside === '') return []
  return some.filter(one => isNamedBy(one.fullName, name) && isBegunBy(besideOf(one), beside))
}

const besideOf = ({ company, speciality, jobTitle, activity, joinedOn }: Member) =>
  [company, speciality, jobTitle, activity, joinedOn.year].filter(text => text !== null).join(' ')

const unlessLeft = (club: ClubTx, member: Member): Member | Refusal =>
  isPresent(member, club.today) ? member : refuse('someone who left', { name: member.name })

/** Some of those who were looked for, in order. */
export type Hits = {
  readonly hits: readonly Hit[]
  /** How many there are on all pages. */
  readonly count: number
  /** Whether all that was asked fits them; else as much of it as fits anybody. */
  readonly all: boolean
}

/** `near`: something typed fits him by a slip only. */
export type Hit = { readonly member: Member; readonly near: boolean }

type Part = {
  readonly limit: number
  readonly offset?: number
  /** A typed word of so many letters may be the beginning of one. */
  readonly begun?: number
  /** Only names count. */
  readonly names?: boolean
  /** Of these alone. */
  readonly among?: RawBuilder<boolean>
}

/**
 * Members on the list whom a typed text finds, by name, firm, trade, sector, place, and by what they seek or offer, in
 * either language: whoever is called so first, then whom most of it fits, what was mistyped last, then by weight. One
 * statement; it reads an index of the database (`search_members` of its migration).
 */
export async function searchMembers(
  club: ClubTx,
  typed: string,
  { limit, offset = 0, begun = 3, names = false, among = sql<boolean>`true` }: Part,
): Promise<Hits> {
  const { phrases, numbers } = askedBy(typed)
  if (phrases.length === 0) return { hits: [], count: 0, all: true }
  const found = sql<{ member_id: string; hits: number; near: boolean; named: boolean; weight: number }>`(
    select s.*, max(s.hits) over () as most
    from search_members(${phrases}::text[], ${numbers}::int[], ${begun}, ${names}) s
    join member m on m.club_id = ${club.id} and m.id = s.member_id
    where ${onTheList(club.today, 'm')} and m.erased_at is null)`
  const rows = await members(club)
    .innerJoin(found.as('found'), join => join.onRef('found.member_id', '=', 'member.id'))
    .select(['found.near', 'found.hits'])
    .select(sql<number>`count(*) over ()`.as('count'))
    .where(sql<boolean>`found.hits = found.most`)
    .where(among)
    .orderBy('found.named', 'desc')
    .orderBy('found.near')
    .orderBy('found.weight', 'desc')
    .orderBy('search')
    .orderBy('company')
    .orderBy('member.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return {
    hits: rows.map(row => ({ member: asMember(club, row), near: row.near })),
    count: rows[0]?.count ?? 0,
    all: (rows[0]?.hits ?? 0) === Math.max(...numbers),
  }
}

/** Members on the list of whom some word is written most like a typed one. One statement. */
export async function nearestMembers(
  club: ClubTx,
  typed: string,
  { limit, names = false }: Pick<Part, 'limit' | 'names'>,
): Promise<Member[]> {
  const words = typed
    .toWellFormed()
    .replace(/\0/g, ' ')
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 12)
  if (words.length === 0) return []
  const rows = await members(club)
    .innerJoin(
      sql<{ member_id: string; likeness: number }>`nearest_members(${words}::text[], ${names}, ${limit * 8})`.as(
        'found',
      ),
      join => join.onRef('found.member_id', '=', 'member.id'),
    )
    .where(onTheList(club.today))
    .where('member.erased_at', 'is', null)
    .orderBy('found.likeness', 'desc')
    .orderBy('search')
    .orderBy('company')
    .orderBy('member.id')
    .limit(limit)
    .execute()
  return rows.map(row => asMember(club, row))
}

/** Who may have been meant by an incomplete or mistyped name. */
async function nearMembers(club: ClubTx, typed: string): Promise<Member[]> {
  const { hits } = await searchMembers(club, typed, { limit: 3, begun: 2, names: true })
  return hits.length > 0 ? hits.map(({ member }) => member) : nearestMembers(club, typed, { limit: 3, names: true })
}

/** What is offered while a member is typed, by his name or by what else he is found by. */
export async function suggestMembers(club: ClubTx, typed: string): Promise<Member[]> {
  const text = bare(typed)
  if (askedBy(text).phrases.length === 0) return (await presentMembers(club)).slice(0, 25)
  const { hits } = await searchMembers(club, text, { limit: 25, begun: 1 })
  return hits.map(({ member }) => member)
}
