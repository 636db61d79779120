import { describe, expect, it } from 'vitest'
import type { Arm } from '../../src/club/nudges/coin.ts'
import { armOf, coinOf } from '../../src/club/nudges/coin.ts'
import {
  effectOf,
  effectsByKind,
  harmful,
  nudgeKinds,
  standardErrors,
  type Total,
  wholeEffect,
} from '../../src/club/nudges/effect.ts'
import type { NudgeKind } from '../../src/terms/nudge.ts'

/** So many of so many who acted, written to at once and while they waited. */
const totals = (
  now: readonly [acted: number, of: number],
  delayed: readonly [acted: number, of: number],
  kind = 'hunter',
  coin = 'half',
) =>
  (
    [
      ['now', now],
      ['delayed', delayed],
    ] as const
  ).flatMap(([arm, [acted, of]]): Total[] => [
    { kind, act: 'thank', arm, coin, outcome: 'begun', count: 9999 },
    { kind, act: 'thank', arm, coin, outcome: 'acted', count: acted },
    { kind, act: 'thank', arm, coin, outcome: 'not acted', count: of - acted },
  ])

describe('the measured effect', () => {
  it('is not told while the interval is wide, nor when one arm is empty', () => {
    expect(wholeEffect(totals([8, 20], [4, 20])).tells).toBe(false)
    expect(wholeEffect(totals([30, 50], [0, 0]))).toMatchObject({ difference: null, interval: null, tells: false })
  })

  it('is told with its interval when there are enough episodes', () => {
    const effect = wholeEffect(totals([220, 400], [140, 400]))
    expect(effect.difference).toBeCloseTo(0.2)
    expect(effect.tells).toBe(true)
    expect(effect.interval![0]).toBeGreaterThan(0.09)
    expect(effect.interval![1]).toBeLessThan(0.31)
  })

  it('harm is told as soon as it is sure, however wide the interval still is', () => {
    const { interval, tells } = wholeEffect(totals([10, 60], [40, 60]))
    expect(interval![1]).toBeLessThan(0)
    expect(interval![1] - interval![0]).toBeGreaterThan(0.25)
    expect(tells).toBe(true)
  })

  /** Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10: a to f at 95 %. */
  it.each([
    [[56, 70], [48, 80], 0.0524, 0.3339],
    [[9, 10], [3, 10], 0.1705, 0.809],
    [[6, 7], [2, 7], 0.0582, 0.8062],
    [[5, 56], [0, 29], -0.0381, 0.1926],
    [[0, 10], [0, 20], -0.1611, 0.2775],
    [[0, 10], [0, 10], -0.2775, 0.2775],
    [[10, 10], [0, 20], 0.6791, 1],
    [[10, 10], [0, 10], 0.6075, 1],
  ] as const)('holds Newcombe’s example %j against %j: from %f to %f', (now, delayed, low, high) => {
    const { interval } = effectOf(totals(now, delayed), 1.959964)
    expect(interval![0]).toBeCloseTo(low, 4)
    expect(interval![1]).toBeCloseTo(high, 4)
  })

  it('agrees with the limits found by trying every share, in place of Wilson’s formula', () => {
    /** The shares that a score test does not refuse, found by halving. */
    const limits = ({ acted, of }: { acted: number; of: number }, z: number): [number, number] => {
      const p = acted / of
      const isRefused = (share: number) => Math.abs(p - share) > z * Math.sqrt((share * (1 - share)) / of)
      const edge = (inside: number, outside: number) => {
        for (let n = 0; n < 80; n++) {
          const middle = (inside + outside) / 2
          if (isRefused(middle)) outside = middle
          else inside = middle
        }
        return inside
      }
      return [edge(p, 0), edge(p, 1)]
    }
    const random = seeded(7)
    for (let n = 0; n < 300; n++) {
      const [a, b] = [1 + Math.floor(random() * 400), 1 + Math.floor(random() * 400)]
      const now = { acted: Math.floor(random() * (a + 1)), of: a }
      const delayed = { acted: Math.floor(random() * (b + 1)), of: b }
      const z = [1.96, standardErrors.whole, standardErrors.kind][n % 3]!
      const [p, q] = [now.acted / a, delayed.acted / b]
      const [[pLow, pHigh], [qLow, qHigh]] = [limits(now, z), limits(delayed, z)]
      const { interval } = effectOf(totals([now.acted, a], [delayed.acted, b]), z)
      expect(interval![0]).toBeCloseTo(p - q - Math.sqrt((p - pLow) ** 2 + (qHigh - q) ** 2), 8)
      expect(interval![1]).toBeCloseTo(p - q + Math.sqrt((pHigh - p) ** 2 + (q - qLow) ** 2), 8)
    }
  })

  it('compares episodes of one coin with each other, and leaves out a coin of which one side is missing', () => {
    const early = totals([20, 100], [20, 100], 'hunter', 'half')
    const late = totals([320, 400], [80, 100], 'hunter', 'fifth')
    expect(wholeEffect([...early, ...late]).difference).toBeCloseTo(0, 10)
    expect(wholeEffect([...early, ...late]).now).toEqual({ acted: 340, of: 500 })
    // As the first Tuesday of a demo club, which delays nobody.
    const untossed = totals([40, 40], [0, 0], 'hunter', '')
    expect(wholeEffect([...early, ...untossed])).toEqual(wholeEffect(early))
    expect(wholeEffect(untossed)).toMatchObject({ now: { acted: 40, of: 40 }, difference: null, tells: false })
  })

  it('is told kind by kind: to whom it is written, and what it proposes', () => {
    const rows = [
      ...totals([200, 900], [340, 900], 'hunter').map(row => ({ ...row, act: 'rsvp' })),
      ...totals([500, 900], [340, 900], 'withdrawn'),
      ...totals([3, 9], [3, 9], 'newcomer').map(row => ({ ...row, act: '' })),
    ]
    expect(effectsByKind(rows).map(({ kind, effect }) => `${kind} ${effect.tells}`)).toEqual([
      'hunter true',
      'withdrawn true',
      'newcomer false',
      'rsvp true',
      'thank true',
    ])
    expect(harmful(rows)).toEqual(['hunter', 'rsvp'])
    const whole = wholeEffect(rows)
    expect(whole.now).toEqual({ acted: 703, of: 1809 })
    expect(whole.delayed).toEqual({ acted: 683, of: 1809 })
  })
})

