import { type Context, defineCommand } from '../src/club/context.ts'
import { heldCard, proposedCard, proposedReceipt, undoneCard } from '../src/club/one-to-ones/cards.ts'
import { answerOneToOne, proposeOneToOne, sayWhetherHeld, undoOneToOne } from '../src/club/one-to-ones/propose.ts'
import { ask, type Outcome, ownForm, type Pressed, redrawn, replace, show } from '../src/grammar/define.ts'
import { aMember, optional, someLines } from '../src/grammar/questions.ts'
import { noId } from '../src/terms/id.ts'
import { isRefusal } from '../src/terms/refusals.ts'

export default defineCommand('one-to-one', {
  who: 'member',
  asks: { with: aMember(), note: optional(someLines({ max: 500 })) },
  async run({ with: other, note }, { club, by, words }) {
    const proposed = await proposeOneToOne(club, { by, other, note })
    return isRefusal(proposed) ? proposed : show(proposedReceipt(proposed, words))
  },
  buttons: {
    propose: async ({ about }) => ask(ownForm, about === undefined ? {} : { filled: { with: about } }),
    yes: answer(true),
    no: answer(false),
    held: said(true),
    'not-held': said(false),
    async undo({ about }, { club, by, words }) {
      const undone = await undoOneToOne(club, { by, meeting: about ?? noId })
      return isRefusal(undone) ? undone : replace(undoneCard(words))
    },
  },
})

function answer(yes: boolean) {
  return async ({ about }: Pressed, { club, by, words }: Context): Outcome => {
    const answered = await answerOneToOne(club, { by, meeting: about ?? noId, yes })
    return isRefusal(answered) ? answered : redrawn(proposedCard(answered, words))
  }
}

function said(held: boolean) {
  return async ({ about }: Pressed, { club, by, words }: Context): Outcome => {
    const meeting = await sayWhetherHeld(club, { by, meeting: about ?? noId, held })
    return isRefusal(meeting) ? meeting : redrawn(heldCard({ meeting, reader: by.id }, words))
  }
}
