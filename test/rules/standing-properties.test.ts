import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluationsBetween, type History } from '../../src/club/standing/history.ts'
import { figuresAt, readingsOf, standingsAt } from '../../src/club/standing/replay.ts'
import { type Figures, type Flag, standingOf } from '../../src/club/standing/rules.ts'
import { groupOf } from '../../src/club/standing/sums.ts'
import { kinds, lentActs } from '../../src/club/standing/weights.ts'
import type { AttendanceRow, WeighedAct } from '../../src/terms/history.ts'

/** Without changes of the clock: a week is seven days, whenever it is. */
const zone = 'UTC'
const start = Temporal.PlainDate.from('2026-01-01')
const dayOf = (n: number) => start.add({ days: n }).toZonedDateTime({ timeZone: zone, plainTime: '08:00' }).toInstant()
const days = 300
const at = dayOf(days)

const ids = Array.from({ length: 12 }, (_, n) => `p${String(n).padStart(2, '0')}`)
const anyone = fc.constantFrom(...ids)
const ofSide = (side: string) =>
  (Object.keys(kinds) as WeighedAct['kind'][]).filter(kind => side === 'any' || kinds[kind].side === side)

const facts = {
  by: anyone,
  to: anyone,
  on: fc.integer({ min: 0, max: days - 1 }).map(dayOf),
  accepted: fc.boolean(),
  confirmed: fc.constantFrom('confirmed', 'denied', 'unknown'),
  quality: fc.constantFrom(undefined, 1, 2, 3, 4, 5),
  reachedMeeting: fc.boolean(),
  helpful: fc.constantFrom(undefined, true, false),
  about: fc.nat(20),
}
const anAct = (kind: fc.Arbitrary<WeighedAct['kind']>) =>
  fc.record({ ...facts, kind }).map(({ to, about, ...act }) => ({
    ...act,
    ...{
      for: to,
      ask: `ask ${about}`,
      guest: `guest ${about}`,
      helpful: act.kind === 'answer' ? act.helpful : undefined,
    },
    quality: act.confirmed === 'confirmed' ? act.quality : undefined,
  }))
type Made = ReturnType<typeof anAct> extends fc.Arbitrary<infer A> ? A : never

/** An act with an id that says where it stands in time, whatever the list it stands in. */
const asAct = (act: Made, n: number) => ({ ...act, id: `a${String(n).padStart(3, '0')}` }) as unknown as WeighedAct

/** Clubs of twelve in which a few ask more than the others, so that hunters are among them; some rolls are not taken. */
const anyClub = fc
  .record({
    acts: fc.array(anAct(fc.constantFrom(...ofSide('any'))), { maxLength: 160, size: 'max' }),
    asked: fc.array(anAct(fc.constantFrom(...ofSide('soliciting'))), { maxLength: 40, size: 'max' }),
    askers: fc.uniqueArray(anyone, { maxLength: 4, size: 'max' }),
    rolls: fc.array(
      fc.record({
        roll: fc.constantFrom('full', 'full', 'partial', 'none'),
        rows: fc.array(fc.constantFrom('present', 'absent', 'excused', null), { minLength: 12, maxLength: 12 }),
      }),
      { maxLength: 14, size: 'max' },
    ),
  })
  .map(({ acts, asked, askers, rolls }): History => {
    const given = acts.filter(({ by, kind }) => !askers.includes(by) || kinds[kind].side !== 'giving')
    const more = askers.length === 0 ? [] : asked.map((act, n) => ({ ...act, by: askers[n % askers.length]! }))
    return {
      ...{ zone, historyFrom: start, setUpOn: start },
      members: ids.map((id, n) => ({ id, joinedOn: Temporal.PlainDate.from('2025-01-01').add({ days: 50 * n }) })),
      meetings: rolls.map(({ roll }, n) => ({
        ...{ id: `t${n}`, startsAt: dayOf(5 + 20 * n), status: 'held', required: true },
        roll: roll as 'full',
      })),
      attendance: rolls.flatMap(({ roll, rows }, n) =>
        roll === 'none'
          ? []
          : rows.flatMap((status, who) =>
              status === null ? [] : [{ meeting: `t${n}`, member: ids[who]!, status: status as 'present' }],
            ),
      ),
      acts: [...given, ...more].map(asAct),
    }
  })

