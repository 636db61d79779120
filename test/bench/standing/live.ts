import type { History } from '../../../src/club/standing/history.ts'
import type { AttendanceRow, HistoryMeeting, WeighedAct } from '../../../src/terms/history.ts'
import { Chance } from './dice.ts'
import { type Person, peopleOf, traitsAt } from './people.ts'
import { type Rhythm, rhythms, type World } from './worlds.ts'

export const zone = 'Europe/Paris'
const day = 86_400_000

/** A club that was lived, with what nobody in it knows: what its people are like. */
export type Lived = {
  readonly seed: number
  readonly rhythm: Rhythm
  readonly people: readonly Person[]
  readonly history: History
  readonly at: Temporal.Instant
}

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(ms))
const dayOf = (ms: number) => instant(ms).toZonedDateTimeISO(zone).toPlainDate()
const at = (date: Temporal.PlainDate, hour: number, minute: number) =>
  date.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } }).epochMilliseconds

/** How busy a club of each rhythm is, against a weekly one. */
const tempos: { readonly [R in Rhythm]: number } = { weekly: 1, fortnightly: 0.9, monthly: 0.75, quarterly: 0.6 }

const isHoliday = (ms: number): boolean => {
  const date = new Date(ms)
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()]
  return month === 7 || (month === 6 && dayOfMonth > 22) || (month === 11 && dayOfMonth > 20)
}

/** One club of a world; the same for the same seed. */
export function live(
  world: World,
  seed: number,
  choice: { rhythm?: Rhythm; size?: number; imported?: boolean } = {},
): Lived {
  const chance = new Chance(seed)
  const rhythm = choice.rhythm ?? chance.one(Object.keys(rhythms) as Rhythm[])
  const end = at(Temporal.PlainDate.from('2026-01-10').add({ days: chance.whole(0, 330) }), 18, 0)
  const start = at(dayOf(end).subtract({ days: Math.round(chance.between(...world.months) * 30.4) }), 0, 0)
  const people = peopleOf(world, choice.size ?? chance.whole(...world.size), { start, end }, chance)
  const club = new Life(world, rhythm, people, { start, end }, chance)
  const isImported = choice.imported ?? chance.isSo(0.6)
  return { seed, rhythm, people, at: instant(end), history: club.history(isImported) }
}

class Life {
  readonly #world: World
  readonly #people: readonly Person[]
  readonly #span: { start: number; end: number }
  readonly #chance: Chance
  readonly #tempo: number
  readonly #rolls: { none: number; partial: number }
  readonly #meetings: HistoryMeeting[] = []
  readonly #attendance: AttendanceRow[] = []
  readonly #acts: WeighedAct[] = []
  #serial = 0

  constructor(
    world: World,
    rhythm: Rhythm,
    people: readonly Person[],
    span: { start: number; end: number },
    chance: Chance,
  ) {
    this.#world = world
    this.#people = people
    this.#span = span
    this.#chance = chance
    this.#tempo = tempos[rhythm] * chance.around(world.tempo)
    this.#rolls = chance.isSo(world.clubsWithoutRoll)
      ? { none: 1, partial: 0 }
      : { none: world.rollsMissing, partial: world.rollsPartial }
    this.#meet(rhythms[rhythm])
    this.#act()
  }

  /** An imported history does not know when something was confirmed or rated. */
  history(isImported: boolean): History {
    const { start } = this.#span
    const here = new Set(this.#people.map(({ id }) => id))
    return {
      zone,
      historyFrom: isImported ? dayOf(start) : undefined,
      setUpOn: dayOf(start),
      members: this.#people.map(({ id, joined, left, pauses }) => ({
        id,
        joinedOn: dayOf(joined),
        leftOn: Number.isFinite(left) ? dayOf(left) : undefined,
        leaves: pauses.map(({ from, until }) => ({ from: dayOf(from), until: dayOf(until) })),
      })),
      meetings: this.#meetings,
      attendance: this.#attendance.filter(({ member }) => here.has(member)),
      acts: this.#acts
        .filter(act => act.on.epochMilliseconds <= this.#span.end)
        .map(act => (isImported ? asImported(act) : asKnown(act, this.#span.end))),
    }
  }

  #present(person: Person, ms: number): boolean {
    return person.joined <= ms && ms < person.left
  }

  #isPaused({ pauses }: Person, ms: number): boolean {
    return pauses.some(({ from, until }) => from <= ms && ms < until)
  }

