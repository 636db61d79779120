import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Carried,
  carriedFrom,
  type Ground,
  groundOf,
  groupsOf,
  type News,
  recordOf,
  resumed,
  unlisted,
} from '../../src/club/standing/carried.ts'
import { carriedIn, textOf } from '../../src/club/standing/carried-text.ts'
import { type History, startOfHistory } from '../../src/club/standing/history.ts'
import { type Evaluated, evaluateOn, readingsOf, type States, standingsOn } from '../../src/club/standing/replay.ts'
import type { Figures } from '../../src/club/standing/rules.ts'
import { groupOf } from '../../src/club/standing/sums.ts'
import { kinds, weighing } from '../../src/club/standing/weights.ts'
import type { HistoryMeeting, WeighedAct } from '../../src/terms/history.ts'

const zone = 'Europe/Paris'
const first = Temporal.PlainDate.from('2026-01-01')
const day = (n: number) => first.add({ days: n })
const noon = (n: number) => day(n).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()
/** The n-th Tuesday 10:00. */
const tuesday = (n: number) => day(5 + 7 * n).toZonedDateTime({ timeZone: zone, plainTime: '10:00' })

const ids = Array.from({ length: 11 }, (_, n) => `m${n}`)

type World = { history: History; readonly touched: Set<string> }

/** Something that is written down on some day, of that day or of long before. */
type Edit = (world: World, today: number) => void

const member = fc.constantFrom(...ids)
const ago = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: -20, max: 200 }))
const kind = fc.constantFrom(...(Object.keys(kinds) as WeighedAct['kind'][]))

function change<T extends { id: string }>(world: World, list: readonly T[], n: number, to: (one: T) => T | null): T[] {
  const chosen = list[n % Math.max(1, list.length)]
  if (!chosen) return [...list]
  world.touched.add(recordOf(chosen))
  return list.flatMap(one => (one === chosen ? (to(one) ?? []) : [one]))
}

const act = fc
  .record({ kind, by: member, to: member, ago, ask: fc.nat(3), guest: fc.nat(3), accepted: fc.boolean() })
  .map(
    ({ kind, by, to, ago, ask, guest, accepted }): Edit =>
      (world, today) => {
        const id = `a${world.history.acts.length}-${today}-${world.touched.size}`
        const made = { id, kind, by, for: to, on: noon(today - ago), ask: `k${ask}`, guest: `g${guest}`, accepted }
        const now = { ...made, confirmed: 'unknown', reachedMeeting: false } as unknown as WeighedAct
        world.touched.add(id)
        world.history = { ...world.history, acts: [...world.history.acts, now] }
      },
  )

const correction = fc
  .record({
    n: fc.nat(),
    ago: fc.nat(30),
    confirmed: fc.constantFrom('confirmed', 'denied', 'unknown'),
    quality: fc.constantFrom(undefined, 1, 2, 5),
    dated: fc.boolean(),
    helpful: fc.constantFrom(true, false, undefined),
    met: fc.boolean(),
  })
  .map(
    ({ n, ago, confirmed, quality, dated, helpful, met }): Edit =>
      (world, today) => {
        const learnt = dated ? noon(today - ago) : undefined
        world.history = {
          ...world.history,
          acts: change(world, world.history.acts, n, act => {
            const said = { confirmed, confirmedOn: learnt, quality, ratedOn: learnt, reachedMeeting: met }
            const answered = { helpful, saidOn: learnt, accepted: met, acceptedOn: learnt }
            return { ...act, ...said, ...answered } as WeighedAct
          }),
        }
      },
  )

const undo = fc.nat().map(
  (n): Edit =>
    world => {
      world.history = { ...world.history, acts: change(world, world.history.acts, n, () => null) }
    },
)

const moved = fc.record({ n: fc.nat(), ago }).map(
  ({ n, ago }): Edit =>
    (world, today) => {
      world.history = {
        ...world.history,
        acts: change(world, world.history.acts, n, act => ({ ...act, on: noon(today - ago) })),
      }
    },
)

