import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows, together } from '../../db/together.ts'
import type { ComplementReason } from '../../terms/complement.ts'
import type { Member } from '../../terms/member.ts'
import { keptApart } from '../apart/kept.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { tiesOf } from '../members/connected.ts'
import { presentMembers } from '../members/queries.ts'
import { type Candidate, chosen, type Suggested } from './choice.ts'

/** Somebody to meet, and why. */
export type Suggestion = Suggested & { readonly member: Member; readonly because: ComplementReason | null }

/** How well two members' trades go together, and why. */
type Complementing = (
  member: string,
  other: string,
) => { readonly score: number; readonly reasons: readonly ComplementReason[] }

/**
 * Up to three members whom he might meet: each is there today, of another firm, and has no proposal with him that is open or
 * was made lately, whatever came of it. With whom one of the two would rather not be put together he is not, and nobody is
 * told why. `without`: nor are these proposed.
 */
export async function suggestionsFor(
  club: ClubTx,
  by: Member,
  complementing: Complementing,
  without: ReadonlySet<string> = new Set(),
): Promise<readonly Suggestion[]> {
  const { lately, apart } = await together(club, { lately: [proposedLately(club, by.id)], apart: [keptApart(club)] })
  const ties = await tiesOf(club, by.id)
  const away = await leavesOn(club, club.today)
  const taken = new Set([...lately, ...apart.flatMap(pair => (pair.includes(by.id) ? pair : []))])
  const people = (await presentMembers(club)).filter(
    ({ id, company, joinedOn }) =>
      id !== by.id &&
      !taken.has(id) &&
      !without.has(id) &&
      !away.has(id) &&
      !(company !== null && company === by.company) &&
      Temporal.PlainDate.compare(joinedOn, club.today) <= 0,
  )
  const candidates = people.map(({ id, externalId, joinedOn }): Candidate => {
    const { oneToOne } = ties.get(id) ?? {}
    return {
      id,
      order: externalId,
      days: joinedOn.until(club.today, { largestUnit: 'days' }).days,
      met: oneToOne ? { last: oneToOne.last } : null,
      score: complementing(by.id, id).score,
    }
  })
  const byId = new Map(people.map(person => [person.id, person]))
  return chosen(candidates, club.today).map(suggested => ({
    ...suggested,
    member: byId.get(suggested.id)!,
    because: complementing(by.id, suggested.id).reasons[0] ?? null,
  }))
}

/** For so long a proposal, whether it waits, was agreed on or not answered, is not repeated. */
const quietFor = { hours: 90 * 24 }

/** With whom he has a proposal that is open or was made lately: one that was declined is like one not answered. */
const proposedLately = (club: ClubTx, member: string): Rows<string> =>
  rows(
    sql<{ other: string }>`
      select distinct other from one_to_one cross join lateral unnest(members || declined_by) other
      where club_id = ${club.id} and withdrawn_at is null and ${member} = any(members || declined_by)
        and other <> ${member} and proposed_at > ${club.at.subtract(quietFor)}
        and (status in ('proposed', 'scheduled') or declined_at is not null)`,
    ({ other }) => other,
  )
