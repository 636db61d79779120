import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows, together } from '../../db/together.ts'
import { presentMember } from '../members/listed.ts'
import { whoMet } from '../one-to-ones/met.ts'
import { nothingOffered, type Proposals, pairIn, pairOf, proposing } from '../proposals.ts'
import { standingPress } from '../standing/presses.ts'
import { none } from '../topic.ts'
import { introductionOpenings } from './nudge-openings.ts'

/** Every two of whom an introduction was ever requested. */
const introducedPairs = (club: ClubTx): Rows<readonly [string, string]> =>
  rows(
    sql<{ a: string; b: string }>`select party_a as a, party_b as b from introduction where club_id = ${club.id}`,
    ({ a, b }) => [a, b],
  )

/** Two whom he knows, who do not know each other and go well together. */
export const introductionProposals: Proposals = {
  proposes: proposing({
    known: introducedPairs,
    of: (person, introduced, { people, isEngaged, haveMet, knowEachOther, isApart }) => {
      const known = people.filter(
        ({ id }) => id !== person.id && knowEachOther(person.id, id) && !isApart(person.id, id) && isEngaged(id),
      )
      const pairs = new Set(introduced.flatMap(([a, b]) => [pairOf(a, b), pairOf(b, a)]))
      const pair = firstPair(
        known,
        (a, b) =>
          !haveMet(a.id, b.id) && !isApart(a.id, b.id) && !pairs.has(pairOf(a.id, b.id)) && a.family !== b.family,
      )
      return pair ? [{ act: 'introduce', about: pairOf(pair[0].id, pair[1].id), who: pair[0].id }] : []
    },
    acts: {
      introduce: {
        async stands(club, about) {
          const [one = '', another = ''] = pairIn(about)
          const { met, pairs } = await together(club, { met: [whoMet(club)], pairs: [introducedPairs(club)] })
          if ([...met, ...pairs].some(people => people.includes(one) && people.includes(another))) return null
          const who = await presentMember(club, one)
          const other = await presentMember(club, another)
          return who && other ? { ...nothingOffered, who, other } : null
        },
        // Whom the nudge names is known to it alone, and no button says it.
        press: (_, nudge) => standingPress('introduce', nudge),
        isDone: none,
        did: none,
        askedBy: [],
      },
    },
  }),

  help: club => sql`
    select 'introduction' as what, party as "to", requested_by as by, requested_at as at, id as record,
      (case when party = party_a then met_a else met_b end) is not distinct from 'yes' as led, null::timestamptz as led_at
    from introduction, unnest(array[party_a, party_b]) party
    where club_id = ${club.id} and status = 'accepted' and requested_by not in (party_a, party_b)`,

  deeds: none,

  openings: introductionOpenings,

  forHimself: club => sql`
    select id as record from introduction where club_id = ${club.id} and requested_by in (party_a, party_b)`,
}

/** The first pair, in order, that fulfils a condition. */
function firstPair<T>(people: readonly T[], holds: (a: T, b: T) => boolean): readonly [T, T] | undefined {
  for (const [n, one] of people.entries()) {
    const other = people.slice(n + 1).find(another => holds(one, another))
    if (other !== undefined) return [one, other]
  }
  return undefined
}
