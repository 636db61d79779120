import { together } from '../../db/together.ts'
import { digestPart } from '../digest/part.ts'
import { membersByIds } from '../members/queries.ts'
import { unansweredCard } from './cards.ts'
import { type Unanswered, unansweredAsks } from './queries.ts'

type Figures = { readonly made: number; readonly unanswered: readonly string[] }

export const asksInDigest = digestPart<Figures, Unanswered>({
  rows: unansweredAsks,
  read: (_, { counted }, unanswered) => ({
    made: counted('ask-made') + counted('problem-put') + counted('offer-made'),
    unanswered: unanswered.map(({ id }) => id),
  }),
  isQuiet: ({ made }) => made === 0,
  lines: {
    asks: {
      says: ({ made, unanswered }, words) => words.asks.digest.week(made, unanswered.length),
      isLeftOut: ({ made, unanswered }) => made === 0 && unanswered.length === 0,
      report: ({ made, unanswered }) => ({ asks: { made, unanswered: unanswered.length } }),
    },
  },
  actions: {
    ask: {
      about: ({ unanswered }) => unanswered,
      says: (count, words) => words.asks.digest.unanswered(count),
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