/** The same numbers each time: mulberry32. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What members do within 21 days, in shares: written to at once, and while they wait. */
type Truth = (
  kind: NudgeKind,
  act: NudgeKind,
  /** How many episodes began before it. */
  before: number,
) => { readonly now: number; readonly delayed: number }

const ladders = nudgeKinds.slice(0, 4)
const acts = nudgeKinds.slice(4)

/**
 * An installation over years of Mondays, each of which is a look: so many episodes run out in a week, with the coin of the
 * program. Calls `look` with the totals of each week until it says that it has seen enough.
 */
function live(seed: number, truth: Truth, { weeks, aWeek }: { weeks: number; aWeek: number }, look: Look): void {
  const random = seeded(seed)
  const cells = new Map<string, Total & { count: number }>()
  let begun = 0
  for (let week = 1; week <= weeks; week++) {
    for (let n = 0; n < aWeek; n++) {
      const kind = ladders[Math.floor(random() * ladders.length)]!
      const act = acts[Math.floor(random() * acts.length)]!
      const coin = coinOf(begun)
      const arm: Arm = armOf(`${seed} ${begun}`, coin)
      const outcome = random() < truth(kind, act, begun)[arm] ? 'acted' : 'not acted'
      begun++
      const key = [kind, act, arm, coin, outcome].join()
      const cell = cells.get(key)
      if (cell) cell.count++
      else cells.set(key, { kind, act, arm, coin, outcome, count: 1 })
    }
    if (look([...cells.values()], week)) return
  }
}
type Look = (totals: readonly Total[], week: number) => boolean

