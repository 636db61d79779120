import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { isOnLeave } from '../src/club/leaves/on-leave.ts'
import { askCard, goodByeCard, stayedCard } from '../src/club/parting/cards.ts'
import { leaveClub, stayAfterAll } from '../src/club/parting/leave.ts'
import { partingPress } from '../src/club/parting/presses.ts'
import { only } from '../src/club/who-may.ts'
import { neverTyped, replace, show, unlessRefused } from '../src/grammar/define.ts'
import type { Member } from '../src/terms/member.ts'
import { refuse } from '../src/terms/refusals.ts'

/** Leaving the club: reached from what a member sets for himself. Whoever has left may still say that he stays. */
export default defineOpenCommand(partingPress, {
  under: neverTyped,
  who: 'everyone',
  run: async () => refuse('no longer possible', {}),
  buttons: {
    ask: only('correct what is kept of him', async (_, context) => {
      const { club, by, words } = own(context)
      return show(askCard({ onLeave: await isOnLeave(club, by.id) }, words))
    }),
    leave: only('correct what is kept of him', (_, context) => {
      const { club, by, words } = own(context)
      return unlessRefused(leaveClub(club, { by }), farewell => replace(goodByeCard(farewell, words)))
    }),
    stay: only('see what is kept of him', (_, context) => {
      const { club, by, words } = own(context)
      return unlessRefused(stayAfterAll(club, { by }), () => replace(stayedCard(words)))
    }),
  },
})

const own = (context: OpenContext) => context as OpenContext & { readonly by: Member }
