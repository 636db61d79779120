import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { askedWhoCard, unlinkedYouCard } from '../src/club/members/cards.ts'
import { unlinkOwn } from '../src/club/members/link.ts'
import { askForLink } from '../src/club/members/link-request.ts'
import { linkPress } from '../src/club/members/presses.ts'
import { ask, formWith, neverTyped, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { someText } from '../src/grammar/questions.ts'
import { refuse } from '../src/terms/refusals.ts'

/** Who someone is on the club's list: the buttons of the question, and of the news that an account was linked. */
export default defineOpenCommand(linkPress, {
  who: 'everyone',
  under: neverTyped,
  run: async () => refuse('no longer possible', {}),
  buttons: {
    ask: async (_, { by }) => (by ? refuse('no longer possible', {}) : ask(linkPress, 'name')),
    async 'not-me'(linked, { club, by, platform, place, account, words }) {
      if (!by || linked !== platform) return refuse('no longer possible', {})
      await unlinkOwn(club, { by, platform, place, account })
      return replace(unlinkedYouCard(words))
    },
  },
  forms: {
    name: formWith<OpenContext>()({ name: someText({ max: 120 }) }, async ({ name }, context) => {
      const { club, by, platform, place, account, accountName, handle, words } = context
      if (by) return refuse('no longer possible', {})
      const asked = askForLink(club, { platform, place, account, accountName, handle, name })
      return unlessRefused(asked, () => show(askedWhoCard(words)))
    }),
  },
})
