import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, together } from '../../db/together.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Ties } from '../../terms/tie.ts'
import type { TieWith } from '../ties.ts'
import { none } from '../topic.ts'
import { isPresent, memberRef, membersByIds } from './queries.ts'

const tiesFrom = (club: ClubTx, of: string): Rows<TieWith>[] =>
  club.topics.flatMap(topic => (topic.ties === none ? [] : [topic.ties(club, of)]))

const byOther = (found: readonly TieWith[]): ReadonlyMap<string, Ties> => {
  const others = Map.groupBy(found, ({ other }) => other)
  return new Map(
    [...others].map(([other, kinds]) => [
      other,
      Object.fromEntries(kinds.map(({ kind, times, last }) => [kind, { times, last }])),
    ]),
  )
}

/** What connects a member with each other one, by the other's id: who has left or was erased is among them. One statement. */
export async function tiesOf(club: ClubTx, member: string): Promise<ReadonlyMap<string, Ties>> {
  const { found } = await together(club, { found: tiesFrom(club, member) })
  return byOther(found)
}

/** What connects a member with this one; nothing of it where they have never met. One statement. */
export async function tiesBetween(club: ClubTx, member: string, other: string): Promise<Ties> {
  const found = tiesFrom(club, member).map(({ select, read }) => ({
    select: sql`select * from (${select}) tie where tie.other = ${other}`,
    read,
  }))
  return byOther((await together(club, { found })).found).get(other) ?? {}
}

/** By these two know each other, and not only of each other. */
const acquainted = ({ oneToOne, introduction }: Ties): number => (oneToOne?.times ?? 0) + (introduction?.times ?? 0)

/** What connects two members: what is between them, and whom both know. */
export type Connection = { readonly ties: Ties; readonly common: readonly MemberRef[] }

/**
 * What connects a member with another, as the first reads it. `common`: members on the list with whom each of the two had a
 * one-to-one, or was introduced with both agreeing; those whom both know best first.
 */
export async function connection(club: ClubTx, member: string, other: string): Promise<Connection> {
  const found = await together(club, { his: tiesFrom(club, member), others: tiesFrom(club, other) })
  const [his, others] = [byOther(found.his), byOther(found.others)]
  const common = [...his].flatMap(([third, ties]) => {
    const strength = Math.min(acquainted(ties), acquainted(others.get(third) ?? {}))
    return strength > 0 ? [{ third, strength }] : []
  })
  return { ties: his.get(other) ?? {}, common: await strongestFirst(club, common) }
}

/** Members on the list whom both of two know, those whom both know best first. */
export const commonAcquaintances = async (club: ClubTx, a: string, b: string): Promise<readonly MemberRef[]> =>
  (await connection(club, a, b)).common

async function strongestFirst(
  club: ClubTx,
  common: readonly { readonly third: string; readonly strength: number }[],
): Promise<readonly MemberRef[]> {
  if (common.length === 0) return []
  const people = await membersByIds(
    club,
    common.map(({ third }) => third),
  )
  return common
    .flatMap(({ third, strength }) => {
      const member = people.get(third)
      return member && isPresent(member, club.today) ? [{ member, strength }] : []
    })
    .toSorted((x, y) => y.strength - x.strength || x.member.fullName.localeCompare(y.member.fullName))
    .map(({ member }) => memberRef(member))
}
