import type { HistoryMember, WeighedAct } from '../../terms/history.ts'
import { allIn, expectedIn, type Presence } from '../../terms/presence.ts'
import type { Standing } from '../../terms/standing.ts'
import { type Counted, countedMeetings, presenceIn, RollReader, recordedMeetings, windowOf } from '../presence/rules.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { evaluationsBetween, type History, opens, pausesOf, startOfHistory } from './history.ts'
import {
  clearedLately,
  enoughToTell,
  type Figures,
  type Flag,
  relative,
  sensitivities,
  share,
  standingOf,
} from './rules.ts'
import { type Change, changes, clubLevel, decay, decayedDays, firstVisits } from './sums.ts'
import { kinds, type Weighing, weighing } from './weights.ts'

/** A member's standing after the last evaluation, with the figures and acts of the instant asked for. */
export type MemberStanding = {
  member: string
  standing: Standing
  /** The day of the evaluation at which this standing began. */
  since: Temporal.PlainDate
  /** None for those who objected: nothing is computed of them. */
  figures: Figures | undefined
  /** Of those who objected too: it is a fact, and no score. */
  presence: Presence
  evidence: readonly Evidence[]
}

/** An act with its milliseconds at hand: they are compared again and again. */
type Dated = { at: number; act: WeighedAct }

type Person = {
  member: HistoryMember
  joined: number
  left: number
  since: number
  pauses: readonly (readonly [number, number])[]
  roll: RollReader
  giving: number
  soliciting: number
  /** Own acts in order, and how many of them are past. */
  acts: readonly Dated[]
  done: number
  doneSoliciting: number
  cleared: readonly number[]
}

const holds = (spans: readonly { from: Temporal.Instant; until?: Temporal.Instant | undefined }[], at: number) =>
  spans.some(
    span => span.from.epochMilliseconds <= at && at < (span.until?.epochMilliseconds ?? Number.POSITIVE_INFINITY),
  )

const before = (a: Dated, b: Dated) => a.at - b.at || (a.act.id < b.act.id ? -1 : 1)

/** A history read forward, from Tuesday to Tuesday: each act is met once, whatever the number of evaluations. */
class Reading {
  readonly #history: History
  readonly #people: Person[]
  readonly #byId = new Map<string, Person>()
  readonly #changes: readonly Change[]
  readonly #halfLife: number
  readonly #rolls: readonly number[]
  readonly #counted: ReadonlyMap<string, readonly Counted[]>
  readonly #firstVisits: ReadonlySet<string>
  #met = 0
  #at: number

  constructor(history: History, weights: Weighing) {
    this.#history = history
    this.#halfLife = weights.halfLife
    const start = startOfHistory(history)
    this.#at = start
    this.#changes = changes(history, start, weights)
    this.#rolls = recordedMeetings(history).map(meeting => meeting.startsAt.epochMilliseconds)
    this.#counted = countedMeetings(history)
    const dated = history.acts.map(act => ({ at: act.on.epochMilliseconds, act })).filter(({ at }) => at >= start)
    const visits = dated.flatMap(({ act }) => (act.kind === 'guest' ? [act] : []))
    this.#firstVisits = new Set(firstVisits(visits).map(({ id }) => id))
    const acts = Map.groupBy(dated, ({ act }) => act.by)
    this.#people = history.members.map(member => {
      const joined = opens(member.joinedOn, history.zone)
      return {
        member,
        joined,
        left: member.leftOn ? opens(member.leftOn.add({ days: 1 }), history.zone) : Number.POSITIVE_INFINITY,
        since: Math.max(joined, start),
        pauses: pausesOf(member, history.zone),
        roll: new RollReader(this.#counted.get(member.id) ?? []),
        giving: 0,
        soliciting: 0,
        acts: (acts.get(member.id) ?? []).sort(before),
        done: 0,
        doneSoliciting: 0,
        cleared: (history.noHunter ?? [])
          .filter(answer => answer.member === member.id)
          .map(answer => answer.at.epochMilliseconds),
      }
    })
    for (const person of this.#people) this.#byId.set(person.member.id, person)
  }