const status = fc.constantFrom('present', 'late', 'excused', 'substitute', 'absent', null)
const rollCall = fc
  .record({
    ago,
    rows: fc.array(status, { minLength: 11, maxLength: 11 }),
    roll: fc.constantFrom('full', 'partial', 'none'),
  })
  .map(
    ({ ago, rows, roll }): Edit =>
      (world, today) => {
        const meeting: HistoryMeeting = {
          id: `t${world.history.meetings.length}`,
          ...{ startsAt: noon(today - ago), status: 'held', required: ago % 5 !== 4, roll: roll as 'full' },
        }
        world.touched.add(meeting.id)
        world.history = {
          ...world.history,
          meetings: [...world.history.meetings, meeting],
          attendance: [
            ...world.history.attendance,
            ...rows.flatMap((status, n) => (status ? [{ meeting: meeting.id, member: ids[n]!, status } as const] : [])),
          ],
        }
      },
  )

const rollCorrected = fc.record({ n: fc.nat(), who: member, status, held: fc.boolean() }).map(
  ({ n, who, status, held }): Edit =>
    world => {
      const meetings = change(world, world.history.meetings, n, meeting => ({
        ...meeting,
        status: held ? ('held' as const) : ('cancelled' as const),
      }))
      const chosen = world.history.meetings[n % Math.max(1, world.history.meetings.length)]?.id
      if (!chosen) return
      world.history = {
        ...world.history,
        meetings,
        attendance: [
          ...world.history.attendance.filter(row => row.meeting !== chosen || row.member !== who),
          ...(status ? [{ meeting: chosen, member: who, status } as const] : []),
        ],
      }
    },
)

const ofMember = fc
  .record({
    who: member,
    what: fc.constantFrom('leaves', 'returns', 'pause', 'no pause', 'objects', 'agrees', 'comes earlier'),
    ago,
    days: fc.integer({ min: 1, max: 90 }),
  })
  .map(
    ({ who, what, ago, days }): Edit =>
      (world, today) => {
        const from = day(today - ago)
        const facts: Record<typeof what, Partial<History['members'][number]>> = {
          leaves: { leftOn: day(today + 3) },
          returns: { leftOn: undefined },
          pause: { leaves: [{ from, ...(days % 4 === 0 ? {} : { until: from.add({ days }) }) }] },
          'no pause': { leaves: [] },
          objects: { objected: [{ from: noon(today - Math.abs(ago)) }] },
          agrees: { objected: [] },
          'comes earlier': { joinedOn: day(-days * 3) },
        }
        world.touched.add(who)
        const members = world.history.members.map(one => (one.id === who ? { ...one, ...facts[what] } : one))
        world.history = { ...world.history, members }
      },
  )

const newcomer = fc.nat(20).map(
  (ago): Edit =>
    (world, today) => {
      const id = `n${world.history.members.length}`
      world.touched.add(id)
      world.history = { ...world.history, members: [...world.history.members, { id, joinedOn: day(today - ago) }] }
    },
)

const said = fc.record({ who: member, what: fc.constantFrom('contests', 'is heard', 'no hunter', 'unsaid', 'e') }).map(
  ({ who, what }): Edit =>
    (world, today) => {
      const { members, noHunter = [], sensitivity = [] } = world.history
      const contested = (spells: History['members'][number]['contested']) => ({
        members: members.map(one => (one.id === who ? { ...one, contested: spells ?? [] } : one)),
      })
      const news: Record<typeof what, Partial<History>> = {
        contests: contested([{ from: noon(today - 1) }]),
        'is heard': contested([{ from: noon(today - 9), until: noon(today - 1) }]),
        'no hunter': { noHunter: [...noHunter, { member: who, at: noon(today - 1) }] },
        unsaid: { noHunter: noHunter.slice(0, -1) },
        e: { sensitivity: [...sensitivity, { from: noon(today - 1), e: 3 + (today % 3) / 2 }] },
      }
      world.history = { ...world.history, ...news[what] }
    },
)

