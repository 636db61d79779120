import { describe, expect, it } from 'vitest'
import { day, evaluationsBetween, type History, startOfHistory } from '../../src/club/standing/history.ts'
import { figuresAt } from '../../src/club/standing/replay.ts'
import { clubLevel, decayedDays } from '../../src/club/standing/sums.ts'
import { weighing } from '../../src/club/standing/weights.ts'
import type { WeighedAct } from '../../src/terms/history.ts'

const zone = 'Europe/Paris'
const date = (text: string) => Temporal.PlainDate.from(text)
const on = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).toInstant()
const at = on('2026-11-20T18:00')
const past = (days: number) => at.subtract({ hours: 24 * days })

const club = (facts: Partial<History> = {}): History => ({
  zone,
  historyFrom: date('2026-01-01'),
  setUpOn: date('2026-01-01'),
  members: ['ana', 'ben', 'chloe'].map(id => ({ id, joinedOn: date('2024-01-01') })),
  meetings: [],
  attendance: [],
  acts: [],
  ...facts,
})
let serial = 0
type Without<T> = T extends unknown ? Omit<T, 'id'> : never
const acts = (...list: Without<WeighedAct>[]): WeighedAct[] =>
  list.map(act => ({ id: `a${serial++}`, ...act }) as WeighedAct)
const of = (who: string, ...list: Without<WeighedAct>[]) => figuresAt(club({ acts: acts(...list) }), at).get(who)!
/** What acts of 0 days' age would weigh: the decay is taken out again by asking at their own instant. */
const fade = (days: number) => 2 ** (-days / 270)

describe('what an act weighs', () => {
  it('half of it after 270 days', () => {
    expect(of('ana', { kind: 'sponsorship', by: 'ana', for: 'ben', on: past(270) }).giving).toBeCloseTo(0.5)
  })

  it.each([
    ['unknown', undefined, 0.5],
    ['denied', undefined, 0],
    ['confirmed', undefined, 1],
    ['confirmed', 1, 0],
    ['confirmed', 3, 1],
    ['confirmed', 5, 2],
  ] as const)('a referral %s, quality %s: %s', (confirmed, quality, worth) => {
    const referral = {
      kind: 'referral',
      by: 'ana',
      for: 'ben',
      on: at,
      confirmed,
      quality,
      reachedMeeting: false,
    } as const
    expect(of('ana', referral).giving).toBeCloseTo(worth)
    expect(of('ben', referral)).toMatchObject({ giving: 0, soliciting: 0 })
  })

  it('a confirmation counts from its date when that is stored, with the decay of the referral', () => {
    const referral = {
      kind: 'referral',
      by: 'ana',
      for: 'ben',
      on: past(20),
      confirmed: 'confirmed',
      confirmedOn: past(10),
      quality: 5,
      ratedOn: past(5),
      reachedMeeting: true,
    } as const
    const history = club({ acts: acts(referral) })
    const giving = (days: number) => figuresAt(history, past(days)).get('ana')!.giving
    expect(giving(15)).toBeCloseTo(0.5 * fade(5))
    expect(giving(8)).toBeCloseTo(1 * fade(12))
    expect(giving(0)).toBeCloseTo(2 * fade(20))
  })

  it('an introduction of two others counts once both have accepted; one asked for himself always, as soliciting', () => {
    expect(of('ana', { kind: 'introduction', by: 'ana', on: past(9), accepted: false }).giving).toBe(0)
    const accepted = { kind: 'introduction', by: 'ana', on: past(9), accepted: true, acceptedOn: past(4) } as const
    expect(of('ana', accepted).giving).toBeCloseTo(fade(9))
    expect(figuresAt(club({ acts: acts(accepted) }), past(6)).get('ana')!.giving).toBe(0)
    expect(of('ana', { kind: 'introduction-for-himself', by: 'ana', on: at })).toMatchObject({
      giving: 0,
      soliciting: 1,
    })
  })

  it('asks, offers and problems solicit; a one-to-one does neither', () => {
    expect(of('ana', { kind: 'ask', by: 'ana', on: at }).soliciting).toBe(1)
    expect(of('ana', { kind: 'offer', by: 'ana', on: at }).soliciting).toBe(0.7)
    expect(of('ana', { kind: 'problem', by: 'ana', on: at }).soliciting).toBe(0.5)
    expect(of('ana', { kind: 'one-to-one', by: 'ana', on: at })).toMatchObject({ giving: 0, soliciting: 0, acts: 1 })
  })

  it('acts before the start of the history, and acts to come, count for nothing', () => {
    const early = { kind: 'ask', by: 'ana', on: on('2025-12-31T23:00') } as const
    const late = { kind: 'ask', by: 'ana', on: at.add({ hours: 1 }) } as const
    expect(of('ana', early, late)).toMatchObject({ soliciting: 0, acts: 0 })
  })

  it('a club may move a weight within its bounds only', () => {
    const history = club({
      acts: acts({ kind: 'thanks', by: 'ana', for: 'ben', on: at }),
      weighings: [{ from: past(3), weighing: weighing({ weights: { thanks: 40 } }) }],
    })
    expect(figuresAt(history, at).get('ana')!.giving).toBe(1)
  })

  it('a club’s own weights count from their day, for what was done before it too', () => {
    const history = club({
      acts: acts({ kind: 'ask', by: 'ana', on: past(10) }),
      weighings: [{ from: past(5), weighing: weighing({ weights: { ask: 2 }, halfLife: 180 }) }],
    })
    expect(figuresAt(history, past(6)).get('ana')!.soliciting).toBeCloseTo(fade(4))
    expect(figuresAt(history, at).get('ana')!.soliciting).toBeCloseTo(2 * 2 ** (-10 / 180))
  })
})

