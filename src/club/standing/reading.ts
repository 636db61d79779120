import { allIn, expectedIn, type Presence } from '../../terms/presence.ts'
import { type Counted, type Days, presenceIn, RollReader, windowOf } from '../presence/rules.ts'
import { never } from './history.ts'
import { enoughToTell, type Figures, relative, sensitivities, share } from './rules.ts'
import { type Change, clubLevel, decay, decayedDays, type Sum } from './sums.ts'
import type { Weighing } from './weights.ts'

/** From an instant to before another, in milliseconds. */
export type Between = readonly [from: number, until: number]

/** What is known of a member, in numbers: instants in milliseconds. */
export type Known = {
  readonly id: string
  /** What ties are broken by. */
  readonly order: string
  readonly days: Days
  readonly joined: number
  readonly left: number
  readonly pauses: readonly Between[]
  readonly objected: readonly Between[]
}

/** What is carried from one instant to a later one. */
export type Sums = { readonly [S in Sum]: number } & {
  /** Acts of his own of any kind, and those by which he solicited. */
  readonly acts: number
  readonly solicitingActs: number
}

export const nothingYet: Sums = { giving: 0, soliciting: 0, unsaid: 0, acts: 0, solicitingActs: 0 }

/** At `on`, a member has done so many acts more (or, where one was taken back, less). */
export type Count = {
  readonly by: string
  readonly on: number
  readonly acts: number
  readonly solicitingActs: number
}

/** What organizers and members said that standings follow, whole. */
export type Said = {
  /** Sensitivity e, each from its own instant. */
  readonly sensitivity: readonly { readonly from: number; readonly e: number }[]
  /** By member: when an organizer said "he is no hunter". */
  readonly cleared: ReadonlyMap<string, readonly number[]>
  readonly contested: ReadonlyMap<string, readonly Between[]>
}

/** A club at an instant, and what moves its sums after it. */
export type Beginning = {
  readonly zone: string
  /** The start of the history. */
  readonly start: number
  readonly weighing: Weighing
  /** Of this instant are the sums. */
  readonly at: number
  readonly people: readonly (Known & Sums)[]
  /** By member, oldest first. */
  readonly counted: ReadonlyMap<string, readonly Counted[]>
  /** When recorded meetings began. */
  readonly rolls: readonly number[]
  /** What is not in the sums yet: later than they are, or learnt later; in order. */
  readonly changes: readonly Change[]
  readonly counts: readonly Count[]
  readonly said: Said
  /** When whoever was cleared solicited, by member. */
  readonly solicited: ReadonlyMap<string, readonly number[]>
}

/** A leave that lasts, with its last day where that is known. */
export type LeaveNow = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate | null }

type Person = {
  readonly known: Known
  readonly since: number
  readonly roll: RollReader
} & { -readonly [K in keyof Sums]: Sums[K] }

const isIn = (spans: readonly Between[] | undefined, at: number) =>
  spans?.some(([from, until]) => from <= at && at < until) ?? false

/** Sums that rounding alone keeps from being nothing. */
const nought = 1e-12

/** Members with less decayed time than this say nothing of the club's habits, days. */
const typicalDays = 30

const dayNumber = (day: string) => Date.parse(day) / 86_400_000

/** A club read forward from Tuesday to Tuesday: each act is met once, whatever the number of evaluations. */
export class Reading {
  readonly #from: Beginning
  readonly #people: readonly Person[]
  readonly #byId = new Map<string, Person>()
  #met = 0
  #counted = 0
  #at: number

