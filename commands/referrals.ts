import { defineCommand } from '../src/club/context.ts'
import { listCard, receivedCard } from '../src/club/referrals/cards.ts'
import { referralsPress } from '../src/club/referrals/presses.ts'
import { latestReferrals, referralById } from '../src/club/referrals/queries.ts'
import { show } from '../src/grammar/define.ts'
import { refuse } from '../src/terms/refusals.ts'

export default defineCommand(referralsPress, {
  who: 'member',
  run: async (_, { club, by, words }) => show(listCard(await latestReferrals(club, by.id, 10), words)),
  buttons: {
    async open(id, { club, by, words }) {
      const referral = await referralById(club, id)
      if (!referral || referral.receiver.id !== by.id) return refuse('not for you', {})
      return show(receivedCard(referral, words))
    },
  },
})
