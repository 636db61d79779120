import type { ClubTx } from '../../db/club-tx.ts'
import { isId } from '../../terms/id.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { folded, isBegunBy, isNamedBy, isSameName, readingsOf } from '../../terms/names.ts'
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

/**
 * Who may have been meant by an incomplete or mistyped name: names that begin so, else those with the same first
 * letters.
 */
async function nearMembers(club: ClubTx, typed: string): Promise<Member[]> {
  const [[first = ''] = []] = readingsOf(typed)
  if (first.length < 2) return []
  const begun = await membersBegunBy(club, [typed])
  const near = begun.length > 0 ? begun : await membersBegunBy(club, [first.slice(0, 3)])
  return near.filter(member => isPresent(member, club.today)).slice(0, 3)
}

/** What is offered while a member's name is typed. */
export async function suggestMembers(club: ClubTx, typed: string): Promise<Member[]> {
  const [name] = parted(bare(typed))
  const found = readingsOf(name).length === 0 ? await presentMembers(club) : await membersBegunBy(club, [name], 200)
  return found.filter(member => isPresent(member, club.today)).slice(0, 25)
}
