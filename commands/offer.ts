import { madeCard } from '../src/club/asks/cards.ts'
import { makeAsk } from '../src/club/asks/make.ts'
import { offerPress } from '../src/club/asks/presses.ts'
import { words as length } from '../src/club/asks/rules.ts'
import { type Context, defineCommand } from '../src/club/context.ts'
import { ask, type Outcome, ownForm, show, unlessRefused } from '../src/grammar/define.ts'
import { type AnswersTo, aDate, optional, someLines } from '../src/grammar/questions.ts'

const asks = { text: someLines({ max: length.max }), until: optional(aDate()) }

export default defineCommand(offerPress, {
  who: 'member',
  asks,
  run: offer,
  buttons: { new: async () => ask(offerPress, ownForm) },
})

function offer({ text, until }: AnswersTo<typeof asks>, { club, by, words }: Context): Outcome {
  return unlessRefused(makeAsk(club, { by, kind: 'offer', text, until }), made => show(madeCard(made, words)))
}