const byDay = (a: { from: Temporal.Instant }, b: { from: Temporal.Instant }) => Temporal.Instant.compare(a.from, b.from)

/** What changes everything that was ever computed. */
const settings = fc
  .record({ what: fc.constantFrom('weights', 'weights', 'weights before', 'begins'), n: fc.nat(200) })
  .map(
    ({ what, n }): Edit =>
      (world, today) => {
        const { weighings = [] } = world.history
        // In force by the next Tuesday, or only after it: a choice counts from its own day.
        const from = noon(today + (n % 5))
        const weights = { ask: 0.5 + n / 150, referral: 2 - n / 150, thanks: 0.25 + n / 300, problem: 1 - n / 300 }
        const chosen = { from, weighing: weighing({ weights, halfLife: 180 + n }) }
        const before = { from, weighing: weighings.at(-2)?.weighing ?? weighing() }
        world.history = {
          ...world.history,
          ...(what === 'begins'
            ? { historyFrom: day(n - 150) }
            : { weighings: [...weighings, what === 'weights' ? chosen : before].sort(byDay) }),
        }
      },
  )

const ordinary = [
  { weight: 12, arbitrary: act },
  { weight: 4, arbitrary: correction },
  { weight: 2, arbitrary: undo },
  { weight: 1, arbitrary: moved },
  { weight: 4, arbitrary: rollCall },
  { weight: 2, arbitrary: rollCorrected },
  { weight: 3, arbitrary: ofMember },
  { weight: 1, arbitrary: newcomer },
  { weight: 2, arbitrary: said },
]
const weeks = (edits: fc.Arbitrary<Edit>) =>
  fc.array(fc.array(edits, { maxLength: 14 }), { minLength: 3, maxLength: 30 })
const life = weeks(fc.oneof(...ordinary))
const unruly = weeks(fc.oneof(...ordinary, { weight: 1, arbitrary: settings }))

const beginning = (historyFrom: Temporal.PlainDate | undefined): History => ({
  ...{ zone, historyFrom, setUpOn: day(-30), meetings: [], attendance: [], acts: [] },
  members: ids.map((id, n) => ({ id, joinedOn: day(-400 + 35 * n) })),
})

/** What would be read of what came since, by the records that were written to. */
function newsOf(history: History, touched: ReadonlySet<string>, mirror: readonly WeighedAct[], carried: Carried): News {
  const isTouched = (act: WeighedAct) => touched.has(recordOf(act))
  const acts = history.acts.filter(isTouched)
  const groups = groupsOf([...acts, ...mirror.filter(isTouched)])
  const ground: Ground = groundOf(history)
  const meetings = history.meetings.filter(({ id }) => touched.has(id))
  return {
    ...ground,
    ...{ touched, acts, meetings },
    members: history.members.filter(({ id }) => touched.has(id)),
    attendance: history.attendance.filter(({ meeting }) => touched.has(meeting)),
    lastRead: mirror.filter(act => groups.has(groupOf(act))),
    solicited: new Map(
      unlisted(carried, ground).map(id => [
        id,
        mirror
          .filter(({ by, kind }) => by === id && kinds[kind].side === 'soliciting')
          .map(({ on }) => on.epochMilliseconds)
          .filter(on => on >= carried.start),
      ]),
    ),
  }
}

const plain = (figures: Figures | undefined) =>
  figures && { ...figures, giving: 0, soliciting: 0, time: 0, relG: 0, relS: 0, ratio: 0, presence: 0, seen: 0 }

