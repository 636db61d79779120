import { together } from '../../db/together.ts'
import { digestPart } from '../digest/part.ts'
import { membersByIds } from '../members/queries.ts'
import { standStillCard } from './list-cards.ts'
import { referralsThatStandStill, type StoodStill } from './stands-still.ts'

type Figures = {
  readonly given: number
  readonly confirmed: number
  readonly won: number
  readonly standStill: readonly string[]
}

const isQuiet = ({ given, confirmed, won }: Figures) => given === 0 && confirmed === 0 && won === 0

export const referralsInDigest = digestPart<Figures, StoodStill>({
  rows: club => referralsThatStandStill(club, { unasked: true }),
  read: (_, { counted }, standStill) => ({
    given: counted('referral-given'),
    confirmed: counted('referral-confirmed'),
    won: counted('step:won'),
    standStill: standStill.map(({ id }) => id),
  }),
  isQuiet,
  lines: {
    referrals: {
      says: (figures, words) => words.referrals.digest.week(figures),
      isLeftOut: isQuiet,
      report: ({ given, confirmed, won }) => ({ referrals: { given, confirmed, won } }),
    },
  },
  actions: {
    referral: {
      about: ({ standStill }) => standStill,
      says: (count, words) => words.referrals.digest.stoodStill(count),
      button: words => words.referrals.digest.see,
      async open(club, by, words) {
        const { waiting } = await together(club, { waiting: [referralsThatStandStill(club, { unasked: true })] })
        const people = await membersByIds(
          club,
          waiting.flatMap(({ giver, receiver }) => [giver, receiver]),
        )
        const known = waiting.map(({ id, giver, receiver, since }) => ({
          id,
          giver: people.get(giver)!,
          receiver: people.get(receiver)!,
          since,
        }))
        return known.length > 0 ? { view: standStillCard(known, by, words), about: [...people.keys()] } : null
      },
    },
  },
})