  constructor(from: Beginning) {
    this.#from = from
    this.#at = from.at
    this.#people = from.people.map(({ giving, soliciting, unsaid, acts, solicitingActs, ...known }) => ({
      known,
      since: Math.max(known.joined, from.start),
      roll: new RollReader(from.counted.get(known.id) ?? []),
      ...{ giving, soliciting, unsaid, acts, solicitingActs },
    }))
    for (const person of this.#people) this.#byId.set(person.known.id, person)
  }

  /** Brings the sums to `at`, not before the last. */
  #advance(at: number) {
    const { changes, counts, weighing } = this.#from
    const faded = decay(this.#at, at, weighing.halfLife)
    for (const person of this.#people) {
      person.giving *= faded
      person.soliciting *= faded
      person.unsaid *= faded
    }
    const moved = new Set<Person>()
    for (; this.#met < changes.length && changes[this.#met]!.from <= at; this.#met++) {
      const { by, sum, on, change } = changes[this.#met]!
      const person = this.#byId.get(by)
      if (!person) continue
      person[sum] += change * decay(on, at, weighing.halfLife)
      moved.add(person)
    }
    for (const person of moved)
      for (const sum of ['giving', 'soliciting', 'unsaid'] as const) if (Math.abs(person[sum]) < nought) person[sum] = 0
    for (; this.#counted < counts.length && counts[this.#counted]!.on <= at; this.#counted++) {
      const { by, acts, solicitingActs } = counts[this.#counted]!
      const person = this.#byId.get(by)
      if (!person) continue
      person.acts += acts
      person.solicitingActs += solicitingActs
    }
    this.#at = at
  }

  #sensitivity(at: number): number {
    let found: { from: number; e: number } = { from: Number.NEGATIVE_INFINITY, e: sensitivities.normal }
    for (const { from, e } of this.#from.said.sensitivity) if (from <= at && from >= found.from) found = { from, e }
    return found.e
  }

  /**
   * Everybody who is a member at `when`, with the figures of that instant; `giving`: by what others said too, or by acts
   * alone. Call it forward in time only.
   */
  figures(when: Temporal.ZonedDateTime, giving: 'giving' | 'unsaid' = 'giving'): Map<string, Figures> {
    const at = when.epochMilliseconds
    this.#advance(at)
    const { weighing, said, rolls } = this.#from
    const window = windowOf(when)
    const today = dayNumber(when.toPlainDate().toString())
    const present = this.#people
      .filter(({ known }) => known.joined <= at && at < known.left)
      .map(person => ({
        person,
        order: person.known.order,
        time: decayedDays(person.since, at, person.known.pauses, weighing.halfLife),
        roll: person.roll.read(window),
        objected: isIn(person.known.objected, at),
      }))
    const typical = present.filter(one => !one.objected && one.time > typicalDays)
    const g = clubLevel(typical.map(({ order, person, time }) => ({ order, sum: person[giving], time })))
    const s = clubLevel(typical.map(({ order, person, time }) => ({ order, sum: person.soliciting, time })))
    const sum = { came: 0, absent: 0, excused: 0 }
    for (const { roll } of typical) {
      sum.came += roll.came
      sum.absent += roll.absent
      sum.excused += roll.excused
    }
    const held = expectedIn(sum)
    const rollTaken = rolls.some(meeting => meeting <= at && meeting >= window.furthest)
    const e = this.#sensitivity(at)

    const figures = new Map<string, Figures>()
    for (const { person, time, roll, objected } of present) {
      const { known } = person
      const relG = relative(person[giving], g, time)
      const relS = relative(person.soliciting, s, time)
      figures.set(known.id, {
        objected,
        contested: isIn(said.contested.get(known.id), at),
        onLeave: isIn(known.pauses, at),
        daysOfMembership: today - dayNumber(known.days.joined),
        recordedMeetings: allIn(roll),
        came: roll.came,
        acts: person.acts,
        solicitingActs: person.solicitingActs,
        giving: person[giving],
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
        ...this.#clearedBy(known.id, at),
      })
    }
    return figures
  }

  #clearedBy(id: string, at: number): Pick<Figures, 'solicitingSinceCleared' | 'timesCleared'> {
    const cleared = (this.#from.said.cleared.get(id) ?? []).filter(instant => instant <= at)
    if (cleared.length === 0) return { solicitingSinceCleared: undefined, timesCleared: 0 }
    const last = Math.max(...cleared)
    const since = (this.#from.solicited.get(id) ?? []).filter(on => on > last && on <= at)
    return { solicitingSinceCleared: since.length, timesCleared: cleared.length }
  }

  /** His attendance as of an instant. */
  presence(id: string, when: Temporal.ZonedDateTime): Presence {
    const { meetings: _, ...presence } = presenceIn(this.#from.counted.get(id) ?? [], when)
    return presence
  }

  /** The day of the last thing said about his standing, or of his joining, ISO 8601. */
  lastSaid(id: string, when: Temporal.ZonedDateTime): string {
    const { joined, objected } = this.#byId.get(id)!.known
    const { contested, cleared } = this.#from.said
    const spells = [...objected, ...(contested.get(id) ?? [])].flatMap(([from, until]) => [
      from,
      until === never ? joined : until,
    ])
    const past = [...spells, ...(cleared.get(id) ?? [])].filter(at => at <= when.epochMilliseconds)
    return Temporal.Instant.fromEpochMilliseconds(Math.max(joined, ...past))
      .toZonedDateTimeISO(when.timeZoneId)
      .toPlainDate()
      .toString()
  }

  /** Since when he is a member, and the leave he is on at an instant: of several the one that ends last. */
  membership(id: string, when: Temporal.ZonedDateTime): { joinedOn: Temporal.PlainDate; leave: LeaveNow | null } {
    const { joined, leaves } = this.#byId.get(id)!.known.days
    const today = when.toPlainDate().toString()
    const on = leaves.filter(([from, until]) => from <= today && today <= until)
    const last = on.length === 0 ? null : on.reduce((a, b) => (b[1] > a[1] ? b : a))
    return {
      joinedOn: Temporal.PlainDate.from(joined),
      leave: last && {
        from: Temporal.PlainDate.from(last[0]),
        until: last[1] === '~' ? null : Temporal.PlainDate.from(last[1]),
      },
    }
  }

  /** As far as it has been read: the sums of that instant, and what is still to move them. */
  get sofar(): Pick<Beginning, 'at' | 'people' | 'changes' | 'counts'> {
    return {
      at: this.#at,
      people: this.#people.map(({ known, giving, soliciting, unsaid, acts, solicitingActs }) => ({
        ...known,
        ...{ giving, soliciting, unsaid, acts, solicitingActs },
      })),
      changes: this.#from.changes.slice(this.#met),
      counts: this.#from.counts.slice(this.#counted),
    }
  }
}
