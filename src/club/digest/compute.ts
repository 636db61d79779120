import type { ClubTx } from '../../db/club-tx.ts'
import type { Action, Digest, Meeting, StandingGroup, Week } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import { lastWeekly, TUESDAY } from '../../time/wall.ts'
import { countLines } from '../ledger/lines.ts'
import { presentMembers } from '../members/queries.ts'
import { effectOf } from '../nudges/effect.ts'
import { comingNudges } from '../nudges/preview.ts'
import { pooledTotals } from '../nudges/totals.ts'
import { openContests } from '../standing/contest.ts'
import { type History, startOfHistory } from '../standing/history.ts'
import { rollByMeeting } from '../standing/presence.ts'
import { readHistory } from '../standing/read.ts'
import { standingsAt } from '../standing/replay.ts'
import { kinds } from '../standing/weights.ts'
import { groupOf, type Named } from './digest.ts'
import {
  ageingReferrals,
  guestsOfWeek,
  handOversWaiting,
  nudgesOfWeek,
  oneToOnesOf,
  rollsMissing,
  saidHello,
  unansweredAsks,
  unreachableMembers,
} from './queries.ts'
import { firstActions, isAlone, isEmpty, overloaded, weekBefore } from './rules.ts'

/** Actions of topics the digest does not know itself: applications past their date, a sector alert. */
export type MoreActions = (club: ClubTx) => Promise<readonly Action[]>

/** The club as of another instant: what a digest is computed for again, and what a report is asked for. */
export const asOf = (club: ClubTx, at: Temporal.Instant): ClubTx => ({
  ...club,
  at,
  today: at.toZonedDateTimeISO(club.zone).toPlainDate(),
})

/** The digest of the week before `club.at`. */
export async function digestOf(club: ClubTx, more: MoreActions = async () => []): Promise<Digest> {
  const week = weekBefore(club.at, club.zone)
  const history = await readHistory(club)
  const acts = await countLines(club, week)
  const count = (kind: string) => acts.get(kind) ?? 0
  const oneToOnes = await oneToOnesOf(club, week)
  const people = await presentMembers(club)
  const newcomers = people
    .map(member => ({
      member,
      days: member.joinedOn.until(club.today).days,
      oneToOnes: oneToOnes.by.get(member.id) ?? 0,
    }))
    .filter(({ days }) => days >= 0 && days < newcomerDays)
  const asks = await unansweredAsks(club)
  const [roll] = await rollsMissing(club)
  const contests = await openContests(club)
  const actions = firstActions([
    { kind: 'remark', count: contests.length },
    { kind: 'roll', count: roll ? 1 : 0, ...(roll ? { about: roll.id, at: roll.startsAt } : {}) },
    { kind: 'word', count: (await handOversWaiting(club)).length },
    { kind: 'referral', count: (await ageingReferrals(club)).length },
    { kind: 'newcomer', count: newcomers.filter(isAlone).length },
    { kind: 'ask', count: asks.length },
    { kind: 'load', count: overloaded(givingLately(club, history)).length },
    ...(await more(club)),
  ])
  const { coming, silentUntil } = await comingNudges(club, history)
  const digest = {
    at: club.at,
    week,
    actions,
    ...presenceOf(history, week),
    referrals: { given: count('referral-given'), confirmed: count('referral-confirmed'), won: count('step:won') },
    thanks: count('thanks-given'),
    introductions: count('introduction-accepted'),
    oneToOnes: { held: oneToOnes.held, pairs: oneToOnes.pairs, met: oneToOnes.met },
    asks: { made: count('ask-made') + count('problem-put') + count('offer-made'), unanswered: asks.length },
    guests: await guestsOfWeek(club, week),
    newcomers,
    standings: standingCounts(club, history),
    nudges: {
      tomorrow: coming.filter(({ what }) => what !== 'delay').length,
      silentUntil,
      ...(await nudgesOfWeek(club, week)),
      effect: effectOf(await pooledTotals(club)),
    },
    unreachable: (await unreachableMembers(club)).length,
  }
  return { ...digest, empty: isEmpty(digest) }
}

const newcomerDays = 90
/** Acts of giving by member in the last four weeks. */
export function givingLately(club: ClubTx, history: History): Map<string, number> {
  const since = club.at.subtract({ hours: 24 * 28 })
  const giving = new Map<string, number>()
  for (const { kind, by, on } of history.acts) {
    const recent = Temporal.Instant.compare(on, since) > 0 && Temporal.Instant.compare(on, club.at) <= 0
    if (recent && by !== '' && kinds[kind].side === 'giving') giving.set(by, (giving.get(by) ?? 0) + 1)
  }
  return giving
}

const meetingsBefore = 6

function presenceOf(history: History, week: Week): Pick<Digest, 'meetings' | 'presence'> {
  const rolls = rollByMeeting(history, startOfHistory(history))
  const recorded = history.meetings
    .flatMap((meeting): Meeting[] => {
      const roll = rolls.get(meeting.id)
      if (!roll) return []
      const { came, absent, excused } = roll
      return [{ id: meeting.id, startsAt: meeting.startsAt, came, of: came + absent, excused }]
    })
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  const isIn = ({ startsAt }: Meeting) =>
    Temporal.Instant.compare(startsAt, week.from) >= 0 && Temporal.Instant.compare(startsAt, week.until) < 0
  const before = recorded
    .filter(({ startsAt }) => Temporal.Instant.compare(startsAt, week.from) < 0)
    .slice(-meetingsBefore)
  const meetings = recorded.filter(isIn)
  return { meetings, presence: { rate: rate(meetings), before: rate(before) } }
}

function rate(meetings: readonly Meeting[]): number | null {
  const of = meetings.reduce((sum, meeting) => sum + meeting.of, 0)
  return of === 0 ? null : meetings.reduce((sum, meeting) => sum + meeting.came, 0) / of
}

/** Last Tuesday's standings, counted; none before the first evaluation. */
function standingCounts(club: ClubTx, history: History): Digest['standings'] {
  const tuesday = lastWeekly(club.at, club.zone, TUESDAY, '10:00')
  const standings = standingsAt(history, tuesday)
  if (standings.size === 0) return null
  const counts: Record<StandingGroup, number> = {
    engaged: 0,
    'to-rebalance': 0,
    'deserve-a-word': 0,
    new: 0,
    'on-leave': 0,
  }
  for (const { standing } of standings.values()) counts[groupOf(standing)]++
  return { on: tuesday.toZonedDateTimeISO(club.zone).toPlainDate(), counts }
}

/** The people behind the figures, for one organizer: himself left out, and whoever has not said hello yet. */
export async function namesFor(club: ClubTx, by: Member): Promise<Named[]> {
  const history = await readHistory(club)
  const standings = standingsAt(history, club.at)
  const coming = new Map((await comingNudges(club, history)).coming.map(decision => [decision.member, decision]))
  const hello = await saidHello(club)
  return (await presentMembers(club)).flatMap((member): Named[] => {
    const standing = standings.get(member.id)
    if (!standing || member.id === by.id || !hello.has(member.id)) return []
    if (groupOf(standing.standing) === 'engaged' || standing.standing === 'on-leave') return []
    const next = coming.get(member.id)
    const nudge =
      next && next.what !== 'delay'
        ? { ladder: next.ladder, step: next.what === 'send' ? next.step : (3 as const) }
        : null
    return [{ member, standing, nudge }]
  })
}