  /** Brings the sums to `at`, later than the last. */
  #advance(at: number) {
    const faded = decay(this.#at, at, this.#halfLife)
    for (const person of this.#people) {
      person.giving *= faded
      person.soliciting *= faded
      while (person.done < person.acts.length && person.acts[person.done]!.at <= at) {
        if (kinds[person.acts[person.done]!.act.kind].side === 'soliciting') person.doneSoliciting++
        person.done++
      }
    }
    for (; this.#met < this.#changes.length && this.#changes[this.#met]!.from <= at; this.#met++) {
      const { by, side, on, change } = this.#changes[this.#met]!
      const person = this.#byId.get(by)
      if (person) person[side] += change * decay(on, at, this.#halfLife)
    }
    this.#at = at
  }

  #sensitivity(at: number): number {
    let found: { from: number; e: number } = { from: Number.NEGATIVE_INFINITY, e: sensitivities.normal }
    for (const { from, e } of this.#history.sensitivity ?? [])
      if (from.epochMilliseconds <= at && from.epochMilliseconds >= found.from)
        found = { from: from.epochMilliseconds, e }
    return found.e
  }

  /** Everybody who is a member at `when`, with the figures of that instant. Call it forward in time only. */
  figures(when: Temporal.ZonedDateTime): Map<string, Figures> {
    const at = when.epochMilliseconds
    this.#advance(at)
    const window = windowOf(when)
    const today = when.toPlainDate()
    const present = this.#people
      .filter(person => person.joined <= at && at < person.left)
      .map(person => ({
        person,
        id: person.member.id,
        order: person.member.order ?? person.member.id,
        time: decayedDays(person.since, at, person.pauses, this.#halfLife),
        roll: person.roll.read(window),
        objected: holds(person.member.objected ?? [], at),
      }))
    const typical = present.filter(one => !one.objected && one.time > typicalDays)
    const g = clubLevel(typical.map(({ order, person, time }) => ({ order, sum: person.giving, time })))
    const s = clubLevel(typical.map(({ order, person, time }) => ({ order, sum: person.soliciting, time })))
    const sum = { came: 0, absent: 0, excused: 0 }
    for (const { roll } of typical) {
      sum.came += roll.came
      sum.absent += roll.absent
      sum.excused += roll.excused
    }
    const held = expectedIn(sum)
    const rollTaken = this.#rolls.some(meeting => meeting <= at && meeting >= window.furthest)
    const e = this.#sensitivity(at)

    const figures = new Map<string, Figures>()
    for (const { id, person, time, roll, objected } of present) {
      const relG = relative(person.giving, g, time)
      const relS = relative(person.soliciting, s, time)
      const cleared = person.cleared.filter(instant => instant <= at)
      figures.set(id, {
        objected,
        contested: holds(person.member.contested ?? [], at),
        onLeave: person.pauses.some(([from, until]) => from <= at && at < until),
        daysOfMembership: person.member.joinedOn.until(today).days,
        recordedMeetings: allIn(roll),
        came: roll.came,
        acts: person.done,
        solicitingActs: person.doneSoliciting,
        giving: person.giving,
        soliciting: person.soliciting,
        time,
        relG,
        relS,
        ratio: relS / relG,
        enough: enoughToTell(present.length, (g + s) * time),
        // Without anybody whose meetings make the club's own share, there is nothing to compare with.
        presence: rollTaken && held > 0 ? share(roll.came, expectedIn(roll), sum.came / held) : undefined,
        seen: rollTaken && allIn(sum) > 0 ? share(roll.came, allIn(roll), sum.came / allIn(sum)) : undefined,
        // P >= Pclub in whole numbers, so that equal is equal.
        presentAsTheClub: roll.came * held >= sum.came * expectedIn(roll),
        e,
        solicitingSinceCleared: cleared.length === 0 ? undefined : solicitingAfter(person, Math.max(...cleared)),
      })
    }
    return figures
  }

  /** His attendance as of an instant. */
  presence(id: string, when: Temporal.ZonedDateTime): Presence {
    const { meetings: _, ...presence } = presenceIn(this.#counted.get(id) ?? [], when)
    return presence
  }

  /** The day of the last thing said about his standing, or of his joining. */
  lastSaid(id: string, when: Temporal.ZonedDateTime): Temporal.PlainDate {
    const { member, joined, cleared } = this.#byId.get(id)!
    const spells = [...(member.objected ?? []), ...(member.contested ?? [])].flatMap(({ from, until }) => [
      from.epochMilliseconds,
      until?.epochMilliseconds ?? joined,
    ])
    const last = Math.max(joined, ...[...spells, ...cleared].filter(at => at <= when.epochMilliseconds))
    return Temporal.Instant.fromEpochMilliseconds(last).toZonedDateTimeISO(when.timeZoneId).toPlainDate()
  }

  /** His own acts up to the instant last read, oldest first. */
  evidence(id: string): Evidence[] {
    const { acts, done } = this.#byId.get(id)!
    const past = acts.slice(0, done).map(({ act }) => act)
    return evidenceOf(past, this.#firstVisits, Temporal.Instant.fromEpochMilliseconds(this.#at))
  }
}

/** Members with less decayed time than this say nothing of the club's habits, days. */
const typicalDays = 30

const solicitingAfter = (person: Person, cleared: number) =>
  person.acts.slice(0, person.done).filter(({ at, act }) => kinds[act.kind].side === 'soliciting' && at > cleared)
    .length

/**
 * The reading under the weights in force at an instant, asked for forward in time only: a club's own weights count from
 * their day on, for all that was ever done.
 */
function readingsOf(history: History): (at: number) => Reading {
  const choices = history.weighings ?? []
  let last: { chosen: number; reading: Reading } | undefined
  return at => {
    const chosen = choices.findLastIndex(({ from }) => from.epochMilliseconds <= at)
    if (last?.chosen !== chosen)
      last = { chosen, reading: new Reading(history, choices[chosen]?.weighing ?? weighing()) }
    return last.reading
  }
}

/** The figures of everybody who is a member at `at`. */
export function figuresAt(history: History, at: Temporal.Instant): Map<string, Figures> {
  return readingsOf(history)(at.epochMilliseconds).figures(at.toZonedDateTimeISO(history.zone))
}

/** The figures of each evaluation up to `at`, the oldest first, before any row of the table is read. */
function* evaluated(
  history: History,
  at: Temporal.Instant,
  reading = readingsOf(history),
): Generator<{ on: Temporal.ZonedDateTime; figures: Map<string, Figures> }> {
  for (const on of evaluationsBetween(startOfHistory(history), at, history.zone))
    yield { on, figures: reading(on.epochMilliseconds).figures(on) }
}

type State = { standing: Standing; since: Temporal.PlainDate; flag: Flag }

/** One evaluation of one member after another; `since` stays while the standing does. */
const next = (of: Figures, past: State | undefined, on: Temporal.PlainDate): State => {
  const { standing, flag } = standingOf(of, past?.flag ?? 'none')
  return { standing, flag, since: past?.standing === standing ? past.since : on }
}

/**
 * Where everybody stands as of `at`: the state after the last Tuesday 10:00 at or before it, found by replaying from
 * the first; the figures and acts shown with it are those of `at`.
 *
 * Between two evaluations three things take effect at once, because a person said them: an objection, a contest,
 * and "he is no hunter". Who joined since the last evaluation stands where the rows put him, without a flag.
 */
export function standingsAt(history: History, at: Temporal.Instant): Map<string, MemberStanding> {
  const readings = readingsOf(history)
  let states = new Map<string, State>()
  for (const { on, figures } of evaluated(history, at, readings)) {
    const now = new Map<string, State>()
    for (const [id, of] of figures) now.set(id, next(of, states.get(id), on.toPlainDate()))
    states = now
  }
  const reading = readings(at.epochMilliseconds)
  const when = at.toZonedDateTimeISO(history.zone)
  const standings = new Map<string, MemberStanding>()
  for (const [id, of] of reading.figures(when)) {
    const state = saidSince(of, states.get(id), reading.lastSaid(id, when))
    const objected = state.standing === 'objected'
    standings.set(id, {
      member: id,
      standing: state.standing,
      since: state.since,
      figures: objected ? undefined : of,
      presence: reading.presence(id, when),
      evidence: objected ? [] : reading.evidence(id),
    })
  }
  return standings
}

function saidSince(of: Figures, last: State | undefined, saidOn: Temporal.PlainDate): State {
  if (!last) return next(of, undefined, saidOn)
  const takenBack = (last.standing === 'objected' && !of.objected) || (last.standing === 'contested' && !of.contested)
  const cleared = last.flag === 'flagged' && clearedLately(of)
  return of.objected || of.contested || takenBack || cleared ? next(of, { ...last, flag: 'none' }, saidOn) : last
}
