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
import { introPress } from '../src/club/introductions/presses.ts'
import { introductionById } from '../src/club/introductions/queries.ts'
import { requestIntroduction } from '../src/club/introductions/request.ts'
import { heardIn } from '../src/club/setup/heard-in.ts'
import { ask, type Outcome, ownForm, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aMember, oneOf, optional, someLines } from '../src/grammar/questions.ts'
import { type Contact, contacts, type Met, type Yes } from '../src/terms/introduction.ts'

export default defineCommand(introPress, {
  who: 'member',
  asks: { first: aMember(), second: optional(aMember()), context: optional(someLines({ max: 500 })) },
  async run({ first, second, context }, { club, by, words }) {
    if (first.id === by.id && second === undefined) return mayPresent(by) ?? show(previewCard(by, words))
    const requested = await requestIntroduction(club, { by, first, second, context })
    return unlessRefused(requested, done => show(requestedCard(done, words)))
  },
  buttons: {
    async accept(id, context) {
      const introduction = await introductionById(context.club, id)
      const isAsked = introduction?.status === 'pending' && sideOf(introduction, context.by.id) !== null
      // Once it has ended nothing more is asked of anybody: the answer says so.
      if (isAsked && apart(introduction.a, introduction.b))
        return ask(introPress, 'contact', { about: introduction.id })
      return answer('yes', id, context)
    },
    decline: (introduction, context) => answer('no', introduction, context),
    undo: (introduction, { club, by, words }) =>
      unlessRefused(undoIntroduction(club, { by, introduction }), () => replace(undoneCard(words))),
    met: sayMet('yes'),
    'met-not-yet': sayMet('not-yet'),
    'met-no': sayMet('no'),
    with: async member => ask(introPress, ownForm, { filled: { first: member } }),
    async publish(_, context) {
      const { club, by, words } = context
      return unlessRefused(presentMember(club, by), async () =>
        replace(publishedCard(await heardIn(club, 'introductions', context), words)),
      )
    },
  },
  forms: {
    contact: defineForm({ contact: oneOf(contacts) }, ({ contact }, context, introduction) =>
      answer('yes', introduction, context, contact),
    ),
  },
})

function answer(yesOrNo: Yes, introduction: string, { club, by, words }: Context, contact?: Contact): Outcome {
  const answered = { by, introduction, answer: yesOrNo, ...(contact === undefined ? {} : { contact }) }
  return unlessRefused(answerIntroduction(club, answered), introduction =>
    redrawn(askedCard({ introduction, side: sideOf(introduction, by.id)! }, words)),
  )
}

function sayMet(met: Met) {
  return (introduction: string, { club, by, words }: Context): Outcome =>
    unlessRefused(sayWhetherMet(club, { by, introduction, met }), ({ introduction }) =>
      redrawn(metCard({ introduction, side: sideOf(introduction, by.id)! }, words)),
    )
}