  #meet(every: number) {
    const chance = this.#chance
    const { start, end } = this.#span
    const first = dayOf(start + chance.whole(1, Math.min(every, 40)) * day)
    for (let n = 0; ; n++) {
      const startsAt = at(first.add({ days: n * every }), 7, 45)
      if (startsAt > end) return
      // Those who meet seldom find another day.
      const isOff = every <= 14 && isHoliday(startsAt)
      const status = isOff ? ('holiday' as const) : chance.isSo(0.03) ? ('cancelled' as const) : ('held' as const)
      const taken = chance.share()
      const roll =
        status !== 'held' || taken < this.#rolls.none
          ? 'none'
          : taken < this.#rolls.none + this.#rolls.partial
            ? 'partial'
            : 'full'
      const id = `t${String(n).padStart(3, '0')}`
      this.#meetings.push({ id, startsAt: instant(startsAt), status, required: true, roll })
      if (status !== 'held') continue
      for (const person of this.#people) {
        if (!this.#present(person, startsAt) || this.#isPaused(person, startsAt)) continue
        const status = this.#statusOf(person, startsAt)
        if (roll === 'full' || (roll === 'partial' && chance.isSo(status === 'present' ? 0.85 : 0.4)))
          this.#attendance.push({ meeting: id, member: person.id, status })
      }
    }
  }

