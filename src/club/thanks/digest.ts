import type { Business } from '../../terms/money.ts'
import { digestPart } from '../digest/part.ts'
import { businessThanked } from './totals.ts'

type Figures = { readonly given: number; readonly business: Business }

export const thanksInDigest = digestPart<Figures>({
  read: async (club, { counted, week }) => ({
    given: counted('thanks-given'),
    business: await businessThanked(club, week),
  }),
  isQuiet: ({ given, business }) => given === 0 && business.told === 'nothing',
  lines: {
    thanks: {
      says: (figures, words) => words.thanks.digest.week(figures),
      isLeftOut: ({ given, business }) => given === 0 && business.told === 'nothing',
      report: ({ given, business }) => ({
        thanks: given,
        ...(business.told === 'total' && { business: business.about }),
      }),
    },
  },
  actions: {},
})
