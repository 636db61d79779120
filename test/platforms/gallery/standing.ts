import * as standingCards from '../../../src/club/standing/cards.ts'
import type { Grounds } from '../../../src/terms/standing.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, everyGrounds, groundsFor, lea, olga, onDay, standingOf, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const shownAs = ({ reason: { holds } }: Grounds) =>
  holds === 'objection' ? 'objected' : holds === 'remark' ? 'contested' : 'engaged'

export const standings = (words: Words): Of<typeof standingCards> => {
  const c = standingCards
  const today = onDay('2026-11-03')
  const zone = 'Europe/Paris'
  const own = { giving: 'plenty', zone, today } as const
  const every = ['objected', 'contested', 'on-leave', 'new', 'hunter', 'withdrawn', 'to-rebalance', 'engaged'] as const
  const contest = { id: uuid(70), member: lea, at: at('2026-11-02T10:00:00Z'), closed: false, closedBy: null }
  return {
    ownCard: [
      ...everyGrounds(lea).map((grounds, n) =>
        c.ownCard(
          { ...own, weighsItsOwnWay: n % 2 === 1, standing: standingOf(lea, shownAs(grounds)), grounds },
          words,
        ),
      ),
    ],
    giversCard: [c.giversCard([{ member: lea, acts: 14 }], words)],
    evidenceCard: every.map(standing =>
      c.evidenceCard(
        {
          member: lea,
          standing: standingOf(lea, standing),
          grounds: groundsFor(standingOf(lea, standing)),
          zone,
          today,
        },
        words,
      ),
    ),
    spokenForCard: [c.spokenForCard({ ...lea, standing: 'withdrawn' }, words)],
    sparedCard: [c.sparedCard(lea, words)],
    clearedCard: [c.clearedCard(lea, words)],
    agreedCard: [c.agreedCard(lea, words)],
    unsaidCard: [c.unsaidCard(lea, words)],
    contestTakenBackCard: [c.contestTakenBackCard(words)],
    contestOpenAgainCard: [c.contestOpenAgainCard(words)],
    contestedCard: [c.contestedCard([olga.name], words), c.contestedCard([], words)],
    contestCard: [
      c.contestCard({ ...contest, words: 'J’ai donné _bien_ plus que cela <3' }, words),
      c.contestCard({ ...contest, words: null, closed: true, closedBy: olga }, words),
      c.contestCard({ ...contest, words: null, closed: true }, words),
    ],
    contestAnsweredCard: [c.contestAnsweredCard({ ...contest, words: null, closed: true, closedBy: olga }, words)],
  }
}
