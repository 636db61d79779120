import { together } from '../../db/together.ts'
import { digestPart } from '../digest/part.ts'
import { membersByIds } from '../members/queries.ts'
import { unansweredCard } from './cards.ts'
import { type Unanswered, unansweredAsks } from './queries.ts'

/** `unanswered`: those of which an organizer has asked nobody of late; `asked`: how many others there are. */
type Figures = { readonly made: number; readonly unanswered: readonly string[]; readonly asked: number }

export const asksInDigest = digestPart<Figures, Unanswered>({
  rows: unansweredAsks,
  read: (_, { counted }, unanswered) => ({
    made: counted('ask-made') + counted('problem-put') + counted('offer-made'),
    unanswered: unanswered.flatMap(({ id, isAsked }) => (isAsked ? [] : [id])),
    asked: unanswered.filter(({ isAsked }) => isAsked).length,
  }),
  isQuiet: ({ made }) => made === 0,
  lines: {
    asks: {
      says: ({ made, unanswered, asked }, words) => words.asks.digest.week({ made, waiting: unanswered.length, asked }),
      isLeftOut: ({ made, unanswered, asked }) => made === 0 && unanswered.length + asked === 0,
      report: ({ made, unanswered, asked }) => ({ asks: { made, unanswered: unanswered.length + asked } }),
    },
  },
  actions: {
    ask: {
      about: ({ unanswered }) => unanswered,
      says: (count, words) => words.asks.digest.unanswered(count),
      button: words => words.asks.digest.see,
      async open(club, _, words) {
        const { asks: all } = await together(club, { asks: [unansweredAsks(club)] })
        const asks = all.filter(({ isAsked }) => !isAsked)
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