  #statusOf(person: Person, ms: number): AttendanceRow['status'] {
    const chance = this.#chance
    const { attendance, excuses } = traitsAt(person, ms)
    if (chance.isSo(attendance)) return chance.one(['present', 'late', 'substitute'] as const, one => usually[one])
    const usual = person.character.endsWith('hunter') ? 0.5 : 1
    return chance.isSo(Math.min(0.9, this.#world.excuses * excuses * usual * person.diligence)) ? 'excused' : 'absent'
  }

  #act() {
    const { start, end } = this.#span
    const months = Math.ceil((end - start) / (30 * day)) + 1
    const moods = this.#people.map(() =>
      Array.from({ length: months }, () => [
        this.#chance.around(this.#world.bursts),
        this.#chance.around(this.#world.bursts),
      ]),
    )
    for (const { id, joined, sponsor } of this.#people)
      if (sponsor && joined >= start)
        this.#acts.push({
          id: `s-${id}`,
          kind: 'sponsorship',
          by: sponsor,
          for: id,
          on: instant(at(dayOf(joined), 12, 0)),
        })
    for (let from = start; from < end; from += 7 * day)
      for (const [n, person] of this.#people.entries()) {
        if (!this.#present(person, from)) continue
        const traits = traitsAt(person, from)
        const calm = isHoliday(from) ? 0.4 : 1
        const paused = this.#isPaused(person, from) ? 0.05 : 1
        const weekly = (calm * paused * this.#tempo * 7) / 365
        const [gives = 1, asks = 1] = moods[n]![Math.floor((from - start) / (30 * day))]!
        // Some of what one gives comes of having been there.
        const there = 0.6 + 0.4 * Math.min(1.2, traits.attendance / 0.75)
        for (let k = this.#chance.count(weekly * this.#world.gives * traits.generosity * gives * there); k > 0; k--)
          this.#give(person, from)
        for (let k = this.#chance.count(weekly * this.#world.asks * traits.solicitation * asks); k > 0; k--)
          this.#ask(person, from)
        for (let k = this.#chance.count(weekly * 4 * traits.sociability); k > 0; k--) this.#meetFor(person, from)
      }
    this.#acts.sort((a, b) => a.on.epochMilliseconds - b.on.epochMilliseconds)
  }

  #when(from: number): number {
    return from + this.#chance.whole(0, 6) * day + this.#chance.between(8, 19) * 3_600_000
  }

  #did(person: Person, from: number, what: Doing) {
    this.#serial++
    if (person.notes < 1 && !this.#chance.isSo(person.notes)) return
    const on = instant(Math.floor(this.#when(from) / 1_000) * 1_000)
    this.#acts.push({ id: `a${String(this.#serial).padStart(5, '0')}`, by: person.id, on, ...what } as WeighedAct)
  }

  #meetFor(person: Person, from: number) {
    const others = this.#people.filter(one => one !== person && this.#present(one, from))
    if (others.length === 0) return
    const id = `o${++this.#serial}`
    const on = instant(at(dayOf(from), 12, 0))
    for (const { id: by } of [person, this.#chance.one(others, one => one.sociability)])
      this.#acts.push({ id, kind: 'one-to-one', by, on })
  }

  #ask(person: Person, from: number) {
    const kind = this.#chance.one(['introduction-for-himself', 'ask', 'offer', 'problem'] as const, one => asked[one])
    this.#did(person, from, { kind })
  }

  #give(person: Person, from: number) {
    const chance = this.#chance
    const others = this.#people.filter(one => one !== person && this.#present(one, from))
    if (others.length < 2) return
    const kind = chance.one(['referral', 'introduction', 'answer', 'guest', 'thanks'] as const, one => given[one])
    if (kind === 'referral')
      return this.#refer(
        person,
        chance.one(others, one => one.popularity),
        from,
      )
    if (kind === 'thanks') return this.#did(person, from, { kind, for: chance.one(others, one => one.generosity).id })
    if (kind === 'guest') return this.#invite(person, from)
    const open = this.#acts.filter(
      act =>
        act.kind === 'ask' && act.by !== person.id && Math.abs(from - act.on.epochMilliseconds - 12 * day) < 12 * day,
    )
    if (kind === 'answer' && open.length > 0) {
      const said = chance.share()
      const helpful = said < 0.35 ? true : said < 0.42 ? false : undefined
      const ask = chance.one(open)
      return this.#did(person, Math.max(from, ask.on.epochMilliseconds + day), { kind, ask: ask.id, helpful })
    }
    this.#did(person, from, { kind: 'introduction', accepted: chance.isSo(0.72) })
  }

  #invite(person: Person, from: number) {
    const next = this.#meetings.find(
      ({ status, startsAt }) => status === 'held' && startsAt.epochMilliseconds > from + 7 * day,
    )
    if (!next) return
    this.#serial++
    const guest = `g${this.#serial}`
    this.#acts.push({ id: `v${this.#serial}`, kind: 'guest', by: person.id, guest, on: next.startsAt })
  }

  #refer(person: Person, receiver: Person, from: number) {
    const chance = this.#chance
    const isAnswered = chance.isSo(Math.min(0.95, this.#world.confirms * receiver.diligence))
    const confirmed = !isAnswered ? 'unknown' : chance.isSo(0.05) ? 'denied' : 'confirmed'
    const isRated = confirmed === 'confirmed' && chance.isSo(Math.min(0.9, this.#world.rates * receiver.diligence))
    const quality = isRated
      ? Math.min(5, Math.max(1, Math.round(person.quality + chance.between(-1.6, 1.6))))
      : undefined
    const reachedMeeting = confirmed === 'confirmed' && chance.isSo(0.5)
    this.#did(person, from, { kind: 'referral', for: receiver.id, confirmed, quality, reachedMeeting })
  }
}

type Without<T> = T extends unknown ? Omit<T, 'id' | 'by' | 'on'> : never
type Doing = Without<WeighedAct>

const usually = { present: 0.9, late: 0.07, substitute: 0.03 } as const
const asked = { 'introduction-for-himself': 4, ask: 4, offer: 1.5, problem: 0.5 } as const
const given = { referral: 4, introduction: 2, answer: 2, guest: 0.8, thanks: 2 } as const

/** Days after which what became of an act is known. */
const answeredAfter = 5 * day

const asImported = (act: WeighedAct): WeighedAct =>
  act.kind === 'introduction' && act.accepted
    ? { ...act, acceptedOn: instant(act.on.epochMilliseconds + 2 * day) }
    : act

/** As the bot has seen it happen: each answer with its day, and none that is still to come. */
function asKnown(act: WeighedAct, end: number): WeighedAct {
  const said = instant(act.on.epochMilliseconds + answeredAfter)
  const isKnown = said.epochMilliseconds <= end
  if (act.kind === 'introduction')
    return isKnown && act.accepted ? { ...act, acceptedOn: said } : { ...act, accepted: false }
  if (act.kind === 'answer')
    return isKnown && act.helpful !== undefined ? { ...act, saidOn: said } : { ...act, helpful: undefined }
  if (act.kind !== 'referral' || act.confirmed === 'unknown') return act
  if (!isKnown) return { ...act, confirmed: 'unknown', quality: undefined, reachedMeeting: false }
  return { ...act, confirmedOn: said, ratedOn: act.quality === undefined ? undefined : said }
}
