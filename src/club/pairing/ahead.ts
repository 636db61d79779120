import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import type { ComplementReason } from '../../terms/complement.ts'
import { dayOf } from '../../time/wall.ts'
import { silentUntil } from '../silence.ts'
import { calendarOf, type Round, roundAfter } from './calendar.ts'
import { factsOf, type RoundsRead, readForRounds } from './facts.ts'
import type { Pair, RoundAsked, RoundDrawn } from './matching/asked.ts'
import { drawRoundAway } from './matching/away.ts'

/** Why these are together, of each two of them; members by their external ids. */
export type ReasonAhead =
  | { readonly code: 'never-met'; readonly members: Pair }
  | { readonly code: 'met-before'; readonly members: Pair; readonly on: string }
  | { readonly code: 'newcomer'; readonly members: readonly [string] }
  | (ComplementReason & { readonly members: Pair })

/** What `report pairs --json` prints. */
export type PairsReport = {
  readonly at: string
  readonly club: string
  readonly rounds: readonly {
    readonly round: string
    /** The day it is drawn. */
    readonly on: string
    readonly groups: readonly { readonly members: readonly string[]; readonly reasons: readonly ReasonAhead[] }[]
    /** Those who take part and for whom nobody is left. */
    readonly left_out: readonly string[]
  }[]
}

export type Ahead = Pick<PairsReport, 'at' | 'club'> & {
  readonly rounds: readonly Round[]
  readonly read: RoundsRead
}

/**
 * Reads what the next rounds after an instant (now, without one) would be drawn from. While the bot is silent there are none;
 * nor in a club that has switched them off.
 */
export async function readAhead(
  now: ClubTx,
  { count, at = now.at }: { readonly count: number; readonly at?: Temporal.Instant | undefined },
): Promise<Ahead> {
  const club: ClubTx = { ...now, at, today: dayOf(at, now.zone) }
  const silent = club.row.placed_at === null ? null : silentUntil(club, await isDemo(club))
  const calendar = calendarOf(club)
  const rounds: Round[] = []
  let after = silent && Temporal.Instant.compare(silent, at) > 0 ? silent : at
  while (rounds.length < count) {
    const next = roundAfter(after, calendar)
    if (!next) break
    rounds.push(next)
    after = next.at
  }
  return { at: at.toString(), club: club.externalId, rounds, read: await readForRounds(club) }
}

/** The rounds one after another, each as if all those before it had taken place. Called with no transaction open. */
export async function drawAhead({ rounds, read, ...ahead }: Ahead): Promise<PairsReport> {
  let known = read
  const drawn: PairsReport['rounds'][number][] = []
  for (const round of rounds) {
    const { asked, ids } = factsOf(known, round)
    const result = await drawRoundAway(asked)
    const reasons = reasonsFor(asked, known, ids)
    drawn.push({
      round: round.name,
      on: asked.day,
      groups: result.groups.map(members => ({ members, reasons: reasons(members) })),
      left_out: result.groups.length === 0 ? [] : result.leftOut,
    })
    known = asIfHeld(known, ids, asked.day, result)
  }
  return { ...ahead, rounds: drawn }
}

/** What is known once everybody in a round has met. */
function asIfHeld(
  read: RoundsRead,
  ids: ReadonlyMap<string, string>,
  day: string,
  { groups, leftOut }: RoundDrawn,
): RoundsRead {
  const on = Temporal.PlainDate.from(day)
  const idsOf = (members: readonly string[]) => members.map(one => ids.get(one)!)
  return {
    ...read,
    known: [...read.known, ...groups.map(members => ({ members: idsOf(members), heldOn: on, proposedOn: on }))],
    leftOut: groups.length === 0 ? [] : idsOf(leftOut),
  }
}

function reasonsFor(
  { members, met }: RoundAsked,
  { complements }: RoundsRead,
  ids: ReadonlyMap<string, string>,
): (members: readonly string[]) => ReasonAhead[] {
  const newcomers = new Set(members.filter(({ newcomer }) => newcomer).map(({ id }) => id))
  const externalIds = new Map([...ids].map(([externalId, id]) => [id, externalId]))
  const lastMet = new Map<string, string>()
  for (const { pair, on } of met.toSorted((a, b) => (a.on < b.on ? -1 : 1))) lastMet.set(keyOf(pair), on)
  return group => {
    const pairs = group.flatMap((one, n) => group.slice(n + 1).map((other): Pair => [one, other]))
    return [
      ...pairs.map((pair): ReasonAhead => {
        const on = lastMet.get(keyOf(pair))
        return on === undefined ? { code: 'never-met', members: pair } : { code: 'met-before', members: pair, on }
      }),
      ...group.filter(one => newcomers.has(one)).map((one): ReasonAhead => ({ code: 'newcomer', members: [one] })),
      ...pairs.flatMap(pair =>
        complements.between(ids.get(pair[0])!, ids.get(pair[1])!).reasons.map(
          (reason): ReasonAhead => ({
            ...reason,
            ...('seeker' in reason && {
              seeker: externalIds.get(reason.seeker)!,
              sought: externalIds.get(reason.sought)!,
            }),
            members: pair,
          }),
        ),
      ),
    ]
  }
}

const keyOf = ([one, other]: Pair): string => (one < other ? `${one}\n${other}` : `${other}\n${one}`)
