import { describe, expect, it } from 'vitest'
import { firstActions, inOrder, nextDigestAt, weekBefore } from '../../src/club/digest/rules.ts'
import { effectOf } from '../../src/club/nudges/effect.ts'
import { overloaded } from '../../src/club/standing/groups.ts'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { actionKinds, lineOrder } from '../../src/terms/digest.ts'

const zone = 'Europe/Paris'
const at = (wall: string) => Temporal.ZonedDateTime.from(`${wall}[${zone}]`).toInstant()
const written = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('the week of a digest', () => {
  it('is Monday to Sunday before, on any day', () => {
    for (const now of ['2026-11-23T08:00', '2026-11-29T23:59'])
      expect(String(weekBefore(at(now), zone).monday)).toBe('2026-11-16')
    const { from, until } = weekBefore(at('2026-11-23T08:00'), zone)
    expect([written(from), written(until)]).toEqual(['2026-11-16T00:00', '2026-11-23T00:00'])
  })

  it('comes on Monday at 8:00, on both sides of a clock change', () => {
    expect(written(nextDigestAt(at('2026-10-20T09:00'), zone, 'FR'))).toBe('2026-10-26T08:00')
    expect(written(nextDigestAt(at('2026-11-23T08:00'), zone, 'FR'))).toBe('2026-11-30T08:00')
  })

  it('or on the next working day: after Easter Monday, after a Christmas that is a Monday', () => {
    expect(written(nextDigestAt(at('2026-04-05T12:00'), zone, 'FR'))).toBe('2026-04-07T08:00')
    expect(written(nextDigestAt(at('2028-12-24T12:00'), zone, 'FR'))).toBe('2028-12-26T08:00')
    expect(written(nextDigestAt(at('2026-04-05T12:00'), zone, undefined))).toBe('2026-04-06T08:00')
  })
})

describe('what topics say in it', () => {
  const parts = topics.flatMap(({ digest }) => (digest === none ? [] : [digest]))

  it('each line and each action is one topic’s', () => {
    expect(parts.flatMap(({ lines }) => [...lines]).sort()).toEqual([...lineOrder.flat()].sort())
    expect(parts.flatMap(({ actions }) => [...actions]).sort()).toEqual([...actionKinds].sort())
  })

  it('is read in one order, whatever the order of topics, and clauses of one sentence together', () => {
    const lines = (['unreachable', 'introductions', 'guests', 'thanks', 'presence'] as const).map(name => ({ name }))
    expect(inOrder(lines).map(sentence => sentence.map(({ name }) => name))).toEqual([
      ['presence'],
      ['thanks', 'introductions'],
      ['guests'],
      ['unreachable'],
    ])
  })
})

describe('its actions', () => {
  it('are the first three that hold, the most urgent first', () => {
    const actions = firstActions([
      { kind: 'load', count: 1 },
      { kind: 'ask', count: 2 },
      { kind: 'word', count: 1 },
      { kind: 'remark', count: 1 },
      { kind: 'referral', count: 4 },
    ])
    expect(actions.map(({ kind }) => kind)).toEqual(['remark', 'word', 'referral'])
  })

  it('a load is many acts and a fifth of all', () => {
    expect(
      overloaded(
        new Map([
          ['a', 6],
          ['b', 5],
          ['c', 5],
        ]),
      ),
    ).toEqual(['a'])
    expect(overloaded(new Map([...'abcdefgh'].map(id => [id, 7] as const)))).toEqual([])
    expect(overloaded(new Map([['a', 4]]))).toEqual([])
  })
})

describe('what nudges really do', () => {
  const rows = (now: [number, number], delayed: [number, number]) => [
    { arm: 'now' as const, outcome: 'acted', count: now[0] },
    { arm: 'now' as const, outcome: 'not acted', count: now[1] },
    { arm: 'now' as const, outcome: 'begun', count: 9999 },
    { arm: 'delayed' as const, outcome: 'acted', count: delayed[0] },
    { arm: 'delayed' as const, outcome: 'not acted', count: delayed[1] },
  ]

  it('is not told while the interval is wide, nor when one arm is empty', () => {
    expect(effectOf(rows([8, 12], [4, 16])).tells).toBe(false)
    expect(effectOf(rows([30, 20], [0, 0]))).toMatchObject({ difference: null, interval: null, tells: false })
  })

  it('is told with its interval when there are enough episodes', () => {
    const effect = effectOf(rows([220, 180], [140, 260]))
    expect(effect.difference).toBeCloseTo(0.2)
    expect(effect.tells).toBe(true)
    expect(effect.interval![0]).toBeGreaterThan(0.12)
    expect(effect.interval![1]).toBeLessThan(0.28)
  })

  it('holds Newcombe’s own example: 56 of 70 against 48 of 80 is 0.20, from 0.0524 to 0.3339', () => {
    const { interval } = effectOf(rows([56, 14], [48, 32]))
    expect(interval![0]).toBeCloseTo(0.0524, 4)
    expect(interval![1]).toBeCloseTo(0.3339, 4)
  })
})
