import { answerClose, askClose } from '../src/club/admission/close.ts'
import { keepNote, mayNote } from '../src/club/admission/notes.ts'
import { candidatePress } from '../src/club/admission/presses.ts'
import { mayBeSaid, sayWord, showToMembers, stopShowing, takeWordBack } from '../src/club/admission/showing.ts'
import { wordsTold } from '../src/club/admission/told.ts'
import { castVote, extendVote, openVote } from '../src/club/admission/vote.ts'
import {
  closeAskedCard,
  notedCard,
  stageCard,
  votedCard,
  wordBackCard,
  wordSaidCard,
  wordsCard,
} from '../src/club/admission/vote-cards.ts'
import { readsWords } from '../src/club/admission/vote-queries.ts'
import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { only } from '../src/club/who-may.ts'
import { ask, neverTyped, type Outcome, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { optional, someLines } from '../src/grammar/questions.ts'
import type { Application } from '../src/terms/application.ts'
import { type Refusal, refuse } from '../src/terms/refusals.ts'

/** What was heard in a talk. */
const heard = optional(someLines({ max: 1000 }))

/** A candidate between his application and the decision: the buttons of who shows him, says a word, or votes. */
export default defineCommand(candidatePress, {
  who: 'member',
  under: neverTyped,
  run: async () => refuse('no longer possible', {}),
  buttons: {
    present: decides((id, { club, by }) => showToMembers(club, { by, id })),
    unpresent: decides((id, { club }) => stopShowing(club, id)),
    'open-vote': decides((id, { club, by }) => openVote(club, { by, id })),
    extend: decides((id, { club, by }) => extendVote(club, { by, id })),
    word: (id, { club, by }) =>
      unlessRefused(mayBeSaid(club, { by, id }), ({ said }) =>
        ask(candidatePress, 'word', { about: id, filled: said === null ? {} : { words: said } }),
      ),
    'word-back': (id, { club, by, words }) =>
      unlessRefused(takeWordBack(club, { by, id }), () => replace(wordBackCard(words))),
    words: only('read an application', (id: string, { club, by, words }: Context) =>
      unlessRefused(wordsTold(club, { by, id }), told => show(wordsCard(told, words))),
    ),
    consult: decides((id, { club, by }) => askClose(club, { by, id })),
    close: ({ about: id, choice: answer }, { club, by, words }) =>
      unlessRefused(answerClose(club, { by, id, answer }), asked => redrawn(closeAskedCard(asked, words))),
    note: (id, { club, by }) =>
      unlessRefused(mayNote(club, { by, id }), ({ noted }) =>
        ask(candidatePress, 'note', { about: id, filled: noted }),
      ),
    vote: ({ about: id, choice: voice }, { club, by, words }) =>
      unlessRefused(castVote(club, { by, id, voice }), ({ vote }) => redrawn(votedCard({ voice, vote }, words))),
  },
  forms: {
    note: defineForm(
      { motivations: heard, expectations: heard, human: heard },
      (note, { club, by, words }, id: string) =>
        unlessRefused(keepNote(club, { by, id, note }), application => show(notedCard(application, words))),
    ),
    word: defineForm({ words: someLines({ max: 800 }) }, ({ words: said }, { club, by, words }, id: string) =>
      unlessRefused(sayWord(club, { by, id, words: said }), application => show(wordSaidCard(application, words))),
    ),
  },
})

/** A button of the organizers alone, on their own message. */
function decides(does: (id: string, context: Context) => Promise<Application | Refusal>) {
  return only(
    'decide about an application',
    (id: string, context: Context): Outcome =>
      unlessRefused(does(id, context), async done => {
        const seat = { decides: true, readsWords: await readsWords(context.club, done, context.by) }
        return redrawn(stageCard(done, context.words, seat))
      }),
  )
}
