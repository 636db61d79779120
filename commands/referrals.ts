import { defineCommand } from '../src/club/context.ts'
import { listCard, receivedCard } from '../src/club/referrals/cards.ts'
import { latestReferrals, referralById } from '../src/club/referrals/queries.ts'
import { recordOf, show } from '../src/grammar/define.ts'
import { refuse } from '../src/terms/refusals.ts'

export default defineCommand('referrals', {
  who: 'member',
  run: async (_, { club, by, words }) => show(listCard(await latestReferrals(club, by.id, 10), words)),
  buttons: {
    async open(pressed, { club, by, words }) {
      const referral = await referralById(club, recordOf(pressed))
      if (!referral || referral.receiver.id !== by.id) return refuse('not for you', {})
      return show(receivedCard(referral, words))
    },
  },
})
