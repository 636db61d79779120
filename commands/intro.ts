import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { answerIntroduction, sayWhetherMet } from '../src/club/introductions/answer.ts'
import {
  askedCard,
  metCard,
  previewCard,
  publishedCard,
  requestedCard,
  undoneCard,
} from '../src/club/introductions/cards.ts'
import { undoIntroduction } from '../src/club/introductions/end.ts'
import { apart, sideOf } from '../src/club/introductions/introduction.ts'
import { mayPresent, presentMember } from '../src/club/introductions/present.ts'
import { introductionById } from '../src/club/introductions/queries.ts'
import { requestIntroduction } from '../src/club/introductions/request.ts'
import { heardIn } from '../src/club/setup/heard-in.ts'
import { ask, type Outcome, type Pressed, redrawn, replace, show } from '../src/grammar/define.ts'
import { aMember, oneOf, optional, someLines } from '../src/grammar/questions.ts'
import { noId } from '../src/terms/id.ts'
import { type Contact, contacts, type Met, type Yes } from '../src/terms/introduction.ts'
import { isRefusal } from '../src/terms/refusals.ts'

export default defineCommand('intro', {
  who: 'member',
  asks: { first: aMember(), second: optional(aMember()), context: optional(someLines({ max: 500 })) },
  async run({ first, second, context }, { club, by, words }) {
    if (first.id === by.id && second === undefined) return mayPresent(by) ?? show(previewCard(by, words))
    const requested = await requestIntroduction(club, { by, first, second, context })
    return isRefusal(requested) ? requested : show(requestedCard(requested, words))
  },
  buttons: {
    async accept(pressed, context) {
      const introduction = await introductionById(context.club, pressed.about ?? noId)
      if (introduction && sideOf(introduction, context.by.id) && apart(introduction.a, introduction.b))
        return ask('contact', { about: introduction.id })
      return answer('yes', pressed.about, context)
    },
    decline: (pressed, context) => answer('no', pressed.about, context),
    async undo({ about }, { club, by, words }) {
      const undone = await undoIntroduction(club, { by, introduction: about ?? noId })
      return isRefusal(undone) ? undone : replace(undoneCard(words))
    },
    met: sayMet('yes'),
    'met-not-yet': sayMet('not-yet'),
    'met-no': sayMet('no'),
    async publish(_, context) {
      const { club, by, words } = context
      const refused = await presentMember(club, by)
      return refused ?? replace(publishedCard(await heardIn(club, 'introductions', context), words))
    },
  },
  forms: {
    contact: defineForm({ contact: oneOf(contacts) }, ({ contact }, context, about) =>
      answer('yes', about, context, contact),
    ),
  },
})

async function answer(said: Yes, about: string | undefined, { club, by, words }: Context, contact?: Contact): Outcome {
  const answered = await answerIntroduction(club, {
    by,
    introduction: about ?? noId,
    answer: said,
    ...(contact === undefined ? {} : { contact }),
  })
  if (isRefusal(answered)) return answered
  return redrawn(askedCard({ introduction: answered, side: sideOf(answered, by.id)! }, words))
}

function sayMet(met: Met) {
  return async ({ about }: Pressed, { club, by, words }: Context): Outcome => {
    const said = await sayWhetherMet(club, { by, introduction: about ?? noId, met })
    return isRefusal(said)
      ? said
      : redrawn(metCard({ introduction: said.introduction, side: sideOf(said.introduction, by.id)! }, words))
  }
}
