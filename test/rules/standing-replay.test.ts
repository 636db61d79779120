import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { History } from '../../src/club/standing/history.ts'
import { figuresAt, standingsAt } from '../../src/club/standing/replay.ts'
import type { AttendanceRow, HistoryMeeting, WeighedAct } from '../../src/terms/history.ts'

const zone = 'Europe/Paris'
const date = (text: string) => Temporal.PlainDate.from(text)
const on = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).toInstant()
const start = date('2026-01-01')
const dayOf = (n: number) => start.add({ days: n }).toZonedDateTime({ timeZone: zone, plainTime: '08:00' }).toInstant()

/** Twelve members who meet every second Thursday and give evenly; Franck only asks, and seldom comes. */
function club(changes: Partial<History> = {}): History {
  const ids = Array.from({ length: 11 }, (_, n) => `m${String(n + 1).padStart(2, '0')}`)
  const meetings: HistoryMeeting[] = Array.from({ length: 20 }, (_, n) => ({
    id: `t${n}`,
    startsAt: dayOf(7 + 14 * n),
    status: 'held',
    required: true,
    roll: 'full',
  }))
  const attendance: AttendanceRow[] = meetings.flatMap((meeting, n) => [
    ...ids.map(member => ({ meeting: meeting.id, member, status: 'present' as const })),
    ...(n % 4 === 0 ? [{ meeting: meeting.id, member: 'franck', status: 'present' as const }] : []),
  ])
  const acts: WeighedAct[] = ids.flatMap((by, n) =>
    Array.from({ length: 9 }, (_, turn): WeighedAct => {
      const common = { id: `${by}-${turn}`, by, on: dayOf(3 + n + 30 * turn) }
      return turn % 3 === 2
        ? { ...common, kind: 'ask' }
        : { ...common, kind: 'referral', for: ids[(n + turn + 1) % 11]!, confirmed: 'confirmed', reachedMeeting: true }
    }),
  )
  for (let turn = 0; turn < 12; turn++)
    acts.push({ id: `f-${turn}`, kind: 'introduction-for-himself', by: 'franck', on: dayOf(20 + 20 * turn) })
  return {
    zone,
    historyFrom: start,
    setUpOn: start,
    members: [...ids, 'franck'].map(id => ({ id, joinedOn: date('2024-01-01') })),
    meetings,
    attendance,
    acts,
    ...changes,
  }
}
const franck = (history: History, at: Temporal.Instant) => standingsAt(history, at).get('franck')!
const withFranck = (facts: Partial<History['members'][number]>): History => {
  const history = club()
  return { ...history, members: history.members.map(one => (one.id === 'franck' ? { ...one, ...facts } : one)) }
}
const flaggedOn = franck(club(), dayOf(270)).since

