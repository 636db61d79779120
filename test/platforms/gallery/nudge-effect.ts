import { effectOf, nudgeKinds } from '../../../src/club/nudges/effect.ts'
import * as effectCards from '../../../src/club/nudges/effect-cards.ts'
import type { Measured } from '../../../src/club/nudges/measured.ts'
import type { Words } from '../../../src/words/words.ts'
import { at } from '../../kit/records.ts'
import type { Of } from './of.ts'

/** So many of so many acted when written to at once, and while they waited. */
const measured = (now: [number, number], delayed: [number, number]) =>
  effectOf(
    (
      [
        ['now', now],
        ['delayed', delayed],
      ] as const
    ).flatMap(([arm, [acted, of]]) => [
      { arm, coin: 'half', outcome: 'acted', count: acted },
      { arm, coin: 'half', outcome: 'not acted', count: of - acted },
    ]),
    3,
  )

/** Too early, better, no difference, worse. */
const effects = [
  measured([4, 9], [3, 9]),
  measured([420, 900], [260, 900]),
  measured([300, 900], [290, 900]),
  measured([200, 900], [340, 900]),
]

/** What the organizers read of what nudges change. */
export const nudgeEffects = (words: Words): Of<typeof effectCards> => {
  const nothing = { sent: 0, acted: 0, ignored: 0, snoozed: 0, stopped: 0 }
  const since = at('2026-11-03T09:00:00Z')
  const kinds: Measured['kinds'] = nudgeKinds.map((kind, n) => ({
    kind,
    effect: effects[n % 5] ?? null,
    cost: n % 3 === 2 ? nothing : { sent: 10 + n, acted: n % 6, ignored: 6, snoozed: n % 2, stopped: n % 4 },
    off: n % 5 === 3 ? { kind, at: since, allTheSame: n > 5 } : null,
  }))
  return {
    measuredCard: [
      ...effects.map(effect =>
        effectCards.measuredCard(
          { effect, cost: { sent: 31, acted: 12, ignored: 15, snoozed: 3, stopped: 1 }, kinds },
          words,
        ),
      ),
      effectCards.measuredCard({ effect: measured([0, 0], [0, 0]), cost: nothing, kinds: [] }, words),
    ],
  }
}
