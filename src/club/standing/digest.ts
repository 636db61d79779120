import type { ClubTx } from '../../db/club-tx.ts'
import type { StandingGroup } from '../../terms/digest.ts'
import { lastWeekly, TUESDAY } from '../../time/wall.ts'
import { digestPart, type NamesRequest } from '../digest/part.ts'
import { membersByIds } from '../members/queries.ts'
import { contestCard, giversCard, type MemberTold, namesBehind } from './cards.ts'
import { contestById, openContests } from './contest.ts'
import { doneOn } from './evidence.ts'
import { groupOf, isTold, overloaded } from './groups.ts'
import { type History, startOfHistory } from './history.ts'
import { readHistory } from './read.ts'
import { groundsOf } from './reasons.ts'
import { standingsAt } from './replay.ts'
import { kinds } from './weights.ts'

type Figures = {
  /** Last Tuesday's standings, counted; null before the first evaluation. */
  readonly standings: {
    readonly on: Temporal.PlainDate
    readonly counts: Readonly<Record<StandingGroup, number>>
  } | null
  /** Members whose remark waits for an answer. */
  readonly contests: readonly string[]
  /** Members who give so much that it may become too much. */
  readonly overloaded: readonly string[]
}

export const standingsInDigest = digestPart<Figures>({
  read: (club, { history }) => ({
    standings: countedStandings(club, history),
    contests: history.members.filter(({ contested = [] }) => contested.some(({ until }) => !until)).map(({ id }) => id),
    overloaded: overloaded(givingLately(club, history)),
  }),
  isQuiet: () => true,
  lines: {
    standings: {
      says: ({ standings }, words) => words.standing.digest.standings(standings!.counts, standings!.on),
      isLeftOut: ({ standings }) => standings === null,
      report: ({ standings }) => ({
        standings: standings?.counts ?? null,
        standings_on: standings?.on.toString() ?? null,
      }),
      names: {
        title: words => words.standing.digest.closer,
        read: async (club, request, words) => namesBehind(membersToldOf(club, request), club.today, words),
      },
    },
  },
  actions: {
    remark: {
      about: ({ contests }) => contests,
      says: (count, words) => words.standing.digest.contested(count),
      button: words => words.standing.digest.seeContest,
      async open(club, by, words) {
        const ofAnother = (await openContests(club)).find(({ member }) => member !== by.id)
        const contest = ofAnother && (await contestById(club, ofAnother.id))
        return contest ? { view: contestCard(contest, words), about: [contest.member.id] } : null
      },
    },
    load: {
      about: figures => figures.overloaded,
      says: (count, words) => words.standing.digest.giveMuch(count),
      button: words => words.standing.digest.seeWhoGives,
      async open(club, _, words) {
        const giving = givingLately(club, await readHistory(club))
        const people = await membersByIds(club, overloaded(giving))
        const givers = [...people.values()].map(member => ({ member, acts: giving.get(member.id) ?? 0 }))
        return givers.length > 0 ? { view: giversCard(givers, words), about: [...people.keys()] } : null
      },
    },
  },
})

/** Last Tuesday's standings, counted: with what a person has said since, as the names behind them are and /standing reads. */
function countedStandings(club: ClubTx, history: History): Figures['standings'] {
  const tuesday = lastWeekly(club.at, club.zone, TUESDAY, '10:00')
  if (tuesday.epochMilliseconds <= startOfHistory(history)) return null
  const counts: Record<StandingGroup, number> = {
    engaged: 0,
    'to-rebalance': 0,
    'deserve-a-word': 0,
    new: 0,
    'on-leave': 0,
  }
  for (const { standing } of standingsAt(history, club.at).values()) counts[groupOf(standing)]++
  return { on: tuesday.toZonedDateTimeISO(club.zone).toPlainDate(), counts }
}

/** Acts of giving by member in the last four weeks. */
function givingLately(club: ClubTx, history: History): Map<string, number> {
  const since = club.at.subtract({ hours: 24 * 28 })
  const giving = new Map<string, number>()
  for (const act of history.acts) {
    const on = doneOn(act)
    if (!on || act.by === '' || kinds[act.kind].side !== 'giving') continue
    if (Temporal.Instant.compare(on, since) > 0 && Temporal.Instant.compare(on, club.at) <= 0)
      giving.set(act.by, (giving.get(act.by) ?? 0) + 1)
  }
  return giving
}

/** The members of whose standing an organizer who asks for names is told. */
function membersToldOf(club: ClubTx, { read, mayBeNamed }: NamesRequest): MemberTold[] {
  const standings = standingsAt(read.history, club.at)
  return read.people.flatMap((member): MemberTold[] => {
    const standing = standings.get(member.id)
    return standing && isTold(standing.standing) && mayBeNamed(member.id)
      ? [{ member, grounds: groundsOf(standing, standing.figures, club) }]
      : []
  })
}
