import { describe, expect, it } from 'vitest'
import { firstActions, inOrder, weekBefore } from '../../src/club/digest/rules.ts'
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
    const { actions, others } = firstActions([
      { kind: 'load', count: 1 },
      { kind: 'ask', count: 2 },
      { kind: 'word', count: 1 },
      { kind: 'remark', count: 1 },
      { kind: 'referral', count: 4 },
    ])
    expect(actions.map(({ kind }) => kind)).toEqual(['remark', 'word', 'referral'])
    expect(others.map(({ kind }) => kind)).toEqual(['ask', 'load'])
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
