import { together } from '../../db/together.ts'
import { digestPart } from '../digest/part.ts'
import { membersByIds } from '../members/queries.ts'
import { unansweredCard } from './cards.ts'
import { type Unanswered, unansweredAsks } from './queries.ts'

type Figures = { readonly made: number; readonly unanswered: number }

export const asksInDigest = digestPart<Figures, Unanswered>({
  rows: unansweredAsks,
  read: (_, { counted }, unanswered) => ({
    made: counted('ask-made') + counted('problem-put') + counted('offer-made'),
    unanswered: unanswered.length,
  }),
  isQuiet: ({ made }) => made === 0,
  lines: {
    asks: {
      says: ({ made, unanswered }, words) => words.asks.digest.week(made, unanswered),
      isLeftOut: ({ made, unanswered }) => made === 0 && unanswered === 0,
      report: asks => ({ asks }),
    },
  },
  actions: {
    ask: {
      count: ({ unanswered }) => unanswered,
      says: ({ unanswered }, words) => words.asks.digest.unanswered(unanswered),
      button: words => words.asks.digest.see,
      async open(club, _, words) {
        const { asks } = await together(club, { asks: [unansweredAsks(club)] })
        const authors = await membersByIds(
          club,
          asks.map(({ author }) => author),
        )
        const known = asks.map(({ author, ...ask }) => ({ ...ask, author: authors.get(author)! }))
        return known.length > 0 ? { view: unansweredCard(known, words), about: [...authors.keys()] } : null
      },
    },
  },
})
