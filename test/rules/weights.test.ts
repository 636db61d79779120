import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settable, weighing } from '../../src/club/standing/weights.ts'

const kinds = Object.entries(settable).filter(([field]) => field !== 'half-life')
const anything = fc.double({ min: -1e6, max: 1e6, noNaN: true })

test('whatever stands in a club’s settings, each kind weighs within its bounds, and fades no faster than a club may choose', () => {
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(kinds.map(([kind]) => [kind, anything]))),
      anything,
      (weights, halfLife) => {
        const own = weighing({ weights, halfLife })
        for (const [kind, { from, to }] of kinds) {
          const weight = own.weights[kind as keyof typeof own.weights]
          expect(weight).toBeGreaterThanOrEqual(from)
          expect(weight).toBeLessThanOrEqual(to)
          if (weights[kind]! >= from && weights[kind]! <= to) expect(weight).toBe(weights[kind])
        }
        expect(own.halfLife).toBeGreaterThanOrEqual(settable['half-life'].from)
        expect(own.halfLife).toBeLessThanOrEqual(settable['half-life'].to)
      },
    ),
  )
  // A one-to-one is shown and never weighed, whatever a club writes.
  expect(weighing({ weights: { 'one-to-one': 3 } }).weights['one-to-one']).toBe(0)
})
