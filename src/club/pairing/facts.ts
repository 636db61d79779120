import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import { type Rows, rows, together } from '../../db/together.ts'
import { folded } from '../../terms/names.ts'
import { dayOf } from '../../time/wall.ts'
import { keptApart } from '../apart/kept.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { type ListedMember, listedMembers } from '../members/listed.ts'
import { oneToOnesLately } from '../one-to-ones/lately.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'
import { complementsOf } from '../trades/complements.ts'
import type { Complements } from '../trades/rules.ts'
import { type Calendar, calendarOf, type Round } from './calendar.ts'
import { proposed } from './kinds.ts'
import type { Pair, RoundAsked } from './matching/asked.ts'

/** What a round is drawn from. */
export type RoundFacts = {
  /** Members are known by their external ids in it. */
  readonly asked: RoundAsked
  /** Their ids here. */
  readonly ids: ReadonlyMap<string, string>
}

/** So many days a pair is not proposed again, even if that leaves somebody out. */
const restDays = ({ cadence }: Pick<Calendar, 'cadence'>): number => (cadence === 'weekly' ? 60 : 90)

/**
 * Reads what a round is drawn from: who takes part in it, who met whom and when, who is not to be brought together. Who
 * takes part is on the list, not on leave, has said hello and can be written to, does not leave this round out, and wants
 * what it proposes: nobody is proposed to somebody who would wait in vain for him.
 */
export async function roundFacts(club: ClubTx, round: Pick<Round, 'name' | 'at'>): Promise<RoundFacts> {
  const day = dayOf(round.at, club.zone)
  const read = await together(club, {
    people: [listedMembers(club)],
    known: [oneToOnesLately(club)],
    apart: [keptApart(club)],
    out: [skips(club, round.name)],
    leftOut: [lastLeftOut(club)],
  })
  const away = await leavesOn(club, day)
  const demo = await isDemo(club)
  const out = new Set(read.out)
  const leftOut = new Set(read.leftOut)
  const takesPart = (one: ListedMember) =>
    Temporal.PlainDate.compare(one.joinedOn, day) <= 0 &&
    !away.has(one.id) &&
    !out.has(one.id) &&
    one.isReachable &&
    (demo || one.hasSaidHello) &&
    one.settings.off?.includes(proposed.name) !== true
  const people = read.people.filter(takesPart)
  const externalIds = new Map(people.map(({ id, externalId }) => [id, externalId]))
  const pairsOf = (members: readonly string[]): Pair[] => {
    const here = members.flatMap(id => externalIds.get(id) ?? [])
    return here.flatMap((one, n) => here.slice(n + 1).map((other): Pair => [one, other]))
  }
  const rest = day.subtract({ days: restDays(calendarOf(club)) })
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
      trades: tradesOf(await complementsOf(club), people),
      seed: `${club.externalId} ${round.name}`,
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

const skips = (club: ClubTx, round: string): Rows<string> =>
  rows(
    sql<{ id: string }>`select member_id as id from round_skip where club_id = ${club.id} and round = ${round}`,
    ({ id }) => id,
  )

const lastLeftOut = (club: ClubTx): Rows<string> =>
  rows(
    sql<{ id: string }>`select unnest(left_out) as id from (select left_out from pairing_round
      where club_id = ${club.id} order by drawn_at desc limit 1) last`,
    ({ id }) => id,
  )
