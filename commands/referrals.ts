import { defineCommand } from '../src/club/context.ts'
import { heldCard, receivedCard } from '../src/club/referrals/cards.ts'
import { givenListCard, listCard, receivedListCard } from '../src/club/referrals/list-cards.ts'
import { referralsPress } from '../src/club/referrals/presses.ts'
import { heldReferrals, ownReferrals, referralById } from '../src/club/referrals/queries.ts'
import { replace, show } from '../src/grammar/define.ts'
import { refuse } from '../src/terms/refusals.ts'

export default defineCommand(referralsPress, {
  who: 'member',
  run: async (_, { club, by, words }) => show(listCard(await ownReferrals(club, by.id), words)),
  buttons: {
    async open(id, { club, by, words }) {
      const referral = await referralById(club, id)
      if (!referral || referral.receiver.id !== by.id) return refuse('not for you', {})
      return show(receivedCard(referral, words))
    },
    held: async (number, { club, by, words }) => show(heldCard(await heldReferrals(club, by.id), number, words)),
    async received(number, { club, by, words }) {
      const { received } = await ownReferrals(club, by.id, { received: number })
      return replace(receivedListCard(received, words))
    },
    async given(number, { club, by, words }) {
      const { given } = await ownReferrals(club, by.id, { given: number })
      return replace(givenListCard(given, words))
    },
  },
})