describe('a year of a club', () => {
  it('finds the one who only asks, and nobody else', () => {
    const standings = standingsAt(club(), dayOf(270))
    expect(
      [...standings.values()].filter(one => one.standing !== 'engaged').map(one => [one.member, one.standing]),
    ).toEqual([['franck', 'hunter']])
    expect(standings.get('franck')!.evidence.every(act => act.side === 'soliciting')).toBe(true)
  })

  it('shows an introduction of two others as given once both have accepted, and no other', () => {
    const history = club()
    const brought = (id: string, outcome: { accepted: boolean; acceptedOn?: Temporal.Instant }): WeighedAct => ({
      ...{ id, kind: 'introduction', by: 'm01', on: dayOf(200), ...outcome },
    })
    const acts = [
      ...history.acts,
      brought('agreed', { accepted: true, acceptedOn: dayOf(210) }),
      brought('ended', { accepted: false }),
    ]
    const given = (day: number) =>
      standingsAt({ ...history, acts }, dayOf(day))
        .get('m01')!
        .evidence.flatMap(({ id, kind }) => (kind === 'introduction' ? [id] : []))
    expect(given(205)).toEqual([])
    expect(given(270)).toEqual(['agreed'])
  })

  it('says since which Tuesday, and one Tuesday before he was to rebalance', () => {
    expect(flaggedOn.dayOfWeek).toBe(2)
    const that = flaggedOn.toZonedDateTime({ timeZone: zone, plainTime: '10:00' })
    expect(franck(club(), that.toInstant()).standing).toBe('hunter')
    expect(franck(club(), that.subtract({ minutes: 1 }).toInstant()).standing).toBe('to-rebalance')
  })

  it('changes on Tuesdays at 10:00 only, while the figures are those of the instant', () => {
    const that = flaggedOn.toZonedDateTime({ timeZone: zone, plainTime: '10:00' })
    const later = that.add({ days: 6 }).toInstant()
    expect(franck(club(), later).since).toEqual(flaggedOn)
    expect(franck(club(), later).figures!.time).toBeCloseTo(figuresAt(club(), later).get('franck')!.time)
    expect(franck(club(), later).figures!.time).toBeGreaterThan(franck(club(), that.toInstant()).figures!.time)
  })

  it('a pause ends the flag; after it two Tuesdays are needed again', () => {
    const from = flaggedOn.add({ days: 8 })
    const history = withFranck({ leaves: [{ from, until: from.add({ days: 20 }) }] })
    const tuesday = (weeks: number) =>
      flaggedOn
        .add({ days: 7 * weeks })
        .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
        .toInstant()
    expect(franck(history, tuesday(1)).standing).toBe('hunter')
    expect(franck(history, tuesday(2)).standing).toBe('on-leave')
    expect(franck(history, tuesday(4)).standing).toBe('on-leave')
    expect(franck(history, tuesday(5)).standing).toBe('to-rebalance')
    expect(franck(history, tuesday(6)).standing).toBe('hunter')
  })

  it('an objection takes effect at once, and nothing is computed of him from then', () => {
    const from = dayOf(250)
    const objecting = franck(withFranck({ objected: [{ from }] }), from.add({ hours: 1 }))
    expect(objecting).toMatchObject({ standing: 'objected', figures: undefined, evidence: [] })
    expect(String(objecting.since)).toBe(String(start.add({ days: 250 })))
    expect(franck(withFranck({ objected: [{ from }] }), from.subtract({ hours: 1 })).standing).toBe('hunter')
  })

  it('a contest takes effect at once and ends with the answer of a human', () => {
    const from = dayOf(250)
    const history = withFranck({ contested: [{ from, until: dayOf(252) }] })
    expect(franck(history, from).standing).toBe('contested')
    expect(franck(history, dayOf(253)).standing).not.toBe('contested')
  })

  it('"he is no hunter" ends the flag at once, until three soliciting acts and two Tuesdays later', () => {
    const said = on('2026-09-09T09:00')
    const history = { ...club(), noHunter: [{ member: 'franck', at: said }] }
    expect(franck(club(), said.add({ hours: 1 })).standing).toBe('hunter')
    expect(franck(history, said.add({ hours: 1 })).standing).toBe('to-rebalance')
    expect(franck(history, said.add({ hours: 24 * 10 })).standing).toBe('to-rebalance')
    const asks = [0, 1, 2].map(n => ({ id: `x${n}`, kind: 'ask', by: 'franck', on: on('2026-09-18T09:00') }) as const)
    const again = {
      ...history,
      acts: [...history.acts.filter(act => act.on.epochMilliseconds < said.epochMilliseconds), ...asks],
    }
    expect(franck(again, on('2026-09-22T11:00')).standing).toBe('to-rebalance')
    expect(franck(again, on('2026-09-29T11:00')).standing).toBe('hunter')
  })

  it('a change of sensitivity counts from its own day', () => {
    const history = { ...club(), sensitivity: [{ from: dayOf(100), e: 99 }] }
    expect(franck(history, dayOf(270)).standing).toBe('to-rebalance')
    expect(franck({ ...club(), sensitivity: [{ from: dayOf(400), e: 99 }] }, dayOf(270)).since).toEqual(flaggedOn)
  })

  it('who joined since the last Tuesday is new; who has left is not listed', () => {
    const history = club()
    const members = [
      ...history.members.filter(one => one.id !== 'm01'),
      { id: 'm01', joinedOn: date('2024-01-01'), leftOn: start.add({ days: 260 }) },
      { id: 'rose', joinedOn: start.add({ days: 269 }) },
    ]
    const standings = standingsAt({ ...history, members }, dayOf(269))
    expect(standings.get('rose')).toMatchObject({ standing: 'new', since: start.add({ days: 269 }) })
    expect(standings.has('m01')).toBe(false)
  })

  it('before the first Tuesday nobody is judged', () => {
    expect([...standingsAt(club(), dayOf(1)).values()].map(one => one.standing)).toEqual(Array(12).fill('new'))
  })
})