describe('giving cannot be typed', () => {
  it('thanks to one member count once in 90 days; to another, or back, they count', () => {
    const thanks = (by: string, to: string, days: number) => ({ kind: 'thanks', by, for: to, on: past(days) }) as const
    const list = [
      thanks('ana', 'ben', 100),
      thanks('ana', 'ben', 60),
      thanks('ana', 'ben', 5),
      thanks('ana', 'chloe', 5),
    ]
    expect(of('ana', ...list).giving).toBeCloseTo(0.5 * (fade(100) + fade(5) + fade(5)))
    expect(of('ben', ...list, thanks('ben', 'ana', 4)).giving).toBeCloseTo(0.5 * fade(4))
  })

  it("a guest's first visit counts, for whoever invited him then", () => {
    const visit = (by: string, guest: string, days: number) => ({ kind: 'guest', by, guest, on: past(days) }) as const
    const list = [
      visit('ana', 'vincent', 30),
      visit('ana', 'vincent', 16),
      visit('ben', 'vincent', 2),
      visit('ben', 'alice', 2),
    ]
    expect(of('ana', ...list).giving).toBeCloseTo(fade(30))
    expect(of('ben', ...list).giving).toBeCloseTo(fade(2))
  })

  it('one answer per ask; when the first did not help, the second may', () => {
    const answer = (days: number, helpful?: boolean, saidOn?: Temporal.Instant) =>
      ({ kind: 'answer', by: 'ana', ask: 'honey', on: past(days), helpful, saidOn }) as const
    expect(of('ana', answer(9), answer(3, true)).giving).toBeCloseTo(fade(9))
    expect(of('ana', answer(9, false)).giving).toBe(0)
    expect(of('ana', answer(9, false, past(5)), answer(3, true)).giving).toBeCloseTo(fade(3))
    const early = club({ acts: acts(answer(9, false, past(5))) })
    expect(figuresAt(early, past(7)).get('ana')!.giving).toBeCloseTo(fade(2))
  })

  it('the fifth confirmed referral between the same two in a year counts 0, unless one of them reached a meeting', () => {
    const five = (met: boolean, apartDays = 10) =>
      [0, 1, 2, 3, 4].map(
        n =>
          ({
            kind: 'referral',
            by: n % 2 ? 'ben' : 'ana',
            for: n % 2 ? 'ana' : 'ben',
            on: past(apartDays * (4 - n)),
            confirmed: 'confirmed',
            reachedMeeting: met && n === 1,
          }) as const,
      )
    expect(of('ana', ...five(false)).giving).toBeCloseTo(fade(40) + fade(20))
    expect(of('ana', ...five(true)).giving).toBeCloseTo(fade(40) + fade(20) + 1)
    const spread = figuresAt(club({ historyFrom: date('2024-01-01'), acts: acts(...five(false, 92)) }), at)
    expect(spread.get('ana')!.giving).toBeCloseTo(fade(368) + fade(184) + 1)
  })
})

