import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import { type Rows, rows, together } from '../../db/together.ts'
import type { Complement } from '../../terms/complement.ts'
import { isWithin } from '../../terms/leave.ts'
import { folded } from '../../terms/names.ts'
import { dayOf } from '../../time/wall.ts'
import { type Apart, keptApart } from '../apart/kept.ts'
import { everyLeave, type LeaveOf } from '../leaves/on-leave.ts'
import { type ListedMember, listedMembers } from '../members/listed.ts'
import { isPresent } from '../members/queries.ts'
import { type OneToOneLately, oneToOnesLately } from '../one-to-ones/lately.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'
import { complementsOf } from '../trades/complements.ts'
import type { Complements } from '../trades/rules.ts'
import { cadenceOf, type Round } from './calendar.ts'
import { proposed } from './kinds.ts'
import type { Pair, RoundAsked } from './matching/asked.ts'

/** What a round is drawn from. */
export type RoundFacts = {
  /** Members are known by their external ids in it. */
  readonly asked: RoundAsked
  /** Their ids here. */
  readonly ids: ReadonlyMap<string, string>
}

/** All that rounds are drawn from, whichever round it is. */
export type RoundsRead = Pick<ClubTx, 'externalId' | 'zone'> & {
  readonly restDays: number
  /** Those whom something can be proposed to; who of them takes part depends on the day. */
  readonly people: readonly ListedMember[]
  readonly leaves: readonly LeaveOf[]
  readonly skips: readonly Skip[]
  readonly known: readonly OneToOneLately[]
  readonly apart: readonly Apart[]
  readonly leftOut: readonly string[]
  readonly complements: Complements
}

/** So many days a pair is not proposed again, even if that leaves somebody out. */
const restDays = (club: ClubTx): number => (club.row.cadence === 'weekly' || cadenceOf(club) === 'weekly' ? 60 : 90)

/**
 * Reads what rounds are drawn from: who takes part in them, who met whom and when, who is not to be brought together. Who
 * takes part has said hello and can be written to, and wants what is proposed: nobody is proposed to somebody who would wait in
 * vain for him. Of a club that has no place yet nobody can be written to, and everybody is looked at as if he could.
 */
export async function readForRounds(club: ClubTx): Promise<RoundsRead> {
  const { people, ...read } = await together(club, {
    people: [listedMembers(club)],
    leaves: [everyLeave(club)],
    skips: [everySkip(club)],
    known: [oneToOnesLately(club)],
    apart: [keptApart(club)],
    leftOut: [lastLeftOut(club)],
  })
  const isPlaced = club.row.placed_at !== null
  const demo = await isDemo(club)
  const comes = (one: ListedMember) => !isPlaced || (one.isReachable && (demo || one.hasSaidHello))
  return {
    ...read,
    externalId: club.externalId,
    zone: club.zone,
    restDays: restDays(club),
    people: people.filter(one => comes(one) && one.settings.off?.includes(proposed.name) !== true),
    complements: remembered(await complementsOf(club)),
  }
}

/** What a round is drawn from: who takes part is on the list that day, not on leave, and does not leave this round out. */
export function factsOf(read: RoundsRead, round: Pick<Round, 'name' | 'at'>): RoundFacts {
  const day = dayOf(round.at, read.zone)
  const away = new Set(read.leaves.filter(leave => isWithin(leave, day)).map(({ member }) => member))
  const out = new Set(read.skips.filter(skip => skip.round === round.name).map(({ member }) => member))
  const leftOut = new Set(read.leftOut)
  const people = read.people.filter(
    one =>
      Temporal.PlainDate.compare(one.joinedOn, day) <= 0 &&
      isPresent(one, day) &&
      !away.has(one.id) &&
      !out.has(one.id),
  )
  const externalIds = new Map(people.map(({ id, externalId }) => [id, externalId]))
  const pairsOf = (members: readonly string[]): Pair[] => {
    const here = members.flatMap(id => externalIds.get(id) ?? [])
    return here.flatMap((one, n) => here.slice(n + 1).map((other): Pair => [one, other]))
  }
  const rest = day.subtract({ days: read.restDays })
  const isLate = (on: Temporal.PlainDate | null) => on !== null && Temporal.PlainDate.compare(on, rest) > 0
  return {
    ids: new Map(people.map(({ id, externalId }) => [externalId, id])),
    asked: {
      members: people.map(one => ({
        id: one.externalId,
        leftOut: leftOut.has(one.id),
        newcomer: one.joinedOn.until(day, { largestUnit: 'days' }).days < newcomerDays,
        company: key(one.company),
      })),
      day: day.toString(),
      met: read.known.flatMap(({ members, heldOn }) =>
        heldOn === null ? [] : pairsOf(members).map(pair => ({ pair, on: heldOn.toString() })),
      ),
      barred: [
        ...read.apart.flatMap(pairsOf),
        ...read.known.flatMap(({ members, heldOn, proposedOn }) =>
          isLate(heldOn) || isLate(proposedOn) ? pairsOf(members) : [],
        ),
      ],
      trades: tradesOf(read.complements, people),
      seed: `${read.externalId} ${round.name}`,
    },
  }
}

/** What a round is drawn from, as the records say it now. */
export const roundFacts = async (club: ClubTx, round: Pick<Round, 'name' | 'at'>): Promise<RoundFacts> =>
  factsOf(await readForRounds(club), round)

/** Of each two it is computed once, however many rounds ask. */
function remembered({ between, ...others }: Complements): Complements {
  const known = new Map<string, Complement>()
  return {
    ...others,
    between(one, other, reader) {
      if (reader !== undefined) return between(one, other, reader)
      const pair = `${one} ${other}`
      const found = known.get(pair) ?? between(one, other)
      known.set(pair, found)
      return found
    },
  }
}

/** In a larger club each is compared with the members who complete him best. */
const allCompared = 100
const mostCompared = 20

/** How much the trades of each two complete each other. */
function tradesOf({ between, best }: Complements, people: readonly ListedMember[]): RoundAsked['trades'] {
  const externalIds = new Map(people.map(({ id, externalId }) => [id, externalId]))
  return people.flatMap(({ id, externalId }, n) => {
    const others =
      people.length <= allCompared
        ? people.slice(n + 1).map(other => other.id)
        : best(id, mostCompared).map(({ member }) => member)
    return others.flatMap(member => {
      const other = externalIds.get(member)
      if (other === undefined) return []
      const { score, sameTrade } = between(id, member)
      return [{ pair: [externalId, other] as const, score, same: sameTrade }]
    })
  })
}

/** What is compared of a text; nothing of an empty one. */
const key = (text: string | null): string | null => (text === null || folded(text) === '' ? null : folded(text))

type Skip = { readonly member: string; readonly round: string }

const everySkip = (club: ClubTx): Rows<Skip> =>
  rows(
    sql<Skip>`select member_id as member, round from round_skip where club_id = ${club.id} order by 1, 2`,
    row => row,
  )

const lastLeftOut = (club: ClubTx): Rows<string> =>
  rows(
    sql<{ id: string }>`select unnest(left_out) as id from (select left_out from pairing_round
      where club_id = ${club.id} and drawn_at <= ${club.at} order by drawn_at desc limit 1) last`,
    ({ id }) => id,
  )