function expectAlike(one: Figures | undefined, other: Figures | undefined) {
  expect(plain(one)).toEqual(plain(other))
  if (!one || !other) return
  for (const figure of ['giving', 'soliciting', 'time', 'relG', 'relS', 'ratio', 'presence', 'seen'] as const)
    if (other[figure] === undefined) expect(one[figure]).toBeUndefined()
    else expect(Math.abs(one[figure]! - other[figure]!)).toBeLessThan(1e-9)
}

/** Lives through it in two ways; gives how often the club was read whole by the one that goes on. */
function live(weeks: readonly (readonly Edit[])[], historyFrom: Temporal.PlainDate | undefined, missed: number) {
  const world: World = { history: beginning(historyFrom), touched: new Set() }
  let carried: string | undefined
  let mirror: readonly WeighedAct[] = []
  let replayed: Evaluated | undefined
  let whole = 0
  for (const [n, edits] of weeks.entries()) {
    const on = tuesday(n)
    for (const edit of edits) edit(world, 4 + 7 * n)
    const { history } = world
    const isAsked = n % 4 === missed
    const at = isAsked ? noon(5 + 7 * n) : on.toInstant()
    const when = at.toZonedDateTimeISO(zone)

    // As was recorded by each Tuesday: each evaluation from what the one before left, and everything read.
    const anew = readingsOf(history)
    const from = replayed ?? { at: startOfHistory(history), states: new Map() }
    const after = evaluateOn(anew, { at: Math.max(from.at, startOfHistory(history)), states: from.states }, at, zone)
    const fresh = anew(at.epochMilliseconds)
    const expected = standingsOn(fresh, after.states, when)

    const last = carried === undefined ? null : carriedIn(carried)
    const going = last && resumed(last, newsOf(history, world.touched, mirror, last), at)
    let states: States
    let carry: () => Carried
    if (going) {
      states = evaluateOn(() => going.reading, going.evaluated, at, zone).states
      const found = standingsOn(going.reading, states, when)
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
      for (const [id, { figures, ...stands }] of expected) {
        const { figures: of, ...rest } = found.get(id)!
        expect(rest).toEqual(stands)
        expectAlike(of, figures)
      }
      const words = going.reading.figures(when, 'unsaid')
      for (const [id, of] of fresh.figures(when, 'unsaid')) expectAlike(words.get(id), of)
      carry = () => going.carry(states)
    } else {
      whole += 1
      states = after.states
      carry = () => carriedFrom(history, fresh, after)
    }
    expect(new Map(states)).toEqual(new Map(after.states))
    // What is only asked leaves nothing behind; a Tuesday that was missed is made up for at the next.
    if (isAsked) continue
    replayed = { ...after, at: at.epochMilliseconds }
    carried = textOf(carry())
    mirror = history.acts
    world.touched.clear()
  }
  return { whole, weeks: weeks.length }
}

describe('an evaluation that goes on from the last one', () => {
  const anyStart = fc.constantFrom(undefined, day(-300), day(20))

  it('finds what a replay of all that was recorded by each Tuesday finds, whatever is corrected late', () => {
    let [whole, all] = [0, 0]
    fc.assert(
      fc.property(life, anyStart, fc.integer({ min: 0, max: 4 }), (weeks, from, missed) => {
        const lived = live(weeks, from, missed)
        whole += lived.whole
        all += lived.weeks
      }),
      { numRuns: 150 },
    )
    // Of a club whose history begins nowhere in particular it is read whole now and then, and of the others once.
    expect(whole / all).toBeLessThan(0.4)
  })

  it('finds it under settings that change everything, too', () => {
    fc.assert(
      fc.property(unruly, anyStart, fc.integer({ min: 0, max: 4 }), (weeks, from, missed) => {
        live(weeks, from, missed)
      }),
      { numRuns: 60 },
    )
  })

  it('reads the club whole only once, where its history has a beginning', () => {
    fc.assert(
      fc.property(life, weeks => {
        expect(live(weeks, day(-300), 4).whole).toBe(1)
      }),
      { numRuns: 25 },
    )
  })
})
