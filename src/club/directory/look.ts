import type { ClubTx } from '../../db/club-tx.ts'
import type { ComplementReason } from '../../terms/complement.ts'
import type { Member } from '../../terms/member.ts'
import { type Page, pageOf } from '../../terms/page.ts'
import type { Ties } from '../../terms/tie.ts'
import { tiesOf } from '../members/connected.ts'
import { nearestMembers, searchMembers } from '../members/find.ts'
import { pageOfMembers, presentMembers } from '../members/queries.ts'
import { complementsOf } from '../trades/complements.ts'
import { inOrderToMeet, perPage } from './rules.ts'

/** A member as the directory shows him to its reader. */
export type Shown = {
  readonly member: Member
  /** What connects the two; null for the reader himself. */
  readonly ties: Ties | null
  /** Something typed fits him by a slip only. */
  readonly near: boolean
  /** Why the two complete each other, where he is shown for it; whether he has just joined. */
  readonly reason: ComplementReason | null
  readonly isNew: boolean
}

/** A page of the directory, and how many there are on all of them. */
export type Looked = { readonly page: Page<Shown>; readonly count: number }

/** What a search found. `all`: everything that was typed fits, else most of it. `nearest`: nothing fits, this is like it. */
export type Found = Looked & { readonly typed: string; readonly all: boolean; readonly nearest: boolean }

type Looking = { readonly by: Member; readonly number: number }

const shown = (by: Member, ties: ReadonlyMap<string, Ties>, member: Member): Shown => ({
  ...{ member, ties: member.id === by.id ? null : (ties.get(member.id) ?? {}) },
  ...{ near: false, reason: null, isNew: false },
})

/** Everybody, by name. Two statements. */
export async function everybody(club: ClubTx, { by, number }: Looking): Promise<Looked> {
  const { members, count, at } = await pageOfMembers(club, number, perPage)
  const ties = await tiesOf(club, by.id)
  const items = members.map(member => shown(by, ties, member))
  return { count, page: { items, number: at, rest: Math.max(0, count - at * perPage) } }
}

/** Whom a typed text finds; else who is written most like it. Two statements, three where nobody is found. */
export async function whomItFinds(
  club: ClubTx,
  { by, typed, number }: Looking & { readonly typed: string },
): Promise<Found> {
  const at = (offset: number) => searchMembers(club, typed, { limit: perPage, offset })
  const asked = await at((number - 1) * perPage)
  // The list has become shorter since the button was drawn.
  const [found, here] = asked.hits.length === 0 && number > 1 ? [await at(0), 1] : [asked, number]
  const ties = await tiesOf(club, by.id)
  if (found.count > 0) {
    const items = found.hits.map(({ member, near }) => ({ ...shown(by, ties, member), near }))
    const rest = Math.max(0, found.count - here * perPage)
    return { typed, count: found.count, all: found.all, nearest: false, page: { items, number: here, rest } }
  }
  const like = await nearestMembers(club, typed, { limit: 5 })
  const page = { items: like.map(member => shown(by, ties, member)), number: 1, rest: 0 }
  return { typed, count: like.length, all: false, nearest: true, page }
}

/** Those with whom he has had no one-to-one, in the order in which to meet them. Three statements. */
export async function neverMet(club: ClubTx, { by, number }: Looking): Promise<Looked> {
  const ties = await tiesOf(club, by.id)
  const members = await presentMembers(club)
  const complements = await complementsOf(club)
  const unmet = inOrderToMeet(
    members.filter(({ id }) => id !== by.id && ties.get(id)?.oneToOne === undefined),
    { complement: ({ id }) => complements.between(by.id, id), today: club.today },
  )
  const page = pageOf(unmet, number, perPage)
  const items = page.items.map(({ member, reason, isNew }) => ({ ...shown(by, ties, member), reason, isNew }))
  return { count: unmet.length, page: { ...page, items } }
}