/** The figures of each Tuesday, of everybody. */
const tuesdaysOf = (history: History) => {
  const readings = readingsOf(history)
  return evaluationsBetween(start.toZonedDateTime(zone).epochMilliseconds, at, zone).map(on =>
    readings(on.epochMilliseconds).figures(on),
  )
}

/** The same member with what he has now, against the level the club had: his shares move with his sums alone. */
function againstTheClubOf(club: Figures, own: Figures): Figures {
  const relG = (club.relG * (own.giving + lentActs)) / (club.giving + lentActs)
  const relS = (club.relS * (own.soliciting + lentActs)) / (club.soliciting + lentActs)
  return { ...own, relG, relS, ratio: relS / relG, enough: club.enough }
}

/** On which Tuesdays each member stands as a hunter, with the figures given. */
function flagsOf(tuesdays: readonly ReadonlyMap<string, Figures>[]) {
  let flags = new Map<string, Flag>()
  return tuesdays.map(figures => {
    flags = new Map([...figures].map(([id, of]) => [id, standingOf(of, flags.get(id) ?? 'none').flag]))
    return new Set([...flags].flatMap(([id, flag]) => (flag === 'flagged' ? [id] : [])))
  })
}

/** Tuesday by Tuesday: the club as it was, and everybody as the other history has him, against that same club. */
function inTheSameClub(history: History, other: History) {
  const before = tuesdaysOf(history)
  const after = tuesdaysOf(other).map(
    (figures, n) => new Map([...figures].map(([id, own]) => [id, againstTheClubOf(before[n]!.get(id)!, own)])),
  )
  return { before, after }
}

/** Nobody is flagged on any Tuesday who was not; gives how many were. */
function nobodyIsBrought({ before, after }: ReturnType<typeof inTheSameClub>): number {
  const was = flagsOf(before)
  for (const [n, flagged] of flagsOf(after).entries()) expect([...flagged.difference(was[n]!)]).toEqual([])
  return was.reduce((sum, flagged) => sum + flagged.size, 0)
}

// A club of 200 acts is made smaller for minutes before it is shown: the first one that is found is told instead.
fc.configureGlobal({ endOnFailure: true })

/** A property of clubs that says nothing unless there are hunters in some of them. */
const withHunters = (runs: number, property: (met: (flags: number) => void) => fc.IProperty<unknown>) => {
  let flags = 0
  fc.assert(
    property(more => {
      flags += more
    }),
    { numRuns: runs },
  )
  expect(flags).toBeGreaterThan(0)
}

