import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, hideEachOther, stretches } from '../../src/club/thanks/totals-rules.ts'

const zone = 'Europe/Paris'
/** Monday 2 November 2026, 00:00 in Paris. */
const start = Temporal.Instant.from('2026-11-01T23:00:00Z')
const on = (days: number) => start.add({ hours: Math.round(days * 24) })

const change = (n: number, pair: string, days: number, amount = '100'): Change => ({
  ...{ id: String(n), pair: [pair[0]!, pair[1]!] as const, at: on(days), change: amount },
})

describe('a total of business', () => {
  test.each([
    ['ab cd ef', true],
    ['ab ac ad ae', true],
    ['ab cd', false],
    // Whoever is in two of three takes his own out, and has the third.
    ['ab ac de', false],
    ['ab ac ad', true],
    ['ab ac bc', false],
    ['ab cd de', false],
    ['ab cd ae cf', true],
  ])('of %s may be told: %s', (pairs, told) => {
    expect(hideEachOther(pairs.split(' ').map(pair => [pair[0]!, pair[1]!] as const))).toBe(told)
  })

  test('waits for whole weeks and enough pairs, and goes on from there', () => {
    const changes = [
      change(1, 'ab', 1),
      change(2, 'cd', 2),
      change(3, 'ef', 8),
      change(4, 'gh', 9),
      change(5, 'ab', 16),
    ]
    expect(stretches(changes, { since: null, until: on(21), zone })).toEqual([
      { ids: ['1', '2', '3', '4'], from: on(0), until: on(14) },
    ])
    expect(stretches(changes.slice(0, 3), { since: null, until: on(7), zone })).toEqual([])
  })

  test('counts what comes late, or is corrected, after what was told', () => {
    const late = [change(1, 'ab', 1, '-100'), change(2, 'cd', 2), change(3, 'ef', 15)]
    expect(stretches(late, { since: on(14), until: on(21), zone })).toEqual([
      { ids: ['1', '2', '3'], from: on(14), until: on(21) },
    ])
  })

  test('does not count two whose amounts come to nothing', () => {
    const back = [change(1, 'ab', 1, '-100.50'), change(2, 'ba', 2, '100.50'), change(3, 'cd', 2), change(4, 'ef', 3)]
    expect(stretches(back, { since: null, until: on(7), zone })).toEqual([])
  })

  test('whoever subtracts any total from any other, with all that he knows himself, is never left with one pair’s', () => {
    const someChanges = fc.array(
      fc.record({
        one: fc.constantFrom(...'abcdef'),
        other: fc.constantFrom(...'ghijkl'),
        day: fc.double({ min: 0, max: 70, noNaN: true }),
        amount: fc.integer({ min: 1, max: 5000 }),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(someChanges, given => {
        const changes = given.map(({ one, other, day, amount }, n) => change(n, `${one}${other}`, day, String(amount)))
        // Told week by week, as digests are, each time of what was not told before.
        const told: (readonly Change[])[] = []
        const spans: { from: Temporal.Instant; until: Temporal.Instant }[] = []
        const done = new Set<string>()
        for (let week = 1; week <= 11; week++) {
          const open = changes.filter(({ id }) => !done.has(id))
          for (const stretch of stretches(open, { since: spans.at(-1)?.until ?? null, until: on(week * 7), zone })) {
            for (const id of stretch.ids) done.add(id)
            told.push(changes.filter(({ id }) => stretch.ids.includes(id)))
            spans.push(stretch)
          }
        }
        for (const [n, span] of spans.entries()) {
          // They follow each other: no amount is in two of them.
          if (n > 0) expect(Temporal.Instant.compare(spans[n - 1]!.until, span.from)).toBeLessThanOrEqual(0)
        }
        // Totals of any span are sums of whole stretches; so is each difference of two.
        for (let from = 0; from < told.length; from++)
          for (let until = from + 1; until <= told.length; until++) {
            const pairs = new Set(told.slice(from, until).flatMap(part => part.map(({ pair }) => pair.join(''))))
            for (const who of 'abcdefghijkl ') {
              const others = [...pairs].filter(pair => !pair.includes(who))
              expect(others.length, `${who} of ${[...pairs].join(' ')}`).not.toBe(1)
            }
            expect(pairs.size).toBeGreaterThanOrEqual(3)
          }
      }),
    )
  })
})
