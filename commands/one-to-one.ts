import { type Context, defineCommand } from '../src/club/context.ts'
import { answerOneToOne } from '../src/club/one-to-ones/answer.ts'
import { heldCard, proposedCard, proposedReceipt, undoneCard } from '../src/club/one-to-ones/cards.ts'
import { sayWhetherHeld } from '../src/club/one-to-ones/held.ts'
import { oneToOnePress } from '../src/club/one-to-ones/presses.ts'
import { proposeOneToOne, undoOneToOne } from '../src/club/one-to-ones/propose.ts'
import { ask, type Outcome, ownForm, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aMember, optional, someLines } from '../src/grammar/questions.ts'

export default defineCommand(oneToOnePress, {
  who: 'member',
  asks: { with: aMember(), note: optional(someLines({ max: 500 })) },
  run: ({ with: other, note }, { club, by, words }) =>
    unlessRefused(proposeOneToOne(club, { by, others: [other], note }), meeting =>
      show(proposedReceipt({ meeting, reader: by.id }, words)),
    ),
  buttons: {
    propose: async member => ask(oneToOnePress, ownForm, member === undefined ? {} : { filled: { with: member } }),
    yes: answer(true),
    no: answer(false),
    held: tellHeld(true),
    'not-held': tellHeld(false),
    undo: (meeting, { club, by, words }) =>
      unlessRefused(undoOneToOne(club, { by, meeting }), () => replace(undoneCard(words))),
  },
})

function answer(yes: boolean) {
  return (meeting: string, { club, by, words }: Context): Outcome =>
    unlessRefused(answerOneToOne(club, { by, meeting, yes }), answered =>
      redrawn(proposedCard({ meeting: answered, reader: by.id }, words)),
    )
}

function tellHeld(held: boolean) {
  return (meeting: string, { club, by, words }: Context): Outcome =>
    unlessRefused(sayWhetherHeld(club, { by, meeting, held }), told =>
      redrawn(heldCard({ meeting: told, reader: by.id }, words)),
    )
}