describe('time of membership', () => {
  it('decays like the acts, without the pauses', () => {
    const all = decayedDays(0, 270 * day, [], 270)
    expect(all).toBeCloseTo((270 / Math.LN2) * 0.5)
    const paused = decayedDays(0, 270 * day, [[0, 270 * day]], 270)
    expect(paused).toBeCloseTo(0)
    expect(decayedDays(0, 270 * day, [[-5 * day, 135 * day]], 270)).toBeLessThan(all)
    expect(decayedDays(300 * day, 270 * day, [], 270)).toBe(0)
  })

  it('begins with the history, or the day of joining if later', () => {
    const members = [
      { id: 'old', joinedOn: date('2010-01-01') },
      { id: 'young', joinedOn: date('2026-11-10') },
    ]
    const figures = figuresAt(club({ members }), at)
    expect(figures.get('old')!.time).toBeGreaterThan(200)
    expect(figures.get('young')!.time).toBeCloseTo(10.6, 0)
    expect(figures.get('young')!.daysOfMembership).toBe(10)
  })
})

describe("the club's level", () => {
  const rates = (sums: number[]) => sums.map((sum, n) => ({ order: `m${n}`, sum, time: 100 }))

  it('cuts a tenth at each end, and nothing under ten', () => {
    expect(clubLevel(rates([0, 0, 0, 0, 0, 0, 0, 0, 90]))).toBeCloseTo(0.1)
    expect(clubLevel(rates([0, 1, 1, 1, 1, 1, 1, 1, 1, 90]))).toBeCloseTo(0.01)
    expect(clubLevel([])).toBe(0)
  })

  it('leaves objectors and the very new out, and says when there is not enough', () => {
    const members = [...'abcdefgh'].map(id => ({ id, joinedOn: date('2024-01-01') }))
    const asked = acts(...members.map(({ id }) => ({ kind: 'ask', by: id, on: past(1) }) as const))
    const loud = acts(...Array.from({ length: 40 }, () => ({ kind: 'ask', by: 'z', on: past(1) }) as const))
    const z = { id: 'z', joinedOn: date('2026-11-01') }
    const figures = figuresAt(club({ members: [...members, z], acts: [...asked, ...loud] }), at)
    expect(figures.get('a')!.relS).toBeCloseTo(1)
    expect(figures.get('a')!.enough).toBe(false)
    const twice = acts(...members.map(({ id }) => ({ kind: 'thanks', by: id, for: 'z', on: past(1) }) as const))
    const more = acts(...members.map(({ id }) => ({ kind: 'sponsorship', by: id, for: 'z', on: past(1) }) as const))
    const acting = [...asked, ...twice, ...more]
    expect(figuresAt(club({ members, acts: acting }), at).get('a')!.enough).toBe(true)
    expect(figuresAt(club({ members: members.slice(1), acts: acting }), at).get('b')!.enough).toBe(false)
    const objecting = { id: 'z', joinedOn: date('2024-01-01'), objected: [{ from: past(30) }] }
    expect(
      figuresAt(club({ members: [...members, objecting], acts: [...asked, ...loud] }), at).get('a')!.relS,
    ).toBeCloseTo(1)
  })
})

describe('the evaluations', () => {
  it('fall on Tuesdays at 10:00 club time, on both sides of a clock change', () => {
    const start = startOfHistory(club({ historyFrom: date('2026-10-15') }))
    const days = evaluationsBetween(start, on('2026-11-03T10:00'), zone)
    expect(days.map(String)).toEqual([
      '2026-10-20T10:00:00+02:00[Europe/Paris]',
      '2026-10-27T10:00:00+01:00[Europe/Paris]',
      '2026-11-03T10:00:00+01:00[Europe/Paris]',
    ])
  })

  it('begin with the earliest act or meeting when nothing else is said, never with a day of joining', () => {
    const first = { kind: 'ask', by: 'ana', on: on('2026-03-05T09:00') } as const
    const joined = { kind: 'sponsorship', by: 'ana', for: 'ben', on: on('2019-03-05T12:00') } as const
    const history = club({ historyFrom: undefined, acts: acts(first, joined) })
    expect(startOfHistory(history)).toBe(first.on.epochMilliseconds)
    expect(startOfHistory(club({ historyFrom: undefined }))).toBe(on('2026-01-01T00:00').epochMilliseconds)
  })
})
