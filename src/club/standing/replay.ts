import type { WeighedAct } from '../../terms/history.ts'
import type { Presence } from '../../terms/presence.ts'
import type { Standing } from '../../terms/standing.ts'
import { countedMeetings, recordedMeetings } from '../presence/rules.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { knownOf, saidIn, solicitedIn } from './facts.ts'
import { evaluationsBetween, type History, startOfHistory } from './history.ts'
import { type LeaveNow, nothingYet, Reading } from './reading.ts'
import { clearedLately, type Figures, type Flag, standingOf } from './rules.ts'
import { changes, firstVisits } from './sums.ts'
import { kinds, type Weighing, weighing } from './weights.ts'

/** A member's standing after the last evaluation, with the figures of the instant asked for. */
export type Stands = {
  member: string
  standing: Standing
  /** The day of the evaluation at which this standing began. */
  since: Temporal.PlainDate
  /** None for those who objected: nothing is computed of them. */
  figures: Figures | undefined
  /** Of those who objected too: it is a fact, and no score. */
  presence: Presence
  joinedOn: Temporal.PlainDate
  /** The leave he is on at that instant; null while he is on none. */
  leave: LeaveNow | null
}

/** The same with the acts behind it; none of those who objected. */
export type MemberStanding = Stands & { evidence: readonly Evidence[] }

/** What is shown of each member's acts as of an instant, of all acts that count. */
export function evidenceBy(acts: readonly WeighedAct[], at: Temporal.Instant): (member: string) => Evidence[] {
  const visits = acts.flatMap(act => (act.kind === 'guest' ? [act] : []))
  const first = new Set(firstVisits(visits).map(({ id }) => id))
  const by = Map.groupBy(acts, act => act.by)
  return member => evidenceOf(by.get(member) ?? [], first, at)
}

/** The acts that count: none dated before the start of the history does. */
export const actsSince = (acts: readonly WeighedAct[], start: number): WeighedAct[] =>
  acts.filter(act => act.on.epochMilliseconds >= start)

/** A whole history read from its start on, under these weights. */
function readingOf(history: History, weighing: Weighing): Reading {
  const start = startOfHistory(history)
  const acts = actsSince(history.acts, start)
  const said = saidIn(history)
  return new Reading({
    ...{ zone: history.zone, start, weighing, at: start, said },
    people: history.members.map(member => ({ ...knownOf(member, history.zone), ...nothingYet })),
    counted: countedMeetings(history),
    rolls: recordedMeetings(history).map(meeting => meeting.startsAt.epochMilliseconds),
    changes: changes(acts, weighing),
    counts: countsOf(acts),
    solicited: solicitedIn(acts, said),
  })
}

/** What acts add to the counts of whoever did them, in order. */
export const countsOf = (acts: readonly WeighedAct[], times: 1 | -1 = 1) =>
  acts
    .map(({ by, on, kind }) => ({
      ...{ by, on: on.epochMilliseconds, acts: times as number },
      solicitingActs: kinds[kind].side === 'soliciting' ? times : 0,
    }))
    .sort((a, b) => a.on - b.on)

/** The place, among the club's own weights, of those in force at an instant; -1 where these are the table's. */
const choiceAt = (history: Pick<History, 'weighings'>, at: number): number =>
  (history.weighings ?? []).findLastIndex(({ from }) => from.epochMilliseconds <= at)

/** The weights in force at an instant. */
export const weighingAt = (history: Pick<History, 'weighings'>, at: number): Weighing =>
  history.weighings?.[choiceAt(history, at)]?.weighing ?? weighing()

/**
 * The reading under the weights in force at an instant, asked for forward in time only: a club's own weights count from
 * their day on, for all that was ever done.
 */
export function readingsOf(history: History): (at: number) => Reading {
  let last: { chosen: number; reading: Reading } | undefined
  return at => {
    const chosen = choiceAt(history, at)
    if (last?.chosen !== chosen) last = { chosen, reading: readingOf(history, weighingAt(history, at)) }
    return last.reading
  }
}

/** The figures of everybody who is a member at `at`. */
export function figuresAt(history: History, at: Temporal.Instant): Map<string, Figures> {
  return readingsOf(history)(at.epochMilliseconds).figures(at.toZonedDateTimeISO(history.zone))
}

/** What an evaluation leaves of a member; `since`: the day his standing began, ISO 8601. */
export type State = { readonly standing: Standing; readonly since: string; readonly flag: Flag }
export type States = ReadonlyMap<string, State>

/** One evaluation of one member after another; `since` stays while the standing does. */
const next = (of: Figures, past: State | undefined, on: string): State => {
  const { standing, flag } = standingOf(of, past?.flag ?? 'none')
  return { standing, flag, since: past?.standing === standing ? past.since : on }
}

/** What the evaluations left, up to an instant. */
export type Evaluated = { readonly at: number; readonly states: States }

/** Every evaluation after `from` up to `at`, each from what the one before left. */
export function evaluateOn(
  readings: (at: number) => Reading,
  from: Evaluated,
  at: Temporal.Instant,
  zone: string,
): Evaluated {
  let last = from
  for (const on of evaluationsBetween(from.at, at, zone)) {
    const states = new Map<string, State>()
    const today = on.toPlainDate().toString()
    for (const [id, of] of readings(on.epochMilliseconds).figures(on))
      states.set(id, next(of, last.states.get(id), today))
    last = { at: on.epochMilliseconds, states }
  }
  return last
}

/**
 * Where everybody stands as of `at`: what the last evaluation left, with the figures of `at`. Between two evaluations three
 * things take effect at once, because a person said them: an objection, a contest, and "he is no hunter". Who joined since
 * the last evaluation stands where the rows put him, without a flag.
 */
export function standingsOn(reading: Reading, states: States, when: Temporal.ZonedDateTime): Map<string, Stands> {
  const standings = new Map<string, Stands>()
  for (const [id, of] of reading.figures(when)) {
    const { standing, since } = saidSince(of, states.get(id), () => reading.lastSaid(id, when))
    standings.set(id, {
      ...{ member: id, standing, since: Temporal.PlainDate.from(since) },
      figures: standing === 'objected' ? undefined : of,
      presence: reading.presence(id, when),
      ...reading.membership(id, when),
    })
  }
  return standings
}

/** Where everybody stands as of `at`, with the acts behind it: found by replaying every evaluation from the first. */
export function standingsAt(history: History, at: Temporal.Instant): Map<string, MemberStanding> {
  const readings = readingsOf(history)
  const start = startOfHistory(history)
  const { states } = evaluateOn(readings, { at: start, states: new Map() }, at, history.zone)
  const evidence = evidenceBy(actsSince(history.acts, start), at)
  const standings = standingsOn(readings(at.epochMilliseconds), states, at.toZonedDateTimeISO(history.zone))
  return new Map(
    [...standings].map(([id, stands]) => [id, { ...stands, evidence: stands.figures ? evidence(id) : [] }]),
  )
}

function saidSince(of: Figures, last: State | undefined, saidOn: () => string): State {
  if (!last) return next(of, undefined, saidOn())
  const takenBack = (last.standing === 'objected' && !of.objected) || (last.standing === 'contested' && !of.contested)
  const cleared = last.flag === 'flagged' && clearedLately(of)
  return of.objected || of.contested || takenBack || cleared ? next(of, { ...last, flag: 'none' }, saidOn()) : last
}
