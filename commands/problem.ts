import { words as length } from '../src/club/asks/rules.ts'
import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { answerProblem, openNow } from '../src/club/problems/answer.ts'
import {
  askedCard,
  enoughCard,
  helpedCard,
  previewCard,
  putCard,
  thankedCard,
  undoneCard,
} from '../src/club/problems/cards.ts'
import { sayOutcome, thankThose } from '../src/club/problems/follow-up.ts'
import { problemPress } from '../src/club/problems/presses.ts'
import { previewProblem, readPreview, without } from '../src/club/problems/preview.ts'
import { putProblem, undoProblem } from '../src/club/problems/put.ts'
import { problemById } from '../src/club/problems/queries.ts'
import { momentsOf } from '../src/club/problems/rules.ts'
import { whoComes } from '../src/club/problems/who-comes.ts'
import { ask, neverTyped, type Outcome, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aDate, aTime, optional, someLines, someOf } from '../src/grammar/questions.ts'
import type { Problem, SeatAnswer } from '../src/terms/problem.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'

/** A problem is put with `/ask problem`, which opens its form; the rest is pressed. */
export default defineCommand(problemPress, {
  under: neverTyped,
  who: 'member',
  run: async () => refuse('no longer possible', {}),
  buttons: {
    new: async (_, { words }) => ask(problemPress, 'put', { intro: words.problems.intro() }),
    without: ({ one: draft, other: member }, { club, by, drafts, words }) =>
      unlessRefused(without(club, { by, drafts, draft, member }), preview => replace(previewCard(preview, words))),
    async convene(draft, { club, by, drafts, words }) {
      const read = await readPreview(club, { by, drafts, draft })
      if (isRefusal(read)) return read
      const put = await putProblem(club, { by, ...read.preview })
      if (isRefusal(put)) return put
      await drafts.spend(draft, read.kept)
      return replace(putCard(put, words))
    },
    undo: (problem, { club, by, words }) =>
      unlessRefused(undoProblem(club, { by, problem }), () => replace(undoneCard(words))),
    first: answer('first'),
    other: answer('other'),
    both: answer('both'),
    no: answer('no'),
    'open-now': (problem, { club, by, words }) =>
      unlessRefused(openNow(club, { by, problem }), opened => redrawn(enoughCard(opened, words))),
    helped: outcome('helped'),
    'not-helped': outcome('not-helped'),
    'not-held': outcome('not-held'),
    async thank(id, { club, by }) {
      const problem = await problemById(club, id)
      if (problem?.ask.author.id !== by.id) return refuse('not for you', {})
      const people = whoComes(problem).map(({ member }) => ({ value: member.id, label: member.name }))
      if (people.length === 0) return refuse('no longer possible', {})
      return ask(problemPress, 'thank', {
        about: id,
        options: { who: people },
        filled: { who: people.map(({ value }) => value) },
      })
    },
  },
  forms: {
    put: defineForm(
      {
        text: someLines({ max: length.max }),
        date: aDate(),
        time: aTime(),
        otherDate: optional(aDate()),
        otherTime: optional(aTime()),
      },
      ({ text, ...wished }, { club, by, drafts, words }) => {
        const moments = momentsOf(wished, club)
        return isRefusal(moments)
          ? Promise.resolve(moments)
          : unlessRefused(previewProblem(club, { by, drafts, text, moments }), preview =>
              show(previewCard(preview, words)),
            )
      },
    ),
    thank: defineForm(
      { who: someOf(), message: optional(someLines({ max: 1000 })) },
      ({ who, message }, { club, by, words }, problem: string) =>
        unlessRefused(thankThose(club, { by, problem, who, message }), people => show(thankedCard(people, words))),
    ),
  },
})

function answer(given: SeatAnswer) {
  return (problem: string, { club, by, words }: Context): Outcome =>
    unlessRefused(answerProblem(club, { by, problem, answer: given }), answered =>
      redrawn(askedCard({ problem: answered, reader: by.id }, words)),
    )
}

function outcome(said: NonNullable<Problem['outcome']>) {
  return (problem: string, { club, by, words }: Context): Outcome =>
    unlessRefused(sayOutcome(club, { by, problem, outcome: said }), done => redrawn(helpedCard(done, words)))
}