describe('looked at every Monday for six years', () => {
  const installations = Array.from({ length: 100 }, (_, n) => 1000 + n)
  const life = { weeks: 312, aWeek: 8 }

  it('nudges that change nothing: hardly an installation ever reads an effect, or switches a kind off', () => {
    let reads = 0
    let switchesOff = 0
    let readsOfOneLook = 0
    for (const seed of installations) {
      let read = false
      let off = false
      let readOfOne = false
      live(
        seed,
        () => ({ now: 0.35, delayed: 0.35 }),
        life,
        totals => {
          const isApart = (z: number) => {
            const { interval } = effectOf(totals, z)
            return interval !== null && (interval[0] > 0 || interval[1] < 0)
          }
          read ||= isApart(standardErrors.whole)
          readOfOne ||= isApart(1.96)
          off ||= harmful(totals).length > 0
          return false
        },
      )
      reads += Number(read)
      switchesOff += Number(off)
      readsOfOneLook += Number(readOfOne)
    }
    expect(reads).toBeLessThanOrEqual(5)
    expect(switchesOff).toBeLessThanOrEqual(5)
    // What an interval made for one look would have claimed.
    expect(readsOfOneLook).toBeGreaterThan(20)
  })

  /** For each installation, whether its interval for one look holds the difference there is. */
  const shareThatHolds = (truth: Truth, difference: number, read: (totals: readonly Total[]) => readonly Total[]) => {
    const seeds = Array.from({ length: 500 }, (_, n) => 5000 + n)
    const held = seeds.filter(seed => {
      let holds = false
      live(seed, truth, { weeks: 1, aWeek: 1200 }, totals => {
        const { interval } = effectOf(read(totals), 1.959964)
        holds = interval !== null && interval[0] <= difference && difference <= interval[1]
        return false
      })
      return holds
    })
    return held.length / seeds.length
  }
  /** Members act more in later years than in the first, whatever they are sent. */
  const busier = (before: number) => (before < 400 ? 0.2 : 0.5)

  it('an interval made for one look holds the truth in 95 of 100, though members act more in later years', () => {
    const asCounted = (totals: readonly Total[]) => totals
    for (const effect of [0, 0.15, -0.1]) {
      const truth: Truth = (_, __, before) => ({ now: busier(before) + effect, delayed: busier(before) })
      const share = shareThatHolds(truth, effect, asCounted)
      expect([effect, share > 0.92, share < 0.98]).toEqual([effect, true, true])
    }
    // Thrown together, episodes of two times with other odds would claim an effect where there is none.
    const thrownTogether = (totals: readonly Total[]) => totals.map(one => ({ ...one, coin: '' }))
    const still: Truth = (_, __, before) => ({ now: busier(before), delayed: busier(before) })
    expect(shareThatHolds(still, 0, thrownTogether)).toBeLessThan(0.5)
  })

  it('one kind that does harm is found, and no other is switched off with it', () => {
    let found = 0
    let others = 0
    for (const seed of installations.slice(0, 30)) {
      const off = new Set<string>()
      live(
        seed,
        kind => (kind === 'withdrawn' ? { now: 0.15, delayed: 0.4 } : { now: 0.4, delayed: 0.3 }),
        life,
        totals => {
          for (const kind of harmful(totals)) off.add(kind)
          return off.has('withdrawn')
        },
      )
      found += Number(off.has('withdrawn'))
      others += Number(off.size > (off.has('withdrawn') ? 1 : 0))
    }
    expect(found).toBeGreaterThanOrEqual(29)
    expect(others).toBe(0)
  })

  it('nudges that help a sixth of members are said to, within three years', () => {
    let said = 0
    for (const seed of installations.slice(0, 30))
      live(
        seed,
        () => ({ now: 0.5, delayed: 0.33 }),
        { ...life, weeks: 156 },
        totals => {
          const { tells, interval } = wholeEffect(totals)
          const isSaid = tells && interval !== null && interval[0] > 0
          said += Number(isSaid)
          return isSaid
        },
      )
    expect(said).toBeGreaterThanOrEqual(28)
  })
})