describe('whatever the club does', () => {
  const ids = Array.from({ length: 12 }, (_, n) => `p${n}`)
  const member = fc.constantFrom(...ids)
  const act = fc
    .record({
      by: member,
      to: member,
      days: fc.integer({ min: 0, max: 299 }),
      kind: fc.constantFrom(
        'referral',
        'introduction',
        'introduction-for-himself',
        'ask',
        'offer',
        'thanks',
        'answer',
        'guest',
      ),
      confirmed: fc.constantFrom('confirmed', 'denied', 'unknown'),
      quality: fc.constantFrom(undefined, 1, 3, 5),
    })
    .map(({ to, days, ...facts }) => ({
      ...facts,
      for: to,
      on: dayOf(days),
      accepted: true,
      reachedMeeting: false,
      ask: `of ${to}`,
      guest: `of ${to} ${days}`,
    }))
  const roll = fc.array(fc.array(fc.constantFrom('present', 'absent', 'excused'), { minLength: 12, maxLength: 12 }), {
    minLength: 0,
    maxLength: 14,
  })
  const anyClub = fc.record({ acts: fc.array(act, { maxLength: 160 }), roll }).map(({ acts, roll: rolls }): History => {
    const meetings = rolls.map((_, n) => ({
      id: `t${n}`,
      startsAt: dayOf(5 + 20 * n),
      status: 'held' as const,
      required: true,
      roll: 'full' as const,
    }))
    return {
      zone,
      historyFrom: start,
      setUpOn: start,
      members: ids.map((id, n) => ({ id, joinedOn: date('2025-01-01').add({ days: 50 * n }) })),
      meetings,
      attendance: rolls.flatMap((row, n) =>
        row.map((status, who) => ({ meeting: `t${n}`, member: ids[who]!, status: status as 'present' })),
      ),
      acts: acts.map((one, n) => ({ id: `a${n}`, ...one }) as WeighedAct),
    }
  })
  const at = dayOf(300)

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

  it('one more gift never makes the giver’s ratio grow, one more request never lowers it', () => {
    // 1e-9: the sums are the same to the last bits only.
    fc.assert(
      fc.property(anyClub, member, fc.integer({ min: 0, max: 299 }), (history, by, days) => {
        const ratio = (facts: History) => figuresAt(facts, at).get(by)?.ratio ?? 1
        const before = ratio(history)
        const extra = { id: 'extra', by, on: dayOf(days) }
        const gave = { ...history, acts: [...history.acts, { ...extra, kind: 'guest', guest: 'someone new' } as const] }
        const asked = { ...history, acts: [...history.acts, { ...extra, kind: 'ask' } as const] }
        expect(ratio(gave)).toBeLessThanOrEqual(before + 1e-9)
        expect(ratio(asked)).toBeGreaterThanOrEqual(before - 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  const flagged = (history: History) =>
    [...standingsAt(history, at)].flatMap(([id, { standing }]) => (standing === 'hunter' ? [id] : []))

  it('receiving alone makes nobody a hunter', () => {
    fc.assert(
      fc.property(anyClub, member, (history, receiver) => {
        const acts = history.acts.map(one => ('for' in one && one.by !== receiver ? { ...one, for: receiver } : one))
        const asksNothing = acts.filter(({ by, kind }) => by !== receiver || kind === 'thanks')
        expect(flagged({ ...history, acts: asksNothing })).not.toContain(receiver)
      }),
      { numRuns: 40 },
    )
  })

  it('everything a week later is the same a week later', () => {
    // Of a club whose winter has no change of the clock: a week is seven days.
    const later = <T extends Temporal.Instant>(instant: T) => instant.add({ hours: 24 * 7 })
    const winter = dayOf(80)
    fc.assert(
      fc.property(anyClub, history => {
        const known = history.acts.filter(({ on }) => Temporal.Instant.compare(on, winter) <= 0)
        const meetings = history.meetings.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, winter) <= 0)
        const before = { ...history, acts: known, meetings }
        const after = {
          ...before,
          historyFrom: start.add({ days: 7 }),
          members: history.members.map(one => ({ ...one, joinedOn: one.joinedOn.add({ days: 7 }) })),
          acts: known.map(one => ({ ...one, on: later(one.on) })),
          meetings: meetings.map(one => ({ ...one, startsAt: later(one.startsAt) })),
        }
        const moved = standingsAt(after, later(winter))
        for (const [id, { standing, since, figures }] of standingsAt(before, winter)) {
          const there = moved.get(id)!
          expect([there.standing, String(there.since)]).toEqual([standing, String(since.add({ days: 7 }))])
          expect(there.figures!.ratio).toBeCloseTo(figures!.ratio, 9)
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
          expect({ ...one.figures!, giving: 0, soliciting: 0, relG: 0, relS: 0, ratio: 0 }).toEqual({
            ...once,
            giving: 0,
            soliciting: 0,
            relG: 0,
            relS: 0,
            ratio: 0,
          })
        }
      }),
      { numRuns: 25 },
    )
  })

  it('what comes after the instant asked for changes nothing', () => {
    fc.assert(
      fc.property(anyClub, fc.integer({ min: 20, max: 280 }), (history, days) => {
        const instant = dayOf(days)
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
