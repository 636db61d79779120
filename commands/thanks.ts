import { type Context, defineCommand } from '../src/club/context.ts'
import { givenCard, receivedCard, undoneCard } from '../src/club/thanks/cards.ts'
import { thanksPress } from '../src/club/thanks/presses.ts'
import { thankedFor } from '../src/club/thanks/rules.ts'
import { answerInChannel, thankMember, undoThanks } from '../src/club/thanks/thank.ts'
import { type Outcome, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aMember, aTick, oneOf, optional, someLines } from '../src/grammar/questions.ts'

export default defineCommand(thanksPress, {
  who: 'member',
  asks: {
    to: aMember(),
    what: oneOf(thankedFor),
    message: optional(someLines({ max: 1000 })),
    channel: optional(aTick()),
  },
  run: ({ to, what, message, channel: inChannel = false }, { club, by, words }) =>
    unlessRefused(thankMember(club, { by, to, what, message, inChannel }), given =>
      show(givenCard({ ...given, to, inChannel }, words)),
    ),
  buttons: {
    undo: (thanks, { club, by, words }) =>
      unlessRefused(undoThanks(club, { by, thanks }), undone => replace(undoneCard(undone, words))),
    'in-channel': answer(true),
    'between-us': answer(false),
  },
})

function answer(yes: boolean) {
  return (thanks: string, { club, by, words }: Context): Outcome =>
    unlessRefused(answerInChannel(club, { by, thanks, yes }), answered => redrawn(receivedCard(answered, words)))
}
