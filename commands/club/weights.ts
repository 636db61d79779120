import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { clubWeightsPress } from '../../src/club/standing/presses.ts'
import {
  effectOf,
  membersMoved,
  weighAsBefore,
  weighSo,
  weightsNow,
  weightsTyped,
} from '../../src/club/standing/weigh.ts'
import type { Settable } from '../../src/club/standing/weights.ts'
import { movedCard, weightsCard, weightsEffectCard, weightsSavedCard } from '../../src/club/standing/weights-cards.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { someText } from '../../src/grammar/questions.ts'
import { isRefusal, refuse } from '../../src/terms/refusals.ts'

/** The draft of weights whose effect is shown, until they are saved; no form of this name is ever opened. */
const shown = 'shown'

const aWeight = someText({ max: 8 })

/** The organizers see what each act counts for, change it within bounds, and read first what that would change. */
export default defineCommand(clubWeightsPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    change: async (_, { club, words }) => {
      const now = weightsNow(club.row.settings)
      const filled = Object.entries(now).map(([field, weight]) => [field, words.weights.number(weight)])
      return ask(clubWeightsPress, 'weights', { filled: Object.fromEntries(filled) })
    },
    who: async (draft, { club, by, drafts, words }) =>
      unlessRefused(await typedIn(drafts, draft), async ({ weights }) =>
        unlessRefused(membersMoved(club, { by, weights }), moved => show(movedCard(moved, words))),
      ),
    save: (draft, context) => save(draft, context),
    undo: (choice, { club, by, words }) =>
      unlessRefused(weighAsBefore(club, { by, choice }), weights => replace(weightsCard(weights, words))),
  },
  forms: {
    weights: defineForm(
      {
        ...{ referral: aWeight, introduction: aWeight, answer: aWeight, guest: aWeight, sponsorship: aWeight },
        ...{ thanks: aWeight, 'introduction-for-himself': aWeight, ask: aWeight, offer: aWeight, problem: aWeight },
        'half-life': aWeight,
      },
      async (typed, { club, drafts, words }) => {
        const weights = weightsTyped(typed)
        if (isRefusal(weights)) return weights
        return unlessRefused(effectOf(club, weights), async effect => {
          const draft = await drafts.keep({ command: 'club-weights', form: shown, said: typed })
          return show(weightsEffectCard({ weights, effect, draft }, words))
        })
      },
    ),
  },
})

const open = async ({ club, words }: Context): Outcome => show(weightsCard(weightsNow(club.row.settings), words))

async function save(id: string, { club, by, drafts, words }: Context): Outcome {
  const typed = await typedIn(drafts, id)
  if (isRefusal(typed)) return typed
  const choice = await weighSo(club, { by, weights: typed.weights })
  await drafts.spend(id, typed.draft)
  return replace(weightsSavedCard(choice, words))
}

/** The weights whose effect was shown. */
async function typedIn(drafts: Context['drafts'], id: string) {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.form !== shown) return refuse('draft expired', {})
  const weights = weightsTyped(draft.said as { readonly [S in Settable]: string })
  return isRefusal(weights) ? weights : { draft, weights }
}
