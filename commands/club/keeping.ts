import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { chooseKeeping, keepingTyped, unchooseKeeping } from '../../src/club/privacy/keeping.ts'
import { keepingCard, keepingSavedCard, tonightCard } from '../../src/club/privacy/keeping-cards.ts'
import { clubKeepingPress } from '../../src/club/privacy/presses.ts'
import { keptDays } from '../../src/club/privacy/rules.ts'
import { wouldGoTonight } from '../../src/club/privacy/tonight.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { someText } from '../../src/grammar/questions.ts'
import { isRefusal } from '../../src/terms/refusals.ts'

const days = someText({ max: 8 })

/** For how long what is kept, and what would go tonight. */
export default defineCommand(clubKeepingPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    async change(_, { club }) {
      const kept = Object.entries(keptDays(club.row.settings)).map(([kind, n]) => [kind, `${n}`])
      return ask(clubKeepingPress, 'settings', { filled: Object.fromEntries(kept) })
    },
    tonight: async (_, { club, words }) => show(tonightCard(await wouldGoTonight(club), words)),
    undo: (choice, { club, by, words }) =>
      unlessRefused(unchooseKeeping(club, { by, choice }), kept => replace(keepingCard(kept, words))),
  },
  forms: {
    settings: defineForm(
      {
        ...{ acts: days, prospects: days, visitors: days, candidates: days },
        ...{ audit: days, nudges: days, leavers: days },
      },
      async (typed, { club, by, words }) => {
        const kept = keepingTyped(typed)
        if (isRefusal(kept)) return kept
        return unlessRefused(chooseKeeping(club, { by, days: kept }), saved => show(keepingSavedCard(saved, words)))
      },
    ),
  },
})

const open = async ({ club, words }: Context): Outcome => show(keepingCard(keptDays(club.row.settings), words))