describe('with the club’s habits as they stand', () => {
  it('one gift more, whatever it is and whenever, raises no ratio and brings no flag', () => {
    const gift = anAct(fc.constantFrom(...ofSide('giving')))
    withHunters(80, met =>
      fc.property(anyClub, gift, anyone, (history, made, giver) => {
        // To somebody and about something of its own: what counts once may be counted on an earlier day instead.
        const more = {
          ...asAct({ ...made, by: giver, ask: 'another', guest: 'another' }, 999),
          for: 'another',
        } as WeighedAct
        const { before, after } = inTheSameClub(history, { ...history, acts: [...history.acts, more] })
        met(nobodyIsBrought({ before, after }))
        for (const [n, figures] of after.entries())
          for (const [id, { ratio }] of figures) expect(ratio).toBeLessThanOrEqual(before[n]!.get(id)!.ratio + 1e-9)
      }),
    )
  })

  it('one gift more of what counts once, or not beyond four, raises no ratio of today', () => {
    const gift = anAct(fc.constantFrom(...ofSide('giving')))
    fc.assert(
      fc.property(anyClub, gift, fc.nat(), (history, made, n) => {
        const own = history.acts.filter(({ kind }) => kinds[kind].side === 'giving')
        const like = own[n % Math.max(1, own.length)]
        const again = { ...(like ?? asAct(made, 998)), id: 'a999', on: at } as WeighedAct
        const more = { ...history, acts: [...history.acts, again] }
        const [was, is] = [figuresAt(history, at), figuresAt(more, at)]
        const { giving } = is.get(again.by)!
        expect(giving, groupOf(again)).toBeGreaterThanOrEqual(was.get(again.by)!.giving - 1e-9)
      }),
      { numRuns: 150 },
    )
  })

  it('one request more lowers no ratio', () => {
    fc.assert(
      fc.property(anyClub, anAct(fc.constantFrom(...ofSide('soliciting'))), (history, made) => {
        const { before, after } = inTheSameClub(history, { ...history, acts: [...history.acts, asAct(made, 999)] })
        for (const [n, figures] of after.entries())
          for (const [id, { ratio }] of figures) expect(ratio).toBeGreaterThanOrEqual(before[n]!.get(id)!.ratio - 1e-9)
      }),
      { numRuns: 40 },
    )
  })

  it('what is received changes no figure of whoever receives it', () => {
    const received = fc.array(anAct(fc.constantFrom(...ofSide('any'))), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(anyClub, anyone, received, (history, receiver, made) => {
        const others = ids.filter(id => id !== receiver)
        const acts = made.map(
          (act, n) => ({ ...asAct({ ...act, by: others[n % others.length]! }, 900 + n), for: receiver }) as WeighedAct,
        )
        const { before, after } = inTheSameClub(history, { ...history, acts: [...history.acts, ...acts] })
        for (const [n, figures] of after.entries()) {
          const [was, is] = [before[n]!.get(receiver), figures.get(receiver)]
          if (!was || !is) continue
          const { giving, soliciting, acts: count, solicitingActs } = is
          expect(soliciting).toBeCloseTo(was.soliciting, 9)
          expect([count, solicitingActs]).toEqual([was.acts, was.solicitingActs])
          // A guest counts for whoever brought him first, and a habit between two is both’s.
          const shared = acts.some(({ kind }) => kind === 'guest' || kind === 'referral')
          if (!shared) expect(giving).toBeCloseTo(was.giving, 9)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('a club whose rolls are lost flags nobody whom it did not', () => {
    withHunters(80, met =>
      fc.property(anyClub, history => {
        const lost = {
          ...history,
          meetings: history.meetings.map(meeting => ({ ...meeting, roll: 'none' as const })),
          attendance: [] as AttendanceRow[],
        }
        met(nobodyIsBrought(inTheSameClub(history, lost)))
      }),
    )
  })

  it('who is missing from every roll is flagged only if he were anyway', () => {
    withHunters(80, met =>
      fc.property(anyClub, anyone, (history, missing) => {
        const lost = {
          ...history,
          meetings: history.meetings.map(meeting => ({
            ...meeting,
            roll: meeting.roll === 'none' ? meeting.roll : 'partial',
          })),
          attendance: history.attendance.filter(({ member }) => member !== missing),
        } as History
        const { before, after } = inTheSameClub(history, lost)
        const [was, is] = [flagsOf(before), flagsOf(after)]
        is.forEach((flagged, n) => {
          if (flagged.has(missing)) expect(was[n]!.has(missing)).toBe(true)
        })
        met(was.reduce((sum, flagged) => sum + flagged.size, 0))
      }),
    )
  })

  it('an answer that is missing is never worse than a bad one: no denial, no poor rating, no “did not help”', () => {
    const silent = (act: WeighedAct): WeighedAct => {
      if (act.kind === 'answer') return { ...act, helpful: undefined }
      if (act.kind !== 'referral') return act
      if (act.confirmed === 'denied') return { ...act, confirmed: 'unknown' }
      return (act.quality ?? 3) < 3 ? { ...act, quality: undefined } : act
    }
    withHunters(80, met =>
      fc.property(anyClub, history => {
        met(nobodyIsBrought(inTheSameClub(history, { ...history, acts: history.acts.map(silent) })))
      }),
    )
  })
})

describe('whatever the club does', () => {
  const flagged = (history: History) =>
    [...standingsAt(history, at)].flatMap(([id, { standing }]) => (standing === 'hunter' ? [id] : []))

  it('receiving alone makes nobody a hunter', () => {
    withHunters(60, met =>
      fc.property(anyClub, anyone, (history, receiver) => {
        const acts = history.acts.map(one => ('for' in one && one.by !== receiver ? { ...one, for: receiver } : one))
        const asksNothing = acts.filter(({ by, kind }) => by !== receiver || kind === 'thanks')
        const found = flagged({ ...history, acts: asksNothing })
        met(found.length)
        expect(found).not.toContain(receiver)
      }),
    )
  })

  it('the order of members, acts, meetings and rows changes nothing', () => {
    fc.assert(
      fc.property(anyClub, fc.func(fc.nat()), (history, order) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((thing, n) => [order(n), thing] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, thing]) => thing)
        const other = {
          ...history,
          members: shuffled(history.members),
          acts: shuffled(history.acts),
          meetings: shuffled(history.meetings),
          attendance: shuffled(history.attendance),
        }
        const standings = standingsAt(history, at)
        for (const [id, standing] of standingsAt(other, at)) expect(standing).toEqual(standings.get(id))
      }),
      { numRuns: 25 },
    )
  })

  it('everything some weeks later is the same some weeks later', () => {
    fc.assert(
      fc.property(anyClub, fc.integer({ min: 1, max: 150 }), (history, weeks) => {
        const later = (instant: Temporal.Instant) => instant.add({ hours: 24 * 7 * weeks })
        const laterDay = (day: Temporal.PlainDate) => day.add({ days: 7 * weeks })
        const after = {
          ...history,
          historyFrom: laterDay(start),
          members: history.members.map(one => ({ ...one, joinedOn: laterDay(one.joinedOn) })),
          acts: history.acts.map(one => ({ ...one, on: later(one.on) })),
          meetings: history.meetings.map(one => ({ ...one, startsAt: later(one.startsAt) })),
        }
        const moved = standingsAt(after, later(at))
        for (const [id, { standing, since, figures }] of standingsAt(history, at)) {
          const there = moved.get(id)!
          expect([there.standing, String(there.since)]).toEqual([standing, String(laterDay(since))])
          expect(there.figures!.ratio).toBeCloseTo(figures!.ratio, 9)
          expect(there.figures!.presence).toEqual(figures!.presence)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('reading week by week gives the figures of reading once', () => {
    fc.assert(
      fc.property(anyClub, history => {
        for (const [id, one] of standingsAt(history, at)) {
          const once = figuresAt(history, at).get(id)!
          expect(one.figures!.giving).toBeCloseTo(once.giving, 9)
          expect(one.figures!.soliciting).toBeCloseTo(once.soliciting, 9)
          const rounded = { giving: 0, soliciting: 0, relG: 0, relS: 0, ratio: 0 }
          expect({ ...one.figures!, ...rounded }).toEqual({ ...once, ...rounded })
        }
      }),
      { numRuns: 25 },
    )
  })

  it('what comes after the instant asked for changes nothing', () => {
    fc.assert(
      fc.property(anyClub, fc.integer({ min: 20, max: 280 }), (history, after) => {
        const instant = dayOf(after)
        const known = {
          ...history,
          acts: history.acts.filter(one => one.on.epochMilliseconds <= instant.epochMilliseconds),
          meetings: history.meetings.filter(one => one.startsAt.epochMilliseconds <= instant.epochMilliseconds),
        }
        expect(standingsAt(history, instant)).toEqual(standingsAt(known, instant))
      }),
      { numRuns: 25 },
    )
  })
})
