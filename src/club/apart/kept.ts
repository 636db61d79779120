import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { Member } from '../../terms/member.ts'
import { isPresent, membersByIds } from '../members/queries.ts'

/** Two whom the bot does not bring together, whoever wishes it: for those who choose whom it does, and for nobody to read. */
export type Apart = readonly [string, string]

/** Every such pair, each once: asked by whatever brings two members together on its own. */
export const keptApart = (club: ClubTx): Rows<Apart> =>
  rows(
    sql<{ one: string; other: string }>`
      select distinct least(one_id, other_id) as one, greatest(one_id, other_id) as other from kept_apart
      where club_id = ${club.id} order by 1, 2`,
    ({ one, other }) => [one, other],
  )

/** Whom this member would rather not be brought together with, by name: his own wishes, for him alone. */
export async function keptApartBy(club: ClubTx, member: string): Promise<Member[]> {
  const found = await club.tx
    .selectFrom('kept_apart')
    .select('other_id')
    .where('club_id', '=', club.id)
    .where('kept_by', '=', 'member')
    .where('one_id', '=', member)
    .execute()
  const people = await membersByIds(
    club,
    found.map(({ other_id }) => other_id),
  )
  return [...people.values()].filter(one => isPresent(one, club.today)).sort(byName)
}

export type PairApart = { readonly id: string; readonly one: Member; readonly other: Member }

/**
 * The pairs that the organizers keep apart, by name. One that names the asker himself is not shown to him: an organizer
 * learns nothing of himself that a member would not.
 */
export async function keptApartByOrganizers(club: ClubTx, asker: Pick<Member, 'id'>): Promise<PairApart[]> {
  const found = await club.tx
    .selectFrom('kept_apart')
    .select(['id', 'one_id', 'other_id'])
    .where('club_id', '=', club.id)
    .where('kept_by', '=', 'organizers')
    .where('one_id', '<>', asker.id)
    .where('other_id', '<>', asker.id)
    .execute()
  const people = await membersByIds(
    club,
    found.flatMap(({ one_id, other_id }) => [one_id, other_id]),
  )
  return found
    .map(({ id, one_id, other_id }) => {
      const [one, other] = [people.get(one_id)!, people.get(other_id)!].sort(byName)
      return { id, one: one!, other: other! }
    })
    .filter(({ one, other }) => isPresent(one, club.today) && isPresent(other, club.today))
    .sort((a, b) => byName(a.one, b.one) || byName(a.other, b.other))
}

const byName = (a: Member, b: Member) => a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1)
